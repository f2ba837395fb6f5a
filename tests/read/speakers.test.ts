import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

/** "speaker key: content" of each quote. */
const said = (text: string) =>
  read({ text }).quotes.map(
    ({ speaker, content }) =>
      `${speaker}: ${content.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
  );
const printed = (text: string) =>
  read({ text }).quotes.map(({ source }) =>
    source.map(({ start, end }) => text.slice(start, end)).join(' + '),
  );

describe('who speaks', () => {
  it.each([
    ['“We won’t sign,” said Carla Mendes, president of Norland.', 'person:carla mendes'],
    ['“We won’t sign,” said the president of Norland, Carla Mendes.', 'person:carla mendes'],
    ['Hugo Marsh, who has led the harbour since 2014, said the pier was unsafe.', 'person:hugo marsh'],
    ['“Nobody slept,” Hugo Marsh, a doctor who lives near the pier, said.', 'person:hugo marsh'],
    ['Continued Hugo Marsh: “So I think that it is a very real problem.”', 'person:hugo marsh'],
    ['In the words of Hugo Marsh, “the pier is a trap”.', 'person:hugo marsh'],
    ['As Hugo Marsh put it, “the pier is a trap for boats”.', 'person:hugo marsh'],
    ['According to Hugo Marsh, the pier, which opened in 1990, is unsafe.', 'person:hugo marsh'],
  ])('reads: %s', (text, speaker) => {
    expect(said(text)).toHaveLength(1);
    expect(said(text)[0]).toMatch(new RegExp(`^${speaker}: `));
  });

  it('gives the word to whoever did something since the last speaker', () => {
    const text =
      '“It was a mistake,” Ilse Brandt said. Omar Haddad disagreed. “It was the right thing,” he said.';
    expect(said(text)[1]).toBe('person:omar haddad: “It was the right thing,”');
  });

  it('lets who was told answer', () => {
    const text =
      '“I have led this harbour since 2014 and I will not leave,” Hugo Marsh told Omar Haddad. “You must go,” he replied.';
    expect(said(text)[1]).toBe('person:omar haddad: “You must go,”');
  });

  it('keeps the first person inside the marks with who says it, and the third apart', () => {
    const text = '“He lied to us and I know it,” Hugo Marsh said of Omar Haddad. “He always does.”';
    for (const one of said(text)) expect(one).toMatch(/^person:hugo marsh: /);
  });

  it('knows a counterpart by the name beside the word', () => {
    const text =
      'Foreign Minister Ilse Brandt met her Danish counterpart, Omar Haddad, on Monday. Her counterpart said the talks “were not easy”.';
    expect(said(text)).toEqual(['person:omar haddad: the talks “were not easy”']);
  });

  it.each([
    ['The latter said that it was unsafe.', 'person:hugo marsh'],
    ['The former said that it was unsafe.', 'person:omar haddad'],
  ])('tells of two people which: %s', (sentence, speaker) => {
    expect(said(`Omar Haddad and Hugo Marsh toured the pier. ${sentence}`)).toEqual([
      `${speaker}: that it was unsafe`,
    ]);
  });

  it('takes no asker for the speaker', () => {
    expect(said('“Is the pier safe?” asked Omar Haddad. “No,” Marsh said.')).toEqual([
      'person:omar haddad: “Is the pier safe?”',
      'person:marsh: “No,”',
    ]);
  });

  it('leaves unknown who the text does not name, with the words as printed', () => {
    const text = 'A man in a red coat said the pier was unsafe. “Nobody told us anything,” another said.';
    expect(said(text)[1]).toBe('null: “Nobody told us anything,”');
    expect(printed(text)[1]).toBe('another');
  });

  it('takes no wish to stay unnamed for words', () => {
    expect(said('“Nobody told us,” one resident, who asked not to be named, said.')).toEqual([
      'person:resident: “Nobody told us,”',
    ]);
  });

  it('gives no words to what a source stands close to', () => {
    expect(said('“It is over,” sources close to the talks said.')).toEqual(['group:sources: “It is over,”']);
  });
});

describe('words that are nobody’s', () => {
  it('are those of somebody who would not be named', () => {
    const text =
      'The talks failed, according to two officials, who asked not to be named because the matter is secret.';
    const { quotes } = read({ text });
    expect(quotes.flatMap(({ content }) => content).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The talks failed',
    ]);
  });
});

describe('documents, media and posts as sources', () => {
  it('gives a statement to who gave it out', () => {
    expect(said('“No vessel left the port,” a statement from the Port Authority read.')).toEqual([
      'organization:port authority: “No vessel left the port,”',
    ]);
  });

  it('leaves a document alone where nobody is named, and keeps its words', () => {
    const text = 'The report found that “most of the pumps had never worked”.';
    expect(said(text)).toHaveLength(1);
    expect(said(text)[0]).toMatch(/^null: /);
    expect(printed(text)).toEqual(['The report']);
  });

  it('reads an agency, and takes whom it cites for no words', () => {
    expect(said('“Two ministers left,” the Meridian Press Agency reported, citing an official.')).toEqual([
      'media:meridian press agency: “Two ministers left,”',
    ]);
  });

  it.each([
    'Foreign Minister Ilse Brandt wrote on Twitter: “The talks go on tonight.”',
    '“The talks go on tonight.” — Ilse Brandt, foreign minister',
    '“The talks go on tonight.”\n\n— Ilse Brandt, foreign minister',
    'Foreign Minister Ilse Brandt said in a statement: “The talks go on tonight.”',
  ])('reads: %s', (text) => {
    expect(said(text)).toEqual(['person:ilse brandt: “The talks go on tonight.”']);
  });
});

describe('transcripts, interviews and headlines', () => {
  it('reads lines that open with who speaks', () => {
    const text = 'ILSE BRANDT: The harbour opens in June.\n\nOMAR HADDAD: That is far too late for us.';
    expect(said(text)).toEqual([
      'person:ilse brandt: The harbour opens in June.',
      'person:omar haddad: That is far too late for us.',
    ]);
  });

  it('reads the answers of an interview, not the questions', () => {
    const text =
      'Reporter: Will you resign?\n\nBrandt: No. I was elected for four years.\n\nReporter: And the budget?\n\nBrandt: It passes on Friday.';
    expect(said(text)).toEqual([
      'person:brandt: No. I was elected for four years.',
      'person:brandt: It passes on Friday.',
    ]);
  });

  it('takes a list with colons for no transcript', () => {
    expect(said('Brandt: 1,769.\n\nHaddad: 2,316.\n\nMarsh: 12.')).toEqual([]);
  });

  it('reads a headline that names its speaker', () => {
    const body = '\n\nIlse Brandt met the council in the town hall on Monday.';
    expect(said(`Brandt: We will not pay for the bridge${body}`)).toEqual([
      'person:ilse brandt: We will not pay for the bridge',
    ]);
    expect(said(`Minister: talks ‘dead’${body}`)[0]).toMatch(/: talks ‘dead’$/);
  });

  it('takes no rubric of a headline for a speaker', () => {
    expect(said('Analysis: why the bridge was closed\n\nThe bridge was closed in May.')).toEqual([]);
  });
});

describe('papers and labels', () => {
  it('speak for who gave them out', () => {
    const resigned = 'Ilse Brandt resigned on Sunday. Her letter in full:\n\n“I leave with a light heart.”';
    expect(said(resigned)).toEqual(['person:ilse brandt: “I leave with a light heart.”']);
    const sorry = 'The Harbour Board is sorry. “We knew of it,” the statement read.';
    expect(said(sorry)).toEqual(['organization:harbour board: “We knew of it,”']);
  });

  it('leave words that are nobody’s to nobody', () => {
    expect(said('In her words, “it was never about the fish.”')).toEqual([
      'null: “it was never about the fish.”',
    ]);
  });

  it('mean by initials the one person of the text who has them', () => {
    const text =
      'Ilse Brandt runs the ferries. Hugo Marsh met her.\n\nHM: Will fares go up?\n\nIB: Not this year.';
    expect(said(text)).toEqual([
      'person:hugo marsh: Will fares go up?',
      'person:ilse brandt: Not this year.',
    ]);
  });

  it('mean by the bare noun of a headline the one body below', () => {
    const text =
      'Walkout may last weeks, union warns\n\nThe Dockers’ Union met its members on Monday in Varenna.';
    expect(said(text)[0]).toBe('organization:dockers’ union: Walkout may last weeks');
  });
});

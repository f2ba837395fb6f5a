import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

/** "speaker key: content" of each quote. */
const said = (text: string) =>
  read({ text }).quotes.map(
    (quote) =>
      `${quote.speaker}: ${quote.content.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
  );
const first = (text: string) => {
  const quote = read({ text }).quotes[0];
  if (!quote) throw new Error('no quote was read');
  const cut = (spans: { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' + ');
  return {
    kind: quote.kind,
    speaker: quote.speaker,
    content: cut(quote.content),
    source: cut(quote.source),
    cue: cut(quote.cue),
    addressee: quote.addressee,
  };
};

describe('direct quotes', () => {
  it('reads words, speaker and verb in that order', () => {
    expect(first('“The harbour stays closed this winter,” Ilse Brandt said on Monday.')).toEqual({
      kind: 'DIRECT',
      speaker: 'person:ilse brandt',
      content: '“The harbour stays closed this winter,”',
      source: 'Ilse Brandt',
      cue: 'said',
      addressee: null,
    });
  });

  it('reads a verb before its speaker, with title and apposition in the source', () => {
    const found = first(
      '“We will not pay,” warned Finance Minister Omar Haddad, the head of the Reform Party.',
    );
    expect(found.speaker).toBe('person:omar haddad');
    expect(found.source).toBe('Finance Minister Omar Haddad, the head of the Reform Party');
    expect(found.cue).toBe('warned');
  });

  it('reads a speaker in front of the words', () => {
    expect(said('Omar Haddad said: “We will not pay for this bridge.”')).toEqual([
      'person:omar haddad: “We will not pay for this bridge.”',
    ]);
  });

  it('reads over an apposition between name and verb', () => {
    expect(said('“It was a long night,” Hugo Marsh, a doctor at the hospital, said.')).toEqual([
      'person:hugo marsh: “It was a long night,”',
    ]);
  });

  it('joins what the cue splits', () => {
    expect(said('“The road,” Ilse Brandt said, “will open in May.”')).toEqual([
      'person:ilse brandt: “The road,” + “will open in May.”',
    ]);
  });

  it('keeps the speaker over a paragraph break', () => {
    const text = '“We waited for months,” said Ilse Brandt.\n\n“Nobody came to help us.”';
    expect(said(text)).toEqual([
      'person:ilse brandt: “We waited for months,”',
      'person:ilse brandt: “Nobody came to help us.”',
    ]);
  });

  it('gives a quote of several paragraphs one speaker', () => {
    const text = 'Ilse Brandt said: “We begin the work today.\n\n“We end it next year.”';
    expect(said(text)).toEqual(['person:ilse brandt: “We begin the work today. + “We end it next year.”']);
  });

  it('resolves a surname and then a pronoun', () => {
    const text =
      'President Carla Mendes arrived in Lima. “We came to listen,” Mendes told reporters. “There is much to hear,” she added.';
    expect(said(text)).toEqual([
      'person:carla mendes: “We came to listen,”',
      'person:carla mendes: “There is much to hear,”',
    ]);
    expect(first(text).addressee).toBe('group:reporters');
  });

  it('never takes who was told for who speaks', () => {
    const text =
      'Omar Haddad met Paul Reyes. “You are late,” Haddad told Reyes. “I will not wait,” he added.';
    expect(said(text)[1]).toBe('person:omar haddad: “I will not wait,”');
  });

  it('ties "according to" to the words', () => {
    expect(said('“The dam held through the night,” according to the Water Ministry.')).toEqual([
      'government:water ministry: “The dam held through the night,”',
    ]);
  });

  it('reads a name behind a dash', () => {
    expect(said('“We agree with all of it.” — Ada Lind, teacher')).toEqual([
      'person:ada lind: “We agree with all of it.”',
    ]);
  });

  it('reads a surname that looks like a verb', () => {
    expect(said('Loretta Lynch came. "It is late," Lynch said.')).toEqual([
      'person:loretta lynch: "It is late,"',
    ]);
  });

  it('reads over brackets and two appositions', () => {
    const text = '“We agree,” Rep. Ada Lind (D-Ohio), the head of the Green Party, one of three, said.';
    expect(said(text)).toEqual(['person:ada lind: “We agree,”']);
  });

  it('leaves a phrase in marks alone', () => {
    expect(said('The two sides agreed on “closer ties” in a village near the border.')).toEqual([]);
  });

  it('leaves the speaker open where the text names none', () => {
    expect(said('“Everything will be different from now on.”')).toEqual([
      'null: “Everything will be different from now on.”',
    ]);
  });

  it('gives a spokesman of a body a name of his own', () => {
    const text = '“The trains will run,” said a spokesman for the Rail Authority.';
    expect(said(text)[0]).toMatch(/^person:spokesman for the rail authority: /);
  });
});

describe('indirect and mixed quotes', () => {
  it('reads a that-clause', () => {
    expect(first('Omar Haddad said on Tuesday that the bridge would be closed.')).toMatchObject({
      kind: 'INDIRECT',
      speaker: 'person:omar haddad',
      content: 'that the bridge would be closed',
    });
  });

  it('reads a clause without "that"', () => {
    expect(said('Omar Haddad said the bridge would be closed.')).toEqual([
      'person:omar haddad: the bridge would be closed',
    ]);
  });

  it('reads a clause before its speaker', () => {
    expect(said('The bridge will be closed for a year, the mayor said.')).toEqual([
      'person:mayor: The bridge will be closed for a year',
    ]);
  });

  it('is mixed where marks stand inside', () => {
    expect(first('Several union leaders said the plan was “an insult” to all workers.')).toMatchObject({
      kind: 'MIXED',
      speaker: 'group:union leaders',
      content: 'the plan was “an insult” to all workers',
    });
  });

  it('reads "according to" in front', () => {
    expect(said('According to state media, two ministers left the cabinet.')).toEqual([
      'media:state media: two ministers left the cabinet',
    ]);
  });

  it('reads a noun of saying as part of the cue', () => {
    expect(first('Local farmers expressed the fear that the canal could run dry.')).toMatchObject({
      cue: 'expressed the fear',
      content: 'that the canal could run dry',
    });
  });

  it('gives "adding that" the same speaker', () => {
    expect(said('Omar Haddad said the bridge was old, adding that repairs would start soon.')).toEqual([
      'person:omar haddad: the bridge was old',
      'person:omar haddad: that repairs would start soon',
    ]);
  });

  it('gives a second verb of saying to the one who said the first', () => {
    const text =
      'Omar Haddad said the council had no right to act alone and called the order “a locked door”.';
    expect(said(text)).toEqual([
      'person:omar haddad: the council had no right to act alone',
      'person:omar haddad: “a locked door”',
    ]);
  });

  it('reads what somebody is described as, in marks', () => {
    expect(said('Omar Haddad described the vote as a “cheap trick” to win time.')).toEqual([
      'person:omar haddad: a “cheap trick” to win time',
    ]);
  });

  it('stops before a remark of the author behind a dash', () => {
    expect(
      said('The mayor argued that the city needs the “green belt” – a term the council coined.'),
    ).toEqual(['person:mayor: that the city needs the “green belt”']);
  });

  it.each([
    'Omar Haddad said nothing about the bridge.',
    'Omar Haddad did not say that the bridge was safe.',
    'The company announced a new plan, workers left the hall.',
    'I think that the bridge is old.',
  ])('reads no quote out of: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('what is found, done or asked', () => {
  it('is a quote where a clause tells what was found', () => {
    expect(said('The divers found that the cable was cut.')).toEqual([
      'group:divers: that the cable was cut',
    ]);
  });

  it.each([
    'Asked if the bridge would open, Ilse Brandt left the room.',
    'The plan was drawn up by Ilse Brandt.',
    'Ilse Brandt sees it otherwise.',
    'Pictures\n\nImage: Hugo Marsh.\n\nGraphic: Omar Haddad.',
  ])('is none: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('leaves out who was told', () => {
    expect(said('Ilse Brandt told the Harbour Paper the pier was safe.')).toEqual([
      'person:ilse brandt: the pier was safe',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

/** "speaker key: content" of each quote. */
const said = (text: string) =>
  read({ text }).quotes.map(
    ({ speaker, content }) =>
      `${speaker}: ${content.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
  );
const cut = (text: string, spans: { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' + ');

describe('two quotes side by side', () => {
  it('are two where the second has a verb of its own', () => {
    const text = '“The pier is safe,” Hugo Marsh said, adding: “The bridge is another matter.”';
    expect(said(text)).toEqual([
      'person:hugo marsh: “The pier is safe,”',
      'person:hugo marsh: “The bridge is another matter.”',
    ]);
  });

  it('tell the answer from the question, and who answers from who was asked', () => {
    const text =
      'Hugo Marsh came late. Marsh was asked, “Is the pier safe?” He answered, “Ask the engineers about that.”';
    const { quotes } = read({ text });
    expect(quotes.map(({ content }) => cut(text, content))).toEqual([
      '“Is the pier safe?”',
      '“Ask the engineers about that.”',
    ]);
    expect(quotes.map(({ speaker }) => speaker)).toEqual([null, 'person:hugo marsh']);
    expect(quotes[0]?.addressee).toBe('person:hugo marsh');
  });

  it('tell the words of a clause in front from the words behind the speaker', () => {
    const text =
      'When somebody in the hall shouted, “Go home,” Ilse Brandt replied, “This is my home, and I stay.”';
    const mine = said(text).filter((one) => one.startsWith('person:ilse brandt'));
    expect(mine).toEqual(['person:ilse brandt: “This is my home, and I stay.”']);
  });

  it('are of two people where the second answers somehow', () => {
    const text =
      '“Tell them to come,” Ilse Brandt said to Hugo Marsh, who replied coldly: “They will not come.”';
    expect(said(text)[0]).toBe('person:ilse brandt: “Tell them to come,”');
    expect(said(text)).toHaveLength(2);
  });

  it('leave a sentence that follows to itself', () => {
    const text = 'Ilse Brandt wrote to him, saying, “come home at once!” He replied that he was “at sea”.';
    expect(said(text)[0]).toBe('person:ilse brandt: “come home at once!”');
  });

  it('go to two people where the second is only another', () => {
    const text =
      '“It was far too loud,” said Ada Lind, a teacher. Yet another said, “We could not sleep at all.”';
    expect(said(text)).toEqual([
      'person:ada lind: “It was far too loud,”',
      'null: “We could not sleep at all.”',
    ]);
  });
});

describe('words in front of marks', () => {
  it.each([
    [
      'From the Harbour Board’s letter: “All piers stay closed until May.”',
      '“All piers stay closed until May.”',
    ],
    ['Here’s Ilse Brandt in 1992: “We will never sell the harbour.”', '“We will never sell the harbour.”'],
    ['Ilse Brandt on the harbour: “It was never for sale.”', '“It was never for sale.”'],
  ])('need no verb: %s', (text, words) => {
    const { quotes } = read({ text });
    expect(quotes.map(({ content }) => cut(text, content))).toEqual([words]);
    expect(quotes[0]?.source).toHaveLength(1);
    expect(quotes[0]?.speaker).toMatch(/brandt|harbour board/);
  });
});

describe('words behind marks', () => {
  it.each([
    ['“This is splendid!” beamed Hugo Marsh of Aberdare.', 'person:hugo marsh'],
    ['“It is a pretty old boat,” said Will Marsh, a fisherman.', 'person:will marsh'],
  ])('may hold any verb where the quote cannot be over: %s', (text, speaker) => {
    expect(read({ text }).quotes.map((quote) => quote.speaker)).toEqual([speaker]);
  });

  it('name who signs, with the place', () => {
    expect(said('“Your article forgot the cyclists again.”\n\n— Owen Pryce, Aberdare')).toEqual([
      'person:owen pryce: “Your article forgot the cyclists again.”',
    ]);
  });
});

describe('quotes that go on', () => {
  it('show the words that named their speaker', () => {
    const text = '“We waited for months,” said Ilse Brandt.\n\n“Nobody came to help us.”';
    expect(read({ text }).quotes.map(({ source }) => cut(text, source))).toEqual([
      'Ilse Brandt',
      'Ilse Brandt',
    ]);
  });
});

describe('interviews and headlines', () => {
  const interview = (intro: string) =>
    `${intro}\n\nQ: Will fares go up?\n\nA: Not this year.\n\nQ: And then?\n\nA: Ask Omar Haddad.`;

  it('give the answers to the one person named before', () => {
    expect(said(interview('Ilse Brandt runs the ferries. We met her in June.'))).toEqual([
      'person:ilse brandt: Not this year.',
      'person:ilse brandt: Ask Omar Haddad.',
    ]);
  });

  it.each(['We met in June.', 'Ilse Brandt and Hugo Marsh run the ferries.'])(
    'give them to nobody where none or several are named: %s',
    (intro) => {
      expect(said(interview(intro))).toEqual(['null: Not this year.', 'null: Ask Omar Haddad.']);
    },
  );

  it('lead an office in a headline to who holds it', () => {
    const text =
      'Transport minister: talks ‘dead’\n\nTransport Minister Ilse Brandt left the room on Thursday.';
    expect(said(text)[0]).toBe('person:ilse brandt: talks ‘dead’');
  });
});

describe('words that lead to a quote', () => {
  it.each([
    ['Hundreds of miners chanted “Bread and Air.” It rained.', 'group:miners: “Bread and Air.”'],
    ['As Hugo Marsh put it, “It’s the Wind.” He left.', 'person:hugo marsh: “It’s the Wind.”'],
    ['In Hugo Marsh’s words, “they count fish by night.”', 'person:hugo marsh: “they count fish by night.”'],
    ['Hugo Marsh’s slogan is “I stand by the river.”', 'person:hugo marsh: “I stand by the river.”'],
    [
      'The pier is, in the words of its engineer, Hugo Marsh, “a very long bench for gulls”.',
      'person:hugo marsh: “a very long bench for gulls”',
    ],
    ['The pier, derided by Hugo Marsh as “a bench”, opens in May.', 'person:hugo marsh: “a bench”'],
    [
      'Hugo Marsh stood up. Adding, “We saw it come and we did nothing.”',
      'person:hugo marsh: “We saw it come and we did nothing.”',
    ],
    [
      'Hugo Marsh stood up. His answer to the owners was brief: “Pay it yourselves.”',
      'person:hugo marsh: “Pay it yourselves.”',
    ],
    ['Hugo Marsh remarked to the Harbour Paper, “It will rain.”', 'person:hugo marsh: “It will rain.”'],
  ])('%s', (text, quote) => {
    expect(said(text)).toEqual([quote]);
  });

  it('are chants of nobody known', () => {
    expect(said('Marsh walked in to chants of “Shame! Shame!” and sat down.')).toEqual([
      'null: “Shame! Shame!”',
    ]);
  });

  it('stand above a list', () => {
    const text =
      'Ilse Brandt asked two things of the board:\n\n1. “Open the books.”\n\n2. “Close the yard.”\n\nIt met.';
    expect(said(text)).toEqual([
      'person:ilse brandt: “Open the books.”',
      'person:ilse brandt: “Close the yard.”',
    ]);
  });
});

describe('quotes in several parts', () => {
  it('are one where the sentence that names the speaker ends between them', () => {
    const text =
      '“It was kind of her,” said Hugo Marsh, who has known Brandt since they sailed together. “I will not forget it.”';
    expect(said(text)).toEqual(['person:hugo marsh: “It was kind of her,” + “I will not forget it.”']);
  });

  it('are two where a paragraph that goes on has a verb of its own', () => {
    const text =
      '“They came,” Hugo Marsh said. “They took all the nets.\n\n“And then they took the boats,” he went on. “We had two.”';
    expect(said(text)).toEqual([
      'person:hugo marsh: “They came,” + “They took all the nets.',
      'person:hugo marsh: “And then they took the boats,” + “We had two.”',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { type Quote, scoreQuotes, typeByMarks } from '../../bench/read/quote-score.mjs';

const TEXT = 'Lund said “we will stay”. Moor hopes that it rains. Critics fear a long strike.';

/** A quote by its words in the text; an empty string leaves a part out. */
function quote(content: string, source: string, cue: string, type = 'indirect'): Quote {
  const spans = (words: string) => {
    const start = TEXT.indexOf(words);
    return words === '' ? [] : [{ start, end: start + words.length }];
  };
  return { content: spans(content), source: spans(source), cue: spans(cue), type };
}

const GOLD = [
  quote('“we will stay”', 'Lund', 'said', 'direct'),
  quote('that it rains', 'Moor', 'hopes'),
  quote('a long strike', 'Critics', 'fear'),
];
const score = (read: Quote[], gold = GOLD) => scoreQuotes([{ text: TEXT, gold, read }]);

describe('scoreQuotes', () => {
  it('gives all to a reading that is the gold one', () => {
    const { tokens, exact, attribution } = score(GOLD);
    expect(tokens.content).toEqual({ right: 9, read: 9, gold: 9 });
    expect(exact.source).toEqual({ right: 3, read: 3, gold: 3 });
    expect(attribution).toEqual({ right: 3, read: 3, gold: 3 });
  });

  it('sees no difference in marks and stops at the edges of a span', () => {
    expect(score([quote('we will stay', 'Lund', 'said')]).exact.content).toEqual({
      right: 1,
      read: 1,
      gold: 3,
    });
  });

  it('counts a word that two quotes share once', () => {
    const { content } = score([quote('that it rains', 'Moor', ''), quote('it rains', 'Moor', '')]).tokens;
    expect(content).toEqual({ right: 3, read: 3, gold: 9 });
  });

  it('finds a quote at a third of its words, but not at .8', () => {
    const { found } = score([quote('“we will', 'Lund', 'said', 'direct')]);
    expect(found.map(({ right }) => right)).toEqual([1, 0]);
  });

  it('matches one read quote to one gold quote only', () => {
    const both = quote('that it rains. Critics fear a long strike', 'Moor', 'hopes');
    const { found, attribution } = score([both]);
    expect(found[0]).toMatchObject({ right: 1, read: 1, gold: 3, speaker: 1 });
    expect(attribution.right).toBe(0);
  });

  it('counts a quote in the wrong mouth as found, but not as attributed', () => {
    const { found, attribution } = score([quote('that it rains', 'Critics', 'hopes')]);
    expect(found[0]).toMatchObject({ right: 1, speaker: 0 });
    expect(attribution).toEqual({ right: 0, read: 1, gold: 3 });
  });

  it('takes a named speaker as wrong where the gold quote has none', () => {
    const gold = [quote('that it rains', '', 'hopes')];
    expect(score([quote('that it rains', 'Moor', '')], gold).attribution.right).toBe(0);
    expect(score([quote('that it rains', '', '')], gold).attribution.right).toBe(1);
  });

  it('counts recall by the gold type, precision by the read one', () => {
    const { byType } = score([
      quote('we will stay', 'Lund', 'said', 'direct'),
      quote('that it rains', 'Moor', 'hopes', 'direct'),
      quote('Lund said', '', '', 'mixed'),
    ]);
    expect(byType.get('direct')).toEqual({ right: 1, gold: 1, read: 2, kept: 2, speaker: 1 });
    expect(byType.get('indirect')).toEqual({ right: 1, gold: 2, read: 0, kept: 0, speaker: 1 });
    expect(byType.get('mixed')).toEqual({ right: 0, gold: 0, read: 1, kept: 0, speaker: 0 });
  });

  it('leaves out gold attributions without content', () => {
    expect(score([], [quote('', 'Moor', 'hopes')]).attribution.gold).toBe(0);
  });
});

describe('typeByMarks', () => {
  const type = (words: string) => {
    const start = TEXT.indexOf(words);
    return typeByMarks(TEXT, [{ start, end: start + words.length }]);
  };

  it('tells direct, mixed and indirect ones', () => {
    expect(type('“we will stay”.')).toBe('direct');
    expect(type('said “we will stay”')).toBe('mixed');
    expect(type('we will stay')).toBe('mixed');
    expect(type('a long strike')).toBe('indirect');
  });
});

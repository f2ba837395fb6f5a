import { describe, expect, it } from 'vitest';
import { figuresOf, fromRates } from '../../bench/read/figures.mjs';
import { fromCodePoints, jaccard, merged, shared, sizeOf, toCodePoints } from '../../bench/read/spans.mjs';

const span = (start: number, end: number) => ({ start, end });

describe('spans', () => {
  it('joins what overlaps or touches, in order, and drops what is empty', () => {
    expect(merged([span(5, 9), span(0, 3), span(3, 4), span(6, 7), span(12, 12)])).toEqual([
      span(0, 4),
      span(5, 9),
    ]);
  });

  it('leaves what it was given as it was', () => {
    const given = [span(0, 3), span(2, 5)];
    merged(given);
    expect(given).toEqual([span(0, 3), span(2, 5)]);
  });

  it('counts the characters that two lists share', () => {
    const [a, b] = [
      [span(0, 4), span(10, 20)],
      [span(2, 12), span(18, 30)],
    ];
    expect(shared(a, b)).toBe(2 + 2 + 2);
    expect(shared(b, a)).toBe(6);
    expect(sizeOf(b)).toBe(22);
  });

  it('divides what is shared by what either has, and gives 0 for nothing at all', () => {
    expect(jaccard([span(0, 4), span(2, 6)], [span(3, 9)])).toBe(3 / 9);
    expect(jaccard([], [])).toBe(0);
  });

  it('counts code points as the sets do, and code units as JavaScript does', () => {
    const text = 'a😀 b';
    expect(fromCodePoints(text)(span(1, 4))).toEqual(span(1, 5));
    expect(toCodePoints(text)(span(1, 5))).toEqual(span(1, 4));
  });
});

describe('figures', () => {
  it('are precision, recall and their harmonic mean', () => {
    expect(figuresOf({ right: 2, read: 4, gold: 8 })).toEqual({ precision: 0.5, recall: 0.25, f: 1 / 3 });
  });

  it('are 0 where nothing was read or nothing is there', () => {
    expect(figuresOf({ right: 0, read: 0, gold: 3 })).toEqual({ precision: 0, recall: 0, f: 0 });
    expect(fromRates(0, 0).f).toBe(0);
  });
});

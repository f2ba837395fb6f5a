import { describe, expect, it } from 'vitest';
import { compareShingles, meansOf } from '../../bench/extract/shingles.mjs';

describe("ScrapingHub's measure", () => {
  it('counts runs of four words, each as often as it is there', () => {
    expect(compareShingles('a b c d e', 'a b c d')).toEqual({ found: 1, extra: 0, missed: 1 });
    expect(compareShingles('a b c d', 'a, b; c d! a b c d')).toEqual({ found: 1, extra: 4, missed: 0 });
    expect(compareShingles('one', 'One')).toEqual({ found: 0, extra: 1, missed: 1 });
  });

  it('takes the means over the pages, and F1 of these', () => {
    const pages = [
      { found: 1, extra: 1, missed: 0 },
      { found: 1, extra: 0, missed: 0 },
      { found: 0, extra: 0, missed: 5 },
    ];
    const { precision, recall, f } = meansOf(pages);
    expect(precision).toBe(0.75);
    expect(recall).toBeCloseTo(2 / 3);
    expect(f).toBeCloseTo((2 * 0.75 * (2 / 3)) / (0.75 + 2 / 3));
  });
});

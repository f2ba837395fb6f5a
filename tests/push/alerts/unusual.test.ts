import { describe, expect, it } from 'vitest';
import { usualOf } from '../../../src/push/alerts/unusual.js';

describe('what is usual in an hour', () => {
  it.each([
    ['nothing at all', [0, 0, 0, 0], 0, 5],
    ['always the same', [10, 10, 10, 10], 10, 22],
    ['a few more or less', [8, 12, 10, 11, 9, 10], 10, 22],
    ['now this, now that', [0, 20, 5, 15, 10], 10, 36],
    ['with a spike in it', [10, 10, 400, 10, 10], 10, 22],
  ])('%s', (_what, weeks, median, expected) => {
    expect(usualOf(weeks, [], 5)).toEqual({ median, expected });
  });

  it('is told by days while less than three weeks are known, and by nothing before three days are', () => {
    expect(usualOf([1, 2], [4, 4, 4], 5)).toEqual({ median: 4, expected: 12 });
    expect(usualOf([1, 2], [4, 4], 5)).toBeUndefined();
  });

  it('is never exceeded by fewer than the least number asked for', () => {
    expect(usualOf([0, 0, 0], [], 40)).toEqual({ median: 0, expected: 40 });
  });
});

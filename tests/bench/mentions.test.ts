import { describe, expect, it } from 'vitest';
import { bCubed, exactPairs, likePairs } from '../../bench/read/mention-score.mjs';

const mention = (start: number, end: number, cluster: string) => ({ start, end, cluster });

describe('pairs of mentions', () => {
  it('are exact ones only where both ends are the same, each used once', () => {
    const gold = [mention(0, 4, 'a'), mention(6, 9, 'a')];
    const read = [mention(0, 4, 'x'), mention(0, 4, 'y'), mention(6, 10, 'x')];
    expect(exactPairs(gold, read)).toEqual([[0, 0]]);
  });

  it('are like ones from half on, the most alike first', () => {
    const gold = [mention(0, 10, 'a'), mention(20, 30, 'b')];
    const read = [mention(0, 6, 'x'), mention(1, 10, 'x'), mention(26, 30, 'y')];
    expect(likePairs(gold, read)).toEqual([[0, 1]]);
  });
});

describe('bCubed', () => {
  const gold = [mention(0, 1, 'a'), mention(2, 3, 'a'), mention(4, 5, 'a'), mention(6, 7, 'b')];

  it('is whole where the actors are the same', () => {
    expect(bCubed(gold, gold, exactPairs(gold, gold))).toEqual({ precision: 4, recall: 4 });
  });

  it('costs precision where two actors are read as one', () => {
    const read = gold.map((one) => ({ ...one, cluster: 'x' }));
    expect(bCubed(gold, read, exactPairs(gold, read))).toEqual({ precision: 3 * (3 / 4) + 1 / 4, recall: 4 });
  });

  it('costs recall where one actor is read as two', () => {
    const read = gold.map((one, i) => ({ ...one, cluster: i === 0 ? 'x' : one.cluster }));
    const { precision, recall } = bCubed(gold, read, exactPairs(gold, read));
    expect(precision).toBe(4);
    expect(recall).toBeCloseTo(1 / 3 + 2 * (2 / 3) + 1, 10);
  });

  it('gives nothing for a mention that the other side lacks, and counts it into its actor', () => {
    const read = [mention(0, 1, 'x'), mention(2, 3, 'x'), mention(8, 9, 'x')];
    const { precision, recall } = bCubed(gold, read, exactPairs(gold, read));
    expect(precision).toBeCloseTo(2 * (2 / 3), 10);
    expect(recall).toBeCloseTo(2 * (2 / 3), 10);
  });
});

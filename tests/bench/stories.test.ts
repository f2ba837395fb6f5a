import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bCubed } from '../../bench/stories/b-cubed.mjs';

const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const ABSENT = !existsSync(DATA);

describe('B-cubed', () => {
  it('means precision and recall over items', () => {
    // Gold a a b; found x y y: the first a is alone (1, 1/2), the second with b (1/2, 1/2), b with the second a (1/2, 1).
    const items = [
      { gold: 'a', found: 'x' },
      { gold: 'a', found: 'y' },
      { gold: 'b', found: 'y' },
    ];
    const [precision, recall] = [2 / 3, 2 / 3];
    expect(bCubed(items)).toMatchObject({ gold: 2, found: 2 });
    expect(bCubed(items).precision).toBeCloseTo(precision);
    expect(bCubed(items).recall).toBeCloseTo(recall);
  });

  it('does not mind what clusters are called', () => {
    const items = ['a', 'a', 'b', 'c'].map((gold) => ({ gold, found: `cluster of ${gold}` }));
    expect(bCubed(items)).toMatchObject({ precision: 1, recall: 1, f: 1 });
  });
});

describe.skipIf(ABSENT)(`the public sets${ABSENT ? ' (skipped: ../shared/data is not there)' : ''}`, () => {
  it('have their near copies found, all of them and no others', async () => {
    const { scoreNearDuplicates } = await import('../../bench/stories/near-duplicates.mjs');
    for (const row of scoreNearDuplicates({ data: DATA }))
      expect(row).toMatchObject({ precision: 1, recall: 1 });
  });

  it('have their stories found at B-cubed F .80 by headlines alone', async () => {
    const { scoreUci } = await import('../../bench/stories/uci.mjs');
    const all = (await scoreUci({ data: DATA })).find(({ set }) => set === 'UCI, all');
    expect(all?.f).toBeGreaterThanOrEqual(0.8);
  });
});

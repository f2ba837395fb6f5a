import { describe, expect, it } from 'vitest';
import {
  bandKeys,
  COPY_WINDOW_HOURS,
  copyTest,
  keysOfCopies,
  SKETCH_BITS,
  SKETCH_DISTANCE,
  sketchOf,
} from '../../../src/store/stories/sketch.js';

const WIRE = `The harbour of Ellery will stay shut until Friday, the port captain Ines Rowe said on Monday, because the dredger that went
aground off the north mole has not been moved. Two tugs from Corran are on their way. Nine trawlers lie at anchor outside and
wait for the channel to open, and the fish market has called off its auction for the second day in a row. The owners of the
dredger, Pell and Sons, said that they would pay for the tugs but not for the fish.`;
const EDITED = WIRE.replace('on Monday', 'yesterday').replace('Nine trawlers', 'Some trawlers');
const OTHER = `Trawlers were still waiting off Ellery on Monday evening. The dredger on the mole has to go first, and for that the
port needs tugs from Corran, said Ines Rowe, who runs the port. She expects ships to move again on Friday. At the market there was
nothing to auction. Pell and Sons own the dredger; they are ready to pay for tugs, and for nothing else, their lawyer told us.`;
const NOON = '2026-11-02T12:00:00.000Z';

function distance(a: string, b: string): number {
  const [left, right] = [sketchOf(a)!.bits, sketchOf(b)!.bits];
  return [...left].filter((bit, i) => bit !== right[i]).length;
}

/** Whether an article of this text, published so many hours after noon, is among those that one of noon is compared with. */
function meets(text: string, other: string, hours: number): boolean {
  const then = new Date(Date.parse(NOON) + hours * 3_600_000).toISOString();
  const keys = new Set(keysOfCopies(sketchOf(text)!, NOON));
  return bandKeys(sketchOf(other)!, then).some((key) => keys.has(key));
}

describe('a sketch', () => {
  it('is the same whatever the case, the marks and the accents', () => {
    expect(sketchOf(WIRE.toUpperCase().replaceAll(',', ' –'))).toEqual(sketchOf(WIRE));
  });

  it('is bits and whole numbers, as the database holds them', () => {
    const sketch = sketchOf(WIRE)!;
    expect(sketch.bits).toMatch(new RegExp(`^[01]{${SKETCH_BITS}}$`));
    expect(bandKeys(sketch, NOON).every((key) => key === (key | 0))).toBe(true);
  });

  it('moves little when an editor changes a few words', () => {
    expect(distance(WIRE, EDITED)).toBeLessThanOrEqual(SKETCH_DISTANCE);
    expect(copyTest(WIRE)(EDITED)).toBe(true);
  });

  it('is far from that of another report of the same happening', () => {
    expect(distance(WIRE, OTHER)).toBeGreaterThan(SKETCH_DISTANCE);
    expect(copyTest(WIRE)(OTHER)).toBe(false);
  });

  it('finds copies that are published within three days, before or after, wherever the days begin', () => {
    for (let hours = -COPY_WINDOW_HOURS; hours <= COPY_WINDOW_HOURS; hours += 6)
      expect(meets(WIRE, EDITED, hours), `${hours} hours`).toBe(true);
  });

  it('passes by other texts, and copies that are weeks apart', () => {
    expect(meets(WIRE, OTHER, 0)).toBe(false);
    expect(meets(WIRE, WIRE, 24 * 14)).toBe(false);
  });

  it('is taken of the beginning of a very long text', () => {
    const long = WIRE.repeat(200);
    expect(sketchOf(`${long} And more.`)).toEqual(sketchOf(long));
  });

  it('is not taken of a text that says nothing', () => {
    expect(sketchOf('Watch live: the harbour of Ellery')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { areCopies, COPY_DISTANCE, fingerprint } from '../../../src/store/stories/fingerprint.js';

const WIRE = `The harbour of Ellery will stay shut until Friday, the port captain Ines Rowe said on Monday, because the dredger that went
aground off the north mole has not been moved. Two tugs from Corran are on their way. Nine trawlers lie at anchor outside and
wait for the channel to open, and the fish market has called off its auction for the second day in a row. The owners of the
dredger, Pell and Sons, said that they would pay for the tugs but not for the fish.`;

function distance(a: string, b: string): number {
  let bits = BigInt.asUintN(64, fingerprint(a)! ^ fingerprint(b)!);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

describe('a fingerprint', () => {
  it('is the same whatever the case, the marks and the accents', () => {
    expect(fingerprint(WIRE.toUpperCase().replaceAll(',', ' –'))).toBe(fingerprint(WIRE));
  });

  it('is a signed 64-bit integer, as the database holds it', () => {
    const print = fingerprint(WIRE)!;
    expect(BigInt.asIntN(64, print)).toBe(print);
  });

  it('moves little when an editor changes a few words', () => {
    const edited = WIRE.replace('on Monday', 'yesterday').replace('Nine trawlers', 'Some trawlers');
    expect(distance(WIRE, edited)).toBeLessThanOrEqual(COPY_DISTANCE);
    expect(areCopies(WIRE, edited)).toBe(true);
  });

  it('is far from that of another report of the same happening', () => {
    const other = `Trawlers were still waiting off Ellery on Monday evening. The dredger on the mole has to go first, and for that the
port needs tugs from Corran, said Ines Rowe, who runs the port. She expects ships to move again on Friday. At the market there was
nothing to auction. Pell and Sons own the dredger; they are ready to pay for tugs, and for nothing else, their lawyer told us.`;
    expect(distance(WIRE, other)).toBeGreaterThan(COPY_DISTANCE);
    expect(areCopies(WIRE, other)).toBe(false);
  });

  it('is not taken of a text that says nothing', () => {
    expect(fingerprint('Watch live: the harbour of Ellery')).toBeNull();
  });
});

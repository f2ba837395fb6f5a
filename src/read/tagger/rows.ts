import { HASH_BITS } from './hash.js';

/**
 * Which features have weights, and in which row: a bit for each feature, and for each 32 of them how many have weights
 * before. A megabyte in all, so that looking up stays in the processor's cache.
 */
export interface Rows {
  bits: Int32Array;
  ranks: Int32Array;
  count: number;
}

/** Numbers the features for which `has` holds, from 0 in their own order. */
export function toRows(has: (id: number) => boolean): Rows {
  const bits = new Int32Array(2 ** (HASH_BITS - 5));
  const ranks = new Int32Array(bits.length);
  let count = 0;
  for (let block = 0; block < bits.length; block++) {
    ranks[block] = count;
    let mine = 0;
    for (let bit = 0; bit < 32; bit++) if (has(block * 32 + bit)) mine |= 1 << bit;
    bits[block] = mine;
    count += countBits(mine);
  }
  return { bits, ranks, count };
}

/** The row of a feature; -1 for none. */
export function rowOf({ bits, ranks }: Rows, id: number): number {
  const block = bits[id >>> 5] as number;
  if (((block >>> (id & 31)) & 1) === 0) return -1;
  return (ranks[id >>> 5] as number) + countBits(block & ((1 << (id & 31)) - 1));
}

/** How many bits of a 32-bit number are set. */
export function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { nameKey } from '../name-key.js';

/**
 * Bits in which the fingerprints of two copies may differ. Measured: copies of whole articles 0 to 5, two edits in a short note 10,
 * other texts 11 and more (1 pair of 80,000 within 14): those few are told apart by their words.
 */
export const COPY_DISTANCE = 14;
/** Share of their word pairs that two copies have in common: the fingerprint finds, the words decide. */
const COPY_LIKENESS = 0.7;
/** Fewer words than this say nothing about where they come from ("Watch live"). */
const FEWEST_WORDS = 8;

const BITS = 64;
const HALF = 32;

/**
 * The SimHash of a text over its pairs of neighbouring words (Charikar 2002, Manku et al. 2007): texts that share most pairs
 * have fingerprints that differ in few bits. Case, accents and punctuation do not count.
 * @returns a signed 64-bit integer; null for a text of fewer than 8 words
 */
export function fingerprint(text: string): bigint | null {
  const words = nameKey(text).split(' ');
  if (words.length < FEWEST_WORDS) return null;
  const votes = new Int32Array(BITS);
  for (let i = 1; i < words.length; i++) vote(votes, `${words[i - 1]} ${words[i]}`);
  let bits = 0n;
  for (let bit = BITS - 1; bit >= 0; bit--) bits = (bits << 1n) | (votes[bit]! > 0 ? 1n : 0n);
  return BigInt.asIntN(BITS, bits);
}

/** Whether two texts are copies of one another: word for word, but for small edits. */
export function areCopies(a: string, b: string): boolean {
  const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const pair of pairsOfA) if (pairsOfB.has(pair)) shared += 1;
  return shared / (pairsOfA.size + pairsOfB.size - shared) >= COPY_LIKENESS;
}

function pairs(text: string): Set<string> {
  const words = nameKey(text).split(' ');
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** Counts each bit of a pair's hash for or against. */
function vote(votes: Int32Array, pair: string): void {
  // Two 32-bit FNV-1a style hashes with different primes, each mixed at the end as MurmurHash3 does.
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < pair.length; i++) {
    const code = pair.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  low = mixed(low);
  high = mixed(high);
  for (let bit = 0; bit < HALF; bit++) {
    votes[bit]! += ((low >>> bit) & 1) * 2 - 1;
    votes[HALF + bit]! += ((high >>> bit) & 1) * 2 - 1;
  }
}

function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

import { nameKey } from '../name-key.js';

/** What a text is compared by before its words are looked at. */
export interface Sketch {
  /** So many `0` and `1`, of which two texts have the more in common the more pairs of words they share. */
  bits: string;
  /** Whole numbers of 32 bits, of which two copies have at least one in common. */
  bands: number[];
}

/** Length of a sketch. */
export const SKETCH_BITS = 512;
/**
 * Bits in which the sketches of two copies may differ. A bit of two texts differs with half the chance that a pair of either is
 * not of both: 77 ± 8 bits where 70% of the pairs are shared, 128 ± 10 where it is half of them.
 */
export const SKETCH_DISTANCE = 108;
/** Share of their word pairs that two copies have in common: the sketch finds, the words decide. */
const COPY_LIKENESS = 0.7;
/** Fewer words than this say nothing about where they come from ("Watch live"). */
const FEWEST_WORDS = 8;
/** The sketch is taken of the beginning of a long text, characters. */
const LONGEST = 20_000;
/** Texts that share 70% of their pairs have a band in common in 99.98% of cases; two that share a tenth, in 0.3%. */
const BANDS = 32;
const BAND_ROWS = 4;

const HOUR_MS = 3_600_000;
/** How far apart two articles may be published and still be copies of one another. */
export const COPY_WINDOW_HOURS = 72;

/** What each of the hash functions is told by. */
const SEEDS = Uint32Array.from({ length: SKETCH_BITS }, (_, i) => mixed(Math.imul(i + 1, 0x9e3779b9)));

/**
 * A text by its pairs of neighbouring words: for each of 512 hash functions the pair that hashes lowest (MinHash, Broder 1997),
 * of which one bit is kept (b-bit minwise hashing, Li and König 2010), and of the first 128 four at a time as a band to be looked
 * up by. Case, accents and punctuation do not count.
 * @returns null for a text of fewer than 8 words
 */
export function sketchOf(text: string): Sketch | null {
  const words = wordsOf(text.slice(0, LONGEST));
  if (words.length < FEWEST_WORDS) return null;
  const lowest = new Uint32Array(SKETCH_BITS).fill(0xffffffff);
  for (const pair of pairsOf(words)) {
    const hash = hashOf(pair);
    for (let i = 0; i < SKETCH_BITS; i++) {
      const own = mixed(hash ^ SEEDS[i]!);
      if (own < lowest[i]!) lowest[i] = own;
    }
  }
  return { bits: Array.from(lowest, (one) => one & 1).join(''), bands: bandsOf(lowest) };
}

/**
 * What an article is found by: its bands in the three days that it was published in.
 * @param publishedAt ISO 8601 date-time
 */
export function bandKeys({ bands }: Sketch, publishedAt: string): number[] {
  return keysIn(bands, periodOf(publishedAt));
}

/** What the copies of an article are found by: all that are published within 72 hours of it have one of these at least. */
export function keysOfCopies({ bands }: Sketch, publishedAt: string): number[] {
  const period = periodOf(publishedAt);
  return [period - 1, period, period + 1].flatMap((one) => keysIn(bands, one));
}

/** Tells whether other texts are copies of this one: word for word, but for small edits. */
export function copyTest(text: string): (other: string) => boolean {
  const own = pairsOf(wordsOf(text));
  return (other) => {
    const others = pairsOf(wordsOf(other));
    let shared = 0;
    for (const pair of others) if (own.has(pair)) shared += 1;
    return shared / (own.size + others.size - shared) >= COPY_LIKENESS;
  };
}

function wordsOf(text: string): string[] {
  return nameKey(text).split(' ');
}

function pairsOf(words: readonly string[]): Set<string> {
  const pairs = new Set<string>();
  for (let i = 1; i < words.length; i++) pairs.add(`${words[i - 1]} ${words[i]}`);
  return pairs;
}

function bandsOf(lowest: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < BAND_ROWS; row++) hash = mixed(hash ^ lowest[band * BAND_ROWS + row]!);
    return hash;
  });
}

/** By the number of the period, an index over all articles ever stored is asked for those of a few days only. */
function keysIn(bands: readonly number[], period: number): number[] {
  // Signed, as the database holds it.
  return bands.map((band) => mixed(band ^ Math.imul(period, 0x9e3779b9)) | 0);
}

function periodOf(publishedAt: string): number {
  return Math.floor(Date.parse(publishedAt) / (COPY_WINDOW_HOURS * HOUR_MS));
}

/** FNV-1a over UTF-16 code units, mixed. */
function hashOf(pair: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < pair.length; i++) hash = Math.imul(hash ^ pair.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** The end of MurmurHash3: each bit of the hash moves each of the result. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

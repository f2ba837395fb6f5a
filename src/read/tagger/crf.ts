import type { Features } from './features.js';
import { LABEL_COUNT, mayFollow } from './labels.js';
import { countBits, type Rows } from './rows.js';

/** A linear-chain conditional random field with hashed features. */
export interface Field {
  /** Which features have a row of weights. */
  rows: Rows;
  /** Weights by row and label. */
  weights: Float32Array | Int8Array;
  /** What a weight is multiplied with. */
  scale: number;
  /** By word class, label before and label. */
  pairs: Float32Array;
}

/** Labels of a run of words with, for each, how probable it is. */
export interface Tagging {
  labels: Uint8Array;
  /** By word and label; each word's sum to 1. */
  marginals: Float32Array;
}

const L = LABEL_COUNT;

const IMPOSSIBLE = -1e9;

/** 1 where a label may follow another, by label before and label. */
export const ALLOWED = Uint8Array.from({ length: L * L }, (_, i) =>
  mayFollow(Math.floor(i / L), i % L) ? 1 : 0,
);

/**
 * Scores of each label for the words `[first, last)`, by word and label. The sums of the eleven labels are named one by
 * one: this loop is most of the tagger's time, and an array of sums makes it twice as slow.
 */
export function scoreWords(field: Field, features: Features, first: number, last: number): Float64Array {
  const scores = new Float64Array((last - first) * L);
  const { ids, size } = features;
  const { rows, weights, scale } = field;
  const { bits, ranks } = rows;
  for (let i = first; i < last; i++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    let s8 = 0;
    let s9 = 0;
    let s10 = 0;
    for (let k = i * size; k < (i + 1) * size; k++) {
      const id = ids[k] as number;
      const block = bits[id >>> 5] as number;
      if (((block >>> (id & 31)) & 1) === 0) continue;
      const at = ((ranks[id >>> 5] as number) + countBits(block & ((1 << (id & 31)) - 1))) * L;
      s0 += weights[at] as number;
      s1 += weights[at + 1] as number;
      s2 += weights[at + 2] as number;
      s3 += weights[at + 3] as number;
      s4 += weights[at + 4] as number;
      s5 += weights[at + 5] as number;
      s6 += weights[at + 6] as number;
      s7 += weights[at + 7] as number;
      s8 += weights[at + 8] as number;
      s9 += weights[at + 9] as number;
      s10 += weights[at + 10] as number;
    }
    const at = (i - first) * L;
    scores[at] = s0 * scale;
    scores[at + 1] = s1 * scale;
    scores[at + 2] = s2 * scale;
    scores[at + 3] = s3 * scale;
    scores[at + 4] = s4 * scale;
    scores[at + 5] = s5 * scale;
    scores[at + 6] = s6 * scale;
    scores[at + 7] = s7 * scale;
    scores[at + 8] = s8 * scale;
    scores[at + 9] = s9 * scale;
    scores[at + 10] = s10 * scale;
  }
  return scores;
}

/** The most probable labels of the words `[first, last)`. */
export function tagWords(field: Field, features: Features, first: number, last: number): Tagging {
  const scores = scoreWords(field, features, first, last);
  const labels = bestPath(field, features, scores, first, last);
  return { labels, marginals: marginalsOf(field, features, scores, first, last) };
}

function bestPath(
  field: Field,
  features: Features,
  scores: Float64Array,
  first: number,
  last: number,
): Uint8Array {
  const count = last - first;
  const best = new Float64Array(count * L);
  const back = new Uint8Array(count * L);
  for (let i = 0; i < count; i++) {
    const pair = (features.pairs[first + i] as number) * L * L;
    for (let y = 0; y < L; y++) {
      let top = IMPOSSIBLE * 2;
      let from = 0;
      for (let x = 0; x < (i === 0 ? 1 : L); x++) {
        if (!ALLOWED[x * L + y]) continue;
        const before = i === 0 ? 0 : (best[(i - 1) * L + x] as number);
        const score = before + (field.pairs[pair + x * L + y] as number);
        if (score > top) {
          top = score;
          from = x;
        }
      }
      best[i * L + y] = top + (scores[i * L + y] as number);
      back[i * L + y] = from;
    }
  }
  const labels = new Uint8Array(count);
  let label = 0;
  for (let y = 1; y < L; y++)
    if ((best[(count - 1) * L + y] as number) > (best[(count - 1) * L + label] as number)) label = y;
  for (let i = count - 1; i >= 0; i--) {
    labels[i] = label;
    label = back[i * L + label] as number;
  }
  return labels;
}

/** Forward and backward sums, scaled at each word. `Z` divides; pair sums need all four. */
export interface Sums {
  forward: Float64Array;
  backward: Float64Array;
  /** exp of the word scores, with the word's greatest taken off. */
  words: Float64Array;
  divisors: Float64Array;
}

/** Forward-backward over the words `[first, last)`. `pairs` holds exp of the pair weights. */
export function sumPaths(
  pairs: Float64Array,
  features: Features,
  scores: Float64Array,
  first: number,
  last: number,
): Sums {
  const count = last - first;
  const forward = new Float64Array(count * L);
  const backward = new Float64Array(count * L);
  const words = new Float64Array(count * L);
  const divisors = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const pair = (features.pairs[first + i] as number) * L * L;
    const at = i * L;
    let top = scores[at] as number;
    for (let y = 1; y < L; y++) top = Math.max(top, scores[at + y] as number);
    let sum = 0;
    for (let y = 0; y < L; y++) {
      const word = Math.exp((scores[at + y] as number) - top);
      let value = 0;
      if (i === 0) value = pairs[pair + y] as number;
      else
        for (let x = 0; x < L; x++)
          value += (forward[at - L + x] as number) * (pairs[pair + x * L + y] as number);
      words[at + y] = word;
      forward[at + y] = value * word;
      sum += value * word;
    }
    for (let y = 0; y < L; y++) forward[at + y] = (forward[at + y] as number) / sum;
    divisors[i] = sum;
  }
  backward.fill(1, (count - 1) * L);
  for (let i = count - 2; i >= 0; i--) {
    const pair = (features.pairs[first + i + 1] as number) * L * L;
    const next = (i + 1) * L;
    for (let x = 0; x < L; x++) {
      let value = 0;
      for (let y = 0; y < L; y++)
        value +=
          (pairs[pair + x * L + y] as number) * (words[next + y] as number) * (backward[next + y] as number);
      backward[i * L + x] = value / (divisors[i + 1] as number);
    }
  }
  return { forward, backward, words, divisors };
}

/** exp of the pair weights, 0 where a label may not follow. */
export function expPairs(pairs: Float32Array): Float64Array {
  return Float64Array.from(pairs, (weight, i) => (ALLOWED[i % (L * L)] ? Math.exp(weight) : 0));
}

const EXP_PAIRS = new WeakMap<Field, Float64Array>();

function marginalsOf(
  field: Field,
  features: Features,
  scores: Float64Array,
  first: number,
  last: number,
): Float32Array {
  let pairs = EXP_PAIRS.get(field);
  if (!pairs) {
    pairs = expPairs(field.pairs);
    EXP_PAIRS.set(field, pairs);
  }
  const { forward, backward } = sumPaths(pairs, features, scores, first, last);
  const marginals = new Float32Array(forward.length);
  for (let i = 0; i < marginals.length; i += L) {
    let sum = 0;
    for (let y = i; y < i + L; y++) sum += (forward[y] as number) * (backward[y] as number);
    for (let y = i; y < i + L; y++) marginals[y] = ((forward[y] as number) * (backward[y] as number)) / sum;
  }
  return marginals;
}

import { jaccard, overlap } from './spans.mjs';

/**
 * Mentions and the actors they stand for.
 * @typedef {import('./spans.mjs').Span} Span
 * @typedef {Span & {cluster: unknown}} Mention
 * @typedef {[gold: number, read: number][]} Pairs indexes of mentions that are the same one
 */

/**
 * @param {readonly Span[]} gold
 * @param {readonly Span[]} read
 * @returns {Pairs} those with the same first and last character
 */
export function exactPairs(gold, read) {
  const key = ({ start, end }) => `${start}-${end}`;
  const at = new Map(gold.map((mention, i) => [key(mention), i]));
  const pairs = [];
  read.forEach((mention, j) => {
    const i = at.get(key(mention));
    if (i === undefined) return;
    pairs.push([i, j]);
    at.delete(key(mention));
  });
  return pairs;
}

/**
 * @param {readonly Span[]} gold
 * @param {readonly Span[]} read
 * @param {number} least Jaccard
 * @returns {Pairs} one to one, the most alike first
 */
export function likePairs(gold, read, least = 0.5) {
  const candidates = [];
  gold.forEach((one, i) => {
    read.forEach((other, j) => {
      if (!overlap(one, other)) return;
      const likeness = jaccard([one], [other]);
      if (likeness >= least) candidates.push({ likeness, i, j });
    });
  });
  candidates.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  const [usedGold, usedRead] = [new Set(), new Set()];
  const pairs = [];
  for (const { i, j } of candidates) {
    if (usedGold.has(i) || usedRead.has(j)) continue;
    usedGold.add(i);
    usedRead.add(j);
    pairs.push([i, j]);
  }
  return pairs;
}

/**
 * B-cubed (Bagga and Baldwin 1998): for each mention, the share of its actor's mentions that belong with it. A mention
 * that the other side lacks counts 0.
 * @param {readonly Mention[]} gold
 * @param {readonly Mention[]} read
 * @param {Pairs} pairs
 * @returns {{precision: number, recall: number}} sums over the read and the gold mentions, to be divided by their counts
 */
export function bCubed(gold, read, pairs) {
  const both = new Map();
  const key = ([i, j]) => `${gold[i].cluster}\n${read[j].cluster}`;
  for (const pair of pairs) both.set(key(pair), (both.get(key(pair)) ?? 0) + 1);
  const goldSizes = sizes(gold);
  const readSizes = sizes(read);
  const sums = { precision: 0, recall: 0 };
  for (const pair of pairs) {
    sums.precision += both.get(key(pair)) / readSizes.get(read[pair[1]].cluster);
    sums.recall += both.get(key(pair)) / goldSizes.get(gold[pair[0]].cluster);
  }
  return sums;
}

function sizes(mentions) {
  const counts = new Map();
  for (const { cluster } of mentions) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}

import { Random } from '../../news/random.mjs';
import { planOf } from './plan.mjs';
import { articleOf } from './telling.mjs';

const PAIRS = 1_000;
const SEED = 7;

/**
 * How alike two pages are that tell of different happenings, and how the pages are spread over happenings.
 * @param {number} pages
 * @returns {{median: number, most: number, happenings: number, largest: number, copies: number}} likeness: the share of their pairs of
 *   neighbouring words that two texts have in common (Jaccard), its median and 99th percentile
 */
export function likenessOf(pages) {
  const plan = planOf(pages);
  const random = new Random(SEED);
  const likeness = [];
  for (let n = 0; n < PAIRS; n += 1) {
    const [one, other] = [random.of(plan), random.of(plan)];
    if (one.happening !== other.happening) likeness.push(jaccard(pairsOf(one), pairsOf(other)));
  }
  likeness.sort((a, b) => a - b);
  const sizes = new Map();
  for (const { happening } of plan) sizes.set(happening, (sizes.get(happening) ?? 0) + 1);
  return {
    median: likeness[Math.floor(likeness.length / 2)] ?? 0,
    most: likeness[Math.floor(likeness.length * 0.99)] ?? 0,
    happenings: sizes.size,
    largest: Math.max(...sizes.values()),
    copies: plan.filter(({ copyOf }) => copyOf !== null).length,
  };
}

function pairsOf(told) {
  const words = articleOf(told)
    .paragraphs.join(' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return new Set(words.slice(1).map((word, n) => `${words[n]} ${word}`));
}

function jaccard(one, other) {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return both / (one.size + other.size - both);
}

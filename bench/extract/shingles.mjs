/**
 * The measure of ScrapingHub's article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark,
 * evaluate.py): counted 4-grams of words, precision and recall a page, their means over the pages, F1 of the means.
 */

/** @typedef {{found: number, extra: number, missed: number}} Counts shingles in both, only in the text read, only in gold */

const SHINGLE_WORDS = 4;
/** What Python's \w takes: letters, numbers, underscore. */
const WORD = /[\p{L}\p{N}_]+/gu;

/**
 * @param {string} gold
 * @param {string} read
 * @returns {Counts}
 */
export function compareShingles(gold, read) {
  const [wanted, given] = [shinglesOf(gold), shinglesOf(read)];
  const counts = { found: 0, extra: 0, missed: 0 };
  for (const shingle of new Set([...wanted.keys(), ...given.keys()])) {
    const [a, b] = [wanted.get(shingle) ?? 0, given.get(shingle) ?? 0];
    counts.found += Math.min(a, b);
    counts.extra += Math.max(0, b - a);
    counts.missed += Math.max(0, a - b);
  }
  return counts;
}

/**
 * @param {Counts[]} pages
 * @returns {{precision: number, recall: number, f: number}} means over the pages that have any
 */
export function meansOf(pages) {
  const precision = mean(pages.filter(({ found, extra }) => found + extra > 0).map(precisionOf));
  const recall = mean(pages.filter(({ found, missed }) => found + missed > 0).map(recallOf));
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}

export function precisionOf({ found, extra }) {
  return found + extra === 0 ? 1 : found / (found + extra);
}

export function recallOf({ found, missed }) {
  return found + missed === 0 ? 1 : found / (found + missed);
}

function shinglesOf(text) {
  const words = text.match(WORD) ?? [];
  const shingles = new Map();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE_WORDS + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE_WORDS).join(' ');
    if (shingle !== '') shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

import { Random } from '../../news/random.mjs';

const SEED = 20_261_001;
/** Few happenings are told of by many: the chance of n articles or more falls with this power of n. */
const TAIL = 1.1;
const MOST_ARTICLES = 80;
/** A happening is told of for so long, in pages: at one a minute, three days. */
const LASTS = 3 * 24 * 60;
/** Half of what is told of a happening comes within so many pages. */
const HALF = 6 * 60;
/** So many of the articles that follow the first are an earlier one again, as wire texts are. */
const COPIES = 0.3;

/**
 * @typedef {object} Told an article: what it tells of, and which one of that it is
 * @property {number} happening from 0
 * @property {number} ordinal among the articles of its happening, from 0
 * @property {number | null} copyOf the ordinal of the article that it is a copy of
 */

/**
 * Which article is on which page. Happenings overlap in time, and each is told of mostly on its first day.
 * @param {number} pages how many
 * @returns {Told[]} by the time of publishing
 */
export function planOf(pages) {
  const random = new Random(SEED);
  const told = [];
  for (let happening = 0; told.length < pages; happening += 1) {
    const begins = random.next() * pages;
    const size = Math.min(MOST_ARTICLES, Math.floor(random.next() ** (-1 / TAIL)));
    const times = Array.from({ length: size }, () => begins + Math.min(LASTS, later(random))).sort(
      (a, b) => a - b,
    );
    const originals = [];
    for (const [ordinal, at] of times.entries()) {
      const copyOf = ordinal > 0 && random.chance(COPIES) ? originals[random.early(originals.length)] : null;
      if (copyOf === null) originals.push(ordinal);
      told.push({ happening, ordinal, copyOf, at });
    }
  }
  return told
    .slice(0, pages)
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...one }) => one);
}

/** Pages from the first article to another: exponential. */
function later(random) {
  return (-Math.log(1 - random.next()) * HALF) / Math.LN2;
}

import { nameKey } from '../name-key.js';

/** Runs of words that are compared; three is what near-duplicate detection of news uses. */
const RUN = 3;
/** Share of the shorter quote's runs that the longer one must have: cuts drop words at the ends, edits a few within. */
const SHARED = 0.6;
/** Fewer words than this say nothing about where they come from ("No comment"). */
const FEWEST_WORDS = 5;

/**
 * Whether two quotes of one speaker are cuts of the same saying: most word runs of the shorter stand in the longer.
 * @param a, b the words as text
 */
export function sameSaying(a: string, b: string): boolean {
  const [wordsA, wordsB] = [nameKey(a).split(' '), nameKey(b).split(' ')];
  const [short, long] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  if (short.length < FEWEST_WORDS) return short.join(' ') === long.join(' ');
  const runs = runsOf(short);
  const known = new Set(runsOf(long));
  const shared = runs.filter((run) => known.has(run)).length;
  return shared / runs.length >= SHARED;
}

function runsOf(words: string[]): string[] {
  return words.slice(0, words.length - RUN + 1).map((_, at) => words.slice(at, at + RUN).join(' '));
}

import { nameKey } from '../name-key.js';

/** Runs of words that are compared; three is what near-duplicate detection of news uses. */
const RUN = 3;
/** Share of the shorter quote's runs that the longer one must have: cuts drop words at the ends, edits a few within. */
const SHARED = 0.6;
/** Fewer words than this say nothing about where they come from ("No comment"). */
const FEWEST_WORDS = 5;

/** The words of a quote, ready to be compared with many. */
export interface Wording {
  key: string;
  words: number;
  runs: readonly string[];
  known: ReadonlySet<string>;
}

/** @param text the words of a quote */
export function wordingOf(text: string): Wording {
  const key = nameKey(text);
  const words = key.split(' ');
  const runs = runsOf(words);
  return { key, words: words.length, runs, known: new Set(runs) };
}

/** Whether two quotes of one speaker are cuts of the same saying: most word runs of the shorter stand in the longer. */
export function sameWording(a: Wording, b: Wording): boolean {
  const [short, long] = a.words <= b.words ? [a, b] : [b, a];
  if (short.words < FEWEST_WORDS) return short.key === long.key;
  const shared = short.runs.filter((run) => long.known.has(run)).length;
  return shared / short.runs.length >= SHARED;
}

/** `sameWording` of two texts. */
export function sameSaying(a: string, b: string): boolean {
  return sameWording(wordingOf(a), wordingOf(b));
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(0, words.length - RUN + 1).map((_, at) => words.slice(at, at + RUN).join(' '));
}

import { findDemonym, findPlace } from './countries.js';
import { wordList } from './lexicon/common.js';
import { GROUP_NOUNS, OF_NAMES, ORGANIZATION_NOUNS } from './lexicon/organisations.js';
import { PORTFOLIOS } from './lexicon/titles.js';
import type { Word } from './words.js';

/** No name of a body is joined more often. */
const MOST_JOINTS = 4;

const SMALL: ReadonlySet<string> = new Set(['of', 'for', 'and', 'against', 'without', 'the']);

/**
 * Whether a small word joins two parts of one name: "University of Leeds", "Institute for the Study of War", "Food and Drug
 * Administration". A group that opens a sentence joins nothing: "Lawyers for Ada Lind" has its capital from there.
 * @param joints of the same name that stand behind this one
 */
export function joinsNames(words: readonly Word[], at: number, joints = 0): boolean {
  const { lower, sentence } = words[at] as Word;
  if (!SMALL.has(lower) || joints > MOST_JOINTS) return false;
  const before = words[at - 1];
  if (before?.sentence !== sentence) return false;
  if (lower === 'the')
    return (before.lower === 'of' || before.lower === 'for') && joinsNames(words, at - 1, joints);
  const behind = words[at + 1]?.lower === 'the' ? 2 : 1;
  const next = words[at + behind];
  if (next?.sentence !== sentence || !isCapitalised(before) || !isCapitalised(next)) return false;
  if (lower === 'and') return behind === 1 && joinsFields(words, at, joints);
  if (lower === 'of' && behind === 1 && OF_NAMES.has(before.lower)) return next.pos === 'PROPN';
  // "the University of Sheffield of the UK", "the Parliament of the UK": a country stands behind a name.
  if (behind === 2 && findPlace(next.text)?.kind === 'COUNTRY') return false;
  return opensBody(words, at - 1, lower) || isJoinedBefore(words, at - 1, joints);
}

/** Whether words `[first, end)` are one name that small words join: "Friends of the Earth"; no office, no "Duke of York". */
export function isJoinedBody(words: readonly Word[], first: number, end: number): boolean {
  for (let at = first + 1; at < end - 1; at++) {
    const { lower } = words[at] as Word;
    if (SMALL.has(lower) && lower !== 'and' && joinsNames(words, at)) return opensBody(words, at - 1, lower);
  }
  return false;
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

/** "Institute", "Airlines"; and "Doctors", where its capital is its own. */
function opensBody(words: readonly Word[], at: number, joint: string): boolean {
  const { lower, sentence } = words[at] as Word;
  const isFirst = words[at - 1]?.sentence !== sentence;
  if (GROUP_NOUNS.has(lower)) return !isFirst || joint === 'without';
  return ORGANIZATION_NOUNS.has(lower) || MORE_OPENINGS.has(lower);
}

const MORE_OPENINGS: ReadonlySet<string> = new Set(
  wordList('centers centres friends alliance courts initiative society'),
);

/** "Society for the Protection of Lakes": what has been joined once goes on. */
function isJoinedBefore(words: readonly Word[], from: number, joints: number): boolean {
  let at = from;
  while (at > 0 && isCapitalised(words[at] as Word)) at--;
  const { lower } = words[at] as Word;
  return at < from && SMALL.has(lower) && lower !== 'and' && joinsNames(words, at, joints + 1);
}

/** What offices and ministries look after, as their names join it. */
const FIELDS: ReadonlySet<string> = new Set([
  ...PORTFOLIOS,
  ...wordList(
    'control prevention drug drugs crime human nutrition border borders protection statistics exchange',
  ),
]);
const LONGEST_TAIL = 4;

/** "Disease Control and Prevention" behind "Centers for", "Food and Drug" in front of "Administration". */
function joinsFields(words: readonly Word[], at: number, joints: number): boolean {
  const [left, right] = [words[at - 1] as Word, words[at + 1] as Word];
  if (!FIELDS.has(right.lower)) return false;
  if ([left, right].some(({ text }) => findDemonym(text) ?? findPlace(text))) return false;
  if (isJoinedBefore(words, at - 1, joints)) return true;
  for (let i = at + 2; i < Math.min(words.length, at + 1 + LONGEST_TAIL); i++) {
    const word = words[i] as Word;
    if (!isCapitalised(word) || word.sentence !== left.sentence) return false;
    if (ORGANIZATION_NOUNS.has(word.lower) || word.lower === 'enforcement') return true;
  }
  return false;
}

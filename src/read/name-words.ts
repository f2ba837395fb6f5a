import { findDemonym } from './countries.js';
import { genderOfName } from './given-names.js';
import { joinsNames } from './joined-names.js';
import { isCapital, nationAt, organisationKind } from './kinds.js';
import { PLACE_ENDINGS } from './lexicon/places.js';
import {
  HONORIFICS,
  NAME_PARTICLES,
  OFFICE_NOUNS,
  officeStem,
  PORTFOLIO_OFFICES,
  PORTFOLIOS,
  RANKS,
  RUN_TITLES,
  SINGLE_OFFICES,
  TITLE_WORDS,
} from './lexicon/titles.js';
import type { Word } from './words.js';

/** "the Golden Dawn", "the far-right National Rally"; but "the late Ada Lind". */
export function isBodyWithThe(words: readonly Word[], first: number, nameFirst: number): boolean {
  if ((words[first] as Word).lower !== 'the') return false;
  for (let i = first + 1; i < nameFirst; i++) {
    const { text, lower } = words[i] as Word;
    if (!OF_PARTIES.test(lower) && !findDemonym(text)) return false;
  }
  return true;
}

const OF_PARTIES =
  /^(?:(?:far|hard|extreme|radical|centre|center)-?(?:right|left)|(?:right|left)-wing|ruling|governing|opposition|conservative|liberal|socialist|nationalist|populist|centrist|communist|islamist|pro-\w+|anti-\w+)$/;

/** "Harbour Hill", "the Fishing Act"; but "Ada Hill" is a person. */
export function isThing(words: readonly Word[], first: number, end: number): boolean {
  const { lower } = words[end - 1] as Word;
  if (!PLACE_ENDINGS.has(lower)) return false;
  return end - first !== 2 || !SURNAMES_TOO.has(lower) || genderOfName((words[first] as Word).text) === null;
}

const SURNAMES_TOO = new Set(['hill', 'hall', 'forest']);

/** The word behind the office in "Transport Minister Ola Dahl", or `from` where no name follows an office. */
export function behindOffice(words: readonly Word[], from: number, end: number): number {
  for (let i = end - 2; i >= from; i--) {
    const { lower } = words[i] as Word;
    const looksAfter = i > from && PORTFOLIO_OFFICES.has(lower) && PORTFOLIOS.has(words[i - 1]?.lower ?? '');
    if (looksAfter || SINGLE_OFFICES.has(lower) || RUN_TITLES.has(lower))
      return organisationKind(words, i + 1, end) ? from : i + 1;
  }
  return from;
}

/** A capital, or what joins capitals in one name: "of", "van", "'s". */
export function isNameWord(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (isCapital(word) && word.pos !== 'DET' && word.pos !== 'PRON' && word.pos !== 'PUNCT') return true;
  const next = words[at + 1];
  if (word.pos === 'PART' && at > 0 && next) return isCapital(words[at - 1] as Word) && isCapital(next);
  if (joinsNames(words, at) || isOrdinalOfName(words, at)) return true;
  if (word.lower === 'of') return next !== undefined && isCapital(next) && isCapital(words[at - 1] as Word);
  if (!NAME_PARTICLES.has(word.lower) || !next) return false;
  const after = words[at + 2];
  return isCapital(next) || (NAME_PARTICLES.has(next.lower) && after !== undefined && isCapital(after));
}

/** "the 3rd Brigade" */
export function isOrdinalOfName(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && isCapital(next) && /^\d+(?:st|nd|rd|th)$/.test((words[at] as Word).lower);
}

/** A title, a rank or an honorific: "minister", "gen.", "mrs". */
export function isTitle({ lower }: Word): boolean {
  const stem = officeStem(lower);
  return HONORIFICS.has(stem) || RANKS.has(stem) || TITLE_WORDS.has(stem) || RANKS.has(lower);
}

/** A title, a rank or a nation in front of a name. */
export function isPeeled(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at] as Word;
  if (isTitle(word)) return true;
  // "Composer Ada Lind": a trade in front of a whole name.
  if (OFFICE_NOUNS.has(word.lower) && end - at > 2) return true;
  if (word.lower === 'of') return at + 1 < end;
  // A nation before an office or a name is no part of the name; at the end it is the name itself.
  return findDemonym(word.text) !== null && at + 1 < end;
}

/** Where the words in front of a name begin that may be its title: behind articles, marks and nations. */
export function titleStart(words: readonly Word[], begin: number, nameFirst: number): number {
  let at = nameFirst;
  while (at > begin) {
    const word = words[at - 1] as Word;
    if (word.pos === 'PUNCT' || word.pos === 'DET' || word.pos === 'PRON') break;
    at--;
  }
  while (at < nameFirst && nationAt(words, at)) at++;
  return at;
}

/** "mr", "mrs"; empty where the word is none. */
export function honorificOf(word: Word): string {
  const plain = word.lower.replace(/\.$/, '');
  return HONORIFICS.has(plain) ? plain : '';
}

/** Whether words `[first, last)` hold an office, a rank or an honorific. */
export function hasOffice(words: readonly Word[], first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const plain = officeStem((words[i] as Word).lower);
    const tail = plain.slice(plain.lastIndexOf('-') + 1);
    if (
      TITLE_WORDS.has(plain) ||
      RANKS.has(plain) ||
      OFFICE_NOUNS.has(plain) ||
      HONORIFICS.has(plain) ||
      OFFICE_NOUNS.has(tail)
    )
      return true;
  }
  return false;
}

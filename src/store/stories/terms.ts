import * as stopword from 'stopword';
import { nameKey } from '../name-key.js';

/** What a story is known by: words, each with how much it counts. */
export type Vector = Map<string, number>;

export interface Wording {
  title: string | null;
  /** The whole text; its beginning is what counts. */
  text: string;
  /** BCP 47; null: not known. */
  language: string | null;
}

/** How much of a text is its lead, characters: about two sentences. */
const LEAD = 300;
/** What a word of the lead counts beside one of the headline. */
const LEAD_WEIGHT = 0.3;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/u;

/** The words of a headline, and those that the lead adds, without the ones that any article of the language has. */
export function termsOf({ title, text, language }: Wording): Vector {
  const terms: Vector = new Map();
  for (const word of words(title ?? '', language)) terms.set(word, 1);
  for (const word of words(beginning(text, LEAD), language))
    if (!terms.has(word)) terms.set(word, LEAD_WEIGHT);
  return terms;
}

/** What keeps stories apart: the primary subtag of a language, "und" where it is not known. */
export function bucketOf(language: string | null): string {
  return language?.split('-')[0] ?? 'und';
}

/** The first so many characters of a text, cut between words. */
export function beginning(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/\s?\S*$/, '');
}

function words(text: string, language: string | null): string[] {
  const common = COMMON.get(bucketOf(language));
  return split(text, language).filter((word) => word.length > 1 && !common?.has(word));
}

function split(text: string, language: string | null): string[] {
  if (!UNSPACED.test(text)) return nameKey(text).split(' ');
  const segments = new Intl.Segmenter(bucketOf(language), { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => nameKey(segment));
}

/** Words that say nothing, by language. */
const COMMON = new Map<string, Set<string>>(
  Object.entries(stopword).flatMap(([code, list]) => {
    // The package names its lists by ISO 639-3; those it has in two spellings are left to the plain one.
    if (!Array.isArray(list) || !/^[a-z]{3}$/.test(code)) return [];
    const keys = list.flatMap((word) => nameKey(String(word)).split(' '));
    return [[Intl.getCanonicalLocales(code)[0]!, new Set(keys)]];
  }),
);

import { findDemonym, findPlace } from './countries.js';
import { isCapital } from './kinds.js';
import { ORGANIZATION_NOUNS } from './lexicon/organisations.js';
import type { NounPhrase } from './phrases.js';
import type { Word } from './words.js';

const QUANTIFIERS = new Set(
  'a an the some several many most few two three four five six seven eight nine ten dozens hundreds thousands scores all both other another his her its their our my your this that these those any no each every one various'.split(
    ' ',
  ),
);

/** "Iran’s eight million voters" -> "Iran", "eight million voters". */
export function splitPossessors(
  words: readonly Word[],
  phrase: NounPhrase,
): { first: number; last: number; possessor: boolean }[] {
  const segments: { first: number; last: number; possessor: boolean }[] = [];
  let first = phrase.first;
  for (let i = phrase.first; i < phrase.last; i++) {
    const word = words[i] as Word;
    if (word.pos !== 'PART' || !/^['’]s?$/.test(word.text)) continue;
    if (isOwnersName(words, first, i, phrase.last)) continue;
    if (i > first) segments.push({ first, last: i, possessor: true });
    first = i + 1;
  }
  if (first < phrase.last) segments.push({ first, last: phrase.last, possessor: false });
  return segments;
}

/** "the Bergen Fishers’ Federation", "the miners’ union": a body named after many owners is one name. */
function isOwnersName(words: readonly Word[], first: number, mark: number, end: number): boolean {
  const owner = words[mark - 1];
  const body = words[end - 1] as Word;
  if (!owner || mark <= first || !ORGANIZATION_NOUNS.has(body.lower)) return false;
  const many =
    OWNER_PLURALS.has(owner.lower) || (!/s$/i.test((words[mark] as Word).text) && owner.lower.endsWith('s'));
  if (!many || isCapital(owner) !== isCapital(body)) return false;
  let begin = first;
  while (begin < mark && isOpener(words[begin] as Word)) begin++;
  return begin < mark && !findPlace(printed(words, begin, mark)) && !findDemonym(owner.text);
}

const OWNER_PLURALS: ReadonlySet<string> = new Set(['women', 'men', 'people', 'children']);

/** Whether a word opens a phrase without being part of a name: article, quantifier, number, mark. */
export function isOpener(word: Word): boolean {
  return (
    word.pos === 'PUNCT' ||
    word.pos === 'DET' ||
    (QUANTIFIERS.has(word.lower) && word.text !== 'US') ||
    word.pos === 'NUM'
  );
}

/** Words `[first, last)` as printed, with one space where there is any. */
export function printed(words: readonly Word[], first: number, last: number): string {
  let text = '';
  for (let i = first; i < last; i++) {
    const word = words[i] as Word;
    if (i > first && word.start > (words[i - 1] as Word).end) text += ' ';
    text += word.text;
  }
  return text;
}

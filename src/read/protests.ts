import { sentenceOf } from './clauses.js';
import type { Told } from './deed.js';
import { isForce } from './forces.js';
import { WORKERS } from './lexicon/telling.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** A rally that one politician holds, or troops that march, protest against nothing. */
export function isProtest(cast: Cast, { verb, deed, actors }: Told): boolean {
  if (deed.lemma === 'march' && actors.some(isForce)) return false;
  // "struck at dawn": only who works stops work.
  if (
    deed.lemma === 'strike' &&
    deed.predicate?.objects == null &&
    !actors.some(({ name }) => WORKERS.test(name))
  )
    return false;
  if (actors.length !== 1 || actors[0]?.kind !== 'PERSON') return true;
  if (!GATHERINGS.has(deed.lemma) && deed.predicate?.objects == null && !deed.carried) return true;
  const { words } = cast.clauses.text;
  const { first, last } = sentenceOf(cast.clauses, verb.head);
  for (let i = first; i < last; i++) if (PROTESTING.test((words[i] as Word).lower)) return true;
  return false;
}

const GATHERINGS = new Set(['rally', 'march']);
const PROTESTING =
  /^(?:against|protest(?:s|ers?|ed|ing)?|demand(?:s|ed|ing)?|strikes?|denounc(?:e|ed|ing)|hunger|boycotts?)$/;

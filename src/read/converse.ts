import { type Clauses, prepositionsFrom } from './clauses.js';
import { baseDeed, type Deed } from './deed.js';
import { meaning } from './lexicon/meanings.js';
import { OBJECTS } from './lexicon/objects.js';
import type { VerbGroup } from './phrases.js';
import { contentOf, isPassive, lemmaOf, objectFrom, wordsOfContent } from './reach.js';

const RECEIVING = new Set(['receive', 'get', 'obtain', 'secure', 'win', 'collect']);

/** "Mali received a loan from Oslo": told from the other end, who stands behind "from" helps. */
export function received(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (
    !RECEIVING.has(lemmaOf(clauses, verb)) ||
    verb.negated ||
    verb.form === 'INFINITIVE' ||
    isPassive(clauses, verb)
  )
    return null;
  const object = objectFrom(clauses, verb);
  if (!object) return null;
  const content = contentOf(clauses, verb, object, -1);
  const held = wordsOfContent(clauses, content);
  if (![...held].some((word) => OBJECTS['relief']?.has(word))) return null;
  const { last } = content.at(-1) ?? object;
  const from = prepositionsFrom(clauses, last).find(({ preposition }) => preposition === 'from');
  if (!from) return null;
  const deed = baseDeed(clauses, verb, meaning('AID'));
  return { ...deed, doers: from.nouns, towards: deed.doers, object: null, carried: object, prepositions: [] };
}

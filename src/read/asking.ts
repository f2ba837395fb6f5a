import type { Clauses } from './clauses.js';
import type { Deed, Told } from './deed.js';
import { isForce } from './forces.js';
import { SILENCE_VERBS } from './lexicon/standing.js';
import { ASKING, ORDERING } from './lexicon/telling.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Cast } from './quotes.js';

/** Circumstances force and compel as well: only powers coerce. */
const FORCING = new Set(['force', 'compel']);

/** Whether a verb of asking, ordering, forcing, charging or questioning has beside it what makes it one; null: another verb. */
export function isAsked({ clauses }: Cast, { deed, meaning: own, actors, recipients }: Told): boolean | null {
  const { lemma, inner, object } = deed;
  if (ASKING.has(lemma) && own.type === 'REQUEST')
    return recipients.length > 0 && (inner !== null || isFor(clauses, deed));
  if (ORDERING.has(lemma) && own.type === 'REQUEST')
    return (
      recipients.length > 0 && inner !== null && object !== null && isTold(clauses, lemma, object, inner)
    );
  if (FORCING.has(lemma))
    return recipients.length > 0 && inner !== null && object?.last === inner.first && actors.some(isForce);
  // "charged them a fee"
  if (lemma === 'charge')
    return (
      recipients.length > 0 && (isOverCharge(clauses, deed) || actors.some(({ name }) => JUDICIAL.test(name)))
    );
  // "questioned the singer": by the police; critics question what somebody says.
  if (lemma === 'question' && own.mode === 'investigate' && deed.predicate?.objects === null)
    return actors.some(({ name }) => JUDICIAL.test(name));
  return null;
}

/** "asked Oslo for help", also where "help" is taken for a verb. */
function isFor({ text }: Clauses, { object, prepositions }: Deed): boolean {
  return (
    prepositions.some(({ preposition }) => preposition === 'for') ||
    (object !== null && text.words[object.last]?.lower === 'for')
  );
}

/** "told Oslo to leave", "told them not to drink it"; "told them when to come" asks for nothing. */
function isTold({ text }: Clauses, lemma: string, object: NounPhrase, inner: VerbGroup): boolean {
  const [next, ...others] = text.words.slice(object.last, inner.first);
  if (lemma === 'tell') return next === undefined || (next.lower === 'not' && !others.length);
  return inner.first - object.last <= 1 || next?.text === ',';
}

/** "charged them with fraud", "charged over the fire". */
function isOverCharge({ text }: Clauses, { object, prepositions }: Deed): boolean {
  const behind = object && text.words[object.last]?.lower;
  return (
    behind === 'with' ||
    prepositions.some(({ preposition }) => preposition === 'with' || preposition === 'over')
  );
}

const JUDICIAL = /court|prosecut|police|authorit|judge|tribunal|attorney|detective|magistrate|jury|state/i;

/** "declined to comment", "refused requests to speak": silence. What is given to somebody, or refused with a name, is none. */
export function isSilence(cast: Cast, { deed, recipients }: Told): boolean {
  const { inner, object } = deed;
  if (deed.refused && UNTOLD.has(deed.lemma)) return recipients.length === 0;
  if (!inner || !SILENCE_VERBS.has(inner.lemma)) return false;
  if (GIVEN.has(inner.lemma)) return recipients.length === 0;
  return object === null || !cast.namingOf.has(object);
}

/** "would not discuss it" */
const UNTOLD = new Set(['discuss', 'speak', 'talk', 'provide', 'give']);
const GIVEN = new Set(['give', 'provide', 'meet']);

import type { Actor } from './actor.js';
import type { Clauses } from './clauses.js';
import type { Deed, Told } from './deed.js';
import { OBJECTS } from './lexicon/objects.js';
import type { NounPhrase } from './phrases.js';
import { isOfficial } from './powers.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** Talking to listeners, and receiving a thing, are no talks. */
export function isConsultation(
  { clauses, namingOf }: Cast,
  { lemma, object, predicate }: Deed,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): boolean {
  const listeners = [...actors, ...recipients].some(
    ({ kind, name }) => kind !== 'PERSON' && AUDIENCE.test(name),
  );
  if (listeners && !['meet', 'hold', 'negotiate'].includes(lemma)) return false;
  if (object && isBriefing(clauses, object)) return false;
  if (!RECEIVING.has(lemma) || predicate?.objects || !object || object.pronoun) return true;
  return namingOf.has(object) || clauses.text.words[object.head]?.pos === 'PROPN';
}

/** "held a news conference" */
function isBriefing({ text }: Clauses, { first, head }: NounPhrase): boolean {
  for (let i = first; i < head; i++) if (BRIEFINGS.has((text.words[i] as Word).lower)) return true;
  return false;
}

const BRIEFINGS = new Set(['news', 'press', 'media']);
const RECEIVING = new Set(['receive', 'host', 'greet', 'brief']);
const AUDIENCE =
  /supporter|voter|crowd|audience|reporter|journalist|\bpress\b|fans?\b|viewer|donor|attendee|newspaper/i;

/** An official who goes to a government or is received by one, or who goes somewhere for talks. */
export function isVisit(cast: Cast, { deed, actors, recipients }: Told): boolean {
  if (!actors.some(isOfficial)) return false;
  const host = recipients.some(
    (actor) => actor.kind === 'GOVERNMENT' || (actor.kind === 'PERSON' && isOfficial(actor)),
  );
  return host || isForTalks(cast, deed);
}

/** "left for Oslo for talks": where to is a place, and why tells that it is a visit. */
function isForTalks({ clauses }: Cast, deed: Deed): boolean {
  return deed.prepositions.some(
    ({ preposition, nouns }) =>
      (preposition === 'for' || preposition === 'on') &&
      nouns.some(({ head }) => OBJECTS['consult']?.has((clauses.text.words[head] as Word).lower)),
  );
}

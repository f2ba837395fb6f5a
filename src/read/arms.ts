import type { Actor } from './actor.js';
import { prepositionsFrom } from './clauses.js';
import { ARMS } from './lexicon/bloodless.js';
import { actorsWithin } from './parties.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** "Peruvian airstrikes killed", "an attack by militants wounded": whose arms they are; empty: nobody’s, or no arms. */
export function ownersOfArms(cast: Cast, noun: NounPhrase): Actor[] {
  if (!isArms(cast, noun)) return [];
  const by = behind(cast, noun, SOURCES);
  return (by.length ? by : [noun]).flatMap((one) => actorsWithin(cast, one, true, by.length > 0));
}

/** "strikes on Chile killed": at whom arms are aimed that are the subject of a verb. */
export function targetsOfArms(cast: Cast, noun: NounPhrase): Actor[] {
  if (!isArms(cast, noun)) return [];
  return behind(cast, noun, TARGETS).flatMap((one) => actorsWithin(cast, one, true, true));
}

const SOURCES = new Set(['by', 'from']);
const TARGETS = new Set(['on', 'against', 'at']);

function isArms({ clauses }: Cast, { pronoun, head }: NounPhrase): boolean {
  return !pronoun && ARMS.has((clauses.text.words[head] as Word).lower);
}

/** What the preposition right behind a phrase names, where it is one of these. */
function behind({ clauses }: Cast, { last }: NounPhrase, wanted: ReadonlySet<string>): NounPhrase[] {
  const [next] = prepositionsFrom(clauses, last);
  return next?.at === last && wanted.has(next.preposition) ? next.nouns : [];
}

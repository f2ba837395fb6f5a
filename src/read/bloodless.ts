import type { Actor } from './actor.js';
import { isTimePhrase, nounAt, sentenceOf, verbAt } from './clauses.js';
import type { Deed } from './deed.js';
import { ABSTRACT, ARMED_WORDS, CIVIL, VERBALLY } from './lexicon/bloodless.js';
import { type Meaning, meaning } from './lexicon/meanings.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** Verbs and nouns of violence that are as often done with words. */
const EITHER = new Set(['attack', 'assault', 'hit', 'strike', 'fight', 'battle', 'clash', 'shoot', 'open']);
const EITHER_NOUN =
  /^(?:attacks?|assaults?|offensive|counter-?offensive|clash(?:es)?|war|broadsides?|barrage)$/;

/** Attacks that are ordered or claimed are attacks. */
const AS_TOLD = new Set(['order', 'claim']);

/** Contests of elections and courts: nobody is hurt and nobody is criticised. */
const CONTESTS = new Set(['fight', 'battle', 'clash']);

/**
 * What violence comes to where nobody is armed: "attacked the minister’s record" is criticism, "fought Lund in the
 * primary" nothing. Null: no deed at all.
 */
export function bloodless(
  cast: Cast,
  deed: Deed,
  head: number,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): Meaning | null {
  const own = deed.meaning;
  if (own.type !== 'ASSAULT' || own.mode !== null || AS_TOLD.has(deed.lemma)) return own;
  const carrier = deed.carried ?? (EITHER.has(deed.lemma) ? null : deed.object);
  const noun = carrier && carriedNoun(cast, carrier);
  if (noun ? !EITHER_NOUN.test(noun) : !EITHER.has(deed.lemma)) return own;
  const worded = isWorded(cast, deed, head);
  if (!worded && isArmed(cast, head)) return own;
  if (!worded && !(actors.length && actors.every(isCivil) && recipients.every(isOpponent))) return own;
  if (!worded && CONTESTS.has(deed.lemma)) return null;
  return meaning('ACCUSE/disapprove');
}

/** "a round of attacks": the attacks. */
function carriedNoun({ clauses }: Cast, noun: NounPhrase): string {
  const { words } = clauses.text;
  const inner = words[noun.last]?.lower === 'of' ? nounAt(clauses, noun.last + 1) : null;
  return (words[(inner ?? noun).head] as Word).lower;
}

/** The same of a noun: "Lund’s attacks on the minister". */
export function bloodlessNoun(
  cast: Cast,
  noun: NounPhrase,
  told: Meaning,
  actors: readonly Actor[],
): Meaning {
  if (told.type !== 'ASSAULT' || told.mode !== null || !actors.length) return told;
  if (!EITHER_NOUN.test((cast.clauses.text.words[noun.head] as Word).lower)) return told;
  return actors.every(isCivil) && !isArmed(cast, noun.head) ? meaning('ACCUSE/disapprove') : told;
}

/** Somebody named, or a party or campaign: they attack with words unless weapons are told of. */
export function isCivil({ kind, common, name, titles }: Actor): boolean {
  if (kind === 'MEDIA') return true;
  if (kind === 'PERSON') return (!common && !SOLDIERS.test([...titles].join(' '))) || CIVIL.test(name);
  return (kind === 'ORGANIZATION' || kind === 'GROUP' || kind === 'POPULATION') && CIVIL.test(name);
}

const SOLDIERS = /general|colonel|commander|admiral|captain|sergeant|lieutenant|marshal/;

function isOpponent(actor: Actor): boolean {
  return actor.kind !== 'MILITARY' && actor.kind !== 'ARMED_GROUP';
}

/** Weapons, wounds or soldiers in the sentence. */
function isArmed({ clauses }: Cast, head: number): boolean {
  const { first, last } = sentenceOf(clauses, head);
  for (let i = first; i < last; i++) if (ARMED_WORDS.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

/** "attacked Oslo for drilling", "attacked her record", "attacked him as weak", "verbally attacked". */
function isWorded({ clauses }: Cast, { object }: Deed, head: number): boolean {
  const { words } = clauses.text;
  for (let i = head - 1; i >= head - 2; i--) if (VERBALLY.has(words[i]?.lower ?? '')) return true;
  if (!object) return false;
  if (ABSTRACT.has((words[object.head] as Word).lower)) return true;
  const next = words[object.last]?.lower;
  if (next !== 'for' && next !== 'as' && next !== 'over') return false;
  const reason = nounAt(clauses, object.last + 1);
  // "for three hours", "as troops looked on"
  return reason !== null && !isTimePhrase(clauses, reason) && verbAt(clauses, reason.last)?.form !== 'FINITE';
}

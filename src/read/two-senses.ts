import { isTimePhrase, nounAt } from './clauses.js';
import type { Told } from './deed.js';
import { OBJECTS } from './lexicon/objects.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';

/** "called Lund on Monday"; "called Lund a liar", "called it reckless" is no telephone call. */
export function isRung(cast: Cast, { deed: { object }, actors, recipients }: Told): boolean {
  if (!object) return false;
  const { clauses, namings, namingOf } = cast;
  const next = clauses.text.words[object.last];
  const time = nounAt(clauses, object.last);
  if (next && !RUNG_BEFORE.has(next.pos) && !(time && isTimePhrase(clauses, time))) return false;
  // "called Lund onto the stage"
  if (next?.pos === 'ADP' && !RUNG_WHEN.has(next.lower)) return false;
  if (next?.pos === 'PUNCT' && !/[,.;)–—]/.test(next.text)) return false;
  // "called Lund, a baker, onto the stage"
  if (next?.text === ',' && !clauses.text.words[object.last + 1]?.lower.endsWith('ing')) return false;
  // "called a candidate": not by name.
  if (!object.pronoun && namings[namingOf.get(object) ?? -1]?.common !== false) return false;
  return [...actors, ...recipients].every(({ kind }) => kind === 'GOVERNMENT' || kind === 'PERSON');
}

const RUNG_WHEN = new Set(['on', 'after', 'before', 'from', 'over', 'about', 'during', 'following']);
const RUNG_BEFORE = new Set(['ADP', 'PART', 'CCONJ', 'PUNCT', 'SCONJ']);

/** A country, a town or ground that can be held. */
export function isLand({ clauses, namings, namingOf }: Cast, object: NounPhrase | null): boolean {
  if (!object) return false;
  return (
    namings[namingOf.get(object) ?? -1]?.place != null ||
    isOf(clauses.text.words[object.head]?.lower, 'territory')
  );
}

function isOf(word: string | undefined, objects: string): boolean {
  return word !== undefined && OBJECTS[objects]?.has(word) === true;
}

/** A thing that can be given back; a call, a favour and money are returned in another sense. */
export function isGivenBack({ clauses, namingOf }: Cast, object: NounPhrase | null): boolean {
  if (!object || object.pronoun || namingOf.has(object)) return false;
  const head = clauses.text.words[object.head];
  return head?.pos === 'NOUN' && !UNRETURNED.has(head.lower);
}

const UNRETURNED = new Set(
  'money dollars euros pounds million billion taxes call calls fire favour favor power serve verdict text texts shot blow focus attention'.split(
    ' ',
  ),
);

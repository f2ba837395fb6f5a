import { type Clauses, nounAt, prepositionsFrom, verbAt } from './clauses.js';
import { baseDeed, type Deed } from './deed.js';
import { type Meaning, meaning } from './lexicon/meanings.js';
import { plainMeaning } from './lexicon/predicates.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { lemmaOf, objectFrom } from './reach.js';
import type { ReactionType } from './reading.js';
import type { Word } from './words.js';

/** "ordered nine deputies jailed", "ordered the paper to suspend publication": what is ordered is done by who orders. */
export function ordered(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.negated || verb.passive || !ORDERING.has(lemmaOf(clauses, verb))) return null;
  const object = objectFrom(clauses, verb);
  if (!object) return null;
  const told = jailed(clauses, object) ?? silenced(clauses, object);
  return told && { ...baseDeed(clauses, verb, told), inner: null, prepositions: [] };
}

const ORDERING = new Set(['order', 'command']);

/** What a participle behind the object, or "to be" and a participle, says is done to it. */
function jailed(clauses: Clauses, object: NounPhrase): Meaning | null {
  const { words } = clauses.text;
  const participle = verbAt(clauses, afterOf(clauses, object));
  if (!participle || participle.form === 'GERUND' || participle.negated) return null;
  const { lower } = words[participle.head] as Word;
  if (participle.form === 'INFINITIVE' ? !participle.passive : !/(?:ed|en|ut|ld)$/.test(lower)) return null;
  if (participle.form === 'FINITE' && participle.first !== participle.head) return null;
  const own = CLOSED.has(lower) ? meaning('COERCE/restrict') : plainMeaning(lemmaOf(clauses, participle));
  return own && DONE_BY_ORDER.has(own.type) ? own : null;
}

const CLOSED = new Set(['closed', 'shut', 'sealed', 'dissolved', 'disbanded', 'blocked']);

const DONE_BY_ORDER: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'COERCE',
  'SANCTION',
  'RETREAT',
  'ASSAULT',
  'AID',
]);

/** "to suspend publication", "to shut its office", "to leave the country": a body that is ordered to cease is restrained. */
function silenced(clauses: Clauses, object: NounPhrase): Meaning | null {
  const { words } = clauses.text;
  const inner = verbAt(clauses, afterOf(clauses, object));
  if (inner?.form !== 'INFINITIVE' || inner.negated || inner.passive) return null;
  const own = objectFrom(clauses, inner);
  const head = own ? (words[own.head] as Word).lower : '';
  const lemma = lemmaOf(clauses, inner);
  if (CEASING.has(lemma) && PUBLISHING.has(head)) return meaning('COERCE/censor');
  if (lemma === 'leave' && COUNTRY.has(head)) return meaning('COERCE/deport');
  return CLOSING.has(lemma) && PREMISES.has(head) ? meaning('COERCE/restrict') : null;
}

const CEASING = new Set([
  'suspend',
  'stop',
  'cease',
  'halt',
  'end',
  'close',
  'shut',
  'block',
  'remove',
  'delete',
]);
const PUBLISHING = new Set(
  'publication publishing broadcasts broadcast broadcasting coverage access site website channel account accounts newspaper posts content programme'.split(
    ' ',
  ),
);
const COUNTRY = new Set(['country', 'territory', 'kingdom', 'republic', 'island', 'city']);
const CLOSING = new Set(['close', 'shut', 'vacate', 'leave', 'suspend', 'cease', 'halt', 'stop']);
const PREMISES = new Set(
  'office offices doors operations activities business mission embassy consulate schools school home homes building premises camp'.split(
    ' ',
  ),
);

/** The word behind a phrase and what hangs on it by "of" or "in", over ", which is small,". */
function afterOf(clauses: Clauses, object: NounPhrase): number {
  const { words } = clauses.text;
  let at = object.last;
  for (const { at: own, nouns, preposition } of prepositionsFrom(clauses, at)) {
    if (own !== at || !HANGING.has(preposition)) break;
    at = Math.max(...nouns.map(({ last }) => last));
  }
  if (words[at]?.text !== ',') return at;
  for (let i = at + 1; i < at + LONGEST_ASIDE && i < words.length; i++)
    if (words[i]?.text === ',' && words[i]?.sentence === words[at]?.sentence)
      return nounAt(clauses, i + 1) ? at : i + 1;
  return at;
}

const HANGING = new Set(['of', 'in', 'at', 'from']);
const LONGEST_ASIDE = 14;

import { type Clauses, verbBefore } from './clauses.js';
import type { Deed } from './deed.js';
import { rings } from './doers.js';
import { isReady } from './frames.js';
import { GATHERING_VERBS, INTENTION_VERBS, plainMeaning } from './lexicon/predicates.js';
import type { VerbGroup } from './phrases.js';
import { lemmaOf, objectFrom } from './reach.js';
import type { Word } from './words.js';

/** An infinitive tells a deed of its own only under a verb of will: "urged them to condemn" is the urging. */
export function isGoverned(clauses: Clauses, verb: VerbGroup, deed: Deed): boolean {
  const infinitive = infinitiveOf(clauses, verb);
  if (!infinitive || deed.refused) return false;
  const governor = verbBefore(clauses, infinitive.first);
  if (governor === null) return false;
  if (isReady(clauses, governor)) return true;
  if (governor.lemma === 'be') return !isDue(clauses, governor.last, infinitive.first);
  if (INTENTION_VERBS.has(governor.lemma) || isOperation(clauses, governor)) return false;
  // What marchers ask for is their protest, no request beside it.
  if (plainMeaning(lemmaOf(clauses, governor))?.type === 'PROTEST') return true;
  return !isPurpose(clauses, governor, deed);
}

/** The infinitive itself, or the one that it goes on with: "to build a wall and deport". */
function infinitiveOf(clauses: Clauses, verb: VerbGroup): VerbGroup | null {
  if (verb.form === 'INFINITIVE') return verb;
  const { words } = clauses.text;
  const { lower, lemma } = words[verb.head] as Word;
  if (verb.form !== 'FINITE' || verb.first !== verb.head || lower !== lemma) return null;
  if (words[verb.first - 1]?.pos !== 'CCONJ') return null;
  const before = verbBefore(clauses, verb.first - 1);
  return before?.form === 'INFINITIVE' ? before : null;
}

/** "is to meet", "is due to meet", "was the first to condemn"; "is likely to", "is a reason to" say less. */
function isDue(clauses: Clauses, from: number, to: number): boolean {
  let bare = true;
  for (let i = from; i < to; i++) {
    const word = clauses.text.words[i] as Word;
    if (DUE.has(word.lower)) return true;
    bare &&= word.pos === 'PART' || word.pos === 'ADV' || word.lower === 'to';
  }
  return bare;
}

const DUE = new Set([
  'due',
  'set',
  'scheduled',
  'about',
  'sure',
  'certain',
  'bound',
  'first',
  'last',
  'latest',
  'only',
  'one',
  'among',
  'expected',
]);

/** "launched operations to detain": what they are for is what is done. */
function isOperation(clauses: Clauses, governor: VerbGroup): boolean {
  const object = STARTING.has(governor.lemma) ? objectFrom(clauses, governor) : null;
  return object !== null && OPERATIONS.has((clauses.text.words[object.head] as Word).lower);
}

const STARTING = new Set(['launch', 'begin', 'start', 'mount', 'conduct']);
const OPERATIONS = new Set(['operation', 'operations', 'raid', 'raids', 'manhunt', 'sweep', 'sweeps']);

/** "gathered to protest": the infinitive is what was done there. */
function isPurpose(clauses: Clauses, governor: VerbGroup, { meaning: { type } }: Deed): boolean {
  // "called Lund to thank her": what was said on the telephone.
  if (rings(clauses, governor)) return type === 'SUPPORT' || type === 'CONCEDE';
  return GATHERING_VERBS.has(lemmaOf(clauses, governor));
}

import type { Actor } from './actor.js';
import { governmentOf } from './actor.js';
import {
  type Clauses,
  listFrom,
  nounAt,
  objectOf,
  type PrepositionalPhrase,
  prepositionsFrom,
  sentenceOf,
  subjectOf,
  verbAt,
  verbBefore,
} from './clauses.js';
import { findDemonym, findPlace } from './countries.js';
import { CALL_VERBS, DESCRIBE_AS_VERBS } from './lexicon/cues.js';
import {
  CHARGES,
  HOSTILE_AIMS,
  INTENTION_VERBS,
  LIGHT_VERBS,
  type Meaning,
  NOMINALS,
  PLOTTING_VERBS,
  PREDICATES,
  type Predicate,
  PURPOSE_VERBS,
  REFUSED_VERBS,
} from './lexicon/predicates.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { actorOf, type Cast } from './quotes.js';
import type { Word } from './words.js';

/** What a verb group says somebody does, before tense, date and quote are added. */
export interface Deed {
  meaning: Meaning;
  /** Noun phrases of who does it; empty where the speaker of the words does ("they are behind this"). */
  doers: NounPhrase[];
  bySpeaker: boolean;
  /** What it is done to, as far as it is an object. */
  object: NounPhrase | null;
  prepositions: PrepositionalPhrase[];
  /** Extra recipients by noun phrase. */
  towards: NounPhrase[];
  /** A refusal: the negation is part of the meaning. */
  refused: boolean;
  predicate: Predicate | null;
  /** An infinitive that says what is asked for, promised or threatened. */
  infinitive: VerbGroup | null;
}

const AIMS = new Set(['for', 'to', 'of', 'against', 'toward', 'towards']);

/** The deed that a verb group tells, or null. */
export function deedOf(clauses: Clauses, verb: VerbGroup): Deed | null {
  return (
    refusal(clauses, verb) ??
    lightDeed(clauses, verb) ??
    described(clauses, verb) ??
    ascribed(clauses, verb) ??
    plainDeed(clauses, verb)
  );
}

function base(clauses: Clauses, verb: VerbGroup, meaning: Meaning): Deed {
  const object = verb.passive ? null : objectOf(clauses, verb);
  const prepositions = prepositionsFrom(clauses, object ? object.last : verb.last);
  const subject = subjectOf(clauses, verb)?.nouns ?? [];
  const by = verb.passive
    ? (prepositions.find((phrase) => phrase.preposition === 'by')?.nouns ?? [])
    : subject;
  return {
    meaning,
    doers: by,
    bySpeaker: false,
    object,
    prepositions,
    towards: verb.passive ? subject : [],
    refused: false,
    predicate: null,
    infinitive: infinitiveOf(clauses, verb, object),
  };
}

function infinitiveOf(clauses: Clauses, verb: VerbGroup, object: NounPhrase | null): VerbGroup | null {
  const sentence = sentenceOf(clauses, verb.head);
  for (let i = object?.last ?? verb.last; i < Math.min(sentence.last, (object?.last ?? verb.last) + 8); i++) {
    const next = verbAt(clauses, i);
    if (next) return next.form === 'INFINITIVE' ? next : null;
  }
  return null;
}

function refusal(clauses: Clauses, verb: VerbGroup): Deed | null {
  const meaning = REFUSED_VERBS.get(verb.lemma);
  // "has not agreed" is a deed not yet done; "does not", "will not" refuse it.
  return meaning && verb.negated && !verb.passive && !isPerfect(clauses, verb)
    ? { ...base(clauses, verb, meaning), refused: true }
    : null;
}

function isPerfect(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first; i < verb.head; i++)
    if (['have', 'has', 'had', "'ve"].includes((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

/** "declared support for", "voiced opposition to". */
function lightDeed(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (!LIGHT_VERBS.has(verb.lemma) || verb.passive) return null;
  const object = objectOf(clauses, verb);
  const meaning = object && NOMINALS.get((clauses.text.words[object.head] as Word).lower);
  if (!object || !meaning) return null;
  const deed = base(clauses, verb, meaning);
  const prepositions = prepositionsFrom(clauses, object.last).filter((phrase) =>
    AIMS.has(phrase.preposition),
  );
  return { ...deed, object: null, prepositions };
}

/** "described it as a plot": the nations and actors of the charge are its recipients. */
function described(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (verb.passive || !(DESCRIBE_AS_VERBS.has(verb.lemma) || CALL_VERBS.has(verb.lemma))) return null;
  const object = objectOf(clauses, verb);
  if (!object) return null;
  const meaning = PREDICATES.get('accuse')?.[0] as Meaning;
  const sentence = sentenceOf(clauses, verb.head);
  let at = object.last;
  if (DESCRIBE_AS_VERBS.has(verb.lemma)) {
    while (at < Math.min(sentence.last, object.last + 8) && clauses.text.words[at]?.lower !== 'as') at++;
    if (clauses.text.words[at]?.lower !== 'as') return null;
    at++;
  }
  let charged = false;
  const towards: NounPhrase[] = [];
  for (let i = at; i < Math.min(sentence.last, at + 10); i++) {
    const word = clauses.text.words[i] as Word;
    if (word.text === ',' || word.text === ';' || verbAt(clauses, i)) break;
    charged ||= CHARGES.has(word.lower) || CHARGES.has(word.lemma);
    const noun = nounAt(clauses, i);
    if (noun && !towards.includes(noun)) towards.push(noun);
  }
  if (!charged) return null;
  return { ...base(clauses, verb, meaning), object, towards, prepositions: [] };
}

/** "A plots to ..." and "A is behind this", where a speaker says so of another: an accusation. */
function ascribed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const meaning = PREDICATES.get('accuse')?.[0] as Meaning;
  const behind = verb.lemma === 'be' && clauses.text.words[verb.last]?.lower === 'behind';
  const purpose =
    PURPOSE_VERBS.has(verb.lemma) && infinitiveOf(clauses, verb, null) !== null && verb.form === 'FINITE';
  if ((!behind && !purpose) || verb.negated || verb.passive) return null;
  if (purpose && !PLOTTING_VERBS.has(verb.lemma) && !isHostileAim(clauses, verb)) return null;
  const deed = base(clauses, verb, meaning);
  return { ...deed, doers: [], bySpeaker: true, towards: deed.doers, object: null, prepositions: [] };
}

function isHostileAim(clauses: Clauses, verb: VerbGroup): boolean {
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++)
    if (HOSTILE_AIMS.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

function plainDeed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const predicates = PREDICATES.get(verb.lemma);
  if (!predicates) return null;
  const object = verb.passive ? null : objectOf(clauses, verb);
  const held = nounsNear(clauses, verb, object);
  for (const predicate of predicates) {
    if (predicate.objects && ![...held].some((noun) => predicate.objects?.has(noun))) continue;
    if (predicate.particle && !hasParticle(clauses, verb, object, predicate.particle)) continue;
    const deed = { ...base(clauses, verb, predicate), predicate };
    if (predicate.transitive && !predicate.objects && !isTransitive(clauses, verb, deed)) continue;
    return governed(clauses, verb) ? null : deed;
  }
  return null;
}

function isTransitive(clauses: Clauses, verb: VerbGroup, deed: Deed): boolean {
  if (verb.passive) return deed.doers.length > 0;
  const next = clauses.text.words[verb.last]?.lower ?? '';
  return (
    deed.object !== null ||
    next === 'that' ||
    deed.prepositions.some((phrase) => phrase.preposition === 'against')
  );
}

/** Words of the object and of its "of" phrase, lower case. */
function nounsNear(clauses: Clauses, verb: VerbGroup, object: NounPhrase | null): Set<string> {
  const held = new Set<string>();
  const phrase = object ?? (verb.passive ? (subjectOf(clauses, verb)?.nouns[0] ?? null) : null);
  for (const noun of phrase ? (object ? listFrom(clauses, phrase.first) : [phrase]) : []) {
    for (let i = noun.first; i < noun.last; i++) held.add((clauses.text.words[i] as Word).lower);
    const of = clauses.text.words[noun.last]?.lower === 'of' ? nounAt(clauses, noun.last + 1) : null;
    if (of) held.add((clauses.text.words[of.head] as Word).lower);
  }
  return held;
}

function hasParticle(
  clauses: Clauses,
  verb: VerbGroup,
  object: NounPhrase | null,
  particle: string,
): boolean {
  const { words } = clauses.text;
  return words[verb.last]?.lower === particle || (object !== null && words[object.last]?.lower === particle);
}

/** An infinitive tells a deed of its own only under a verb of will: "urged them to condemn" is the urging. */
function governed(clauses: Clauses, verb: VerbGroup): boolean {
  if (verb.form !== 'INFINITIVE') return false;
  const governor = verbBefore(clauses, verb.first);
  return governor !== null && !INTENTION_VERBS.has(governor.lemma);
}

/** Actors inside a noun phrase: its head's, its possessor's, and governments by their adjective. */
export function actorsWithin(cast: Cast, noun: NounPhrase, nations: boolean): Actor[] {
  const { text } = cast.clauses;
  const head = actorOf(cast, noun, null);
  if (head) return [head];
  const found: Actor[] = [];
  for (const index of cast.namingsIn.get(noun) ?? []) {
    const actor = cast.actors.of[index];
    if (actor && cast.namings[index]?.possessor) found.push(actor);
  }
  if (!nations) return found;
  for (let i = noun.first; i < noun.last; i++) {
    const { text: word } = text.words[i] as Word;
    const place = /^\p{Lu}/u.test(word) ? findPlace(word) : null;
    const code = /^\p{Lu}/u.test(word)
      ? (findDemonym(word) ?? (place?.kind === 'COUNTRY' ? place.code : null))
      : null;
    if (code) found.push(governmentOf(cast.actors, text, code, i));
  }
  return found;
}

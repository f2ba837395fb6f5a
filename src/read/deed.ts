import type { Actor } from './actor.js';
import {
  type Clauses,
  nounAt,
  type PrepositionalPhrase,
  prepositionsFrom,
  sentenceOf,
  verbAt,
} from './clauses.js';
import { subjectOf } from './doers.js';
import { SPEECH_NOUNS } from './lexicon/cues.js';
import type { Meaning } from './lexicon/meanings.js';
import { DOCUMENT_NOUNS } from './lexicon/organisations.js';
import type { Predicate } from './lexicon/predicates.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { infinitiveFrom, isPassive, lemmaOf, objectFrom, passiveSubject } from './reach.js';
import type { Word } from './words.js';

/** What a verb group says somebody does, before tense, date and quote are added. */
export interface Deed {
  meaning: Meaning;
  /** The verb as the predicate tables spell it. */
  lemma: string;
  /** Noun phrases of who does it; empty where the speaker of the words does ("they are behind this"). */
  doers: NounPhrase[];
  bySpeaker: boolean;
  /** What it is done to, as far as it is an object. */
  object: NounPhrase | null;
  prepositions: PrepositionalPhrase[];
  /** The noun that is the deed, where the verb only carries it. */
  carried: NounPhrase | null;
  /** Extra recipients by noun phrase. */
  towards: NounPhrase[];
  /** The object is what is given, moved or cut, not who it is done to. */
  thing: boolean;
  /** A refusal: the negation is part of the meaning. */
  refused: boolean;
  predicate: Predicate | null;
  /** An infinitive or gerund that says what is asked for, promised, refused or threatened. */
  inner: VerbGroup | null;
}

/** A deed with who does it to whom. */
export interface Told {
  verb: VerbGroup;
  deed: Deed;
  meaning: Meaning;
  actors: readonly Actor[];
  recipients: readonly Actor[];
}

/** "boats of people seeking asylum": who stands right in front of a participle does it. */
export function doersAround(clauses: Clauses, verb: VerbGroup): NounPhrase[] {
  const subject = subjectOf(clauses, verb)?.nouns ?? [];
  const near = verb.form === 'GERUND' ? nounAt(clauses, verb.first - 1) : null;
  // "issued a statement condemning": the paper is its author’s.
  const paper = near !== null && subject.length > 0 && isPaper(clauses, near);
  if (near && near.last === verb.first && !subject.includes(near) && !paper) return [near];
  return subject.length || verb.form !== 'GERUND' ? subject : subjectBehind(clauses, verb);
}

function isPaper({ text }: Clauses, { head }: NounPhrase): boolean {
  const { lower, lemma } = text.words[head] as Word;
  return DOCUMENT_NOUNS.has(lower) || DOCUMENT_NOUNS.has(lemma) || SPEECH_NOUNS.has(lower);
}

/** "After condemning the raid, Oslo left": in an opening phrase it is the subject behind the comma. */
function subjectBehind(clauses: Clauses, verb: VerbGroup): NounPhrase[] {
  const { words } = clauses.text;
  const { first, last } = sentenceOf(clauses, verb.head);
  const opens = verb.first === first || (verb.first === first + 1 && words[first]?.pos !== 'NOUN');
  for (let i = verb.last; opens && i < last; i++) {
    if (words[i]?.text !== ',' || clauses.quoted[i] !== clauses.quoted[verb.head]) continue;
    const noun = nounAt(clauses, i + 1);
    if (noun?.first === i + 1 && verbAt(clauses, noun.last)?.form === 'FINITE') return [noun];
  }
  return [];
}

/** "was accused of lying, again and again, by the minister": an agent behind other verbs, after a comma. */
function lateBy(clauses: Clauses, verb: VerbGroup): PrepositionalPhrase | undefined {
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++)
    if (words[i]?.text === ',' && words[i + 1]?.lower === 'by') return prepositionsFrom(clauses, i + 1)[0];
  return undefined;
}

/** Who and what stands around a verb, whatever it means; the passive is turned round. */
export function baseDeed(clauses: Clauses, verb: VerbGroup, own: Meaning): Deed {
  const passive = isPassive(clauses, verb);
  const object = objectFrom(clauses, verb);
  const prepositions = prepositionsFrom(clauses, object ? object.last : verb.last);
  const subject = passive ? passiveSubject(clauses, verb) : doersAround(clauses, verb);
  const by = passive
    ? (prepositions.find((phrase) => phrase.preposition === 'by') ?? lateBy(clauses, verb))
    : undefined;
  return {
    meaning: own,
    lemma: lemmaOf(clauses, verb),
    doers: passive ? (by?.nouns ?? []) : subject,
    bySpeaker: false,
    object,
    carried: null,
    prepositions: passive ? prepositions.filter((phrase) => phrase !== by) : prepositions,
    towards: passive ? subject : [],
    thing: false,
    refused: false,
    predicate: null,
    inner: infinitiveFrom(clauses, verb, object),
  };
}

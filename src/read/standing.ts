import { type Clauses, nounAt, objectOf, sentenceOf, verbAt, verbBefore } from './clauses.js';
import { rings, subjectOf } from './doers.js';
import { SPEECH_NOUNS } from './lexicon/cues.js';
import { END_VERBS, GATHERING_VERBS, INTENTION_VERBS } from './lexicon/predicates.js';
import {
  CONDITIONALS,
  DEMANDS,
  DENIALS,
  FALSE_WORDS,
  NEGATING_ADVERBS,
  NEGATIVE_OPENERS,
  QUESTIONS,
  REPORT_NOUNS,
  TRUE_WORDS,
  UNREAL_PREPOSITIONS,
  VIEWS,
  VOWS,
  WANTS,
} from './lexicon/standing.js';
import type { VerbGroup } from './phrases.js';
import { INVARIANT } from './reach.js';
import type { Tense } from './reading.js';
import type { Word } from './words.js';

/** Whether a text tells a deed as happening: when, and whether it says that it did not. */
export interface Standing {
  /** Under a condition, a hope or a fear: nothing that anybody announces. */
  supposed?: boolean;
  tense: Tense;
  negated: boolean;
}

/**
 * How a verb group's deed stands in its text: real, planned, a condition, denied. Null where it is no deed at all but
 * what somebody demands, asks, warns against or stops short of.
 */
export function standingOf(clauses: Clauses, verb: VerbGroup): Standing | null {
  if (isSubjectNone(clauses, verb)) return null;
  const negated = verb.negated || isNegatedOutside(clauses, verb);
  const own: Standing = { tense: tenseOf(clauses, verb), negated };
  // "would have attacked": nobody did, and nobody threatens to.
  if (isUnreal(clauses, verb)) own.supposed = true;
  if (verb.form === 'GERUND') return ofGerund(clauses, verb, own);
  if (verb.form === 'INFINITIVE') return ofInfinitive(clauses, verb, own);
  const before = clauseOpener(clauses, verb);
  if (isLet(clauses, verb, before)) return null;
  const { words } = clauses.text;
  if (before < sentenceOf(clauses, verb.head).first) return own;
  const opener = (words[before] as Word).lower;
  if (opener === 'whether') return null;
  if (opener === 'if' && asks(verbAt(clauses, before - 1))) return null;
  if (CONDITIONALS.has(opener)) return { ...own, tense: 'CONDITIONAL', supposed: true };
  if (opener === 'that') return underThat(clauses, verb, before, own);
  const governor = verbAt(clauses, before);
  return governor && governor !== verb ? under(clauses, governor, verb, own) : own;
}

function isUnreal({ text: { words } }: Clauses, verb: VerbGroup): boolean {
  let modal = false;
  for (let i = verb.first; i < verb.head; i++) {
    const { lower } = words[i] as Word;
    if (modal && lower === 'have') return true;
    modal ||= lower === 'would' || lower === 'could' || lower === 'might';
  }
  return false;
}

/** "Oslo cut ties", "the army was put on alert": a past that looks like the verb itself. */
function tenseOf(clauses: Clauses, verb: VerbGroup): Tense {
  const { words } = clauses.text;
  if (verb.tense !== 'ONGOING' || verb.form !== 'FINITE' || !INVARIANT.has((words[verb.head] as Word).lower))
    return verb.tense;
  const before = (words[verb.head - 1] as Word | undefined)?.lower ?? '';
  return verb.first === verb.head || before === 'was' || before === 'were' || before === 'been'
    ? 'DONE'
    : 'ONGOING';
}

/** "let the army attack": what another is let, made or seen to do. */
function isLet(clauses: Clauses, verb: VerbGroup, before: number): boolean {
  const governor = verbAt(clauses, before);
  return governor !== null && governor !== verb && LETTING.has(governor.lemma) && isBare(clauses, verb);
}

const LETTING = new Set(['let', 'make', 'see', 'watch', 'hear', 'help', 'have']);

function asks(verb: VerbGroup | null): boolean {
  return verb !== null && QUESTIONS.has(verb.lemma);
}

/** The word before a finite clause: before its subject, or before the verb where none stands in front. */
function clauseOpener(clauses: Clauses, verb: VerbGroup): number {
  const subject = subjectOf(clauses, verb);
  let at = (subject && subject.first < verb.first ? subject.first : verb.first) - 1;
  while (clauses.text.words[at]?.pos === 'ADV') at--;
  return at;
}

function isSubjectNone(clauses: Clauses, verb: VerbGroup): boolean {
  const subject = subjectOf(clauses, verb)?.nouns[0];
  return subject !== undefined && NEGATIVE_OPENERS.has((clauses.text.words[subject.first] as Word).lower);
}

/** "never threatened", "nor has it agreed", "neither Oslo nor Rome agreed", "imposed no sanctions". */
function isNegatedOutside(clauses: Clauses, verb: VerbGroup): boolean {
  const { words } = clauses.text;
  const { first } = sentenceOf(clauses, verb.head);
  for (let i = verb.first - 1; i >= first && words[i]?.pos === 'ADV'; i--)
    if (NEGATING_ADVERBS.has((words[i] as Word).lower)) return true;
  if (verb.form === 'FINITE') {
    const subject = subjectOf(clauses, verb);
    const front = subject && subject.first < verb.first ? subject.first - 1 : verb.first - 1;
    const inverted = verbAt(clauses, front);
    const marker = words[inverted && inverted !== verb ? inverted.first - 1 : front]?.lower;
    if (front >= first && (marker === 'nor' || marker === 'neither')) return true;
  }
  const object = verb.passive ? null : objectOf(clauses, verb);
  return object !== null && words[object.first]?.lower === 'no';
}

/** "stopped short of condemning", "without attacking", "denied attacking". */
function ofGerund(clauses: Clauses, verb: VerbGroup, own: Standing): Standing | null {
  const before = clauses.text.words[verb.first - 1]?.lower ?? '';
  // "said that banning it was wrong": what is talked of.
  if (UNREAL_PREPOSITIONS.has(before) || before === 'that') return null;
  const governor = verbAt(clauses, verb.first - 1);
  if (!governor) return own;
  if (DENIALS.has(governor.lemma)) return { ...own, negated: true };
  if (END_VERBS.has(governor.lemma)) return null;
  if (DEMANDS.has(governor.lemma) || VOWS.has(governor.lemma) || VIEWS.has(governor.lemma)) return null;
  // "compared banning it to", "considered issuing", "opposed sending": what is talked of.
  if (
    clauses.text.words[governor.head]?.pos === 'VERB' &&
    governor.lemma !== 'be' &&
    !GOING_ON.has(governor.lemma)
  )
    return null;
  return { ...own, negated: own.negated !== governor.negated };
}

/** Verbs under which a gerund is what was done. */
const GOING_ON = new Set(
  'begin start continue keep resume finish admit acknowledge recall remember report go spend say come run stand sit walk stay return leave include respond retaliate confess'.split(
    ' ',
  ),
);

/** "does not plan to attack": the negation of a verb of will is one of the deed. */
function ofInfinitive(clauses: Clauses, verb: VerbGroup, own: Standing): Standing | null {
  const governor = verbBefore(clauses, verb.first);
  // "gathered to protest": done there and then.
  if (governor && (GATHERING_VERBS.has(governor.lemma) || rings(clauses, governor)))
    return { ...own, tense: governor.tense };
  if (!governor || !INTENTION_VERBS.has(governor.lemma)) return own;
  // "wants Rome to apologise": what another is to do.
  if (WANTS.has(governor.lemma) && !governor.passive && nounAt(clauses, governor.last)) return null;
  return { ...own, negated: own.negated !== (governor.negated || isNegatedOutside(clauses, governor)) };
}

/** "denied that", "it is not true that", "no evidence that", "reports that … were false". */
function underThat(clauses: Clauses, verb: VerbGroup, that: number, own: Standing): Standing | null {
  const { words } = clauses.text;
  const previous = words[that - 1];
  if (!previous || that - 1 < sentenceOf(clauses, verb.head).first) return own;
  const governor = verbAt(clauses, that - 1);
  if (governor) return under(clauses, governor, verb, own);
  const main = verbBefore(clauses, that);
  if (FALSE_WORDS.has(previous.lower)) return { ...own, negated: own.negated !== (main?.negated !== true) };
  if (TRUE_WORDS.has(previous.lower) && main?.lemma === 'be')
    return { ...own, negated: own.negated !== main.negated };
  const noun = nounAt(clauses, that - 1);
  if (!noun) return own;
  const head = (words[noun.head] as Word).lower;
  if (words[noun.first]?.lower === 'no') return { ...own, negated: true };
  if (SPEECH_NOUNS.has(head) || REPORT_NOUNS.has(head)) {
    const turned = main !== null && objectOf(clauses, main) === noun && DENIALS.has(main.lemma);
    return turned || isCalledFalse(clauses, verb) ? { ...own, negated: true } : own;
  }
  // "warned Oslo that", but not "the army that attacked".
  return main && objectOf(clauses, main) === noun && !isRelative(clauses, verb, that)
    ? under(clauses, main, verb, own)
    : own;
}

function isRelative(clauses: Clauses, verb: VerbGroup, that: number): boolean {
  return verb.first === that + 1 || nounAt(clauses, that + 1) === null;
}

/** A verb after the clause that says of the whole that it is false: "were untrue", "were denied". */
function isCalledFalse(clauses: Clauses, verb: VerbGroup): boolean {
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++) {
    const next = verbAt(clauses, i);
    if (!next || next.negated || clauses.quoted[i] !== clauses.quoted[verb.head]) continue;
    if (next.passive && DENIALS.has(next.lemma)) return true;
    if (next.lemma === 'be' && FALSE_WORDS.has(clauses.text.words[next.last]?.lower ?? '')) return true;
  }
  return false;
}

/** "that Rome apologise": the form of a demand. */
function isBare(clauses: Clauses, verb: VerbGroup): boolean {
  const { lower, lemma } = clauses.text.words[verb.head] as Word;
  return verb.first === verb.head && lower.replace(/ise$/, 'ize') === lemma.replace(/ise$/, 'ize');
}

/** A clause that is what another verb demands, denies, hopes or vows. */
function under(clauses: Clauses, governor: VerbGroup, verb: VerbGroup, own: Standing): Standing | null {
  const { lemma } = governor;
  if (DENIALS.has(lemma)) return { ...own, negated: own.negated === governor.negated };
  const bare = isBare(clauses, verb);
  if (DEMANDS.has(lemma)) return bare || own.tense !== 'DONE' ? null : own;
  if (lemma === 'insist' && bare) return null;
  if (governor.negated && governor.lemma !== 'be') return null;
  if (VOWS.has(lemma) && own.tense === 'ONGOING') return { ...own, tense: 'PLANNED' };
  if (VIEWS.has(lemma)) return { ...own, tense: 'CONDITIONAL', supposed: true };
  if (lemma === 'warn' && own.tense === 'ONGOING') return { ...own, tense: 'CONDITIONAL', supposed: true };
  return own;
}

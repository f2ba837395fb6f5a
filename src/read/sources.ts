import {
  type Clauses,
  isTimePhrase,
  listFrom,
  nounAt,
  objectOf,
  prepositionsFrom,
  sentenceOf,
  verbAt,
} from './clauses.js';
import { subjectOf } from './doers.js';
import { ADDRESSEE_VERBS, SAY_VERBS } from './lexicon/cues.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Word } from './words.js';

/** A speaker as printed: the noun phrases that name it and the words `[first, last)` of the whole. */
export interface Source {
  nouns: NounPhrase[];
  first: number;
  last: number;
}

const OWN_PREPOSITIONS = new Set(['of', 'for', 'at', 'from', 'with', 'in']);

/** The source in front of a cue verb: "Lund told", "Hugh Hill, a doctor, said". */
export function sourceBefore(clauses: Clauses, verb: VerbGroup): Source | null {
  const subject = subjectOf(clauses, verb.form === 'GERUND' ? governorOf(clauses, verb) : verb);
  if (!subject) return null;
  let last = Math.min(subject.last, verb.first);
  if (verb.form === 'FINITE' && subject.last <= verb.first && isContiguous(clauses, subject.last, verb.first))
    last = verb.first;
  while (last > subject.first + 1 && isTrailing(clauses.text.words[last - 1] as Word)) last--;
  return { nouns: subject.nouns, first: subject.first, last };
}

/** ", adding that": the act of saying before it, else the first finite verb of the sentence. */
function governorOf(clauses: Clauses, verb: VerbGroup): VerbGroup {
  const { first } = sentenceOf(clauses, verb.head);
  let main = verb;
  for (let i = verb.first - 1; i >= first; i--) {
    const before = verbAt(clauses, i);
    if (before?.form !== 'FINITE' || clauses.quoted[i]) continue;
    if (SAY_VERBS.has(before.lemma) && !isRelative(clauses, before)) return before;
    main = before;
  }
  return main;
}

function isRelative(clauses: Clauses, verb: VerbGroup): boolean {
  const before = clauses.text.words[verb.first - 1]?.lower;
  return before === 'who' || before === 'which' || before === 'that';
}

/** The subject of the sentence that ends at a word. */
export function subjectBefore(clauses: Clauses, last: number): Source | null {
  const sentence = sentenceOf(clauses, last);
  for (let i = sentence.first; i < sentence.last; i++) {
    const verb = verbAt(clauses, i);
    if (verb?.form === 'FINITE') return sourceBefore(clauses, verb);
  }
  return null;
}

function isContiguous(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (clauses.text.words[i]?.pos !== 'ADV' && clauses.text.words[i]?.text !== ',') return false;
  return true;
}

function isTrailing(word: Word): boolean {
  return (
    word.text === ',' ||
    word.pos === 'ADV' ||
    word.text === '–' ||
    word.text === '—' ||
    word.lower === 'who' ||
    word.lower === 'which' ||
    word.lower === 'that'
  );
}

/** The source from a word on: "said Hugh Hill, a doctor from Leeds", "according to the ministry". */
export function sourceFrom(clauses: Clauses, at: number): Source | null {
  const nouns = listFrom(clauses, at);
  const head = nouns[0];
  if (head?.first !== at || isTimePhrase(clauses, head)) return null;
  const sentence = sentenceOf(clauses, at);
  let last = withPrepositions(clauses, (nouns.at(-1) as NounPhrase).last, sentence.last);
  const comma = clauses.text.words[last];
  if (comma?.text === ',' && last + 1 < sentence.last && clauses.quoted[last] === clauses.quoted[at]) {
    const named = (clauses.text.words[head.head] as Word).pos === 'PROPN';
    last = apposition(clauses, last + 1, sentence.last, named) ?? last;
  }
  return { nouns, first: at, last };
}

function withPrepositions(clauses: Clauses, from: number, end: number): number {
  let last = from;
  for (let guard = 0; guard < 5; guard++) {
    const word = clauses.text.words[last];
    if (last >= end || !word || !OWN_PREPOSITIONS.has(word.lower)) return last;
    const noun = nounAt(clauses, last + 1);
    if (!noun || noun.first !== last + 1 || isTimePhrase(clauses, noun)) return last;
    last = noun.last;
  }
  return last;
}

/** The end of an apposition that begins at a word, or null where none does. */
function apposition(clauses: Clauses, from: number, end: number, named: boolean): number | null {
  const opener = clauses.text.words[from] as Word;
  if (opener.lower === 'who' || opener.lower === 'whose') return clauseEnd(clauses, from, end);
  const noun = nounAt(clauses, from);
  if (noun?.first !== from || isTimePhrase(clauses, noun) || noun.pronoun) return null;
  const age = opener.pos === 'NUM' && noun.last === from + 1;
  const common = opener.pos === 'DET' || (clauses.text.words[noun.head] as Word).pos === 'NOUN' || age;
  // "the team’s coach, Ada Lind,": a name beside an office.
  if (!common && (named || clauses.text.words[noun.last]?.text !== ',')) return null;
  const nouns = listFrom(clauses, from);
  const last = withPrepositions(clauses, (nouns.at(-1) ?? noun).last, end);
  const next = clauses.text.words[last];
  if (last < end && verbAt(clauses, last)?.form === 'FINITE') return null;
  // "according to Lund, the pier, which is old, is closed": the subject of what follows.
  if (next?.text === ',' && clauses.text.words[last + 1]?.lower === 'which') return null;
  return last >= end || next?.pos === 'PUNCT' || next?.lower === 'who' || next?.pos === 'ADP' || age
    ? last
    : null;
}

function clauseEnd(clauses: Clauses, from: number, end: number): number {
  for (let i = from + 1; i < end; i++) if (clauses.text.words[i]?.pos === 'PUNCT') return i;
  return end;
}

/** Who is told, where the cue verb has an addressee as its object, or in "said to reporters". */
export function addresseeOf(clauses: Clauses, verb: VerbGroup): NounPhrase | null {
  if (ADDRESSEE_VERBS.has(verb.lemma) && !verb.passive) {
    const object = objectOf(clauses, verb);
    if (object && !isTimePhrase(clauses, object)) return object;
  }
  const to = prepositionsFrom(clauses, verb.last).find(
    (phrase) => phrase.preposition === 'to' && phrase.at === verb.last,
  );
  return to?.nouns[0] ?? null;
}

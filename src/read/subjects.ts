import type { Clauses } from './clauses.js';
import { nounAt } from './clauses.js';
import { TIME_NOUNS } from './lexicon/common.js';
import { POINTING_NOUNS, SUBJECT_SYNONYMS } from './lexicon/predicates.js';
import type { NounPhrase } from './phrases.js';
import type { Word } from './words.js';

const LONGEST_SUBJECT = 80;

/** The wording of a subject, and the noun that decides which subject it is. */
export interface Subjects {
  clauses: Clauses;
  /** By the least word of its synonym set, or by the head itself: the full wording, and the word where it first stands. */
  wordings: Map<string, string>;
  /** The wording where a subject first stands, however bare: "the vote" of a text is its referendum. */
  first: Map<string, string>;
}

/** Collects full wordings ("independence referendum") that bare ones ("the vote") later stand for. */
export function toSubjects(clauses: Clauses): Subjects {
  const wordings = new Map<string, string>();
  const first = new Map<string, string>();
  for (const noun of clauses.phrases.nouns) {
    if (noun.pronoun) continue;
    const head = (clauses.text.words[noun.head] as Word).lower;
    const key = subjectKey(head);
    if (key === head && !isSynonym(head)) continue;
    const words = contentWords(clauses, noun);
    if (words.length >= 2 && !wordings.has(key)) wordings.set(key, wordingOf(clauses, noun));
    if (!first.has(key)) first.set(key, wordingOf(clauses, noun));
  }
  return { clauses, wordings, first };
}

/**
 * What a reaction answers, as the text names it: without article, a pointing noun followed to what it points at, a
 * bare head put into the fuller wording of the text. Null for a pronoun or a time.
 */
export function subjectOfPhrase(subjects: Subjects, noun: NounPhrase): string | null {
  const { clauses, wordings, first } = subjects;
  let phrase = noun;
  for (let guard = 0; guard < 3; guard++) {
    const head = (clauses.text.words[phrase.head] as Word).lower;
    const of = clauses.text.words[phrase.last]?.lower === 'of' ? nounAt(clauses, phrase.last + 1) : null;
    if (!POINTING_NOUNS.has(head) || !of) break;
    phrase = of;
  }
  const head = clauses.text.words[phrase.head] as Word;
  if (phrase.pronoun || (TIME_NOUNS.has(head.lower) && !head.surname) || head.pos === 'NUM') return null;
  const bare = contentWords(clauses, phrase).length === 1;
  const wording = bare
    ? (wordings.get(subjectKey(head.lower)) ?? firstOf(clauses, first, phrase) ?? wordingOf(clauses, phrase))
    : wordingOf(clauses, phrase);
  return wording.length > 1 && wording.length <= LONGEST_SUBJECT ? wording : null;
}

/** "the vote" points back; "a vote" begins another. */
function firstOf(clauses: Clauses, first: ReadonlyMap<string, string>, phrase: NounPhrase): string | null {
  const opener = (clauses.text.words[phrase.first] as Word).lower;
  const head = (clauses.text.words[phrase.head] as Word).lower;
  return ['the', 'this', 'that'].includes(opener) ? (first.get(subjectKey(head)) ?? null) : null;
}

function isSynonym(head: string): boolean {
  return SUBJECT_SYNONYMS.some((set) => set.has(head));
}

function subjectKey(head: string): string {
  const set = SUBJECT_SYNONYMS.find((synonyms) => synonyms.has(head));
  return set ? ([...set][0] as string) : head;
}

function contentWords(clauses: Clauses, noun: NounPhrase): Word[] {
  const found: Word[] = [];
  for (let i = noun.first; i < noun.last; i++) {
    const word = clauses.text.words[i] as Word;
    if (['NOUN', 'PROPN', 'ADJ', 'VERB'].includes(word.pos)) found.push(word);
  }
  return found;
}

/** "the Kurdish push for independence" keeps its "for" and "of" phrase. */
function wordingOf(clauses: Clauses, noun: NounPhrase): string {
  const { words } = clauses.text;
  let first = noun.first;
  while (first < noun.head && ['DET', 'PRON', 'PUNCT', 'NUM'].includes((words[first] as Word).pos)) first++;
  let last = noun.last;
  while (last > first + 1 && (words[last - 1] as Word).pos === 'PUNCT') last--;
  const preposition = words[noun.last]?.lower;
  if (preposition === 'of' || preposition === 'for') {
    const inner = nounAt(clauses, noun.last + 1);
    if (inner && inner.first === noun.last + 1 && !inner.pronoun) last = inner.last;
  }
  return clauses.text.text
    .slice((words[first] as Word).start, (words[last - 1] as Word).end)
    .replace(/["“”„«»]/g, '')
    .replace(/\s+/g, ' ');
}

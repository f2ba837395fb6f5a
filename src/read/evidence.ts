import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import { subjectOf } from './doers.js';
import type { VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import type { Word } from './words.js';

/** From the subject, where it stands right before the verb, to the end of the clause. */
export function evidenceOf(clauses: Clauses, verb: VerbGroup): Span {
  const { words } = clauses.text;
  const subject = subjectOf(clauses, verb);
  const first =
    subject && verb.form === 'FINITE' && isBeside(clauses, subject.last, verb.first)
      ? subject.first
      : verb.first;
  let last = clauseLast(clauses, verb);
  while (last > verb.last && (words[last - 1] as Word).pos === 'PUNCT') last--;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}

/** Nothing but adverbs between a subject and its verb: "Oslo never attacked". */
function isBeside(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (clauses.text.words[i]?.pos !== 'ADV') return false;
  return from <= to;
}

function clauseLast(clauses: Clauses, verb: VerbGroup): number {
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, verb.head);
  const side = clauses.quoted[verb.head];
  for (let i = verb.last; i < sentence.last; i++) {
    const word = words[i] as Word;
    if (clauses.quoted[i] !== side || word.text === ';' || word.text === '–' || word.text === '—') return i;
    if (word.pos === 'CCONJ' && leadsToFinite(clauses, i + 1, sentence.last)) return i;
    if (
      word.text === ',' &&
      (leadsToFinite(clauses, i + 1, sentence.last) || verbAt(clauses, i + 1) || isRelative(words[i + 1]))
    )
      return i;
    if (word.pos === 'SCONJ' && word.lower !== 'that' && i > verb.last) return i;
  }
  return sentence.last;
}

function isRelative(word: Word | undefined): boolean {
  return word?.lower === 'who' || word?.lower === 'which' || word?.lower === 'after';
}

function leadsToFinite(clauses: Clauses, from: number, end: number): boolean {
  let at = from;
  while (at < end && clauses.text.words[at]?.pos === 'ADV') at++;
  const own = at < end ? verbAt(clauses, at) : null;
  if (own) return own.form === 'FINITE';
  const noun = at < end ? nounAt(clauses, at) : null;
  if (!noun || noun.first !== at) return false;
  let next = noun.last;
  while (next < end && clauses.text.words[next]?.pos === 'ADV') next++;
  return next < end && verbAt(clauses, next)?.form === 'FINITE';
}

import { type Clauses, isTimePhrase, listFrom, nounAt, objectOf, sentenceOf, verbAt } from './clauses.js';
import {
  ADDRESSEE_VERBS,
  CALL_VERBS,
  CUE_NOUNS,
  DESCRIBE_AS_VERBS,
  SAY_VERBS,
  SPEECH_NOUNS,
  ZERO_THAT_VERBS,
} from './lexicon/cues.js';
import type { VerbGroup } from './phrases.js';
import type { Sentence, Word } from './words.js';

/** A run of words `[first, last)`. */
export interface Run {
  first: number;
  last: number;
}

const RELATIVES = new Set(['that', 'who', 'which', 'whom']);

export interface Complement {
  content: Run[];
  cueLast: number;
  confidence: number;
}

/** "that C" and bare C after a cue verb, over an addressee and "in a statement on Monday". */
export function clauseAfter(clauses: Clauses, verb: VerbGroup): Complement | null {
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, verb.head);
  const end = outerEnd(clauses, sentence);
  let at = verb.last;
  while (at < end && (words[at] as Word).pos === 'ADV') at++;
  const direct = at;
  at = skipAdjuncts(clauses, verb, at, end);
  if (isThat(clauses, at, end)) return clause(clauses, at, end, verb.last, 0.85);
  const lower = words[direct]?.lower ?? '';
  if (SAY_VERBS.has(verb.lemma) && ['whether', 'how', 'why', 'what'].includes(lower) && verb.lemma !== 'ask')
    return null;
  if (!ZERO_THAT_VERBS.has(verb.lemma)) return null;
  if (words[direct]?.text === ':' && direct + 2 < end)
    return clause(clauses, direct + 1, end, verb.last, 0.7);
  const start = [direct, at].find((from) => isClause(clauses, from, end));
  return start === undefined ? null : clause(clauses, start, end, verb.last, 0.75);
}

function isThat(clauses: Clauses, at: number, end: number): boolean {
  return clauses.text.words[at]?.lower === 'that' && at + 2 < end && !clauses.quoted[at];
}

/** Steps over who is told and where and when it was said. */
export function skipAdjuncts(clauses: Clauses, verb: VerbGroup, from: number, end: number): number {
  const { words } = clauses.text;
  let at = from;
  const object = ADDRESSEE_VERBS.has(verb.lemma) ? objectOf(clauses, verb) : null;
  if (object && object.first === at && !startsClause(clauses, object.last, end))
    at = listFrom(clauses, at).at(-1)?.last ?? at;
  for (let guard = 0; guard < 6 && at < end; guard++) {
    const word = words[at] as Word;
    if (word.lower === 'that') return at;
    const noun = nounAt(clauses, at);
    if (word.pos === 'ADV' || word.text === ',') at++;
    else if (noun?.first === at && isTimePhrase(clauses, noun)) at = noun.last;
    else if (word.pos === 'ADP' || (word.lower === 'to' && word.pos === 'PART')) {
      const inner = nounAt(clauses, at + 1);
      if (!inner || inner.first !== at + 1) return at;
      const adjunct =
        isTimePhrase(clauses, inner) ||
        CUE_NOUNS.has((words[inner.head] as Word).lower) ||
        at > from ||
        word.lower !== 'as';
      if (!adjunct) return at;
      at = inner.last;
    } else return at;
  }
  return at;
}

/** A noun phrase, or "there", and a finite verb of its own. */
function isClause(clauses: Clauses, at: number, end: number): boolean {
  const { words } = clauses.text;
  const from = at < end && words[at]?.pos === 'PUNCT' && words[at]?.text !== ',' ? at + 1 : at;
  if (from >= end) return false;
  const opener = words[from] as Word;
  if (opener.lower === 'there' || opener.lower === 'if' || opener.lower === 'while') return true;
  const noun = nounAt(clauses, from);
  if (noun?.first !== from) return false;
  let aside = false;
  let relative = false;
  for (let i = noun.last; i < Math.min(end, from + 25); i++) {
    const word = words[i] as Word;
    const verb = verbAt(clauses, i);
    if (verb && relative) {
      relative = false;
      i = verb.last - 1;
      continue;
    }
    if (verb) return verb.form === 'FINITE';
    if (word.text === ';' || word.text === ':' || word.pos === 'SCONJ') return false;
    if (word.lower === 'until') return false;
    // "the demands that come with it erase": the verb of a relative clause is not yet the clause's own.
    if (RELATIVES.has(word.lower)) relative = true;
    // "support for it, leaders found": a comma and a new noun begin another clause, an aside closes with a comma.
    if (word.text !== ',') continue;
    if (!aside && !closesBeforeVerb(clauses, i, end)) return false;
    aside = true;
  }
  return false;
}

function closesBeforeVerb(clauses: Clauses, comma: number, end: number): boolean {
  if (verbAt(clauses, comma + 1)) return false;
  for (let i = comma + 1; i < Math.min(end - 1, comma + 16); i++) {
    if (clauses.text.words[i]?.text === ',' && verbAt(clauses, i + 1)?.form === 'FINITE') return true;
  }
  return (
    nounAt(clauses, comma + 1) !== null &&
    listFrom(clauses, (nounAt(clauses, comma - 1) ?? { first: -1 }).first).length > 1
  );
}

function startsClause(clauses: Clauses, from: number, end: number): boolean {
  let at = from;
  while (at < end && clauses.text.words[at]?.pos === 'ADV') at++;
  return at < end && verbAt(clauses, at)?.form === 'FINITE';
}

function clause(
  clauses: Clauses,
  first: number,
  end: number,
  cueLast: number,
  confidence: number,
): Complement {
  return { content: [{ first, last: clauseEdge(clauses, first, end) }], cueLast, confidence };
}

/** The end of a sentence, gone on where it falls inside quotation marks. */
export function outerEnd(clauses: Clauses, sentence: Sentence): number {
  const { words } = clauses.text;
  let end = sentence.last;
  while (end < words.length && clauses.quoted[end] && clauses.quoted[end] === clauses.quoted[end - 1]) end++;
  return end;
}

/**
 * Where a reported clause stops: before a next act of saying (", adding that", ", and he said"), before
 * ", according to", and before a dash without partner, which opens a remark of the author.
 */
export function clauseEdge(clauses: Clauses, first: number, end: number): number {
  const { words } = clauses.text;
  for (let i = first + 1; i < end; i++) {
    if (clauses.quoted[i]) continue;
    const word = words[i] as Word;
    if (word.text === ',' && stopsAt(clauses, i + 1, end)) return i;
    if (word.text === ';') return i;
    if (word.pos === 'CCONJ' && saysAgain(clauses, i + 1, end)) return i;
    if (word.lower === 'according' && words[i + 1]?.lower === 'to') return i;
    if (
      (word.text === '–' || word.text === '—') &&
      !hasPartner(clauses, i, end) &&
      words[i + 1]?.pos === 'DET'
    )
      return i;
  }
  return end;
}

/** "said it was late and called the order “late”": a second plain past of saying is an act of its own. */
function saysAgain(clauses: Clauses, from: number, end: number): boolean {
  let at = from;
  while (at < end && clauses.text.words[at]?.pos === 'ADV') at++;
  const verb = at < end ? verbAt(clauses, at) : null;
  return (
    verb !== null &&
    verb.first === verb.head &&
    verb.form === 'FINITE' &&
    verb.tense === 'DONE' &&
    isSaying(verb)
  );
}

function hasPartner(clauses: Clauses, dash: number, end: number): boolean {
  const { text } = clauses.text.words[dash] as Word;
  for (let i = dash + 1; i < end; i++) if (clauses.text.words[i]?.text === text) return true;
  return false;
}

function stopsAt(clauses: Clauses, from: number, end: number): boolean {
  const { words } = clauses.text;
  let at = from;
  let joined = false;
  while (at < end && ['CCONJ', 'ADV'].includes((words[at] as Word).pos)) {
    joined ||= (words[at] as Word).pos === 'CCONJ';
    at++;
  }
  const verb = at < end ? verbAt(clauses, at) : null;
  if (verb) return isSaying(verb) && (verb.form === 'GERUND' || joined || isInverted(clauses, verb));
  if (words[at]?.lower === 'but' || words[from]?.lower === 'but') return true;
  const noun = at < end ? nounAt(clauses, at) : null;
  if (!noun || noun.first !== at) return false;
  let next = noun.last;
  while (next < end && words[next]?.pos === 'ADV') next++;
  const own = next < end ? verbAt(clauses, next) : null;
  return own !== null && own.form === 'FINITE' && SAY_VERBS.has(own.lemma) && own.tense !== 'CONDITIONAL';
}

/** ", said the engineer": who says the whole of it. */
function isInverted(clauses: Clauses, verb: VerbGroup): boolean {
  return SAY_VERBS.has(verb.lemma) && !verb.passive && nounAt(clauses, verb.last)?.first === verb.last;
}

function isSaying(verb: VerbGroup): boolean {
  return SAY_VERBS.has(verb.lemma) || DESCRIBE_AS_VERBS.has(verb.lemma) || CALL_VERBS.has(verb.lemma);
}

/** "expressed the concern that C": the noun of saying belongs to the cue. */
export function nominalClause(clauses: Clauses, verb: VerbGroup): Complement | null {
  const object = objectOf(clauses, verb);
  if (!object) return null;
  const { words } = clauses.text;
  if (!SPEECH_NOUNS.has((words[object.head] as Word).lower)) return null;
  const end = outerEnd(clauses, sentenceOf(clauses, verb.head));
  return isThat(clauses, object.last, end) ? clause(clauses, object.last, end, object.last, 0.8) : null;
}

/** "described it as C" and "called it “C”": a view only where its words are marked as the speaker's. */
export function describedAs(clauses: Clauses, verb: VerbGroup): Complement | null {
  const { words } = clauses.text;
  const end = outerEnd(clauses, sentenceOf(clauses, verb.head));
  const object = objectOf(clauses, verb);
  if (!object) return null;
  let first = CALL_VERBS.has(verb.lemma) ? object.last : -1;
  for (let i = object.last; i < Math.min(end, object.last + 12); i++) {
    if (words[i]?.lower !== 'as') continue;
    first = i + 1;
    break;
  }
  if (first < 0 || first >= end) return null;
  const last = clauseEdge(clauses, first, end);
  const marked = words.slice(first, last).some((word) => '“”"«»'.includes(word.text));
  return marked ? { content: [{ first, last }], cueLast: verb.last, confidence: 0.75 } : null;
}

import { accordingTo, mayOpen } from './according.js';
import { type Clauses, isTimePhrase, sentenceOf, verbAt } from './clauses.js';
import {
  type Complement,
  clauseAfter,
  clauseEdge,
  describedAs,
  nominalClause,
  outerEnd,
  type Run,
  skipAdjuncts,
} from './complements.js';
import type { Attribution } from './direct.js';
import {
  CALL_VERBS,
  DESCRIBE_AS_VERBS,
  NO_SOURCE_PRONOUNS,
  SAY_VERBS,
  SHOW_VERBS,
  THINK_VERBS,
  VOICE_VERBS,
} from './lexicon/cues.js';
import type { VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { addresseeOf, type Source, sourceBefore, sourceFrom } from './sources.js';
import type { MarkedWords } from './speech.js';
import type { Word } from './words.js';

/**
 * Ties clauses without marks of their own to who says, thinks or fears them: "S said that C", "S said C",
 * "C, S said", "according to S, C", "S expressed the concern that C", "S described it as C".
 *
 * `used` holds verbs that are already cues of direct quotes. Out: in text order; kind MIXED where marks stand inside.
 */
export function attributeIndirect(
  clauses: Clauses,
  marks: readonly MarkedWords[],
  used: ReadonlySet<VerbGroup>,
): Attribution[] {
  const found: Attribution[] = [];
  for (const verb of clauses.phrases.verbs) {
    if (clauses.quoted[verb.head] || used.has(verb)) continue;
    const attribution = fromVerb(clauses, verb);
    if (attribution) found.push(attribution);
  }
  for (let at = 0; at < clauses.text.words.length; at++) {
    if (!mayOpen((clauses.text.words[at] as Word).lower) || clauses.quoted[at]) continue;
    const attribution = fromAccording(clauses, at);
    if (attribution) found.push(attribution);
  }
  for (const attribution of found) if (holdsMark(attribution.content, marks)) attribution.kind = 'MIXED';
  return found.sort((a, b) => a.at - b.at);
}

/** `marks` are in text order and do not overlap. */
function holdsMark(content: readonly Span[], marks: readonly MarkedWords[]): boolean {
  return content.some((span) => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle] as MarkedWords).start < span.start) low = middle + 1;
      else high = middle;
    }
    const mark = marks[low];
    return mark !== undefined && mark.end <= span.end;
  });
}

function fromVerb(clauses: Clauses, verb: VerbGroup): Attribution | null {
  const say = SAY_VERBS.has(verb.lemma);
  const think = THINK_VERBS.has(verb.lemma);
  const show = SHOW_VERBS.has(verb.lemma);
  const voice = VOICE_VERBS.has(verb.lemma);
  const describe = DESCRIBE_AS_VERBS.has(verb.lemma) || CALL_VERBS.has(verb.lemma);
  if (!say && !think && !show && !voice && !describe) return null;
  if (describe && clauses.text.words[verb.last]?.lower === 'by') return describedBy(clauses, verb);
  if (verb.passive || (verb.negated && !describe) || verb.form === 'INFINITIVE') return null;
  const complement =
    (say || think || show ? clauseAfter(clauses, verb) : null) ??
    (voice ? nominalClause(clauses, verb) : null) ??
    (describe ? describedAs(clauses, verb) : null);
  if (complement) return attribute(clauses, verb, complement);
  return say && verb.form === 'FINITE' ? contentFirst(clauses, verb) : null;
}

/** "The treaty, described by Lund as “C”": what stands in marks behind who is named. */
function describedBy(clauses: Clauses, verb: VerbGroup): Attribution | null {
  const { words } = clauses.text;
  const source = words[verb.last]?.lower === 'by' ? sourceFrom(clauses, verb.last + 1) : null;
  if (!source || !isSpeaker(clauses, source)) return null;
  const first = words[source.last]?.lower === 'as' ? source.last + 1 : source.last;
  if (!OPENING_MARKS.has(words[first]?.text ?? '')) return null;
  const { last } = sentenceOf(clauses, first);
  let close = first + 1;
  while (close < last && !CLOSING_MARKS.has((words[close] as Word).text)) close++;
  if (close === last) return null;
  const cue = { first: verb.first, last: verb.last + 1 };
  return build(clauses, [{ first, last: close + 1 }], source, cue, verb, 0.9);
}

const OPENING_MARKS = new Set(['“', '"', '«', '‘', '„']);
const CLOSING_MARKS = new Set(['”', '"', '»', '’', '“']);

function attribute(clauses: Clauses, verb: VerbGroup, complement: Complement): Attribution | null {
  const source = sourceBefore(clauses, verb) ?? invertedSource(clauses, verb);
  if (!source || !isSpeaker(clauses, source)) return null;
  return build(
    clauses,
    complement.content,
    source,
    { first: verb.first, last: complement.cueLast },
    verb,
    complement.confidence,
  );
}

function invertedSource(clauses: Clauses, verb: VerbGroup): Source | null {
  const before = clauses.text.words[verb.first - 1];
  const source = before?.text === ',' ? sourceFrom(clauses, verb.last) : null;
  return source && verbAt(clauses, source.last)?.form !== 'FINITE' ? source : null;
}

function isSpeaker(clauses: Clauses, source: Source): boolean {
  const head = source.nouns[0];
  if (!head || isTimePhrase(clauses, head)) return false;
  const word = clauses.text.words[head.head] as Word;
  return !NO_SOURCE_PRONOUNS.has(word.lower);
}

function build(
  clauses: Clauses,
  content: readonly Run[],
  source: Source,
  cue: Run,
  verb: VerbGroup | null,
  confidence: number,
): Attribution | null {
  const spans: Span[] = [];
  for (const run of content) {
    const trimmed = trim(clauses, run);
    if (!trimmed) return null;
    spans.push(trimmed);
  }
  const addressee = verb ? addresseeOf(clauses, verb) : null;
  const at = Math.min(cue.first, source.first);
  return { kind: 'INDIRECT', content: spans, source, cue, addressee, inherits: null, at, confidence };
}

/** A run as a span without the stops at its edges; null where no words are left. */
function trim(clauses: Clauses, run: Run): Span | null {
  const { words } = clauses.text;
  let { first, last } = run;
  while (first < last && [',', ':', '–', '—', ';'].includes((words[first] as Word).text)) first++;
  while (last > first && ['.', ',', ';', ':', '–', '—', '-'].includes((words[last - 1] as Word).text)) last--;
  if (last - first < 2) return null;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}

/** "C, S said." and "C1, S said, C2." */
function contentFirst(clauses: Clauses, verb: VerbGroup): Attribution | null {
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, verb.head);
  const inverted = words[verb.first - 1]?.text === ',' ? sourceFrom(clauses, verb.last) : null;
  const source = inverted ?? sourceBefore(clauses, verb);
  if (!source || !isSpeaker(clauses, source)) return null;
  const comma = inverted ? verb.first - 1 : source.first - 1;
  if (words[comma]?.text !== ',' || comma <= sentence.first + 1 || source.first > verb.first + 3) return null;
  if (!hasPlainFinite(clauses, sentence.first, comma) || opensAdverbial(clauses, sentence.first)) return null;
  const tail = inverted ? inverted.last : skipAdjuncts(clauses, verb, verb.last, sentence.last);
  const next = words[tail];
  const cue = { first: verb.first, last: verb.last };
  if (tail >= sentence.last || next?.text === '.') {
    return build(clauses, [{ first: sentence.first, last: comma }], source, cue, verb, 0.8);
  }
  // "C, the station reported, citing officers": the participle is of the reporting.
  const participle = next?.text === ',' ? tail + 1 : words[tail - 1]?.text === ',' ? tail : sentence.last;
  const rests = hasPlainFinite(clauses, tail, sentence.last);
  if (!rests && verbAt(clauses, participle)?.form === 'GERUND')
    return build(clauses, [{ first: sentence.first, last: comma }], source, cue, verb, 0.75);
  if (next?.text !== ',' || !rests) return null;
  const rest = { first: tail + 1, last: sentence.last };
  return build(clauses, [{ first: sentence.first, last: comma }, rest], source, cue, verb, 0.7);
}

function hasPlainFinite(clauses: Clauses, first: number, last: number): boolean {
  for (let i = first; i < last; i++)
    if (!clauses.quoted[i] && verbAt(clauses, i)?.form === 'FINITE') return true;
  return false;
}

/** "When asked about it, Smith said": a clause of time or cause in front is no content. */
function opensAdverbial(clauses: Clauses, first: number): boolean {
  const opener = clauses.text.words[first] as Word;
  return [
    'when',
    'while',
    'after',
    'before',
    'as',
    'since',
    'although',
    'though',
    'if',
    'because',
    'asked',
    'once',
    'until',
  ].includes(opener.lower);
}

function fromAccording(clauses: Clauses, at: number): Attribution | null {
  const found = accordingTo(clauses, at);
  if (!found || !isSpeaker(clauses, found.source)) return null;
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, at);
  const { cue } = found;
  if (at - sentence.first <= 1) {
    let comma = found.source.last;
    while (comma < Math.min(sentence.last, found.source.last + 12) && words[comma]?.text !== ',') comma++;
    if (words[comma]?.text !== ',') return null;
    const content = { first: comma + 1, last: clauseEdge(clauses, comma + 1, outerEnd(clauses, sentence)) };
    return build(clauses, [content], found.source, cue, null, 0.85);
  }
  const split = aroundAccording(clauses, found.source.last, at, sentence.first);
  if (split) return build(clauses, split, found.source, cue, null, 0.8);
  // "in the words of Lund" closes what stands in marks; "according to" any clause.
  if (words[at]?.lower !== 'according') return null;
  let first = sentence.first;
  for (let i = at - 1; i > sentence.first; i--) if (words[i]?.text === ';') first = Math.max(first, i + 1);
  return hasPlainFinite(clauses, first, at)
    ? build(clauses, [{ first, last: at }], found.source, cue, null, 0.8)
    : null;
}

/** "The dam, according to Lund, will hold": who and what stand on both sides. */
function aroundAccording(clauses: Clauses, close: number, at: number, first: number): Run[] | null {
  const { words } = clauses.text;
  if (words[at - 1]?.text !== ',' || words[close]?.text !== ',' || at - 1 <= first) return null;
  if (hasPlainFinite(clauses, first, at) || verbAt(clauses, close + 1)?.form !== 'FINITE') return null;
  const { last } = sentenceOf(clauses, at);
  return [
    { first, last: at - 1 },
    { first: close + 1, last: clauseEdge(clauses, close + 1, last) },
  ];
}

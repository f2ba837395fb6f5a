import { accordingTo } from './according.js';
import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import { SAY_VERBS, SHOW_VERBS, THINK_VERBS } from './lexicon/cues.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { addresseeOf, type Source, sourceBefore, sourceFrom } from './sources.js';
import type { MarkedWords } from './speech.js';
import type { Word } from './words.js';

/** Words tied to who says them, before anybody is resolved. */
export interface Attribution {
  kind: 'DIRECT' | 'MIXED' | 'INDIRECT';
  content: Span[];
  source: Source | null;
  /** Words `[first, last)` of the cue. */
  cue: { first: number; last: number } | null;
  addressee: NounPhrase | null;
  /** Index of the attribution whose speaker this one takes over. */
  inherits: number | null;
  /** The first word of its clause: where a pronoun of the source is read from. */
  at: number;
  /** True where the layout sets its edges, as in a transcript. */
  fixed?: boolean;
  confidence: number;
}

const DASHES = new Set(['—', '–', '―', '-', '--']);

interface Found {
  source: Source;
  cue: { first: number; last: number } | null;
  addressee: NounPhrase | null;
  verb: VerbGroup | null;
  confidence: number;
}

/**
 * Ties marked speech to its speaker: "Q," S said · S said: "Q" · according to S, "Q" · S: "Q" · and quotes that go
 * on after their speaker was named. Verbs used as cues are added to `used`.
 */
export function attributeDirect(
  clauses: Clauses,
  marks: readonly MarkedWords[],
  used: Set<VerbGroup>,
): Attribution[] {
  const found: Attribution[] = [];
  const speech = marks.filter((mark) => mark.speech);
  let previous: { mark: MarkedWords; index: number; after: Region | null } | null = null;
  speech.forEach((mark, i) => {
    const after = regionAfter(clauses, mark, speech[i + 1]);
    const right = after && inRegionAfter(clauses, after, endsOpen(clauses, mark));
    if (right) {
      if (right.verb) used.add(right.verb);
      found.push(fromMark(clauses, mark, right, speech[i - 1]));
      previous = { mark, index: found.length - 1, after };
      return;
    }
    const index: number | null = previous && goesOn(clauses, previous, mark) ? previous.index : null;
    if (index !== null && previous) {
      (found[index] as Attribution).content.push(...mark.parts);
      previous = { mark, index, after: null };
      return;
    }
    const left = inRegionBefore(clauses, mark, speech[i - 1]);
    if (left) {
      if (left.verb) used.add(left.verb);
      found.push({ ...plain(mark, left), at: left.source.first });
      previous = { mark, index: found.length - 1, after: null };
      return;
    }
    const signed = signature(clauses, mark);
    const floating = signed ? plain(mark, signed) : floatingQuote(clauses, mark, previous);
    if (!floating) return;
    found.push(floating);
    previous = { mark, index: found.length - 1, after: null };
  });
  return found;
}

function plain(mark: MarkedWords, found: Found): Attribution {
  const { source, cue, addressee, confidence } = found;
  return {
    kind: 'DIRECT',
    content: [...mark.parts],
    source,
    cue,
    addressee,
    inherits: null,
    at: mark.first,
    confidence,
  };
}

/** A quote whose cue follows; what stands before the marks in its sentence belongs to the content. */
function fromMark(
  clauses: Clauses,
  mark: MarkedWords,
  found: Found,
  before: MarkedWords | undefined,
): Attribution {
  const attribution = plain(mark, found);
  const sentence = sentenceOf(clauses, mark.first);
  let first = Math.max(sentence.first, before?.last ?? 0);
  while (first < mark.first && !isContentStart(clauses.text.words[first] as Word)) first++;
  const inner = clauses.text.words.slice(mark.first, mark.last).find((word) => word.pos !== 'PUNCT');
  if (first >= mark.first || !inner || !/^\p{Ll}/u.test(inner.text)) return attribution;
  const near = verbAt(clauses, mark.first - 1) ?? verbAt(clauses, mark.first - 2);
  if (near && SAY_VERBS.has(near.lemma)) return attribution;
  const start = (clauses.text.words[first] as Word).start;
  return { ...attribution, kind: 'MIXED', content: [{ start, end: mark.end }], at: first };
}

function isContentStart(word: Word): boolean {
  return word.pos !== 'PUNCT' && word.pos !== 'CCONJ';
}

/** Words outside marks, `[first, last)`. */
interface Region {
  first: number;
  last: number;
}

function regionAfter(clauses: Clauses, mark: MarkedWords, next: MarkedWords | undefined): Region | null {
  const { words } = clauses.text;
  const first = words[mark.last];
  const closing = words[mark.last - 1] as Word;
  if (!first || !mark.closed || first.paragraph !== closing.paragraph) return null;
  const inner = clauses.text.text.slice(mark.start, mark.end - 1).trimEnd();
  const dash = DASHES.has(first.text);
  if (!dash && first.sentence !== closing.sentence && /\.$/.test(inner)) return null;
  if (/\.$/.test(inner) && /^\p{Lu}/u.test(first.text)) return null;
  const end = sentenceOf(clauses, mark.last).last;
  return { first: mark.last, last: Math.min(end, next?.first ?? end) };
}

/** A comma, question or exclamation mark inside the closing mark: the sentence goes on with who said it. */
function endsOpen(clauses: Clauses, mark: MarkedWords): boolean {
  return /[,?!]$/.test(clauses.text.text.slice(mark.start, mark.end).replace(/[”"’'»\s]+$/u, ''));
}

/** `open`: the quote cannot be over, so that any verb next to a name tells who speaks ("“Go,” Trump barked"). */
function inRegionAfter(clauses: Clauses, region: Region, open: boolean): Found | null {
  const { words } = clauses.text;
  let at = region.first;
  while (
    at < region.last &&
    (DASHES.has((words[at] as Word).text) || [',', '.'].includes((words[at] as Word).text))
  )
    at++;
  if (at >= region.last) return null;
  const according = accorded(clauses, at) ?? byline(clauses, region, at);
  if (according) return according;
  let verbFirst = at;
  while (verbFirst < region.last && (words[verbFirst] as Word).pos === 'ADV') verbFirst++;
  const verb = verbAt(clauses, verbFirst);
  if (verb && verb.first <= verbFirst && isCue(verb) && verb.form === 'FINITE') {
    const source = sourceFrom(clauses, verb.last);
    if (source) return withCue(clauses, verb, source, 0.95);
  }
  const noun = nounAt(clauses, at);
  if (noun?.first !== at) return someone(clauses, at);
  for (let i = noun.last; i < region.last; i++) {
    const cue = verbAt(clauses, i);
    if (!cue || i !== cue.first || !isCue(cue) || cue.form !== 'FINITE') continue;
    if (clauses.text.words[i - 1]?.lower === 'who') continue;
    const source = sourceBefore(clauses, cue);
    if (source && source.first === at) return withCue(clauses, cue, source, 0.95);
  }
  return open ? withAnyVerb(clauses, at, noun) : null;
}

/** "another said", "one of them shouted": a speaker of whom the text says no more. */
function someone(clauses: Clauses, at: number): Found | null {
  const { words } = clauses.text;
  if (!LONE_WORDS.has((words[at] as Word).lower)) return null;
  const of = words[at + 1]?.lower === 'of' ? nounAt(clauses, at + 2) : null;
  const last = of?.last ?? at + 1;
  const verb = verbAt(clauses, last);
  if (verb?.first !== last || !isCue(verb) || verb.form !== 'FINITE') return null;
  return withCue(clauses, verb, { nouns: [], first: at, last }, 0.9);
}

const LONE_WORDS = new Set(['another', 'one', 'others', 'many', 'some', 'both', 'several', 'few']);

function withAnyVerb(clauses: Clauses, at: number, noun: NounPhrase): Found | null {
  const head = clauses.text.words[noun.head] as Word;
  const person = head.pos === 'PROPN' || ['he', 'she', 'they'].includes(head.lower);
  const verb = verbAt(clauses, noun.last);
  if (!person || verb?.first !== noun.last || verb.form !== 'FINITE' || verb.passive) return null;
  if (clauses.text.words[verb.head]?.pos !== 'VERB') return null;
  const source = sourceBefore(clauses, verb);
  return source?.first === at ? withCue(clauses, verb, source, 0.75) : null;
}

function isCue(verb: VerbGroup): boolean {
  return SAY_VERBS.has(verb.lemma) || THINK_VERBS.has(verb.lemma);
}

function withCue(clauses: Clauses, verb: VerbGroup, source: Source, confidence: number): Found {
  const addressee = addresseeOf(clauses, verb);
  return { source, cue: { first: verb.first, last: verb.last }, addressee, verb, confidence };
}

/** A dash and a name that close the paragraph: “Q” — Ada Lind, teacher. */
function byline(clauses: Clauses, region: Region, at: number): Found | null {
  const { words } = clauses.text;
  if (at === region.first || !DASHES.has((words[at - 1] as Word).text) || words[at]?.pos !== 'PROPN')
    return null;
  const source = sourceFrom(clauses, at);
  if (!source) return null;
  let end = source.last;
  while (end < region.last && (words[end] as Word).pos === 'PUNCT') end++;
  const closes = words[end] === undefined || words[end]?.paragraph !== words[at]?.paragraph;
  return closes ? { source, cue: null, addressee: null, verb: null, confidence: 0.8 } : null;
}

/** The same in a line of its own below the quote. */
function signature(clauses: Clauses, mark: MarkedWords): Found | null {
  const { words } = clauses.text;
  const dash = words[mark.last];
  const closing = words[mark.last - 1] as Word;
  if (!dash || !mark.closed || dash.paragraph !== closing.paragraph + 1 || !DASHES.has(dash.text))
    return null;
  return byline(clauses, { first: mark.last, last: sentenceOf(clauses, mark.last).last }, mark.last + 1);
}

function accorded(clauses: Clauses, at: number): Found | null {
  const found = accordingTo(clauses, at);
  return found && { ...found, addressee: null, verb: null, confidence: 0.9 };
}

function inRegionBefore(clauses: Clauses, mark: MarkedWords, before: MarkedWords | undefined): Found | null {
  const region = regionBefore(clauses, mark, before);
  if (!region) return null;
  const { words } = clauses.text;
  let end = region.last;
  let colon = false;
  while (end > region.first && [':', ',', 'that', '—', '–'].includes((words[end - 1] as Word).lower)) {
    colon ||= (words[end - 1] as Word).text === ':';
    end--;
  }
  if (end <= region.first) return null;
  const according = accorded(clauses, region.first);
  if (according && according.source.last >= end) return according;
  for (let i = end - 1; i >= region.first; i--) {
    const verb = verbAt(clauses, i);
    if (!verb || i !== verb.head) continue;
    const say = isCue(verb) || SHOW_VERBS.has(verb.lemma);
    if (say && (colon || (isWhole(clauses, mark, region.last) && onlyAdjuncts(clauses, verb.last, end)))) {
      const source = sourceBefore(clauses, verb);
      if (source) return withCue(clauses, verb, source, 0.9);
    }
    if (verb.form === 'FINITE' && !colon) return null;
  }
  return colon ? beforeColon(clauses, region, end) : null;
}

/** Speech of its own rather than the marked part of a clause: it opens with a capital, follows a comma, or ends the sentence. */
function isWhole(clauses: Clauses, mark: MarkedWords, before: number): boolean {
  const { words } = clauses.text;
  if (words[before - 1]?.text === ',') return true;
  const inner = words.slice(mark.first, mark.last).find((word) => word.pos !== 'PUNCT');
  if (inner && /^\p{Lu}/u.test(inner.text)) return true;
  const after = words[mark.last];
  return !after || after.sentence !== words[mark.last - 1]?.sentence || after.text === '.';
}

/** Between a cue and the marks: who is told, where and when, and no clause of its own. */
function onlyAdjuncts(clauses: Clauses, from: number, to: number): boolean {
  if (to - from > 10) return false;
  for (let i = from; i < to; i++) {
    const word = clauses.text.words[i] as Word;
    if (word.pos === 'SCONJ' || word.lower === 'that' || verbAt(clauses, i)?.form === 'FINITE') return false;
    if (nounAt(clauses, i)?.pronoun && ['he', 'she', 'they', 'it', 'i', 'we'].includes(word.lower))
      return false;
  }
  return true;
}

function regionBefore(clauses: Clauses, mark: MarkedWords, before: MarkedWords | undefined): Region | null {
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, mark.first);
  const first = Math.max(sentence.first, before?.last ?? 0);
  if (first < mark.first) return { first, last: mark.first };
  const last = words[sentence.first - 1];
  if (last?.text !== ':') return null;
  const previous = sentenceOf(clauses, sentence.first - 1);
  return { first: previous.first, last: previous.last };
}

/** "Smith:" and "The minister had one answer:": the name that the colon closes, or the subject of the last verb. */
function beforeColon(clauses: Clauses, region: Region, end: number): Found | null {
  let at = region.first;
  while (at < end && (clauses.text.words[at] as Word).pos === 'CCONJ') at++;
  const rest = { addressee: null, confidence: 0.7 };
  const opening = verbAt(clauses, at);
  const inverted = opening?.first === at && isCue(opening) ? sourceFrom(clauses, opening.last) : null;
  if (opening && inverted && inverted.last >= end)
    return { source: inverted, cue: { first: opening.first, last: opening.last }, verb: opening, ...rest };
  const name = sourceFrom(clauses, at);
  if (name && name.last >= end) return { source: name, cue: null, verb: null, ...rest };
  for (let i = end - 1; i >= region.first; i--) {
    const verb = verbAt(clauses, i);
    if (verb?.form !== 'FINITE' || isRelativeVerb(clauses, verb)) continue;
    const source = sourceBefore(clauses, verb);
    return source && { source, cue: { first: verb.first, last: verb.last }, verb, ...rest };
  }
  return null;
}

/** Q, S V, Q2 and Q, S V. Q2: nothing but the cue clause and stops between two quotes. */
function goesOn(
  clauses: Clauses,
  previous: { mark: MarkedWords; index: number; after: Region | null },
  mark: MarkedWords,
): boolean {
  const { words } = clauses.text;
  const from = previous.after?.last ?? previous.mark.last;
  if (previous.after && finiteVerbs(clauses, previous.after) > 1) return false;
  if ((words[mark.first] as Word).paragraph !== (words[previous.mark.last - 1] as Word).paragraph)
    return false;
  for (let i = from; i < mark.first; i++) if (/[\p{L}\p{N}]/u.test((words[i] as Word).text)) return false;
  return true;
}

function finiteVerbs(clauses: Clauses, region: Region): number {
  let count = 0;
  for (let i = region.first; i < region.last; i++) {
    const verb = verbAt(clauses, i);
    if (verb?.head === i && verb.form === 'FINITE' && !isRelativeVerb(clauses, verb)) count++;
  }
  return count;
}

function isRelativeVerb(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first - 1; i > verb.first - 6 && i >= 0; i--) {
    if (['who', 'which', 'that', 'where'].includes((clauses.text.words[i] as Word).lower)) return true;
  }
  return false;
}

/** A whole quoted sentence without a cue: who spoke last in the paragraph, or is the subject before, goes on. */
function floatingQuote(
  clauses: Clauses,
  mark: MarkedWords,
  previous: { mark: MarkedWords; index: number; after: Region | null } | null,
): Attribution | null {
  const { words } = clauses.text;
  const inner = clauses.text.text.slice(mark.start + 1, mark.end - 1).trim();
  const whole = /^[\p{Lu}\p{N}[(‘'…]/u.test(inner) && /[.!?…,]$/.test(inner) && mark.size >= 3;
  const before = words[mark.first - 1];
  const here = words[mark.first] as Word;
  const fresh = !before || before.paragraph !== here.paragraph || before.sentence !== here.sentence;
  if (!whole || !fresh || !mark.closed) return null;
  const base = {
    kind: 'DIRECT' as const,
    content: [...mark.parts],
    cue: null,
    addressee: null,
    at: mark.first,
  };
  if (before && before.paragraph === here.paragraph) {
    const near = previous && (words[previous.mark.last - 1] as Word).paragraph === here.paragraph;
    if (near && previous) return { ...base, source: null, inherits: previous.index, confidence: 0.6 };
    return { ...base, source: subjectBefore(clauses, mark.first - 1), inherits: null, confidence: 0.5 };
  }
  const lastParagraph = previous ? (words[previous.mark.last - 1] as Word).paragraph : -2;
  const inherits = previous && lastParagraph === here.paragraph - 1 ? previous.index : null;
  return { ...base, source: null, inherits, confidence: inherits === null ? 0.3 : 0.5 };
}

/** The subject of the sentence that ends at a word. */
function subjectBefore(clauses: Clauses, last: number): Source | null {
  const sentence = sentenceOf(clauses, last);
  for (let i = sentence.first; i < sentence.last; i++) {
    const verb = verbAt(clauses, i);
    if (verb?.form === 'FINITE') return sourceBefore(clauses, verb);
  }
  return null;
}

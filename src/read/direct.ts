import { saidBehind, signature } from './behind.js';
import { type Clauses, sentenceOf, verbAt } from './clauses.js';
import { DASHES, finiteVerbs, type Region, type Said } from './cue-clauses.js';
import { listStart, saidInFront } from './in-front.js';
import { SAY_VERBS } from './lexicon/cues.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { type Source, subjectBefore } from './sources.js';
import type { MarkedWords } from './speech.js';
import { callsBefore, isUttered } from './uttered.js';
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
  const speech = marks.filter((mark) => mark.speech || isUttered(clauses, mark));
  let previous: Previous | null = null;
  speech.forEach((mark, i) => {
    const [before, next] = [speech[i - 1], speech[i + 1]];
    const front = saidInFront(clauses, mark, before);
    const close = front?.verb && isBeside(clauses, front.verb, mark) && !used.has(front.verb) ? front : null;
    const called = callsBefore(clauses, mark.first) !== null;
    const after = regionAfter(clauses, mark, next);
    const behind = after && saidBehind(clauses, after, endsOpen(clauses, mark));
    if (behind && !called && !(close && isOfNext(clauses, mark, after, next))) {
      if (behind.verb) used.add(behind.verb);
      // Paragraphs that go on with what was said before, and the last of them with a verb of its own.
      const longer = mark.parts.length > 1 && previous && goesOn(clauses, previous, mark) ? previous : null;
      if (longer) found[longer.index]?.content.push(...mark.parts.slice(0, -1));
      found.push(fromMark(clauses, longer ? lastPart(clauses, mark) : mark, behind, before));
      previous = { mark, index: found.length - 1, after };
      return;
    }
    const named = after !== null && isNamedBehind(clauses, mark, after);
    const index: number | null =
      previous && !close && !named && goesOn(clauses, previous, mark) ? previous.index : null;
    if (index !== null && previous) {
      (found[index] as Attribution).content.push(...mark.parts);
      previous = { mark, index, after: null };
      return;
    }
    if (front) {
      if (front.verb) used.add(front.verb);
      found.push({ ...plain(mark, front), at: front.source?.first ?? mark.first });
      previous = { mark, index: found.length - 1, after: null };
      return;
    }
    const signed = signature(clauses, mark);
    const floating = signed ? plain(mark, signed) : floatingQuote(clauses, mark, named ? null : previous);
    if (!floating) return;
    found.push(floating);
    previous = { mark, index: found.length - 1, after: null };
  });
  return found;
}

/** The last paragraph of marked words. */
function lastPart({ text: { words } }: Clauses, mark: MarkedWords): MarkedWords {
  const part = mark.parts.at(-1) as Span;
  let { first } = mark;
  while (first < mark.last && (words[first] as Word).start < part.start) first++;
  return { ...mark, ...part, parts: [part], first };
}

/** Marked words that were tied to somebody, and the words behind them that did so. */
interface Previous {
  mark: MarkedWords;
  index: number;
  after: Region | null;
}

/** “Q,” and a name that does something nobody knows: whoever it is, it is not who spoke before. */
function isNamedBehind(clauses: Clauses, mark: MarkedWords, { first }: Region): boolean {
  return endsWithComma(clauses, mark) && clauses.text.words[first]?.pos === 'PROPN';
}

/** A comma before the closing marks; the last characters are enough to tell. */
function endsWithComma({ text }: Clauses, { start, end }: MarkedWords): boolean {
  return /,\P{L}*$/u.test(text.text.slice(Math.max(start, end - 6), end));
}

/** "adding, “Q”", "answers coldly: “Q”": no word but how between the verb and the marks. */
function isBeside(clauses: Clauses, verb: VerbGroup, mark: MarkedWords): boolean {
  for (let i = verb.last; i < mark.first; i++) {
    const { text, pos } = clauses.text.words[i] as Word;
    if (pos !== 'ADV' && /[\p{L}\p{N}]/u.test(text)) return false;
  }
  return verb.last <= mark.first;
}

/** "When he asked, “Why?” she said, “Q2”" and "She was asked, “Why?” She said, “Q2”": what follows belongs to the next marks. */
function isOfNext(
  clauses: Clauses,
  mark: MarkedWords,
  after: Region,
  next: MarkedWords | undefined,
): boolean {
  const { words } = clauses.text;
  if (next?.first !== after.last || !/^[,:]$/.test(words[next.first - 1]?.text ?? '')) return false;
  if (FRONTS.has((words[sentenceOf(clauses, mark.first).first] as Word).lower)) return true;
  return !endsWithComma(clauses, mark) && isCapital(words[after.first]);
}

const FRONTS = new Set(['when', 'after', 'as', 'while', 'once', 'before']);

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text);
}

function plain(mark: MarkedWords, found: Said): Attribution {
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
  found: Said,
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

function regionAfter(clauses: Clauses, mark: MarkedWords, next: MarkedWords | undefined): Region | null {
  const { words } = clauses.text;
  const first = words[mark.last];
  const closing = words[mark.last - 1] as Word;
  if (!first || !mark.closed || first.paragraph !== closing.paragraph) return null;
  const inner = clauses.text.text.slice(mark.start, mark.end - 1).trimEnd();
  const dash = DASHES.has(first.text);
  if (!dash && first.sentence !== closing.sentence && /\.$/.test(inner)) return null;
  if (/\.$/.test(inner) && /^\p{Lu}/u.test(first.text)) return null;
  // “Why?” She left: a pronoun or an article with a capital begins a sentence of its own.
  if (!dash && /[?!]$/.test(inner) && isCapital(first) && first.pos !== 'PROPN' && first.pos !== 'NOUN')
    return null;
  const end = sentenceOf(clauses, mark.last).last;
  return { first: mark.last, last: Math.min(end, next?.first ?? end) };
}

/** A comma, question or exclamation mark inside the closing mark: the sentence goes on with who said it. */
function endsOpen(clauses: Clauses, mark: MarkedWords): boolean {
  return /[,?!]$/.test(clauses.text.text.slice(mark.start, mark.end).replace(/[”"’'»\s]+$/u, ''));
}

/** Q, S V, Q2 and Q, S V. Q2: nothing but the clause of the cue, or the sentence that it ends, between two quotes. */
function goesOn(clauses: Clauses, previous: Previous, mark: MarkedWords): boolean {
  const { words } = clauses.text;
  const from = previous.after?.last ?? previous.mark.last;
  const ends = words[from - 1]?.text === '.';
  if (previous.after && !ends && finiteVerbs(clauses, previous.after) > 1) return false;
  if ((words[mark.first] as Word).paragraph !== (words[previous.mark.last - 1] as Word).paragraph)
    return false;
  for (let i = from; i < mark.first; i++) if (/[\p{L}\p{N}]/u.test((words[i] as Word).text)) return false;
  return true;
}

/** A whole quoted sentence without a cue: who spoke last in the paragraph, or is the subject before, goes on. */
function floatingQuote(clauses: Clauses, mark: MarkedWords, previous: Previous | null): Attribution | null {
  const { words } = clauses.text;
  const inner = clauses.text.text.slice(mark.start + 1, mark.end - 1).trim();
  const whole = /^[\p{Lu}\p{N}[(‘'…]/u.test(inner) && /[.!?…,]$/.test(inner) && mark.size >= 3;
  const before = words[listStart(clauses, mark.first) - 1];
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

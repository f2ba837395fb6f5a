import type { ItsFunction } from 'wink-nlp';
import { type PartOfSpeech } from './lexicon/common.js';
import { TITLE_ABBREVIATIONS } from './lexicon/titles.js';
import type { Span } from './reading.js';
import { markSurnames } from './surnames.js';
import { mendTags } from './tags.js';
import { taggerForPiece } from './word-tagger.js';

export interface Word extends Span {
  text: string;
  lower: string;
  lemma: string;
  pos: PartOfSpeech;
  /** A surname, though a month, a title, a place or a plain word elsewhere. */
  surname?: true;
  /** Index of its sentence and of its paragraph. */
  sentence: number;
  paragraph: number;
}

/** A sentence: its span, and its words as the half-open range `[first, last)`. */
export interface Sentence extends Span {
  first: number;
  last: number;
  paragraph: number;
}

export interface Words {
  text: string;
  words: Word[];
  sentences: Sentence[];
  paragraphs: Span[];
}

/** A run of more characters than this without a space is no word: the tagger's time grows with its square. */
const LONGEST_RUN = 120;

/** No sentence has more words than this: what later looks through a sentence stays linear on any text. */
const LONGEST_SENTENCE = 250;

const TAGS = new Set<string>(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB'.split(' '),
);

const CLOSING = new Set(['”', '»', '’', '"', ')', ']', "'", '’’', "''"]);

/**
 * Cuts a text into paragraphs, sentences and tagged words.
 *
 * In: any string. Out: words in text order; `text.slice(word.start, word.end)` is always `word.text`.
 * Never throws. Tagging is wink-nlp's with a few repairs for news.
 */
export function toWords(text: string): Words {
  const found: Words = { text, words: [], sentences: [], paragraphs: splitParagraphs(text) };
  const clean = blankOddCharacters(text);
  found.paragraphs.forEach((paragraph, index) => {
    for (const piece of splitLongRuns(clean, paragraph)) addPiece(found, clean, piece, index);
  });
  mendSentences(found);
  splitSentences(found, datelineEnd);
  splitSentences(found, networkEnd);
  mendTags(found);
  markSurnames(found);
  return found;
}

/** Same length as the text, so that offsets hold: what no English word contains becomes a space. */
function blankOddCharacters(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\ufffd]/gu, (c: string) => ' '.repeat(c.length))
    .replace(/[\u{10000}-\u{10ffff}]/gu, '  ')
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”')
    .replace(/[\u0100-\u024f\u1e00-\u1eff]/g, plainLetter);
}

/** Letters without a decomposition, by what is nearest to them. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  [...'đdĐDłlŁLıiħhĦHŧtŦTœoŒOŋnŊNəeƏEƙkɓb'.matchAll(/(.)(.)/gu)].map(([, from, to]) => [
    from as string,
    to as string,
  ]),
);

/** The tagger breaks words at letters beyond Latin-1: it gets them without their marks, one for one. */
function plainLetter(letter: string): string {
  return PLAIN_LETTERS.get(letter) ?? letter.normalize('NFD').charAt(0);
}

/**
 * Paragraphs end at a blank line, and at a line end unless the line was only wrapped: a long line without
 * closing punctuation, or one whose successor goes on in lower case.
 */
function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  let start = -1;
  let end = -1;
  let at = 0;
  const close = () => {
    if (start >= 0) paragraphs.push({ start, end });
    start = -1;
  };
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const first = at + (trimmed ? line.indexOf(trimmed) : 0);
    if (!trimmed) close();
    else {
      if (start >= 0 && !isWrapped(text, start, end, trimmed)) close();
      if (start < 0) start = first;
      end = first + trimmed.length;
    }
    at += line.length + 1;
  }
  close();
  return paragraphs;
}

function isWrapped(text: string, start: number, end: number, next: string): boolean {
  if (/[.!?:;”"»)]/.test(text.charAt(end - 1))) return false;
  if (/^\p{Ll}/u.test(next)) return true;
  const lineStart = Math.max(start, text.lastIndexOf('\n', end - 1) + 1);
  const length = end - lineStart;
  return length >= 55 && length <= 90 && /^[\p{L}\p{N}]/u.test(next);
}

function splitLongRuns(clean: string, paragraph: Span): (Span & { tagged: boolean })[] {
  const pieces: (Span & { tagged: boolean })[] = [];
  let from = paragraph.start;
  let runStart = paragraph.start;
  const endRun = (at: number) => {
    if (at - runStart <= LONGEST_RUN) return;
    if (runStart > from) pieces.push({ start: from, end: runStart, tagged: true });
    pieces.push({ start: runStart, end: at, tagged: false });
    from = at;
  };
  for (let at = paragraph.start; at < paragraph.end; at++) {
    if (clean.charCodeAt(at) !== 32 && clean.charCodeAt(at) !== 10) continue;
    endRun(at);
    runStart = at + 1;
  }
  endRun(paragraph.end);
  if (from < paragraph.end) pieces.push({ start: from, end: paragraph.end, tagged: true });
  return pieces;
}

function addPiece(found: Words, clean: string, piece: Span & { tagged: boolean }, paragraph: number): void {
  const first = found.words.length;
  if (!piece.tagged) {
    const text = found.text.slice(piece.start, piece.end);
    found.words.push({
      start: piece.start,
      end: piece.end,
      text,
      lower: text,
      lemma: text,
      pos: 'X',
      sentence: 0,
      paragraph,
    });
    found.sentences.push({ start: piece.start, end: piece.end, first, last: first + 1, paragraph });
    return;
  }
  const { readDoc, its } = taggerForPiece();
  const doc = readDoc(clean.slice(piece.start, piece.end));
  const tokens = doc.tokens();
  const values = tokens.out() as string[];
  const tags = tokens.out(its.pos as unknown as ItsFunction<string>) as string[];
  const lemmas = tokens.out(its.lemma as unknown as ItsFunction<string>) as string[];
  const ends = (doc.sentences().out(its.span) as unknown as [number, number][]).map(([, last]) => last);
  let at = piece.start;
  let sentence = 0;
  let sentenceFirst = first;
  values.forEach((value, i) => {
    const start = clean.indexOf(value, at);
    // A token the tagger rewrote cannot be found: it is left out rather than put at a wrong place.
    if (value.trim() && start >= 0 && start + value.length <= piece.end) {
      at = start + value.length;
      const tag = tags[i] ?? 'X';
      found.words.push({
        start,
        end: at,
        text: found.text.slice(start, at),
        lower: found.text.slice(start, at).toLowerCase().replaceAll('’', "'"),
        lemma: (lemmas[i] ?? value).toLowerCase(),
        pos: (TAGS.has(tag) ? tag : 'X') as PartOfSpeech,
        sentence: 0,
        paragraph,
      });
      const joined = joinHyphen(found.words, first);
      if (joined && sentenceFirst > found.words.length - 1) sentenceFirst = found.words.length - 1;
    }
    if (i === ends[sentence]) sentence++;
    else if (found.words.length - sentenceFirst < LONGEST_SENTENCE) return;
    if (found.words.length > sentenceFirst) addSentence(found, sentenceFirst, paragraph);
    sentenceFirst = found.words.length;
  });
}

/** "al - Nasri" becomes one word when nothing stands between its parts. */
function joinHyphen(words: Word[], first: number): boolean {
  const length = words.length;
  if (length - 3 < first) return false;
  const left = words[length - 3] as Word;
  const hyphen = words[length - 2] as Word;
  const right = words[length - 1] as Word;
  if (hyphen.text !== '-' && hyphen.text !== '‑') return false;
  if (left.end !== hyphen.start || hyphen.end !== right.start) return false;
  if (!/^[\p{L}\p{N}]/u.test(right.text) || !/[\p{L}\p{N}.]$/u.test(left.text)) return false;
  left.end = right.end;
  left.text += hyphen.text + right.text;
  left.lower += `-${right.lower}`;
  left.lemma = left.lower;
  const named = /^\p{Lu}/u.test(right.text);
  left.pos = right.pos === 'VERB' || right.pos === 'ADV' ? 'ADJ' : right.pos;
  if (named) left.pos = 'PROPN';
  words.length = length - 2;
  return true;
}

function addSentence(found: Words, first: number, paragraph: number): void {
  const last = found.words.length;
  const start = (found.words[first] as Word).start;
  const end = (found.words[last - 1] as Word).end;
  found.sentences.push({ start, end, first, last, paragraph });
}

/** Closing marks go to the sentence they close, and "Gen." or "U.S." followed by a name ends nothing. */
function mendSentences(found: Words): void {
  const mended: Sentence[] = [];
  for (const sentence of found.sentences) {
    const previous = mended.at(-1);
    if (!previous || previous.paragraph !== sentence.paragraph) {
      mended.push(sentence);
      continue;
    }
    let first = sentence.first;
    while (first < sentence.last) {
      const word = found.words[first] as Word;
      if (!CLOSING.has(word.text) || word.start !== previous.end) break;
      first++;
      previous.last = first;
      previous.end = word.end;
    }
    if (first === sentence.last) continue;
    const next = found.words[first] as Word;
    if (
      sentence.last - previous.first <= LONGEST_SENTENCE &&
      goesOn(found.words[previous.last - 1] as Word, found.words[previous.last - 2], next)
    ) {
      previous.last = sentence.last;
      previous.end = sentence.end;
      continue;
    }
    mended.push({ ...sentence, first, start: next.start });
  }
  found.sentences = mended;
  mended.forEach((sentence, index) => {
    for (let i = sentence.first; i < sentence.last; i++) (found.words[i] as Word).sentence = index;
  });
}

/** Ends sentences where `endIn` gives the word that begins the next; -1: nowhere. */
function splitSentences(
  found: Words,
  endIn: (found: Words, sentence: Sentence, isFirst: boolean) => number,
): void {
  const sentences: Sentence[] = [];
  for (const sentence of found.sentences) {
    const cut = endIn(found, sentence, sentences.at(-1)?.paragraph !== sentence.paragraph);
    if (cut < 0) {
      sentences.push(sentence);
      continue;
    }
    const [close, next] = [found.words[cut - 1] as Word, found.words[cut] as Word];
    sentences.push(
      { ...sentence, last: cut, end: close.end },
      { ...sentence, first: cut, start: next.start },
    );
  }
  found.sentences = sentences;
  sentences.forEach((sentence, index) => {
    for (let i = sentence.first; i < sentence.last; i++) (found.words[i] as Word).sentence = index;
  });
}

const LONGEST_DATELINE = 14;

/** Behind "she wrote on X.", which is no initial. */
function networkEnd({ words }: Words, { first, last }: Sentence): number {
  for (let i = first + 1; i < last - 2; i++)
    if (
      (words[i] as Word).text === 'X.' &&
      (words[i - 1] as Word).lower === 'on' &&
      /^\p{Lu}/u.test((words[i + 1] as Word).text)
    )
      return i + 1;
  return -1;
}

/**
 * Behind "LIMA (XPA) — ", "BERGEN, Norway – ": a town in capitals, or names and an agency in brackets, and then a dash. Where a
 * report comes from is a sentence of its own, nobody's words.
 */
function datelineEnd({ words }: Words, sentence: Sentence, isFirst: boolean): number {
  if (!isFirst) return -1;
  const opener = words[sentence.first] as Word;
  let sure = /^\p{Lu}{3,}$/u.test(opener.text);
  const end = Math.min(sentence.last - 2, sentence.first + LONGEST_DATELINE);
  for (let i = sentence.first; i < end; i++) {
    const word = words[i] as Word;
    if (/^(?:—|–|--|-)$/.test(word.text) && i > sentence.first && word.start > (words[i - 1] as Word).end)
      return sure ? i + 1 : -1;
    if (word.text === ')') sure = true;
    else if (!/^[\p{Lu}\p{N}(,.]/u.test(word.text)) return -1;
  }
  return -1;
}

function goesOn(last: Word, beforeLast: Word | undefined, next: Word): boolean {
  if (/^\p{Ll}/u.test(next.text)) return true;
  const abbreviation =
    last.text === '.' && beforeLast?.end === last.start ? `${beforeLast.lower}.` : last.lower;
  if (TITLE_ABBREVIATIONS.has(abbreviation) && /^\p{Lu}/u.test(next.text)) return true;
  // Initials and states: "J. Moor", "(R-S.C.)".
  const letter =
    last.text === '.' && beforeLast?.end === last.start && /(?:^|-)\p{Lu}$/u.test(beforeLast.text);
  return (letter || /^\p{Lu}\.$/u.test(last.text)) && /^\p{Lu}/u.test(next.text);
}

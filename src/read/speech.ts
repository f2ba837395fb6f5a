import type { Marked } from './marks.js';
import type { Word, Words } from './words.js';

/** Marked words with their place among the words of the text: `[first, last)`, marks included. */
export interface MarkedWords extends Marked {
  first: number;
  last: number;
  /** Words inside that are no punctuation. */
  size: number;
  /** True where the shape alone says speech; false for a phrase, a title, a word held at a distance. */
  speech: boolean;
}

const LONG_ENOUGH = 6;

/** Puts marked spans among the words and tells speech from phrases by shape. */
export function placeMarks(text: Words, marked: readonly Marked[]): MarkedWords[] {
  const placed: MarkedWords[] = [];
  let at = 0;
  for (const span of marked) {
    while (at < text.words.length && (text.words[at] as Word).start < span.start) at++;
    const first = at;
    while (at < text.words.length && (text.words[at] as Word).end <= span.end) at++;
    // Scripts whose stops cling to their word: «لا»، is one.
    const clinging = text.words[first];
    if (at === first && clinging?.start === span.start && clinging.end > span.end) at++;
    if (at <= first) continue;
    let size = 0;
    for (let i = first; i < at; i++) if (/[\p{L}\p{N}]/u.test((text.words[i] as Word).text)) size++;
    if (size) placed.push({ ...span, first, last: at, size, speech: isSpeech(text, span, first, at, size) });
  }
  return placed;
}

function isSpeech(text: Words, span: Marked, first: number, last: number, size: number): boolean {
  if (!span.closed) return size >= LONG_ENOUGH;
  if (span.single && size < 4) return false;
  const inner = text.text.slice(span.start + 1, span.end - 1).trim();
  const before = text.words[first - 1];
  const after = text.text.charAt(span.end);
  const starts =
    !before || before.paragraph !== (text.words[first] as Word).paragraph || /[.!?:”"»]$/.test(before.text);
  if (isTitle(text, first, last, size)) return starts && /[,!?]$/.test(inner) && after === ' ';
  if (size >= LONG_ENOUGH) return true;
  if (/[,!?…—–]$/.test(inner)) return true;
  if (/\.$/.test(inner) && size > 1)
    return starts || before?.text === ',' || (size >= 3 && /^\p{Lu}/u.test(inner));
  return starts && after === ',' && /^\p{Lu}/u.test(inner);
}

/** All words of a title have a capital but for articles and prepositions. */
function isTitle(text: Words, first: number, last: number, size: number): boolean {
  if (size < 2 || size > 12) return false;
  let long = 0;
  let capital = 0;
  for (let i = first; i < last; i++) {
    const word = text.words[i] as Word;
    if (/^\p{Ll}/u.test(word.text) && !SMALL.has(word.lower)) return false;
    if (!/^\p{L}{4,}/u.test(word.text)) continue;
    long++;
    if (/^\p{Lu}/u.test(word.text)) capital++;
  }
  return long >= 2 && capital === long;
}

const SMALL = new Set(
  'a an the of in on for and or nor but to at by with from into as vs v de la le der von'.split(' '),
);

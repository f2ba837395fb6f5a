/**
 * Overrides, embeddings and isolates (U+202A-202E, U+2066-2069) come in pairs and reorder what lies between
 * them. A quote or an evidence span cuts between the two, and the half left over would reorder the page
 * around it. The marks U+200E, U+200F and U+061C and the joiners U+200C, U+200D act on their neighbours only
 * and are part of how Arabic, Persian and Hebrew are spelt: they stay.
 */
const BIDI_PAIRS = /[\u202A-\u202E\u2066-\u2069]/g;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
/**
 * Soft hyphen, word joiner, byte order mark, annotation marks, code points that are no characters: they split
 * words unseen.
 */
const INVISIBLE = /[\u00AD\u2060\uFEFF\uFFF9-\uFFFB\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Share of characters that could not be decoded from which on a text is taken for binary. */
const UNDECODABLE_SHARE = 0.1;

/**
 * A text as it may be stored: lines end in \n, control characters other than \n and \t are gone, lone
 * surrogates are U+FFFD, outer white space is cut. Letters, marks and normalisation form stay as they came.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_PAIRS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .trim();
}

/** A title or a name: cleaned text on one line, white space collapsed. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').trim();
}

/**
 * Whether a string is bytes in disguise: it has a NUL, or a tenth of it are controls and replacement
 * characters.
 */
export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && (code < 9 || code > 13))) bad++;
  }
  return bad > text.length * UNDECODABLE_SHARE;
}

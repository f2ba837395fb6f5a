import type { Language } from './lexicon/languages/language.js';
import type { Span } from './reading.js';

/** A word or a mark of a text that is not English. */
export interface Token extends Span {
  text: string;
  lower: string;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011\u200c.’'](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|\S/gu;
const ELIDED = /^(?:[ldnscjmt]|qu)['’]/iu;

/** Cuts a part of a text into words and marks: "l’État" and "a-t-il" into their parts. */
export function toTokens(text: string, { start, end }: Span, { pronouns }: Language): Token[] {
  const tokens: Token[] = [];
  const add = (word: string, at: number) =>
    tokens.push({ text: word, lower: word.toLowerCase(), start: at, end: at + word.length });
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    let word = match[0];
    let at = start + match.index;
    const elided = ELIDED.exec(word)?.[0];
    if (elided && elided.length < word.length) {
      add(elided, at);
      word = word.slice(elided.length);
      at += elided.length;
    }
    const hyphen = word.lastIndexOf('-');
    if (hyphen > 0 && pronouns.has(word.slice(hyphen + 1).toLowerCase())) {
      add(word.slice(0, hyphen).replace(/-t$/u, ''), at);
      add(word.slice(hyphen + 1), at + hyphen + 1);
    } else add(word, at);
  }
  return tokens;
}

export function isWord({ text }: Token): boolean {
  return /^[\p{L}\p{N}]/u.test(text);
}

export function isCapital({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text);
}

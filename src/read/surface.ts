import type { Clauses } from './clauses.js';
import { findMarked } from './marks.js';
import { toPhrases } from './phrases.js';
import { type MarkedWords, placeMarks } from './speech.js';
import { toWords } from './words.js';

/** What a text shows before anybody is named: words, sentences, phrases, and what stands in quotation marks. */
export interface Surface {
  clauses: Clauses;
  marks: MarkedWords[];
}

export function toSurface(input: string): Surface {
  const text = toWords(input);
  const marks = placeMarks(text, findMarked(input, text.paragraphs));
  const quoted = new Int32Array(text.words.length);
  const transparent = new Set<number>();
  marks.forEach((mark, i) => {
    if (mark.speech) quoted.fill(i + 1, mark.first, mark.last);
    else transparent.add(mark.first).add(mark.last - 1);
  });
  return { clauses: { text, phrases: toPhrases(text, transparent), quoted }, marks };
}

import type { Clauses } from './clauses.js';
import { type Source, sourceFrom } from './sources.js';

/** A source that a preposition names, with the words `[first, last)` that do so. */
export interface Accorded {
  source: Source;
  cue: { first: number; last: number };
}

/** The words that put a source in front of what it says or behind it, longest first. */
const OPENINGS = [
  ['in', 'the', 'words', 'of'],
  ['in', 'the', 'view', 'of'],
  ['according', 'to'],
];

/** "according to the ministry", "in the words of Lund", from a word on; null where none begins there. */
export function accordingTo(clauses: Clauses, at: number): Accorded | null {
  const { words } = clauses.text;
  const opening = OPENINGS.find((one) => one.every((lower, i) => words[at + i]?.lower === lower));
  if (!opening) return null;
  const source = sourceFrom(clauses, at + opening.length);
  return source && { source, cue: { first: at, last: at + opening.length } };
}

/** True where a word may begin such an opening: cheap, asked of every word. */
export function mayOpen(lower: string): boolean {
  return lower === 'according' || lower === 'in';
}

import type { Word } from './words.js';

/** "market forces" obey nobody. */
export function isAbstract(words: readonly Word[], begin: number, end: number): boolean {
  for (let i = begin; i < end; i++) if (ABSTRACT_FORCES.has((words[i] as Word).lower)) return true;
  return false;
}

const ABSTRACT_FORCES = new Set([
  'economic',
  'market',
  'political',
  'social',
  'natural',
  'global',
  'cultural',
  'historical',
  'competitive',
  'destructive',
]);

import { accordingTo } from './according.js';
import { type Clauses, verbAt } from './clauses.js';
import { SAY_VERBS, THINK_VERBS } from './lexicon/cues.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { addresseeOf, type Source } from './sources.js';

export const DASHES = new Set(['—', '–', '―', '-', '--']);

/** Speakers of whom a text may say no more: "another said". */
export const LONE_WORDS = new Set(['another', 'one', 'others', 'many', 'some', 'both', 'several', 'few']);

/** Words outside marks, `[first, last)`. */
export interface Region {
  first: number;
  last: number;
}

/** Who says what stands in marks, as the words beside them tell. */
export interface Said {
  /** null: the words tell that somebody speaks, and not who ("was asked: “Q”"). */
  source: Source | null;
  cue: { first: number; last: number } | null;
  addressee: NounPhrase | null;
  verb: VerbGroup | null;
  confidence: number;
}

export function isCue(verb: VerbGroup): boolean {
  return SAY_VERBS.has(verb.lemma) || THINK_VERBS.has(verb.lemma);
}

export function withCue(clauses: Clauses, verb: VerbGroup, source: Source | null, confidence: number): Said {
  const addressee = addresseeOf(clauses, verb);
  return { source, cue: { first: verb.first, last: verb.last }, addressee, verb, confidence };
}

/** "according to Lund" at a word. */
export function accorded(clauses: Clauses, at: number): (Said & { source: Source }) | null {
  const found = accordingTo(clauses, at);
  return found && { ...found, addressee: null, verb: null, confidence: 0.9 };
}

/** "a view that Lund shares": the verb of a clause about a noun. */
export function isRelativeVerb(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first - 1; i > verb.first - 6 && i >= 0; i--) {
    if (RELATIVES.has((clauses.text.words[i] as { lower: string }).lower)) return true;
  }
  return false;
}

const RELATIVES = new Set(['who', 'which', 'that', 'where']);

/** Finite verbs of a region that stand in no clause about a noun. */
export function finiteVerbs(clauses: Clauses, { first, last }: Region): number {
  let count = 0;
  for (let i = first; i < last; i++) {
    const verb = verbAt(clauses, i);
    if (verb?.head === i && verb.form === 'FINITE' && !isRelativeVerb(clauses, verb)) count++;
  }
  return count;
}

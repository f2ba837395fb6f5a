import type { Clauses } from '../clauses.js';
import { type Field, tagWords } from './crf.js';
import type { Features } from './features.js';
import { BEGIN, begins, LABEL_COUNT, type Part, partOf } from './labels.js';

/** A tagged run of words `[first, last)`. */
export interface TaggedRun {
  part: Part;
  /** True where its cue stands on its left. */
  cueLeft: boolean;
  first: number;
  last: number;
  /** Mean probability of its labels. */
  chance: number;
}

/** Tags words a paragraph at a time, as far as they are asked for. Out: runs in text order, a list for each paragraph that has any. */
export function* tagRuns(field: Field, clauses: Clauses, features: Features): Generator<TaggedRun[]> {
  const { words } = clauses.text;
  const { count } = features;
  let first = 0;
  for (let i = 1; i <= count; i++) {
    if (i < count && words[i]?.paragraph === words[first]?.paragraph && i - first < LONGEST) continue;
    if (i > first) {
      const runs = runsOf(field, features, first, i);
      if (runs.length) yield runs;
    }
    first = i;
  }
}

/** Words tagged at once: what is kept in memory stays small on any text. */
const LONGEST = 2000;

function runsOf(field: Field, features: Features, first: number, last: number): TaggedRun[] {
  const { labels, marginals } = tagWords(field, features, first, last);
  const runs: TaggedRun[] = [];
  for (let i = 0; i < labels.length; ) {
    const label = labels[i] as number;
    const part = partOf(label);
    let end = i + 1;
    if (!part) {
      i = end;
      continue;
    }
    const inside = begins(label) ? label + 1 : label;
    while (end < labels.length && labels[end] === inside) end++;
    let chance = 0;
    for (let k = i; k < end; k++)
      for (let y = 1; y < LABEL_COUNT; y++)
        if (partOf(y) === part) chance += marginals[k * LABEL_COUNT + y] as number;
    runs.push({
      part,
      cueLeft: isCueLeft(label),
      first: first + i,
      last: first + end,
      chance: chance / (end - i),
    });
    i = end;
  }
  return runs;
}

function isCueLeft(label: number): boolean {
  return (
    label === BEGIN.SOURCE_CUE_LEFT || label === BEGIN.SOURCE_CUE_LEFT + 1 || label >= BEGIN.CONTENT_CUE_LEFT
  );
}

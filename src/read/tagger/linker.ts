import {
  candidatesFor,
  joinFeatures,
  type LinkContext,
  type Linked,
  logistic,
  noneFeatures,
  pairFeatures,
  scoreOf,
  trustFeatures,
  type Weights,
} from './link.js';
import type { TaggedRun } from './spans.js';

/** Ties the runs of one paragraph together: contents to each other, to a source and to a cue. */
export function linkRuns(model: Weights, context: LinkContext, runs: readonly TaggedRun[]): Linked[] {
  const linked: Linked[] = [];
  const taken = { SOURCE: new Map<TaggedRun, number>(), CUE: new Map<TaggedRun, number>() };
  for (const group of groupContents(model, context, runs)) {
    const source = choose(model, context, runs, group, 'SOURCE', taken.SOURCE);
    const cue = choose(model, context, runs, group, 'CUE', taken.CUE);
    const found = {
      contents: group.map((i) => runs[i] as TaggedRun),
      source: source.index < 0 ? null : (runs[source.index] as TaggedRun),
      cue: cue.index < 0 ? null : (runs[cue.index] as TaggedRun),
      sure: { source: source.chance, cue: cue.chance },
    };
    if (found.source) taken.SOURCE.set(found.source, (taken.SOURCE.get(found.source) ?? 0) + 1);
    if (found.cue) taken.CUE.set(found.cue, (taken.CUE.get(found.cue) ?? 0) + 1);
    const chance = logistic(scoreOf(model, trustFeatures(context, found)));
    linked.push({ ...found, chance });
  }
  return linked;
}

/** Contents in text order, those of one attribution together. */
export function groupContents(model: Weights, context: LinkContext, runs: readonly TaggedRun[]): number[][] {
  const groups: number[][] = [];
  runs.forEach((run, i) => {
    if (run.part !== 'CONTENT') return;
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && scoreOf(model, joinFeatures(context, runs, before, i)) > 0)
      last.push(i);
    else groups.push([i]);
  });
  return groups;
}

interface Choice {
  /** Index of the run; -1: none. */
  index: number;
  chance: number;
}

function choose(
  model: Weights,
  context: LinkContext,
  runs: readonly TaggedRun[],
  group: readonly number[],
  part: 'SOURCE' | 'CUE',
  taken: ReadonlyMap<TaggedRun, number>,
): Choice {
  let best = { index: -1, score: scoreOf(model, noneFeatures(context, runs, group, part)) };
  let sum = Math.exp(best.score);
  for (const index of candidatesFor(runs, group, part)) {
    const score = scoreOf(model, pairFeatures(context, runs, group, index, taken));
    sum += Math.exp(score);
    if (score > best.score) best = { index, score };
  }
  return { index: best.index, chance: Math.exp(best.score) / sum };
}

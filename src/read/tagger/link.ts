import type { Clauses } from '../clauses.js';
import type { Attribution } from '../direct.js';
import type { Attributes } from './attributes.js';
import { hashText } from './hash.js';
import type { TaggedRun } from './spans.js';

/** Weights of hashed features, for decisions of yes or no and for choices among candidates. */
export interface Weights {
  weights: Float32Array | Int8Array;
  scale: number;
}

/** Link features are numbers of this many bits. */
export const LINK_BITS = 16;

/** What links are judged by, beside the runs themselves. */
export interface LinkContext {
  clauses: Clauses;
  attributes: Attributes;
  /** For each word, one more than the index of the rules' attribution that has it in its content, source or cue. */
  ruleOf: { content: Int32Array; source: Int32Array };
}

/** Contents that belong together, with who said them and how it is said. Indices into the paragraph's runs; -1: none. */
export interface Linked {
  contents: TaggedRun[];
  source: TaggedRun | null;
  cue: TaggedRun | null;
  /** How probable the choices of source and cue are. */
  sure: { source: number; cue: number };
  /** How probable it is that words and source are right, 0 to 1. */
  chance: number;
}

/** Most candidates on each side of a content: what is farther never belongs to it. */
const REACH = 5;

export function scoreOf(model: Weights, features: readonly number[]): number {
  let sum = 0;
  for (const id of features) sum += model.weights[id] as number;
  return sum * model.scale;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Collects hashed features: template and values as one text. */
class Bag {
  readonly ids: number[] = [];
  private readonly kind: string;
  constructor(kind: string) {
    this.kind = kind;
    this.add('');
  }
  add(feature: string): void {
    const hash = hashText(`${this.kind}${feature}`);
    this.ids.push((hash ^ (hash >>> 15)) & (2 ** LINK_BITS - 1));
  }
}

function step(distance: number): number {
  if (distance <= 3) return Math.max(0, distance);
  if (distance <= 6) return 4;
  if (distance <= 12) return 5;
  return distance <= 25 ? 6 : 7;
}

function letter(run: TaggedRun): string {
  if (run.part === 'CUE') return 'C';
  return run.part === 'SOURCE' ? (run.cueLeft ? 's' : 'S') : run.cueLeft ? 'q' : 'Q';
}

/** Is a content one attribution with the content before it? */
export function joinFeatures(
  context: LinkContext,
  runs: readonly TaggedRun[],
  left: number,
  right: number,
): number[] {
  const { clauses, attributes, ruleOf } = context;
  const { words } = clauses.text;
  const [a, b] = [runs[left] as TaggedRun, runs[right] as TaggedRun];
  const bag = new Bag('J');
  const between = runs
    .slice(left + 1, right)
    .map(letter)
    .join('');
  const sides = letter(a) + letter(b);
  const stops = sentencesBetween(context, a.last - 1, b.first);
  const distance = step(b.first - a.last);
  const marks = `${attributes.mark[a.first]}${attributes.mark[a.last - 1]}${attributes.mark[b.first]}`;
  const endA = words[a.last]?.lower ?? '';
  const startB = words[b.first];
  const small = startB && /^\p{Ll}/u.test(startB.text) ? 1 : 0;
  const [ruleA, ruleB] = [ruleOf.content[a.last - 1], ruleOf.content[b.first]];
  const rule = ruleA && ruleB ? (ruleA === ruleB ? 1 : 2) : ruleA ? 3 : ruleB ? 4 : 5;
  bag.add(`b${between}`);
  bag.add(`bs${between}|${stops}`);
  bag.add(`bsd${between}|${stops}|${sides}`);
  bag.add(`d${distance}|${sides}|${stops}`);
  bag.add(`m${marks}|${stops}`);
  bag.add(`mb${marks}|${between}|${stops}`);
  bag.add(`r${rule}`);
  bag.add(`rb${rule}|${between}|${stops}`);
  bag.add(`e${endA}|${between}`);
  bag.add(`p${words[b.first - 1]?.lower}|${between}|${stops}`);
  bag.add(`s${small}|${between}|${stops}`);
  bag.add(`w${startB?.lower}|${stops}`);
  bag.add(`l${step(a.last - a.first)}|${step(b.last - b.first)}|${between}`);
  for (let i = left + 1; i < right; i++) {
    const run = runs[i] as TaggedRun;
    if (run.part === 'CUE') bag.add(`c${words[run.first]?.lower}|${between}|${stops}`);
  }
  return bag.ids;
}

function sentencesBetween({ clauses }: LinkContext, left: number, right: number): number {
  const { words } = clauses.text;
  return Math.min(3, Math.abs((words[right]?.sentence ?? 0) - (words[left]?.sentence ?? 0)));
}

/** Is this the source (or cue) of a group of contents? */
export function pairFeatures(
  context: LinkContext,
  runs: readonly TaggedRun[],
  group: readonly number[],
  candidate: number,
  taken: ReadonlyMap<TaggedRun, number>,
): number[] {
  const { clauses, attributes, ruleOf } = context;
  const { words } = clauses.text;
  const other = runs[candidate] as TaggedRun;
  const bag = new Bag(other.part === 'CUE' ? 'C' : 'S');
  const nearest = group.reduce((best, i) =>
    gap(runs, i, candidate) < gap(runs, best, candidate) ? i : best,
  );
  const content = runs[nearest] as TaggedRun;
  const before = candidate < nearest;
  const [low, high] = before ? [candidate, nearest] : [nearest, candidate];
  const between = runs
    .slice(low + 1, high)
    .map(letter)
    .join('');
  const order = before ? '<' : '>';
  const shape = `${order}${letter(content)}${letter(other)}`;
  const ends = before ? [other.last - 1, content.first] : [content.last - 1, other.first];
  const stops = sentencesBetween(context, ends[0] as number, ends[1] as number);
  const rank = rankOf(runs, nearest, candidate);
  const outer = `${runs[low - 1] ? letter(runs[low - 1] as TaggedRun) : '^'}${runs[high + 1] ? letter(runs[high + 1] as TaggedRun) : '$'}`;
  const count = group.length > 1 ? 'm' : '1';
  const inMark = `${attributes.mark[content.first]}${attributes.mark[other.first]}`;
  const rule = ruleOf.content[content.first] as number;
  const ruled = rule === 0 ? 0 : rangeHas(ruleOf.source, other, rule) ? 1 : 2;
  const used = taken.get(other) ?? 0;
  const head = words[other.first];
  bag.add(`b${between}|${shape}`);
  bag.add(`bs${between}|${shape}|${stops}`);
  bag.add(`bo${between}|${shape}|${outer}`);
  bag.add(`bsm${between}|${shape}|${stops}|${inMark}`);
  bag.add(`sh${shape}|${stops}`);
  bag.add(`k${rank}|${shape}`);
  bag.add(`ks${rank}|${shape}|${stops}`);
  bag.add(`d${step((ends[1] as number) - (ends[0] as number))}|${shape}|${stops}`);
  bag.add(`m${inMark}|${shape}`);
  bag.add(`r${ruled}`);
  bag.add(`rs${ruled}|${shape}|${stops}`);
  bag.add(`u${Math.min(2, used)}|${shape}|${stops}`);
  bag.add(`ub${Math.min(2, used)}|${between}|${order}`);
  bag.add(`n${count}|${shape}|${between}`);
  bag.add(`p${head?.pos}|${head?.lower.length === 2}|${shape}`);
  bag.add(`a${words[content.first - 1]?.lower}|${shape}|${between}`);
  bag.add(`z${words[content.last]?.lower}|${shape}|${between}`);
  bag.add(`v${words[other.last]?.lower}|${order}|${stops}`);
  bag.add(`w${words[other.first - 1]?.lower}|${order}|${between}`);
  bag.add(`ch${Math.floor(other.chance * 5)}`);
  return bag.ids;
}

/** Has the group no source (or no cue) at all? */
export function noneFeatures(
  context: LinkContext,
  runs: readonly TaggedRun[],
  group: readonly number[],
  part: 'SOURCE' | 'CUE',
): number[] {
  const { clauses, attributes, ruleOf } = context;
  const bag = new Bag(part === 'CUE' ? 'NC' : 'NS');
  const first = runs[group[0] as number] as TaggedRun;
  const last = runs[group.at(-1) as number] as TaggedRun;
  const { words } = clauses.text;
  const near = words[first.first]?.sentence;
  let same = 0;
  for (const run of runs) if (run.part === part && words[run.first]?.sentence === near) same++;
  const cue = runs.find((run) => run.part === 'CUE' && words[run.first]?.sentence === near);
  bag.add(`s${Math.min(2, same)}`);
  bag.add(`l${letter(first)}|${Math.min(2, same)}`);
  bag.add(`m${attributes.mark[first.first]}|${Math.min(1, same)}`);
  bag.add(`r${ruleOf.content[first.first] ? 1 : 0}|${Math.min(1, same)}`);
  bag.add(`c${cue ? words[cue.first]?.lower : '-'}`);
  bag.add(`cl${cue ? words[cue.last - 1]?.lower : '-'}|${Math.min(1, same)}`);
  bag.add(`b${words[first.first - 1]?.lower}`);
  bag.add(
    `o${runs[(group[0] as number) - 1] ? letter(runs[(group[0] as number) - 1] as TaggedRun) : '^'}|${letter(first)}`,
  );
  bag.add(
    `x${runs[(group.at(-1) as number) + 1] ? letter(runs[(group.at(-1) as number) + 1] as TaggedRun) : '$'}|${letter(last)}`,
  );
  return bag.ids;
}

function gap(runs: readonly TaggedRun[], a: number, b: number): number {
  const [left, right] = a < b ? [a, b] : [b, a];
  return (runs[right] as TaggedRun).first - (runs[left] as TaggedRun).last;
}

/** How many runs of the same part stand nearer to the content, on either side. */
function rankOf(runs: readonly TaggedRun[], content: number, candidate: number): number {
  const { part } = runs[candidate] as TaggedRun;
  const mine = gap(runs, content, candidate);
  let rank = 0;
  for (let i = Math.max(0, content - 12); i < Math.min(runs.length, content + 13); i++)
    if (runs[i]?.part === part && gap(runs, content, i) < mine) rank++;
  return Math.min(4, rank);
}

function rangeHas(values: Int32Array, { first, last }: TaggedRun, value: number): boolean {
  for (let i = first; i < last; i++) if (values[i] === value) return true;
  return false;
}

/** Runs of a part that may belong to a group: the nearest few on each side. */
export function candidatesFor(
  runs: readonly TaggedRun[],
  group: readonly number[],
  part: 'SOURCE' | 'CUE',
): number[] {
  const found: number[] = [];
  const [from, to] = [group[0] as number, group.at(-1) as number];
  for (let i = from - 1, n = 0; i >= 0 && n < REACH; i--)
    if (runs[i]?.part === part) {
      found.unshift(i);
      n++;
    }
  for (let i = from + 1; i < to; i++) if (runs[i]?.part === part) found.push(i);
  for (let i = to + 1, n = 0; i < runs.length && n < REACH; i++)
    if (runs[i]?.part === part) {
      found.push(i);
      n++;
    }
  return found;
}

/** What an attribution's trust is judged by. */
export function trustFeatures(
  context: LinkContext,
  { contents, source, cue, sure }: Omit<Linked, 'chance'>,
): number[] {
  const { clauses, attributes, ruleOf } = context;
  const { words } = clauses.text;
  const bag = new Bag('T');
  const first = contents[0] as TaggedRun;
  const last = contents.at(-1) as TaggedRun;
  const size = contents.reduce((sum, { first: a, last: b }) => sum + b - a, 0);
  const chance = contents.reduce((sum, run) => sum + run.chance * (run.last - run.first), 0) / size;
  const tenth = (value: number) => Math.floor(value * 10);
  const rule = ruleOf.content[first.first] as number;
  const ruled = rule === 0 ? 0 : source && rangeHas(ruleOf.source, source, rule) ? 1 : 2;
  const mark = attributes.mark[first.first];
  bag.add(`c${tenth(chance)}`);
  bag.add(`cf${Math.floor(chance * 30)}`);
  bag.add(`cs${tenth(chance)}|${step(size)}`);
  bag.add(`s${source ? tenth(source.chance) : '-'}`);
  bag.add(`sc${source ? Math.floor(source.chance * 5) : '-'}|${Math.floor(chance * 5)}`);
  bag.add(`u${cue ? tenth(cue.chance) : '-'}`);
  bag.add(`us${cue ? Math.floor(cue.chance * 5) : '-'}|${source ? Math.floor(source.chance * 5) : '-'}`);
  bag.add(`ls${tenth(sure.source)}|${source ? 1 : 0}`);
  bag.add(`lc${tenth(sure.cue)}|${cue ? 1 : 0}`);
  bag.add(`r${ruled}|${mark}`);
  bag.add(`rc${ruled}|${Math.floor(chance * 5)}`);
  bag.add(`n${Math.min(3, contents.length)}|${ruled}`);
  bag.add(`l${step(size)}`);
  bag.add(`q${cue ? words[cue.first]?.lower : '-'}`);
  bag.add(`ql${cue ? words[cue.last - 1]?.lower : '-'}`);
  bag.add(`b${words[first.first - 1]?.lower}`);
  bag.add(`w${words[first.first]?.lower}`);
  bag.add(`e${words[last.last]?.lower}`);
  bag.add(`h${source ? words[source.last - 1]?.lower : '-'}`);
  return bag.ids;
}

/** For each word the rules' attribution that has it; contents and sources apart. */
export function toRuleOf(
  count: number,
  rules: readonly Attribution[],
  contentWords: (rule: Attribution) => [number, number][],
): LinkContext['ruleOf'] {
  const found = { content: new Int32Array(count), source: new Int32Array(count) };
  rules.forEach((rule, i) => {
    for (const [first, last] of contentWords(rule)) found.content.fill(i + 1, first, last);
    const source = rule.source ?? (rule.inherits === null ? null : rules[rule.inherits]?.source);
    if (source) found.source.fill(i + 1, source.first, source.last);
  });
  return found;
}

import { ALLOWED, expPairs, type Field, scoreWords, sumPaths } from '../src/read/tagger/crf.js';
import { type Features, PAIR_CLASSES } from '../src/read/tagger/features.js';
import { HASH_BITS } from '../src/read/tagger/hash.js';
import { LABEL_COUNT } from '../src/read/tagger/labels.js';
import { type Rows, rowOf, toRows } from '../src/read/tagger/rows.js';
import { type Example, paragraphsOf } from './corpus.js';
import { randomNumbers, shuffle } from './random.js';

const L = LABEL_COUNT;

export interface TagOptions {
  epochs: number;
  /** Step length of AdaGrad. */
  rate: number;
  /** Features that stand in fewer words are left out. */
  least: number;
  /** Pull of weights towards 0. */
  decay: number;
  /** Share of a word's features that are hidden at each visit, so that no weight leans on a few others. */
  hide: number;
}

/** Features of enough words. */
function numberFeatures(examples: readonly Example[], least: number): Rows {
  const counts = new Uint8Array(2 ** HASH_BITS);
  for (const { features } of examples)
    for (const id of features.ids) if ((counts[id] as number) < 255) counts[id] = (counts[id] as number) + 1;
  return toRows((id) => (counts[id] as number) >= least);
}

/** Trains the field by stochastic gradients of the log-likelihood (AdaGrad), a paragraph at a time. `tell` hears how far it is. */
export function learnTags(
  examples: readonly Example[],
  options: TagOptions,
  tell: (line: string) => void,
): Field {
  const rows = numberFeatures(examples, options.least);
  const { count } = rows;
  const field: Field = {
    rows,
    weights: new Float32Array(count * L),
    scale: 1,
    pairs: new Float32Array(PAIR_CLASSES * L * L),
  };
  const squares = {
    weights: new Float32Array(count * L).fill(0.1),
    pairs: new Float32Array(field.pairs.length).fill(0.1),
  };
  const hidden = { share: options.hide, id: firstUnused(rows), random: randomNumbers(1) };
  const runs = examples.flatMap((example) => paragraphsOf(example).map((run) => ({ example, run })));
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(runs, epoch + 1);
    let likelihood = 0;
    let words = 0;
    const rate = options.rate * (1 - (0.8 * epoch) / options.epochs);
    for (const { example, run } of runs) {
      likelihood += learnRun(field, squares, visible(example, run, hidden), rate, options.decay);
      words += run[1] - run[0];
    }
    tell(`epoch ${epoch + 1}: log-likelihood a word ${(likelihood / words).toFixed(4)}`);
  }
  // With nothing hidden more features add up. The root keeps more of them than the share: chosen on articles of train left out.
  const share = Math.sqrt(1 - options.hide);
  for (let i = 0; i < field.weights.length; i++) field.weights[i] = (field.weights[i] as number) * share;
  return field;
}

/** A run of words as one visit of training sees it. */
interface Visit {
  features: Features;
  labels: Uint8Array;
}

function visible(
  { features, labels }: Example,
  [first, last]: [number, number],
  { share, id, random }: { share: number; id: number; random: () => number },
): Visit {
  const { size } = features;
  const ids = features.ids.slice(first * size, last * size);
  if (share > 0) for (let k = 0; k < ids.length; k++) if (random() < share) ids[k] = id;
  return {
    features: { ids, size, count: last - first, pairs: features.pairs.subarray(first, last) },
    labels: labels.subarray(first, last),
  };
}

/** A feature that no word has. */
function firstUnused(rows: Rows): number {
  let id = 0;
  while (rowOf(rows, id) >= 0) id++;
  return id;
}

function learnRun(
  field: Field,
  squares: { weights: Float32Array; pairs: Float32Array },
  { features, labels }: Visit,
  rate: number,
  decay: number,
): number {
  const [first, last] = [0, features.count];
  const scores = scoreWords(field, features, first, last);
  const exp = runPairs(field, features, first, last);
  const { forward, backward, words, divisors } = sumPaths(exp, features, scores, first, last);
  let likelihood = 0;
  const chance = new Float64Array(L);
  for (let i = first; i < last; i++) {
    const at = (i - first) * L;
    let sum = 0;
    for (let y = 0; y < L; y++) {
      chance[y] = (forward[at + y] as number) * (backward[at + y] as number);
      sum += chance[y] as number;
    }
    for (let y = 0; y < L; y++) chance[y] = (chance[y] as number) / sum;
    const gold = labels[i] as number;
    likelihood += Math.log(Math.max(1e-12, chance[gold] as number));
    const pair = (features.pairs[i] as number) * L * L;
    const before = i === first ? 0 : (labels[i - 1] as number);
    for (let x = 0; x < L; x++) {
      if (i === first && x > 0) break;
      const left = i === first ? 1 : (forward[at - L + x] as number);
      for (let y = 0; y < L; y++) {
        const at2 = pair + x * L + y;
        if (!ALLOWED[x * L + y]) continue;
        let slope =
          (left * (exp[at2] as number) * (words[at + y] as number) * (backward[at + y] as number)) /
          (divisors[i - first] as number);
        if (x === before && y === gold) slope -= 1;
        if (Math.abs(slope) < LEAST_SLOPE) continue;
        squares.pairs[at2] = (squares.pairs[at2] as number) + slope * slope;
        field.pairs[at2] =
          (field.pairs[at2] as number) - (rate * slope) / Math.sqrt(squares.pairs[at2] as number);
      }
    }
    chance[gold] = (chance[gold] as number) - 1;
    updateWord(
      field,
      squares.weights,
      features.ids,
      i * features.size,
      (i + 1) * features.size,
      chance,
      rate,
      decay,
    );
  }
  return likelihood;
}

/** exp of the pair weights of the classes in a run; the others stay 0. */
function runPairs(field: Field, { pairs }: { pairs: Uint8Array }, first: number, last: number): Float64Array {
  for (let i = first; i < last; i++) {
    const from = (pairs[i] as number) * L * L;
    for (let k = 0; k < L * L; k++)
      EXP[from + k] = ALLOWED[k] ? Math.exp(field.pairs[from + k] as number) : 0;
  }
  return EXP;
}

const EXP = expPairs(new Float32Array(PAIR_CLASSES * L * L));

function updateWord(
  field: Field,
  squares: Float32Array,
  ids: Int32Array,
  from: number,
  to: number,
  slopes: Float64Array,
  rate: number,
  decay: number,
): void {
  const { rows, weights } = field;
  let count = 0;
  for (let y = 0; y < L; y++) if (Math.abs(slopes[y] as number) >= LEAST_SLOPE) STEEP[count++] = y;
  if (!count) return;
  // A row's weights stand together in memory: feature by feature, and then label by label, is twice as fast as the other way.
  for (let k = from; k < to; k++) {
    const row = rowOf(rows, ids[k] as number);
    if (row < 0) continue;
    for (let c = 0; c < count; c++) {
      const y = STEEP[c] as number;
      const at = row * L + y;
      const pull = (slopes[y] as number) + decay * (weights[at] as number);
      squares[at] = (squares[at] as number) + pull * pull;
      weights[at] = (weights[at] as number) - (rate * pull) / Math.sqrt(squares[at] as number);
    }
  }
}

/** Labels of a word whose weights are to move. */
const STEEP = new Uint8Array(L);

const LEAST_SLOPE = 1e-3;

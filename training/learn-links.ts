import type { Span } from '../src/read/reading.js';
import { wordsIn } from '../src/read/tagger/attributes.js';
import type { Field } from '../src/read/tagger/crf.js';
import {
  candidatesFor,
  joinFeatures,
  LINK_BITS,
  type LinkContext,
  type Linked,
  noneFeatures,
  pairFeatures,
  scoreOf,
  toRuleOf,
  trustFeatures,
  type Weights,
} from '../src/read/tagger/link.js';
import { linkRuns } from '../src/read/tagger/linker.js';
import { type TaggedRun, tagRuns } from '../src/read/tagger/spans.js';
import type { Example, GoldQuote } from './corpus.js';
import { shuffle } from './random.js';

/** A choice among options, each a list of features; `right` is the index of the right one. */
interface Choice {
  options: number[][];
  right: number;
}

/** An article's tagged paragraphs, tagged by a field that has not seen the article. */
export interface TaggedExample {
  example: Example;
  context: LinkContext;
  paragraphs: TaggedRun[][];
}

export function tagExample(field: Field, example: Example): TaggedExample {
  const { clauses } = example.surface;
  const { words } = clauses.text;
  const ruleOf = toRuleOf(words.length, example.rules, (rule) =>
    rule.content.map((span) => wordsIn(words, span)),
  );
  const context = { clauses, attributes: example.attributes, ruleOf };
  return { example, context, paragraphs: [...tagRuns(field, clauses, example.features)] };
}

const RATE = 0.1;
const DECAY = 1e-3;
const EPOCHS = 8;

/** Trains joining, choosing of source and cue, and then trust in what comes out. */
export function learnLinks(tagged: readonly TaggedExample[]): Weights {
  const model: Weights = { weights: new Float32Array(2 ** LINK_BITS), scale: 1 };
  const links = tagged.flatMap((one) => one.paragraphs.flatMap((runs) => linkChoices(one, runs)));
  learnChoices(model.weights as Float32Array, links);
  const trusts = tagged.flatMap((one) =>
    one.paragraphs.flatMap((runs) =>
      linkRuns(model, one.context, runs).map((linked) => trustChoice(one, linked)),
    ),
  );
  learnChoices(model.weights as Float32Array, trusts);
  console.log(`links learned from ${links.length} choices, trust from ${trusts.length}`);
  return model;
}

function learnChoices(weights: Float32Array, choices: Choice[]): void {
  const squares = new Float32Array(weights.length).fill(0.1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(choices, epoch + 1);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const { options, right } of choices) {
      const scores = options.map((option) => scoreOf({ weights, scale: 1 }, option));
      const top = Math.max(...scores);
      const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0);
      options.forEach((option, i) => {
        const slope = Math.exp((scores[i] as number) - top) / sum - (i === right ? 1 : 0);
        if (Math.abs(slope) < 1e-3) return;
        for (const id of option) {
          const pull = slope + DECAY * (weights[id] as number);
          squares[id] = (squares[id] as number) + pull * pull;
          weights[id] = (weights[id] as number) - (rate * pull) / Math.sqrt(squares[id] as number);
        }
      });
    }
  }
}

/** Yes or no as a choice: no has no features and so the score 0. */
function yesNo(features: number[], yes: boolean): Choice {
  return { options: [[], features], right: yes ? 1 : 0 };
}

function linkChoices({ example, context }: TaggedExample, runs: TaggedRun[]): Choice[] {
  const { quotes } = example.article;
  const choices: Choice[] = [];
  const groups: { gold: number; group: number[] }[] = [];
  runs.forEach((run, i) => {
    if (run.part !== 'CONTENT') return;
    const gold = goldOf(example, run);
    const last = groups.at(-1);
    if (last && last.gold >= 0 && gold >= 0)
      choices.push(yesNo(joinFeatures(context, runs, last.group.at(-1) as number, i), gold === last.gold));
    if (last && gold >= 0 && gold === last.gold) last.group.push(i);
    else groups.push({ gold, group: [i] });
  });
  for (const part of ['SOURCE', 'CUE'] as const) {
    const taken = new Map<TaggedRun, number>();
    for (const { gold, group } of groups) {
      if (gold < 0) continue;
      const spans = (quotes[gold] as GoldQuote)[part === 'SOURCE' ? 'source' : 'cue'];
      const candidates = candidatesFor(runs, group, part);
      const right = candidates.findIndex((i) => shared(example, runs[i] as TaggedRun, spans) > 0);
      if (spans.length && right < 0) continue;
      const options = candidates.map((i) => pairFeatures(context, runs, group, i, taken));
      choices.push({ options: [noneFeatures(context, runs, group, part), ...options], right: right + 1 });
      const run = right >= 0 ? runs[candidates[right] as number] : undefined;
      if (run) taken.set(run, (taken.get(run) ?? 0) + 1);
    }
  }
  return choices;
}

/** The gold attribution that shares most words with a content; -1 for none. */
function goldOf(example: Example, run: TaggedRun): number {
  let best = -1;
  let most = 0;
  example.article.quotes.forEach(({ content }, i) => {
    const words = shared(example, run, content);
    if (words > most) {
      most = words;
      best = i;
    }
  });
  return best;
}

function shared({ surface }: Example, run: TaggedRun, spans: readonly Span[]): number {
  let words = 0;
  for (const span of spans) {
    const [first, last] = wordsIn(surface.clauses.text.words, span);
    words += Math.max(0, Math.min(last, run.last) - Math.max(first, run.first));
  }
  return words;
}

/** Right where half of all words are shared with a gold attribution and the source is one that it has. */
function trustChoice({ example, context }: TaggedExample, linked: Linked): Choice {
  const { words } = example.surface.clauses.text;
  const size = linked.contents.reduce((sum, { first, last }) => sum + last - first, 0);
  const right = example.article.quotes.some(({ content, source }) => {
    const both = linked.contents.reduce((sum, run) => sum + shared(example, run, content), 0);
    const gold = content.reduce((sum, span) => sum + wordsIn(words, span)[1] - wordsIn(words, span)[0], 0);
    if (both < (size + gold - both) / 2) return false;
    return linked.source ? shared(example, linked.source, source) > 0 : source.length === 0;
  });
  return yesNo(trustFeatures(context, linked), right);
}

import type { Clauses } from '../clauses.js';
import type { Attribution } from '../direct.js';
import type { MarkedWords } from '../speech.js';
import { toAttributes, wordsIn } from './attributes.js';
import { toFeatures } from './features.js';
import { type LinkContext, type Linked, toRuleOf } from './link.js';
import { linkRuns } from './linker.js';
import { loadModel, type Model } from './model.js';
import { tagRuns } from './spans.js';

let model: Model | null = null;

/**
 * Finds who said, thought, wants or fears what, by weights learned from annotated news.
 *
 * In: the words of a text, what stands in marks, what the rules found (a hint, not a truth), and how many groups are enough. Out: groups of runs in
 * text order, each with the probability that words and source are right. Deterministic.
 */
export function tagQuotes(
  clauses: Clauses,
  marks: readonly MarkedWords[],
  rules: readonly Attribution[],
  most: number,
): Linked[] {
  model ??= loadModel();
  const { field, links } = model;
  const { words } = clauses.text;
  const attributes = toAttributes(clauses, marks, rules);
  const features = toFeatures(clauses, attributes);
  const ruleOf = toRuleOf(words.length, rules, (rule) => rule.content.map((span) => wordsIn(words, span)));
  const context: LinkContext = { clauses, attributes, ruleOf };
  const linked: Linked[] = [];
  for (const runs of tagRuns(field, clauses, features)) {
    linked.push(...linkRuns(links, context, runs));
    if (linked.length >= most) break;
  }
  return linked;
}

import { type Clauses, hasFinite } from './clauses.js';
import type { Attribution } from './direct.js';
import type { Span } from './reading.js';
import { wordsIn } from './tagger/attributes.js';
import type { Word } from './words.js';

/** How what the tagger found lies over what rules found: `hits` are the attributions of rules that share words with `one`. */

/** The tagger has to be this sure before it overrules several rules at once. */
export const SURE_OUTER = 0.6;

/** Two direct quotes around one cue may be one; those that rules tie to speakers of their own stay apart. */
export function isJoined(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  const own = [...hits].filter((hit) => hit.source && hit.cue);
  if (own.length > 1 || one.content.length < hits.size) return false;
  return [...hits].every((hit) => hit.kind === 'DIRECT') && !isApart(words, one);
}

/** “Q1,” S said. Another said, “Q2”: between two quotes of one speaker stands only the sentence that names him. */
function isApart(words: readonly Word[], { content, cue, source }: Attribution): boolean {
  const named = words[cue?.first ?? source?.first ?? -1]?.sentence;
  return content.some((span, i) => {
    const next = content[i + 1];
    if (!next) return false;
    for (let at = wordsIn(words, span)[1]; (words[at]?.end ?? Infinity) <= next.start; at++)
      if (/\p{L}/u.test((words[at] as Word).text) && words[at]?.sentence !== named) return true;
    return false;
  });
}

/**
 * "asserted that France had changed: “France is France,” he said": a sentence in marks whose speaker stands beside it is a
 * quote of its own, and what the tagger put in front of it another. Out: what stands in front; null where nothing does.
 */
export function inFrontOf(clauses: Clauses, rule: Attribution, one: Attribution): Attribution | null {
  const { text } = clauses;
  if (rule.kind !== 'DIRECT' || rule.confidence < SURE_BESIDE || !rule.cue || one.kind !== 'MIXED')
    return null;
  const { start, end } = rule.content[0] as Span;
  if (!/^\P{L}*\p{Lu}/u.test(text.text.slice(start, end))) return null;
  const at = one.content.findIndex((span) => span.start < start && start < span.end);
  const span = one.content[at];
  if (!span) return null;
  const [first] = wordsIn(text.words, span);
  let last = wordsIn(text.words, { start, end })[0];
  while (last > first && (text.words[last - 1] as Word).pos === 'PUNCT') last--;
  // "remarked to the Harbour Paper, “Q”": whom words are told to, or what about.
  if (last - first < LEAST_FRONT || !hasFinite(clauses, first, last)) return null;
  const content = [
    ...one.content.slice(0, at),
    { start: span.start, end: (text.words[last - 1] as Word).end },
  ];
  return { ...one, content, kind: 'INDIRECT' };
}

/** Fewer words in front of marks lead to them, and are nobody's. */
const LEAST_FRONT = 3;

/** A rule this sure has found the verb beside the marks. */
const SURE_BESIDE = 0.9;

/**
 * "Her message was short: “Send pumps.”", "remarked to the Harbour Paper, “Send pumps.”": what leads up to a sentence in marks
 * is no part of what is said. True where the tagger took such a lead in.
 */
export function takesLead(clauses: Clauses, rule: Attribution, one: Attribution): boolean {
  if (rule.kind !== 'DIRECT' || one.kind !== 'MIXED') return false;
  const { text, words } = clauses.text;
  const { start, end } = rule.content[0] as Span;
  if (!/^\P{L}*\p{Lu}/u.test(text.slice(start, end))) return false;
  const span = one.content.find((part) => part.start < start && start < part.end);
  if (!span) return false;
  const before = text.slice(Math.max(0, start - 3), start).trimEnd();
  if (before.endsWith(':')) return true;
  if (!before.endsWith(',') || rule.confidence < SURE_BESIDE || !rule.cue) return false;
  return !hasFinite(clauses, ...wordsIn(words, { start: span.start, end: start }));
}

/** Asked of a cue or a source: does it lie inside what is said? */
function holder(words: readonly Word[], { content }: Attribution) {
  const runs = content.map((span) => wordsIn(words, span));
  return (part: { first: number; last: number } | null) =>
    part !== null && runs.some(([first, last]) => first <= part.first && part.last <= last);
}

/** Words right beside the marks tell who speaks: they are no part of what is said. */
export function isCutBy(words: readonly Word[], rule: Attribution, one: Attribution): boolean {
  if (rule.kind === 'INDIRECT' || rule.confidence < SURE_BESIDE) return false;
  const parts = [rule.source, rule.cue].filter((part) => part !== null);
  return one.content.some((span) => {
    const [first, last] = wordsIn(words, span);
    return parts.some((part) => part.first < last && first < part.last);
  });
}

/**
 * "said he believed that C": what the rules tie to "he believed" is part of what is said. Not so "said C and called it C2",
 * where one speaker says two things.
 */
export function isOuter(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  const holds = holder(words, one);
  const outside = [...hits].filter(({ cue }) => !holds(cue));
  return outside.length <= 1 && [...hits].every(({ cue, source }) => !holds(cue) || holds(source));
}

/**
 * "said that they shouted, “Go!” and ran": a whole whose speaker tells what others said; of two quotes inside each other the
 * outer one counts. Also true of clauses that rules cut in parts without marks to go by.
 */
export function isWhole(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  const holds = holder(words, one);
  if ([...hits].every(({ cue, source }) => holds(cue) && holds(source))) return true;
  return hits.size > 1 && [...hits].every(({ kind }) => kind === 'INDIRECT');
}

/** A cue of the rules inside what the tagger takes for words: two readings of one sentence. */
export function isSame(words: readonly Word[], one: Attribution, { cue }: Attribution): boolean {
  if (one.confidence >= SURE_OUTER || !cue) return true;
  return !one.content.some((span) => {
    const [first, last] = wordsIn(words, span);
    return first <= cue.first && cue.last <= last;
  });
}

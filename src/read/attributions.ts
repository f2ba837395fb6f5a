import { type Clauses, isTimePhrase, listFrom, nounAt } from './clauses.js';
import type { Attribution } from './direct.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { attributeByRules, Held } from './rules.js';
import { addresseeOf, type Source, sourceBefore } from './sources.js';
import type { MarkedWords } from './speech.js';
import { wordsIn } from './tagger/attributes.js';
import type { Linked } from './tagger/link.js';
import type { TaggedRun } from './tagger/spans.js';
import { tagQuotes } from './tagger/tagger.js';
import { isNameOnly, isVetoed, verbIn } from './vetoes.js';
import type { Word } from './words.js';

/** More quotes than any honest text has: a bound on work for hostile ones. */
const MOST_QUOTES = 3000;

/** Attributions of the tagger below this probability are left out. */
const LEAST_CHANCE = 0.2;

/** The same, where nobody is named who said it. */
const LEAST_UNNAMED = 0.4;

function leastChance({ kind, source }: Attribution): number {
  return kind !== 'DIRECT' && !source ? LEAST_UNNAMED : LEAST_CHANCE;
}

const LEAST_SUPPORTED = 0.2;

/**
 * Who said what, where rules and the trained tagger meet. The rules read quotation marks; the tagger reads what has
 * none, and sets the edges. Out: attributions whose contents share no words, in text order.
 */
export function attribute(clauses: Clauses, marks: readonly MarkedWords[]): Attribution[] {
  const rules = attributeByRules(clauses, marks);
  const marked = toMarked(clauses.text.words.length, marks);
  const tagged = tagQuotes(clauses, marks, rules, MOST_QUOTES)
    .filter(({ chance }) => chance >= LEAST_SUPPORTED)
    .map((linked) => fromLinked(clauses, marked, linked));
  return fuse(clauses, rules, tagged)
    .slice(0, MOST_QUOTES)
    .map((one) =>
      one.kind === 'MIXED' && isAllMarked(clauses, marked, one) ? { ...one, kind: 'DIRECT' } : one,
    );
}

/** For each word, one more than the index of the rules' attribution that has it in its content. */
function placeRules(words: readonly Word[], rules: readonly Attribution[]): Int32Array {
  const places = new Int32Array(words.length);
  rules.forEach(({ content }, i) => {
    for (const span of content) places.fill(i + 1, ...wordsIn(words, span));
  });
  return places;
}

function fuse(
  clauses: Clauses,
  rules: readonly Attribution[],
  tagged: readonly Attribution[],
): Attribution[] {
  const { words } = clauses.text;
  const places = placeRules(words, rules);
  const taken = new Set<Attribution>();
  const successor = new Map<Attribution, Attribution>();
  const kept: Attribution[] = [];
  const held = new Held(clauses);
  const keep = (one: Attribution) => {
    kept.push(one);
    held.add(one);
  };
  for (const one of tagged) {
    const hits = new Set<Attribution>();
    for (const span of one.content)
      for (const place of places.subarray(...wordsIn(words, span)))
        if (place) hits.add(rules[place - 1] as Attribution);
    const [rule] = hits;
    if (!rule) {
      if (one.confidence >= leastChance(one) && !isVetoed(clauses, one)) keep(one);
      continue;
    }
    const whole = one.confidence >= SURE_WHOLE && isWhole(words, one, hits);
    if ([...hits].some((hit) => hit.fixed || (!whole && isCutBy(words, hit, one)))) continue;
    if ([...hits].some((hit) => taken.has(hit))) {
      if (!one.content.some((span) => held.touches(...wordsIn(words, span)))) keep(one);
      continue;
    }
    const joined = !whole && (hits.size === 1 ? isSame(words, one, rule) : isJoined(words, one, hits));
    if (!joined && !whole && (one.confidence < SURE_OUTER || !isOuter(words, one, hits))) continue;
    const front = joined && hits.size === 1 ? inFrontOf(clauses, rule, one) : null;
    const merged = front ? rule : joined ? merge(rule, one) : one;
    if (front && one.confidence >= leastChance(front)) keep(front);
    keep(merged);
    for (const hit of hits) {
      taken.add(hit);
      successor.set(hit, merged);
    }
  }
  for (const rule of rules) if (!taken.has(rule)) kept.push(rule);
  const quotes = kept.filter((one) => !isNameOnly(clauses, one));
  const index = new Map(quotes.map((one, i) => [one, i]));
  return quotes.map((one) => {
    const giver = one.inherits === null ? undefined : (rules[one.inherits] as Attribution);
    if (!giver) return one;
    const inherits = index.get(successor.get(giver) ?? giver) ?? null;
    return { ...one, inherits };
  });
}

/** Two direct quotes around one cue may be one; those that rules tie to speakers of their own stay apart. */
function isJoined(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
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
function inFrontOf({ text }: Clauses, rule: Attribution, one: Attribution): Attribution | null {
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
  if (last - first < LEAST_FRONT) return null;
  const content = [...one.content.slice(0, at), spanOf(text.words, { first, last })];
  return { ...one, content, kind: 'INDIRECT' };
}

/** Fewer words in front of marks lead to them, and are nobody's. */
const LEAST_FRONT = 3;

/** A rule this sure has found the verb beside the marks. */
const SURE_BESIDE = 0.9;

/** Words right beside the marks tell who speaks: they are no part of what is said. */
function isCutBy(words: readonly Word[], rule: Attribution, one: Attribution): boolean {
  if (rule.kind !== 'DIRECT' || rule.confidence < SURE_BESIDE) return false;
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
function isOuter(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  const runs = one.content.map((span) => wordsIn(words, span));
  const holds = (part: { first: number; last: number } | null) =>
    part !== null && runs.some(([first, last]) => first <= part.first && part.last <= last);
  const outside = [...hits].filter(({ cue }) => !holds(cue));
  return outside.length <= 1 && [...hits].every(({ cue, source }) => !holds(cue) || holds(source));
}

/**
 * "said that they shouted, “Go!” and ran": a whole whose speaker tells what others said; of two quotes inside each other the
 * outer one counts. Also true of clauses that rules cut in parts without marks to go by.
 */
function isWhole(words: readonly Word[], one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  const runs = one.content.map((span) => wordsIn(words, span));
  const holds = (part: { first: number; last: number } | null) =>
    part !== null && runs.some(([first, last]) => first <= part.first && part.last <= last);
  if ([...hits].every(({ cue, source }) => holds(cue) && holds(source))) return true;
  return hits.size > 1 && [...hits].every(({ kind }) => kind === 'INDIRECT');
}

/** A cue of the rules inside what the tagger takes for words: two readings of one sentence. */
function isSame(words: readonly Word[], one: Attribution, { cue }: Attribution): boolean {
  if (one.confidence >= SURE_OUTER || !cue) return true;
  return !one.content.some((span) => {
    const [first, last] = wordsIn(words, span);
    return first <= cue.first && cue.last <= last;
  });
}

/** The tagger has to be this sure before it overrules several rules at once. */
const SURE_OUTER = 0.6;

/** And this sure before words in marks go under in what somebody else tells. */
const SURE_WHOLE = 0.8;

/** A rule this sure has its speaker right beside the marks: “Q,” S said. */
const SURE_RULE = 0.95;

/** Marks set the edges of what they hold; the tagger sets those of plain clauses and knows better who speaks. */
function merge(rule: Attribution, one: Attribution): Attribution {
  const wider = one.kind !== 'DIRECT' || one.content.length > rule.content.length;
  const own = rule.kind === 'DIRECT' ? wider : rule.kind === 'INDIRECT' || isNarrower(one, rule);
  const same =
    one.source && rule.source && one.source.first < rule.source.last && rule.source.first < one.source.last;
  // "was asked, “Q”": the rules know that nobody is named, and who was told.
  const nobody = rule.cue !== null && rule.source === null;
  const named = !nobody && one.source?.nouns.length && (same || rule.confidence < SURE_RULE) ? one : rule;
  return {
    ...rule,
    content: own ? one.content : rule.content,
    kind: own ? one.kind : rule.kind,
    source: nobody ? null : (named.source ?? one.source),
    inherits: named.source ? null : rule.inherits,
    cue: one.cue ?? rule.cue,
    addressee: one.addressee ?? rule.addressee,
    at: named.at,
    confidence: Math.max(one.confidence, rule.confidence),
  };
}

/** Of a clause with marks inside, the tagger may cut what the rules took in too much. */
function isNarrower(one: Attribution, rule: Attribution): boolean {
  const [start, end] = [(rule.content[0] as Span).start, (rule.content.at(-1) as Span).end];
  return one.kind === 'MIXED' && one.content.every((span) => span.start >= start && span.end <= end);
}

function fromLinked(clauses: Clauses, marked: Uint8Array, linked: Linked): Attribution {
  const { words } = clauses.text;
  const first = linked.contents[0] as TaggedRun;
  const content = linked.contents.map((run) => spanOf(words, run));
  const { cue } = linked;
  const verb = cue ? verbIn(clauses, cue) : null;
  const source = linked.source && toSource(clauses, linked.source, verb);
  const at = Math.min(first.first, cue?.first ?? first.first, source?.first ?? first.first);
  return {
    kind: kindOf(marked, linked.contents),
    content,
    source,
    cue: cue && { first: cue.first, last: cue.last },
    addressee: verb ? addresseeOf(clauses, verb) : null,
    inherits: null,
    at,
    confidence: linked.chance,
  };
}

function spanOf(words: readonly Word[], { first, last }: { first: number; last: number }): Span {
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}

/**
 * The nouns that name the speaker inside a tagged source: the subject of the cue where that lies inside, which knows
 * names beside offices; else the first phrase and what is coordinated with it.
 */
function toSource(clauses: Clauses, { first, last }: TaggedRun, verb: VerbGroup | null): Source {
  const subject = verb && verb.first >= last && !verb.passive ? sourceBefore(clauses, verb) : null;
  const inside = subject?.nouns.filter((noun) => noun.first >= first && noun.last <= last) ?? [];
  if (inside.length && !isComplement(clauses, first, inside[0] as NounPhrase))
    return { nouns: inside, first, last };
  for (let i = first; i < last; i++) {
    const noun = nounAt(clauses, i);
    if (!noun) continue;
    if (isTimePhrase(clauses, noun)) break;
    const nouns = [noun, ...listFrom(clauses, noun.first).slice(1)].filter((one) => one.first < last);
    return { nouns, first, last };
  }
  return { nouns: [], first, last };
}

/** "sources close to the talks": the talks do not speak. */
function isComplement(clauses: Clauses, first: number, noun: NounPhrase): boolean {
  const before = clauses.text.words[noun.first - 1];
  const opening = nounAt(clauses, first);
  return (
    noun.first > first &&
    before?.pos === 'ADP' &&
    opening !== null &&
    opening !== noun &&
    opening.first === first
  );
}

/** DIRECT where all words stand in marks of speech, MIXED where some do. */
function kindOf(marked: Uint8Array, contents: readonly TaggedRun[]): Attribution['kind'] {
  let inside = 0;
  let touched = 0;
  let size = 0;
  for (const { first, last } of contents) {
    size += last - first;
    for (let i = first; i < last; i++) {
      if (marked[i] === IN_SPEECH) inside++;
      if (marked[i]) touched++;
    }
  }
  if (!touched) return 'INDIRECT';
  // A stop or a comma may stand outside of the marks.
  return inside >= size - contents.length ? 'DIRECT' : 'MIXED';
}

const IN_SPEECH = 2;

/** “No.” after a colon: the words are few, but all the speaker's, and a sentence. */
function isAllMarked(
  { text: { text, words } }: Clauses,
  marked: Uint8Array,
  { content }: Attribution,
): boolean {
  const { start, end } = content[0] as Span;
  return (
    /^\P{L}*\p{Lu}.*[.!?…]\P{L}*$/su.test(text.slice(start, end)) &&
    content.every((span) => !marked.subarray(...wordsIn(words, span)).includes(0))
  );
}

/** For each word: 0 outside marks, 1 in a marked phrase, 2 in marked speech. */
function toMarked(count: number, marks: readonly MarkedWords[]): Uint8Array {
  const marked = new Uint8Array(count);
  for (const { first, last, speech } of marks) marked.fill(speech ? IN_SPEECH : 1, first, last);
  return marked;
}

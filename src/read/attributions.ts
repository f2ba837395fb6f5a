import { type Clauses, isTimePhrase, listFrom, nounAt, verbAt } from './clauses.js';
import type { Attribution } from './direct.js';
import { NO_SOURCE_PRONOUNS, SAY_VERBS } from './lexicon/cues.js';
import { foldSpelling, PREDICATES, type Predicate } from './lexicon/predicates.js';
import type { VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { attributeByRules } from './rules.js';
import { addresseeOf, type Source, sourceBefore } from './sources.js';
import type { MarkedWords } from './speech.js';
import { wordsIn } from './tagger/attributes.js';
import type { Linked } from './tagger/link.js';
import type { TaggedRun } from './tagger/spans.js';
import { tagQuotes } from './tagger/tagger.js';
import type { Word } from './words.js';

/** More quotes than any honest text has: a bound on work for hostile ones. */
const MOST_QUOTES = 3000;

/** Attributions of the tagger below this probability are left out. */
const LEAST_CHANCE = 0.25;

/** The same, where the rules know the verb. */
const LEAST_KNOWN = 0.56;

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
  return fuse(clauses, rules, tagged).slice(0, MOST_QUOTES);
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
  for (const one of tagged) {
    const hits = new Set<Attribution>();
    for (const span of one.content)
      for (const place of places.subarray(...wordsIn(words, span)))
        if (place) hits.add(rules[place - 1] as Attribution);
    const [rule] = hits;
    if (!rule) {
      if (one.confidence >= LEAST_CHANCE && !isVetoed(clauses, one)) kept.push(one);
      continue;
    }
    if ([...hits].some((hit) => taken.has(hit)) || (hits.size > 1 && !isJoined(one, hits))) continue;
    const merged = merge(rule, one);
    kept.push(merged);
    for (const hit of hits) {
      taken.add(hit);
      successor.set(hit, merged);
    }
  }
  for (const rule of rules) if (!taken.has(rule)) kept.push(rule);
  const index = new Map(kept.map((one, i) => [one, i]));
  return kept.map((one) => {
    const giver = one.inherits === null ? undefined : (rules[one.inherits] as Attribution);
    if (!giver) return one;
    const inherits = index.get(successor.get(giver) ?? giver) ?? null;
    return { ...one, inherits };
  });
}

/** Two direct quotes around one cue may be one; clauses that rules tie to cues of their own stay apart. */
function isJoined(one: Attribution, hits: ReadonlySet<Attribution>): boolean {
  return [...hits].every((hit) => hit.kind === 'DIRECT') && one.content.length >= hits.size;
}

/** A rule this sure has its speaker right beside the marks: “Q,” S said. */
const SURE_RULE = 0.95;

/** Marks set the edges of what they hold; the tagger sets those of plain clauses and knows better who speaks. */
function merge(rule: Attribution, one: Attribution): Attribution {
  const wider = one.kind !== 'DIRECT' || one.content.length > rule.content.length;
  const own = rule.kind === 'DIRECT' ? wider : rule.kind === 'INDIRECT';
  const same =
    one.source && rule.source && one.source.first < rule.source.last && rule.source.first < one.source.last;
  const named = one.source?.nouns.length && (same || rule.confidence < SURE_RULE) ? one : rule;
  return {
    ...rule,
    content: own ? one.content : rule.content,
    kind: own ? one.kind : rule.kind,
    source: named.source ?? one.source,
    inherits: named.source ? null : rule.inherits,
    cue: one.cue ?? rule.cue,
    addressee: one.addressee ?? rule.addressee,
    at: named.at,
    confidence: Math.max(one.confidence, rule.confidence),
  };
}

/**
 * What no rule supports and a reader would not call a quote: what was not said, what the author or nobody says, and
 * acts that carry no clause ("rejected the result"), which are reactions. Where the rules know the verb and still found
 * no quote, the tagger has to be surer.
 */
function isVetoed(clauses: Clauses, one: Attribution): boolean {
  const { words } = clauses.text;
  const head = one.source?.nouns[0];
  if (head?.pronoun && NO_SOURCE_PRONOUNS.has((words[head.head] as Word).lower)) return true;
  const verb = one.cue && verbIn(clauses, one.cue);
  if (verb && SAY_VERBS.has(verb.lemma) && one.confidence < LEAST_KNOWN) return true;
  if (one.kind !== 'INDIRECT' || !one.cue) return false;
  const [first, last] = wordsIn(words, one.content[0] as Span);
  for (let i = one.cue.first; i < first; i++) if (NEGATIONS.has((words[i] as Word).lower)) return true;
  const meanings = verb ? PREDICATES.get(foldSpelling(verb.lemma)) : undefined;
  return verb?.negated === true || (meanings?.some(isAct) === true && !hasFinite(clauses, first, last));
}

/** "Condemned the arrest", "backed the plan" are reactions; quotes only where a clause says what was said. */
const ACTS = new Set<Predicate['meaning']['type']>([
  'REQUEST',
  'REJECT',
  'THREATEN',
  'ACCUSE',
  'SUPPORT',
  'DENY',
]);

function isAct({ meaning, objects, particles }: Predicate): boolean {
  return !objects && !particles.length && ACTS.has(meaning.type);
}

const NEGATIONS = new Set(['not', "n't", 'never', 'nothing', 'no', 'nobody', 'none']);

function hasFinite(clauses: Clauses, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (verbAt(clauses, i)?.form === 'FINITE') return true;
  return false;
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

function verbIn(clauses: Clauses, { first, last }: { first: number; last: number }): VerbGroup | null {
  for (let i = last - 1; i >= first; i--) {
    const verb = verbAt(clauses, i);
    if (verb) return verb;
  }
  return null;
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
  if (inside.length) return { nouns: inside, first, last };
  for (let i = first; i < last; i++) {
    const noun = nounAt(clauses, i);
    if (!noun) continue;
    if (isTimePhrase(clauses, noun)) break;
    const nouns = [noun, ...listFrom(clauses, noun.first).slice(1)].filter((one) => one.first < last);
    return { nouns, first, last };
  }
  return { nouns: [], first, last };
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

/** For each word: 0 outside marks, 1 in a marked phrase, 2 in marked speech. */
function toMarked(count: number, marks: readonly MarkedWords[]): Uint8Array {
  const marked = new Uint8Array(count);
  for (const { first, last, speech } of marks) marked.fill(speech ? IN_SPEECH : 1, first, last);
  return marked;
}

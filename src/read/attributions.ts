import { type Clauses, isTimePhrase, listFrom, nounAt } from './clauses.js';
import type { Attribution } from './direct.js';
import { fuse } from './fusing.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import { attributeByRules } from './rules.js';
import { addresseeOf, type Source, sourceBefore } from './sources.js';
import type { MarkedWords } from './speech.js';
import { wordsIn } from './tagger/attributes.js';
import type { Linked } from './tagger/link.js';
import type { TaggedRun } from './tagger/spans.js';
import { tagQuotes } from './tagger/tagger.js';
import { verbIn } from './vetoes.js';
import type { Word } from './words.js';

/** More quotes than any honest text has: a bound on work for hostile ones. */
const MOST_QUOTES = 3000;

/** What the tagger is less sure of is not looked at. */
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

function fromLinked(clauses: Clauses, marked: Uint8Array, linked: Linked): Attribution {
  const { words } = clauses.text;
  const contents = linked.contents.map((run) => withoutTelling(words, marked, run));
  const first = contents[0] as TaggedRun;
  const content = contents.map((run) => spanOf(words, run));
  const { cue } = linked;
  const verb = cue ? verbIn(clauses, cue) : null;
  const source = linked.source && toSource(clauses, linked.source, verb);
  const at = Math.min(first.first, cue?.first ?? first.first, source?.first ?? first.first);
  const addressee = verb ? addresseeOf(clauses, verb) : null;
  return {
    kind: kindOf(marked, contents),
    content: withoutTold(words, content, addressee),
    source,
    cue: cue && { first: cue.first, last: cue.last },
    addressee,
    inherits: null,
    at,
    confidence: linked.chance,
  };
}

/** “I leave it in one.” He apologised for “weeks of worry”: a sentence behind whole ones in marks tells, and is nothing said. */
function withoutTelling(words: readonly Word[], marked: Uint8Array, run: TaggedRun): TaggedRun {
  for (let i = run.first; i < run.last; i++) {
    const word = words[i] as Word;
    if (marked[i] === IN_SPEECH) continue;
    const begins = i > run.first && word.sentence !== words[i - 1]?.sentence;
    if (begins) return { ...run, last: i };
    if (word.pos !== 'PUNCT') return run;
  }
  return run;
}

/** "told the Harbour Paper the pier was safe": who is told is no part of it. */
function withoutTold(words: readonly Word[], content: Span[], told: NounPhrase | null): Span[] {
  const [opening, ...rest] = content as [Span, ...Span[]];
  const next = told && words[told.last];
  // "asked Oslo to wait": whom somebody asks to do what belongs to it.
  if (!next || next.lower === 'to' || opening.start !== words[told.first]?.start || next.end > opening.end)
    return content;
  return [{ start: next.start, end: opening.end }, ...rest];
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

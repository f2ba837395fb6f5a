import { mayOpen } from './according.js';
import { type Clauses, nounAt, sentenceOf, verbAt } from './clauses.js';
import {
  accorded,
  finiteVerbs,
  isCue,
  isRelativeVerb,
  LONE_WORDS,
  type Region,
  type Said,
  withCue,
} from './cue-clauses.js';
import { subjectOf } from './doers.js';
import { OWN_WORDS, SHOW_VERBS } from './lexicon/cues.js';
import type { VerbGroup } from './phrases.js';
import { type Source, sourceBefore, sourceFrom, subjectBefore } from './sources.js';
import type { MarkedWords } from './speech.js';
import { callsBefore, isOutcry } from './uttered.js';
import type { Word } from './words.js';

/** Who says it as the words in front of the marks tell: "S said: “Q”", "according to S, “Q”", "From S’s letter: “Q”"; or null. */
export function saidInFront(
  clauses: Clauses,
  mark: MarkedWords,
  before: MarkedWords | undefined,
): Said | null {
  const region = regionBefore(clauses, mark, before);
  if (!region) return null;
  const { words } = clauses.text;
  let end = region.last;
  let colon = false;
  while (end > region.first && LEADING.has((words[end - 1] as Word).lower)) {
    colon ||= (words[end - 1] as Word).text === ':';
    end--;
  }
  if (end <= region.first) return null;
  const calls = callsBefore(clauses, end);
  if (calls) return { source: null, cue: calls, addressee: null, verb: null, confidence: 0.7 };
  const according = accordedUpTo(clauses, region.first, end);
  if (according) return according;
  for (let i = end - 1; i >= region.first; i--) {
    const verb = verbAt(clauses, i);
    if (!verb || i !== verb.head) continue;
    const say =
      isCue(verb) ||
      SHOW_VERBS.has(verb.lemma) ||
      isOutcry(verb) ||
      putsIt(clauses, verb) ||
      isOfWords(clauses, verb);
    const whole = isOutcry(verb) || isWhole(clauses, mark, region.last);
    if (say && (colon || (whole && onlyAdjuncts(clauses, verb.last, end)))) {
      const source = sourceBefore(clauses, verb) ?? sourceOfOpening(clauses, verb);
      if (source && verb.passive && ASKED.has(verb.lemma))
        return { ...withCue(clauses, verb, null, 0.8), addressee: source.nouns[0] ?? null };
      if (source) return withCue(clauses, verb, source, 0.9);
      // "Yet another said, “Q”": a speaker of whom the text says no more.
      if (LONE_WORDS.has(words[verb.first - 1]?.lower ?? ''))
        return withCue(clauses, verb, { nouns: [], first: verb.first - 1, last: verb.first }, 0.85);
    }
    if (verb.form === 'FINITE' && !colon) return null;
  }
  return colon ? beforeColon(clauses, region, end) : null;
}

/** What may stand between a cue and the marks. */
const LEADING = new Set([':', ',', 'that', 'with', '—', '–']);

/** "According to Lund, “Q”", "it is, in the words of Lund, “Q”": a source that ends right in front of the marks. */
function accordedUpTo(clauses: Clauses, first: number, end: number): Said | null {
  for (let at = first; at < end; at++) {
    if (!mayOpen((clauses.text.words[at] as Word).lower)) continue;
    const found = accorded(clauses, at) ?? inWordsOf(clauses, at);
    if (found && found.source.last >= end && (at === first || found.source.last === end)) return found;
  }
  return null;
}

/** "in Lund’s words", "in her words". */
function inWordsOf(clauses: Clauses, at: number): (Said & { source: Source }) | null {
  const noun = nounAt(clauses, at + 1);
  const { words } = clauses.text;
  if (words[at]?.lower !== 'in' || noun?.first !== at + 1 || words[noun.head]?.lower !== 'words') return null;
  const source = { nouns: [noun], first: noun.first, last: noun.last };
  return { source, cue: { first: at, last: at + 1 }, addressee: null, verb: null, confidence: 0.9 };
}

/** "as Lund put it": its words say no more. */
function putsIt({ text: { words } }: Clauses, verb: VerbGroup): boolean {
  return verb.lemma === 'put' && words[verb.last]?.lower === 'it';
}

/** "Her slogan is “Q”", "the answer was: “Q”". */
function isOfWords(clauses: Clauses, verb: VerbGroup): boolean {
  const head = verb.lemma === 'be' ? subjectOf(clauses, verb)?.nouns[0]?.head : undefined;
  return head !== undefined && OWN_WORDS.has(clauses.text.words[head]?.lower ?? '');
}

/** "Lund spoke of the flood. Adding, “Q”": a participle that opens a sentence goes on with the subject before. */
function sourceOfOpening(clauses: Clauses, verb: VerbGroup): Source | null {
  const { first, paragraph } = sentenceOf(clauses, verb.head);
  if (
    verb.form !== 'GERUND' ||
    verb.first !== first ||
    clauses.text.words[first - 1]?.paragraph !== paragraph
  )
    return null;
  return subjectBefore(clauses, first - 1);
}

/** "Lund was asked, “Q”": who is told, and not who speaks. */
const ASKED = new Set(['ask', 'tell', 'inform', 'warn', 'advise', 'remind']);

/** Speech of its own rather than the marked part of a clause: it opens with a capital, follows a comma, or ends the sentence. */
function isWhole(clauses: Clauses, mark: MarkedWords, before: number): boolean {
  const { words } = clauses.text;
  if (words[before - 1]?.text === ',') return true;
  const inner = words.slice(mark.first, mark.last).find((word) => word.pos !== 'PUNCT');
  if (inner && /^\p{Lu}/u.test(inner.text)) return true;
  const after = words[mark.last];
  return !after || after.sentence !== words[mark.last - 1]?.sentence || after.text === '.';
}

/** Between a cue and the marks: who is told, where and when, and no clause of its own. */
function onlyAdjuncts(clauses: Clauses, from: number, to: number): boolean {
  if (to - from > 10) return false;
  for (let i = from; i < to; i++) {
    const word = clauses.text.words[i] as Word;
    if (word.pos === 'SCONJ' || word.lower === 'that' || verbAt(clauses, i)?.form === 'FINITE') return false;
    if (nounAt(clauses, i)?.pronoun && ['he', 'she', 'they', 'it', 'i', 'we'].includes(word.lower))
      return false;
  }
  return true;
}

function regionBefore(clauses: Clauses, mark: MarkedWords, before: MarkedWords | undefined): Region | null {
  const { words } = clauses.text;
  const sentence = sentenceOf(clauses, mark.first);
  const opening = listStart(clauses, mark.first);
  const first = Math.max(sentence.first, before?.last ?? 0);
  if (first < opening) return { first, last: mark.first };
  const last = words[opening - 1];
  if (last?.text !== ':') return null;
  const previous = sentenceOf(clauses, opening - 1);
  return { first: previous.first, last: previous.last };
}

/** Where the paragraph begins if a word is the first of a list’s item ("1. “Q”", "• “Q”"); else the word itself. */
export function listStart({ text: { words } }: Clauses, at: number): number {
  let first = at;
  while (
    first > 0 &&
    first > at - LONGEST_ITEM_MARK &&
    words[first - 1]?.paragraph === words[at]?.paragraph
  ) {
    const { pos, text } = words[first - 1] as Word;
    if (!(pos === 'NUM' || pos === 'SYM' || ITEM_MARKS.test(text))) return at;
    first--;
  }
  return words[first - 1]?.paragraph === words[at]?.paragraph ? at : first;
}

const ITEM_MARKS = /^[-–—•·*▪◦().]$/u;

const LONGEST_ITEM_MARK = 4;

/** "Smith:" and "The minister had one answer:": the name that the colon closes, or the subject of the last verb. */
function beforeColon(clauses: Clauses, region: Region, end: number): Said | null {
  let at = region.first;
  while (at < end && isOpening(clauses.text.words[at] as Word)) at++;
  const rest = { addressee: null, confidence: 0.7 };
  const opening = verbAt(clauses, at);
  const inverted = opening?.first === at && isCue(opening) ? sourceFrom(clauses, opening.last) : null;
  if (opening && inverted && inverted.last >= end)
    return { source: inverted, cue: { first: opening.first, last: opening.last }, verb: opening, ...rest };
  const name = sourceFrom(clauses, at);
  if (name && (name.last >= end || !finiteVerbs(clauses, { first: name.last, last: end })))
    return { source: name, cue: null, verb: null, ...rest };
  for (let i = end - 1; i >= region.first; i--) {
    const verb = verbAt(clauses, i);
    if (verb?.form !== 'FINITE' || isRelativeVerb(clauses, verb)) continue;
    const source = sourceBefore(clauses, verb);
    return source && { source, cue: { first: verb.first, last: verb.last }, verb, ...rest };
  }
  return null;
}

/** "From the report: “Q”", "Here’s Lund in 1992: “Q”": words in front of a name that only lead to it. */
function isOpening({ pos, lower }: Word): boolean {
  return pos === 'CCONJ' || OPENINGS.has(lower);
}

const OPENINGS = new Set([
  'from',
  'here',
  'here’s',
  "here's",
  '’s',
  "'s",
  'is',
  'via',
  'per',
  'then',
  'now',
  'again',
]);

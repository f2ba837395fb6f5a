import { TIME_NOUNS } from './lexicon/common.js';
import type { NounPhrase, Phrases, VerbGroup } from './phrases.js';
import type { Sentence, Word, Words } from './words.js';

/** A prepositional phrase beside a verb or noun: "against Oslo, Rome and Madrid". */
export interface PrepositionalPhrase {
  preposition: string;
  at: number;
  nouns: NounPhrase[];
}

/** Who and what stands around verbs. Made once for a text; every answer is about words of one sentence. */
export interface Clauses {
  text: Words;
  phrases: Phrases;
  /** Words inside quotation marks that hold speech: a clause outside does not reach into them. */
  quoted: Int32Array;
}

export const LIST_BREAKS = new Set([',', 'and', 'or', '&', 'as', 'well', 'nor']);

export const RELATIVES = new Set(['who', 'which', 'that']);

/** What follows these tells when, not to whom. */
const TEMPORAL = new Set(['during', 'after', 'before', 'since', 'until', 'amid', 'despite', 'following']);

export function wordAt(clauses: Clauses, at: number): Word | undefined {
  return clauses.text.words[at];
}

export function sentenceOf(clauses: Clauses, at: number): Sentence {
  return clauses.text.sentences[(clauses.text.words[at] as Word).sentence] as Sentence;
}

/** The noun phrase that holds a word, or null. */
export function nounAt(clauses: Clauses, at: number): NounPhrase | null {
  const index = clauses.phrases.nounAt[at];
  return index === undefined || index < 0 ? null : (clauses.phrases.nouns[index] as NounPhrase);
}

export function verbAt(clauses: Clauses, at: number): VerbGroup | null {
  const index = clauses.phrases.verbAt[at];
  return index === undefined || index < 0 ? null : (clauses.phrases.verbs[index] as VerbGroup);
}

/** Whether a finite verb stands among words `[first, last)`. */
export function hasFinite(clauses: Clauses, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (verbAt(clauses, i)?.form === 'FINITE') return true;
  return false;
}

/** The nearest verb group before a word, in its sentence and on its side of quotation marks. */
export function verbBefore(clauses: Clauses, at: number): VerbGroup | null {
  const from = sentenceOf(clauses, at).first;
  const side = clauses.quoted[at];
  for (let i = at - 1; i >= from; i--) {
    const verb = verbAt(clauses, i);
    if (verb && clauses.quoted[i] === side) return verb;
  }
  return null;
}

export function isAdverb(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'ADV' || word.lower === 'also' || word.lower === 'both' || word.lower === 'all')
  );
}

export function isTimePhrase(clauses: Clauses, noun: NounPhrase): boolean {
  const head = clauses.text.words[noun.head] as Word;
  return TIME_NOUNS.has(head.lower) && !head.surname;
}

/**
 * The noun phrases coordinated from a word rightwards: "Baghdad, Tehran and Ankara". `whole`: the last of them begins no
 * clause of its own, as in "talks between Baghdad and Tehran ended".
 */
export function listFrom(clauses: Clauses, at: number, whole = false): NounPhrase[] {
  const first = nounAt(clauses, at);
  if (!first) return [];
  const sentence = sentenceOf(clauses, at);
  const nouns = [first];
  const pending: NounPhrase[] = [];
  let last = first.last;
  for (let guard = 0; guard < 12; guard++) {
    let i = last;
    let conjunction = false;
    while (i < sentence.last && LIST_BREAKS.has((wordAt(clauses, i) as Word).lower)) {
      conjunction ||= wordAt(clauses, i)?.pos === 'CCONJ' || wordAt(clauses, i)?.lower === 'well';
      i++;
    }
    const next = i < sentence.last && i > last ? nounAt(clauses, i) : null;
    if (!next || next.first !== i || (!whole && startsClause(clauses, next, sentence))) break;
    // "the offer, and Peru, which buys power, pressed": a pair has no comma, unless a list goes on behind it.
    if (
      conjunction &&
      !pending.length &&
      wordAt(clauses, last)?.text === ',' &&
      wordAt(clauses, next.last)?.text === ','
    )
      break;
    pending.push(next);
    last = next.last;
    if (!conjunction) continue;
    nouns.push(...pending);
    break;
  }
  return nouns;
}

/** True when a finite verb follows at once: the noun then begins a clause of its own. */
function startsClause(clauses: Clauses, noun: NounPhrase, sentence: Sentence): boolean {
  let i = noun.last;
  while (i < sentence.last && isAdverb(wordAt(clauses, i))) i++;
  return i < sentence.last && verbAt(clauses, i)?.form === 'FINITE';
}

/** The noun phrase right after a verb group, where it is its object. */
export function objectOf(clauses: Clauses, verb: VerbGroup): NounPhrase | null {
  const sentence = sentenceOf(clauses, verb.head);
  let at = verb.last;
  while (
    at < sentence.last &&
    !nounAt(clauses, at) &&
    (isAdverb(wordAt(clauses, at)) || wordAt(clauses, at)?.pos === 'PART')
  )
    at++;
  if (at >= sentence.last || clauses.quoted[at] !== clauses.quoted[verb.head]) return null;
  const noun = nounAt(clauses, at);
  return noun?.first === at ? noun : null;
}

/** Prepositional phrases from a word on, up to the next verb, clause mark or sentence end. */
export function prepositionsFrom(clauses: Clauses, from: number): PrepositionalPhrase[] {
  const found: PrepositionalPhrase[] = [];
  const sentence = sentenceOf(clauses, Math.max(0, from - 1));
  for (let i = from; i < sentence.last; i++) {
    const word = wordAt(clauses, i) as Word;
    if (verbAt(clauses, i) || word.text === ';' || word.text === ':' || word.pos === 'SCONJ') break;
    if (RELATIVES.has(word.lower) && !nounAt(clauses, i)) break;
    if (TEMPORAL.has(word.lower)) break;
    const preposition = word.pos === 'ADP' || (word.pos === 'PART' && word.lower === 'to');
    if (!preposition) continue;
    let at = i + 1;
    // "to and from the islands"
    while (at < sentence.last && ['ADP', 'CCONJ'].includes((wordAt(clauses, at) as Word).pos)) at++;
    const nouns = listFrom(clauses, at, word.lower === 'between');
    if (nouns.length) found.push({ preposition: word.lower, at: i, nouns });
  }
  return found;
}

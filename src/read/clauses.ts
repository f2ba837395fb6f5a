import { TIME_NOUNS } from './lexicon/common.js';
import { BARE_TIMES, type NounPhrase, type Phrases, type VerbGroup } from './phrases.js';
import type { Sentence, Word, Words } from './words.js';

/** A prepositional phrase beside a verb or noun: "against Oslo, Rome and Madrid". */
export interface PrepositionalPhrase {
  preposition: string;
  at: number;
  nouns: NounPhrase[];
}

/** Who does it: coordinated noun phrases in text order, with the first and last word of the whole. */
export interface Subject {
  nouns: NounPhrase[];
  first: number;
  last: number;
}

/** Who and what stands around verbs. Made once for a text; every answer is about words of one sentence. */
export interface Clauses {
  text: Words;
  phrases: Phrases;
  /** Words inside quotation marks that hold speech: a clause outside does not reach into them. */
  quoted: Int32Array;
}

/** Verbs whose infinitive is done by their object: "urged Oslo to delay the sale". */
const OBJECT_CONTROL = new Set(
  'urge ask tell order allow force help want persuade convince press push pressure call encourage invite warn command instruct require enable authorise authorize beg direct permit expect'.split(
    ' ',
  ),
);

const LIST_BREAKS = new Set([',', 'and', 'or', '&', 'as', 'well', 'nor']);
const RELATIVES = new Set(['who', 'which', 'that']);
/** What follows these tells when, not to whom. */
const TEMPORAL = new Set(['during', 'after', 'before', 'since', 'until', 'amid', 'despite', 'following']);
const DASHES = new Set(['–', '—', '--', '-']);

function wordAt(clauses: Clauses, at: number): Word | undefined {
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

/** The subject of a verb group, coordination included; null where none is found. */
export function subjectOf(clauses: Clauses, verb: VerbGroup, depth = 0): Subject | null {
  if (depth > 4) return null;
  if (verb.form !== 'FINITE') return controlledSubject(clauses, verb, depth);
  const sentence = sentenceOf(clauses, verb.head);
  let at = verb.first - 1;
  while (
    at >= sentence.first &&
    (isAdverb(wordAt(clauses, at)) || BARE_TIMES.has(wordAt(clauses, at)?.lower ?? ''))
  )
    at--;
  if (at < sentence.first || clauses.quoted[at] !== clauses.quoted[verb.head]) return null;
  const word = wordAt(clauses, at) as Word;
  if (word.pos === 'CCONJ') return sharedSubject(clauses, verb, at, depth);
  if (RELATIVES.has(word.lower) && !nounAt(clauses, at)) return relativeSubject(clauses, at, sentence);
  const noun = nounAt(clauses, at);
  if (noun) {
    const timeless = beforeTime(clauses, noun, sentence);
    return gather(clauses, chainHead(clauses, timeless, sentence), at + 1, sentence);
  }
  if (word.text === ',' || DASHES.has(word.text) || word.text === ')' || word.text === ']')
    return overParenthesis(clauses, at, sentence, verb, depth);
  return null;
}

/** "Lind this week demanded": the phrase in front of one that tells when. */
function beforeTime(clauses: Clauses, noun: NounPhrase, sentence: Sentence): NounPhrase {
  const opener = wordAt(clauses, noun.first)?.lower ?? '';
  if (!WHEN.has(opener) || !isTimePhrase(clauses, noun) || noun.first <= sentence.first) return noun;
  const before = nounAt(clauses, noun.first - 1);
  return before && !before.pronoun ? before : noun;
}

const WHEN = new Set(
  'this last next late early earlier monday tuesday wednesday thursday friday saturday sunday'.split(' '),
);

function isAdverb(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'ADV' || word.lower === 'also' || word.lower === 'both' || word.lower === 'all')
  );
}

function controlledSubject(clauses: Clauses, verb: VerbGroup, depth: number): Subject | null {
  const governor = verbBefore(clauses, verb.first);
  if (!governor) return null;
  if (verb.form === 'INFINITIVE' && OBJECT_CONTROL.has(governor.lemma) && !rings(clauses, governor)) {
    for (let i = governor.last; i < verb.first; i++) {
      const noun = nounAt(clauses, i);
      if (!noun) continue;
      return gather(clauses, noun, verb.first, sentenceOf(clauses, verb.head));
    }
  }
  return subjectOf(clauses, governor, depth + 1);
}

/** "called Lund to thank her", not "called on Lund to go": on the telephone. */
export function rings(clauses: Clauses, { lemma, last }: VerbGroup): boolean {
  return RINGING.has(lemma) && wordAt(clauses, last)?.pos !== 'ADP';
}

const RINGING = new Set(['call', 'telephone', 'phone', 'ring', 'write']);

/** "rejected the result and described it": the subject of the verb before. */
function sharedSubject(
  clauses: Clauses,
  verb: VerbGroup,
  conjunction: number,
  depth: number,
): Subject | null {
  let governor = verbBefore(clauses, conjunction);
  while (governor && governor.form !== 'FINITE') governor = verbBefore(clauses, governor.first);
  if (!governor || governor === verb) return null;
  return subjectOf(clauses, parallelOf(clauses, verb, governor), depth + 1);
}

/** "said its members had lost much and called on Madrid": a plain past goes with a plain past, over "had lost". */
function parallelOf(clauses: Clauses, verb: VerbGroup, nearest: VerbGroup): VerbGroup {
  if (verb.first !== verb.head || verb.tense !== 'DONE') return nearest;
  if (nearest.first === nearest.head && nearest.lemma !== 'have' && nearest.lemma !== 'be') return nearest;
  for (let before = verbBefore(clauses, nearest.first); before; before = verbBefore(clauses, before.first)) {
    if (before.form === 'FINITE' && before.first === before.head && before.tense === 'DONE') return before;
  }
  return nearest;
}

function relativeSubject(clauses: Clauses, relative: number, sentence: Sentence): Subject | null {
  let at = relative - 1;
  if (wordAt(clauses, at)?.text === ',') at--;
  const near = at >= sentence.first ? nounAt(clauses, at) : null;
  const noun = near && beforeTime(clauses, near, sentence);
  return noun
    ? gather(
        clauses,
        wordAt(clauses, relative)?.lower === 'who' ? noun : chainHead(clauses, noun, sentence),
        relative,
        sentence,
      )
    : null;
}

/** "Hugh Hill, a doctor, said" and "The States – with the exception of one – had urged": the noun before the aside. */
function overParenthesis(
  clauses: Clauses,
  close: number,
  sentence: Sentence,
  verb: VerbGroup,
  depth: number,
): Subject | null {
  const mark = wordAt(clauses, close)?.text;
  const opener = mark === ')' ? '(' : mark === ']' ? '[' : mark;
  for (let i = close - 1; i > sentence.first; i--) {
    if (wordAt(clauses, i)?.text !== opener || clauses.quoted[i] !== clauses.quoted[close]) continue;
    const noun = nounEndingAt(clauses, i - 1);
    const after = wordAt(clauses, i + 1);
    if (noun && after && opensAside(clauses, after, i + 1, close)) {
      const named = nameAside(clauses, noun, i + 1, close);
      if (named) return { nouns: [named], first: chainHead(clauses, noun, sentence).first, last: close + 1 };
      return gather(
        clauses,
        namedHead(clauses, chainHead(clauses, noun, sentence), sentence),
        close + 1,
        sentence,
      );
    }
    const finite = verbAt(clauses, i - 1) ?? (noun ? null : verbBefore(clauses, i));
    if (finite && finite !== verb && mark === ',' && finite.form === 'FINITE' && !noun)
      return subjectOf(clauses, finite, depth + 1);
    if (mark !== ',') return null;
    if (noun && !after) return null;
  }
  return null;
}

/** "One of the lawyers, Ada Lind, said": the name beside a common noun. */
function nameAside(clauses: Clauses, noun: NounPhrase, from: number, to: number): NounPhrase | null {
  const aside = nounAt(clauses, from);
  if (!aside || aside.first !== from || aside.last !== to || aside.pronoun) return null;
  const common = wordAt(clauses, noun.head)?.pos === 'NOUN' && wordAt(clauses, aside.head)?.pos === 'PROPN';
  return common && !isTimePhrase(clauses, aside) ? aside : null;
}

/** The noun phrase that ends at a word, looked for before brackets: "Jim Jordan (R-Ohio)". */
function nounEndingAt(clauses: Clauses, at: number): NounPhrase | null {
  if (wordAt(clauses, at)?.text !== ')') return nounAt(clauses, at);
  for (let i = at - 1; i > at - 12 && i > 0; i--)
    if (wordAt(clauses, i)?.text === '(') return nounAt(clauses, i - 1);
  return null;
}

/** "Ann Lee, the head of one body, one of many": from an apposition back to the name it stands beside. */
function namedHead(clauses: Clauses, noun: NounPhrase, sentence: Sentence): NounPhrase {
  let head = noun;
  for (let guard = 0; guard < 3; guard++) {
    const opener = wordAt(clauses, head.first) as Word;
    const comma = head.first - 1;
    if (wordAt(clauses, comma)?.text !== ',' || comma <= sentence.first) return head;
    if (opener.pos === 'PROPN' || head.pronoun) return head;
    const named = nounEndingAt(clauses, comma - 1);
    if (!named || named.pronoun || wordAt(clauses, named.head)?.pos !== 'PROPN') return head;
    const before = wordAt(clauses, named.first - 1);
    // A name behind a preposition or a verb is not what the apposition stands beside.
    if (named.first > sentence.first && (before?.pos === 'ADP' || verbAt(clauses, named.first - 1)))
      return head;
    head = named;
  }
  return head;
}

/** An aside opens with an article, a relative, a preposition, a number (an age), a participle or a name. */
function opensAside(clauses: Clauses, after: Word, from: number, to: number): boolean {
  if (RELATIVES.has(after.lower) || after.lower === 'whose' || after.lower === 'whom') return true;
  if (after.pos === 'ADP' || after.pos === 'NUM' || after.pos === 'SCONJ') return true;
  if (after.lower === 'but' && wordAt(clauses, from + 1)?.lower === 'not') return true;
  const verb = verbAt(clauses, from);
  if (verb) return true;
  for (let i = from; i < to; i++) {
    const inner = verbAt(clauses, i);
    if (inner?.form === 'FINITE' && !followsRelative(clauses, inner)) return false;
  }
  return nounAt(clauses, from) !== null || after.pos === 'ADV' || after.pos === 'DET';
}

function followsRelative(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first - 1; i > verb.first - 5; i--) {
    const lower = wordAt(clauses, i)?.lower ?? '';
    if (RELATIVES.has(lower) || lower === 'where' || lower === 'whose') return true;
  }
  return false;
}

/** "the head of the Armed Forces said": from the noun next to the verb left to the head of its chain. */
export function chainHead(clauses: Clauses, noun: NounPhrase, sentence: Sentence): NounPhrase {
  let head = noun;
  for (let guard = 0; guard < 6; guard++) {
    const before = head.first - 1;
    const preposition = wordAt(clauses, before);
    if (before <= sentence.first || preposition?.pos !== 'ADP') return head;
    const near = nounEndingAt(clauses, before - 1);
    const left = near && beforeTime(clauses, near, sentence);
    if (!left || left.pronoun || isTimePhrase(clauses, left)) return head;
    // "told reporters in Tehran officials said": an object of a verb is no head of a subject.
    head = left;
  }
  return head;
}

export function isTimePhrase(clauses: Clauses, noun: NounPhrase): boolean {
  const head = clauses.text.words[noun.head] as Word;
  return TIME_NOUNS.has(head.lower) && !head.surname;
}

/** Adds the phrases coordinated on the left of a subject: "The United States, E.U., and the community". */
function gather(clauses: Clauses, head: NounPhrase, last: number, sentence: Sentence): Subject {
  const nouns = [head];
  let first = head.first;
  let joined = false;
  const side = clauses.quoted[head.head];
  for (let guard = 0; guard < 12; guard++) {
    let at = first - 1;
    let conjunction = false;
    let comma = false;
    while (at >= sentence.first && LIST_BREAKS.has((wordAt(clauses, at) as Word).lower)) {
      conjunction ||= wordAt(clauses, at)?.pos === 'CCONJ' || wordAt(clauses, at)?.lower === 'well';
      comma ||= wordAt(clauses, at)?.text === ',';
      at--;
    }
    if (at < sentence.first || (!conjunction && !(comma && joined))) break;
    const direct = nounAt(clauses, at);
    if (!direct || clauses.quoted[at] !== side || isTimePhrase(clauses, direct)) break;
    const left = chainHead(clauses, direct, sentence);
    const before = wordAt(clauses, left.first - 1);
    // What follows a verb or a preposition is its object, no subject.
    if (left.first > sentence.first && before && (before.pos === 'ADP' || verbAt(clauses, left.first - 1)))
      break;
    // "officials from Chad and Mali said": Mali stands beside Chad, behind the preposition.
    if (left !== direct && isBare(clauses, direct) && isBare(clauses, nouns[0] as NounPhrase)) nouns.shift();
    nouns.unshift(left);
    first = left.first;
    joined = true;
  }
  return { nouns, first, last };
}

function isBare(clauses: Clauses, noun: NounPhrase): boolean {
  const opener = wordAt(clauses, noun.first);
  return opener?.pos !== 'DET' && opener?.pos !== 'PRON';
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

import {
  type Clauses,
  isAdverb,
  isTimePhrase,
  LIST_BREAKS,
  nounAt,
  RELATIVES,
  sentenceOf,
  verbAt,
  verbBefore,
  wordAt,
} from './clauses.js';
import { BARE_TIMES, type NounPhrase, type VerbGroup } from './phrases.js';
import type { Sentence, Word } from './words.js';

/** Who does it: coordinated noun phrases in text order, with the first and last word of the whole. */
export interface Subject {
  nouns: NounPhrase[];
  first: number;
  last: number;
}

/** Verbs whose infinitive is done by their object: "urged Oslo to delay the sale". */
const OBJECT_CONTROL = new Set(
  'urge ask tell order allow force help want persuade convince press push pressure call encourage invite warn command instruct require enable authorise authorize beg direct permit expect'.split(
    ' ',
  ),
);

const DASHES = new Set(['–', '—', '--', '-']);

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

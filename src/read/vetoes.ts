import { type Clauses, hasFinite, nounAt, sentenceOf, verbAt } from './clauses.js';
import type { Attribution } from './direct.js';
import { CALL_VERBS, NO_SOURCE_PRONOUNS, SAY_VERBS } from './lexicon/cues.js';
import { foldSpelling, PREDICATES, type Predicate } from './lexicon/predicates.js';
import { isKnownVerb } from './lexicon/verbs.js';
import type { VerbGroup } from './phrases.js';
import type { Span } from './reading.js';
import type { Source } from './sources.js';
import { wordsIn } from './tagger/attributes.js';
import type { Word } from './words.js';

/** Where the rules know the verb and found no quote, the tagger has to be this sure. */
const LEAST_KNOWN = 0.4;

/** And where no clause is told. */
const LEAST_BARE = 0.75;

/**
 * What no rule supports and a reader would not call a quote: what was not said, what the author or nobody says, and
 * acts that carry no clause ("rejected the result"), which are reactions. Where the rules know the verb and still found
 * no quote, the tagger has to be surer.
 */
export function isVetoed(clauses: Clauses, one: Attribution): boolean {
  const { words } = clauses.text;
  const head = one.source?.nouns[0];
  if (head?.pronoun && NO_SOURCE_PRONOUNS.has((words[head.head] as Word).lower)) return true;
  const verb = one.cue && verbIn(clauses, one.cue);
  const [first, last] = wordsIn(words, one.content[0] as Span);
  // "pointed to the far bank": whatever follows is no clause.
  const clause = hasFinite(clauses, first, last) && !pointsTo(words, one);
  if (verb && SAY_VERBS.has(verb.lemma) && one.confidence < (clause ? LEAST_KNOWN : LEAST_BARE)) return true;
  if (one.kind === 'DIRECT' || !one.cue) return false;
  const meanings = verb ? PREDICATES.get(foldSpelling(verb.lemma)) : undefined;
  // "agreed on “closer ties”": a deed of all of them.
  if (verb?.lemma === 'agree' && (words[one.cue.last - 1] as Word).lower === 'on') return true;
  if (one.kind === 'MIXED') return false;
  if (verb && !one.source && isAsking(clauses, verb)) return true;
  if (!clause && verb?.lemma === 'cite') return true;
  if (
    !clause &&
    (isEmpty(words, one.content, verb) || isTowards(words, one.cue, verb) || isDoneBy(words, one.cue, verb))
  )
    return true;
  if (leavesFront(clauses, one.cue.first, last) || isAnonymity(words, first)) return true;
  if (one.source && isBetween(one.source, first, last, one.cue)) return true;
  for (let i = one.cue.first; i < first; i++) if (NEGATIONS.has((words[i] as Word).lower)) return true;
  return (
    verb?.negated === true ||
    (!clause &&
      meanings?.some(isAct) === true &&
      !isAsked(one, meanings) &&
      !tellsDeed(clauses, one, first, last))
  );
}

/** "Asked if the border would open, Lund said": a question that nobody is named for leads to the answer, and is no quote. */
function isAsking(clauses: Clauses, verb: VerbGroup): boolean {
  const { first } = sentenceOf(clauses, verb.head);
  return verb.lemma === 'ask' && (verb.first === first || FRONTS.has(clauses.text.words[first]?.lower ?? ''));
}

/** "sees it otherwise": no word that says anything. Who "said so" has spoken all the same. */
function isEmpty(words: readonly Word[], content: readonly Span[], verb: VerbGroup | null): boolean {
  if (verb && SAY_VERBS.has(verb.lemma)) return false;
  return content.every((span) => words.slice(...wordsIn(words, span)).every(({ pos }) => EMPTY.has(pos)));
}

const EMPTY: ReadonlySet<string> = new Set(['PRON', 'ADV', 'DET', 'PUNCT', 'PART']);

/** "had a warning for the lawyers", "gave a speech to them": whom words are for, and not the words. */
function isTowards(words: readonly Word[], cue: { last: number }, verb: VerbGroup | null): boolean {
  const preposition = (words[cue.last - 1] as Word).lower;
  return (
    (preposition === 'for' || preposition === 'to') &&
    verb !== null &&
    HANDING.has(verb.lemma) &&
    cue.last - verb.last > 1
  );
}

/** "was drawn up by Lund": what somebody made and nobody judged. */
function isDoneBy(words: readonly Word[], cue: { last: number }, verb: VerbGroup | null): boolean {
  if (!verb?.passive || (words[cue.last - 1] as Word).lower !== 'by') return false;
  return (
    !isKnownVerb(verb.lemma) && !PREDICATES.get(foldSpelling(verb.lemma))?.some(({ objects }) => !objects)
  );
}

const HANDING = new Set(['have', 'give', 'send', 'deliver', 'issue', 'write']);

/** "who asked not to be named because": how somebody speaks, nothing that is said. */
function isAnonymity(words: readonly Word[], first: number): boolean {
  const [not, to, be, named] = words.slice(first, first + 4);
  return not?.lower === 'not' && to?.lower === 'to' && be?.lower === 'be' && NAMED.has(named?.lower ?? '');
}

const NAMED = new Set(['named', 'identified', 'quoted', 'cited']);

function pointsTo(words: readonly Word[], { cue }: Attribution): boolean {
  return cue !== null && cue.last - cue.first > 1 && (words[cue.last - 1] as Word).lower === 'to';
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

/** "urged Oslo to delay the sale", "called for talks": what somebody asks for is a claim as well as a deed. */
function isAsked({ confidence }: Attribution, meanings: readonly Predicate[]): boolean {
  return (
    confidence >= LEAST_ASKED && meanings.filter(isAct).every(({ meaning }) => meaning.type === 'REQUEST')
  );
}

const LEAST_ASKED = 0.5;

/** "accused of having sold the boats", "blamed him for leaving": what an act answers to is a claim where it tells what was done. */
function tellsDeed({ phrases }: Clauses, { confidence }: Attribution, first: number, last: number): boolean {
  if (confidence < LEAST_TOLD) return false;
  for (let i = first; i < last; i++) {
    const verb = phrases.verbs[phrases.verbAt[i] as number];
    if (verb?.head === i && (verb.form === 'GERUND' || verb.form === 'INFINITIVE')) return true;
  }
  return false;
}

const LEAST_TOLD = 0.5;

/** "When Lund declared support for it, Haddad found": what is told in a clause in front ends with that clause. */
function leavesFront(clauses: Clauses, cue: number, last: number): boolean {
  const { words } = clauses.text;
  const { first } = sentenceOf(clauses, cue);
  if (!FRONTS.has((words[first] as Word).lower)) return false;
  let comma = cue;
  while (comma < last && words[comma]?.text !== ',') comma++;
  if (comma >= last - 1) return false;
  for (let i = first; i < cue; i++) if (words[i]?.text === ',') return false;
  const noun = nounAt(clauses, comma + 1);
  return noun?.first === comma + 1 && verbAt(clauses, noun.last)?.form === 'FINITE';
}

const FRONTS = new Set([
  'when',
  'while',
  'after',
  'before',
  'as',
  'once',
  'if',
  'although',
  'since',
  'because',
]);

/** "one resident, who asked not to be named, said": words between a speaker and the verb are not what is said. */
function isBetween(source: Source, first: number, last: number, cue: { first: number }): boolean {
  return source.last <= first && last <= cue.first;
}

/** True for a name or a title in marks, however it was found. */
export function isNameOnly(clauses: Clauses, one: Attribution): boolean {
  if (one.fixed || one.kind !== 'MIXED' || !one.cue) return false;
  const [first, last] = wordsIn(clauses.text.words, one.content[0] as Span);
  return !hasFinite(clauses, first, last) && isTitleOrName(clauses, one, verbIn(clauses, one.cue));
}

/** "reads “The Long Winter”", "calls her boat “Nightingale”". */
function isTitleOrName(clauses: Clauses, { content, source }: Attribution, verb: VerbGroup | null): boolean {
  if (!verb) return false;
  if (verb.lemma !== 'read' && !CALL_VERBS.has(verb.lemma)) return false;
  const { words } = clauses.text;
  const [first, last] = wordsIn(words, content[0] as Span);
  let opening = first;
  while (opening < last && !isMark(words[opening] as Word)) opening++;
  if (opening === last) return false;
  const object = nounAt(clauses, opening - 1);
  const somebody = object && (object.pronoun || (words[object.head] as Word).pos === 'PROPN');
  if (verb.lemma !== 'read' && somebody) return false;
  if (verb.lemma === 'read' && !source?.nouns[0]) return false;
  for (let i = opening + 1; i < last && !isMark(words[i] as Word); i++)
    if (/^\p{Ll}{4}/u.test((words[i] as Word).text)) return false;
  return true;
}

function isMark({ text }: Word): boolean {
  return /^["“”„«»‘]/u.test(text);
}

const NEGATIONS = new Set(['not', "n't", 'never', 'nothing', 'no', 'nobody', 'none']);

/** The verb of a cue: its last. */
export function verbIn(clauses: Clauses, { first, last }: { first: number; last: number }): VerbGroup | null {
  for (let i = last - 1; i >= first; i--) {
    const verb = verbAt(clauses, i);
    if (verb) return verb;
  }
  return null;
}

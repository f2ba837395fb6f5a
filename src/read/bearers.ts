import { withoutLegalForms } from '../names/legal-forms.js';
import { type Clauses, nounAt, objectOf, sentenceOf } from './clauses.js';
import { findDemonym } from './countries.js';
import { subjectOf } from './doers.js';
import { genderOfName } from './given-names.js';
import { commonKind } from './kinds.js';
import {
  BODY_DOES,
  BODY_SUFFERS,
  BODY_VERBS,
  OF_BODY,
  OF_PERSON,
  OF_PLACE,
  PERSON_DOES,
  PERSON_SUFFERS,
} from './lexicon/bearers.js';
import { TOWNS_AND_STATES } from './lexicon/places.js';
import { officeStem } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import { isSentencePlural } from './promoted.js';
import type { ActorKind } from './reading.js';
import { COMPANIES } from './unnamed.js';
import type { Word } from './words.js';

/** What a text shows of a name that no list knows: weights for a body, a person and a place. */
interface Evidence {
  body: number;
  person: number;
  place: number;
  /** What the text calls it: "the newspaper Lumen" is MEDIA. */
  kind: ActorKind | null;
}

/** A sign that settles it alone, one that needs no second, and a hint. */
const SURE = 3;
const STRONG = 2;
const HINT = 1;

/**
 * Whether an unknown name is a body's or a person's, by all places of the text where it stands: what it owns ("Veltora’s
 * shares"), what it is called ("the airline Skylark"), which pronoun follows, what it does and what is done to it. Names
 * for which nothing speaks stay as they are.
 * @returns the namings, those of bodies with their kind
 */
export function settleBearers(clauses: Clauses, namings: readonly Naming[]): Naming[] {
  const found = new Map<string, Evidence>();
  const open = namings.map((naming) => isOpen(naming) && !isSentencePlural(clauses.text, naming));
  namings.forEach((naming, i) => {
    if (!open[i]) return;
    const evidence = found.get(naming.name) ?? byItself(naming);
    found.set(naming.name, evidence);
    addPlace(clauses, naming, evidence);
  });
  if (found.size === 0) return [...namings];
  addActs(clauses, namings, open, found);
  addCalls(clauses, namings, found);
  for (const naming of namings) if (isSurelyPerson(naming)) found.delete(lastWord(naming.name));
  return namings.map((naming, i) => {
    const evidence = open[i] ? found.get(naming.name) : undefined;
    if (!evidence) return naming;
    if (isBody(evidence)) return { ...naming, kind: evidence.kind ?? 'ORGANIZATION' };
    return isPerson(evidence) ? { ...naming, kind: 'PERSON' } : naming;
  });
}

/** "Amara Dovlatova": whose surname the text may use alone. */
function isSurelyPerson({ kind, common, title, honorific, name }: Naming): boolean {
  if (kind !== 'PERSON' || common) return false;
  return title !== '' || honorific !== '' || genderOfName(name.slice(0, name.indexOf(' '))) !== null;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}

function isBody({ body, person, place }: Evidence): boolean {
  return body > HINT && body > person && body > place;
}

function isPerson({ body, person, place }: Evidence): boolean {
  return person >= STRONG && person > body && person > place;
}

/** A capitalised name of which neither its words nor a title tell whose it is. */
function isOpen({ kind, title, honorific, common, place, name }: Naming): boolean {
  if (common || place || title || honorific || TOWNS_AND_STATES.has(name)) return false;
  // "Teams arrived": a common noun with the capital of its sentence.
  const lower = name.toLowerCase().replace(/s$/, '');
  if (commonKind(lower, lower)) return false;
  return kind === 'UNSURE' ? /^\p{Lu}\p{L}+$/u.test(name) : kind === 'PERSON' && name.includes(' ');
}

/** What the name alone tells: a legal form, capitals inside, a given name. */
function byItself({ name }: Naming): Evidence {
  const words = name.split(' ');
  const evidence: Evidence = { body: 0, person: 0, place: 0, kind: null };
  if (words.length > 1 && withoutLegalForms(words.map((word) => word.toLowerCase())).forms.size > 0)
    evidence.body += SURE;
  if (words.slice(1, -1).some((word) => JOINT.test(word))) evidence.body += SURE;
  if (words.some((word) => CAMEL.test(word) && !SURNAME_PREFIX.test(word))) evidence.body += STRONG;
  if (genderOfName(words[0] as string)) evidence.person += words.length > 1 ? SURE : HINT + 0.5;
  return evidence;
}

/** "Mountain Aid Without Frontiers" */
const JOINT = /^(?:Without|Against|For|And|With|Sans|Pour)$/;
const CAMEL = /\p{Ll}\p{Lu}|\d/u;
const SURNAME_PREFIX = /^(?:Ma?c|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|St|O|D)['’]?\p{Lu}|-/u;

/** What stands around one naming. */
function addPlace(clauses: Clauses, naming: Naming, evidence: Evidence): void {
  const { words } = clauses.text;
  const { first, nameFirst, last, possessor, phrase } = naming;
  // "Veltora’s board", but "Veltora president Luca Dini".
  if (possessor) owned(evidence, (words[words[last]?.pos === 'PART' ? phrase.head : last] as Word).lower);
  const before = words[first - 1]?.lower ?? '';
  const owner = !possessor && OF_WHOM.has(before) ? nounAt(clauses, first - 2) : null;
  const head = owner?.last === first - 1 ? (words[owner.head] as Word).lower : '';
  if (before === 'in' ? STAKES.has(head) : head) owned(evidence, head);
  else if (WHERE.has(before)) evidence.place += HINT;
  if (nameFirst > first) called(evidence, words[nameFirst - 1] as Word);
  addBehind(clauses, naming, evidence);
}

const OF_WHOM: ReadonlySet<string> = new Set(['of', 'at', 'for', 'in']);
/** "workers in Ellery" are in a town, "shares in Ellery" are not. */
const STAKES: ReadonlySet<string> = new Set(['share', 'shares', 'stake', 'stakes', 'investor', 'investors']);
const WHERE: ReadonlySet<string> = new Set(['in', 'near', 'outside', 'across', 'into', 'around']);

/** Heads of what a person may have too, as a politician has a spokesman. */
const OF_EITHER: ReadonlySet<string> = new Set(
  'spokesman spokeswoman spokesperson supporters lawyers chief head rival rivals boss policy office fighters commanders'.split(
    ' ',
  ),
);

function owned(evidence: Evidence, head: string): void {
  if (OF_PERSON.has(head)) evidence.person += STRONG;
  else if (OF_PLACE.has(head)) evidence.place += STRONG;
  else if (OF_BODY.has(head)) evidence.body += OF_EITHER.has(head) ? HINT + 0.5 : STRONG;
}

/** "the airline Skylark", "Budget airline Skylark", "the Mercosur bloc" */
function called(evidence: Evidence, { lower, text }: Word): void {
  if (/^\p{Lu}/u.test(text)) return;
  const stem = officeStem(lower);
  const kind = SORTS.has(lower) ? 'ORGANIZATION' : commonKind(stem, stem);
  if (kind === 'PERSON') evidence.person += SURE;
  else if (kind && kind !== 'DOCUMENT' && kind !== 'POPULATION' && kind !== 'GOVERNMENT') {
    evidence.body += SURE;
    if (kind !== 'ORGANIZATION' && kind !== 'GROUP') evidence.kind ??= kind;
  }
}

/** Nouns for bodies that name none by themselves. */
const SORTS: ReadonlySet<string> = new Set(
  'giant bloc lobby app platform site brand chain maker startup website'.split(' '),
);

/** ", which", ", who", ", 43,", ", an environmental group," */
function addBehind(clauses: Clauses, { last, first }: Naming, evidence: Evidence): void {
  const { words } = clauses.text;
  const at = words[last]?.text === ',' ? last + 1 : last;
  const next = words[at];
  if (!next || next.sentence !== words[first]?.sentence) return;
  // "a portrait of Ursula Hoff, which": the portrait.
  if (next.lower === 'which' && at > last && words[first - 1]?.pos !== 'ADP') evidence.body += SURE;
  else if (next.lower === 'who') evidence.person += SURE;
  if (at === last) return;
  if (/^\d\d$/.test(next.text) && words[at + 1]?.pos === 'PUNCT') evidence.person += SURE;
  const beside = next.pos === 'DET' || next.lower === 'its' ? nounAt(clauses, at) : null;
  if (beside?.first === at && /^[,.]$/.test(words[beside.last]?.text ?? ''))
    called(evidence, words[beside.head] as Word);
}

/** What the names do, what is done to them, and which pronoun their next clause has for them. */
function addActs(
  clauses: Clauses,
  namings: readonly Naming[],
  open: readonly boolean[],
  found: ReadonlyMap<string, Evidence>,
): void {
  const names = new Map<NounPhrase, string>();
  namings.forEach((naming, i) => {
    if (open[i] && !naming.possessor) names.set(naming.phrase, naming.name);
  });
  const begins = new Set(namings.map(({ first }) => first));
  const of = (noun: NounPhrase | null | undefined) => found.get((noun && names.get(noun)) ?? '');
  for (const verb of clauses.phrases.verbs) {
    for (const noun of subjectOf(clauses, verb)?.nouns ?? []) {
      const evidence = of(noun);
      if (!evidence) continue;
      const [person, body] = verb.passive ? [PERSON_SUFFERS, BODY_SUFFERS] : [PERSON_DOES, BODY_DOES];
      weigh(evidence, verb.lemma, person, body);
      const called = verb.form === 'FINITE' ? pronounBehind(clauses, begins, noun) : null;
      if (called) evidence[called] += STRONG;
    }
    const evidence = verb.passive ? undefined : of(objectOf(clauses, verb));
    if (evidence) weigh(evidence, verb.lemma, PERSON_SUFFERS, BODY_SUFFERS);
  }
}

function weigh(
  evidence: Evidence,
  verb: string,
  person: ReadonlySet<string>,
  body: ReadonlySet<string>,
): void {
  if (person.has(verb)) evidence.person += STRONG;
  else if (BODY_VERBS.has(verb)) evidence.body += STRONG;
  else if (body.has(verb)) evidence.body += HINT;
}

/** "Mirefield denied it. It said", "Mirefield cut its fares": the first pronoun behind a subject, up to the next name. */
function pronounBehind(
  clauses: Clauses,
  begins: ReadonlySet<number>,
  noun: NounPhrase,
): 'body' | 'person' | null {
  const { words } = clauses.text;
  const { last } = sentenceOf(clauses, noun.head);
  for (let at = noun.last; at <= last && at < words.length; at++) {
    const { lower } = words[at] as Word;
    if (lower === 'its' || lower === 'itself') return 'body';
    if (at === last && lower === 'it' && isActing(clauses, at)) return 'body';
    if (PERSONAL.has(lower)) return 'person';
    if (begins.has(at)) return null;
  }
  return null;
}

const PERSONAL: ReadonlySet<string> = new Set(['he', 'she', 'his', 'himself', 'herself']);

/** "It said", not "It was late". */
function isActing({ phrases }: Clauses, at: number): boolean {
  const verb = phrases.verbs[phrases.verbAt[at + 1] ?? -1];
  return verb !== undefined && verb.lemma !== 'be' && !verb.passive;
}

/** "The company promised": the name before it, where that is open and the nearest. */
function addCalls(clauses: Clauses, namings: readonly Naming[], found: ReadonlyMap<string, Evidence>): void {
  const { words } = clauses.text;
  namings.forEach(({ common, definite, head, name, first }, i) => {
    if (!common || !definite || name !== head || !COMPANIES.has(head)) return;
    for (let j = i - 1; j >= 0; j--) {
      const before = namings[j] as Naming;
      if ((words[first] as Word).sentence - (words[before.first] as Word).sentence > 1) return;
      if (before.common || findDemonym(before.name)) continue;
      const evidence = found.get(before.name);
      if (evidence) evidence.body += STRONG;
      return;
    }
  });
}

import { type Actor, governmentOf } from './actor.js';
import { listFrom, nounAt, sentenceOf } from './clauses.js';
import { findDemonym, findPlace } from './countries.js';
import { chainHead } from './doers.js';
import { wordList } from './lexicon/common.js';
import type { Meaning } from './lexicon/meanings.js';
import { TOWNS_AND_STATES } from './lexicon/places.js';
import type { NounPhrase } from './phrases.js';
import { lastBefore } from './pronouns.js';
import { actorOf, type Cast, type ResolvedQuotes } from './quotes.js';
import type { ReactionType, ReadQuote } from './reading.js';
import { bodyBefore, nationsOf, strangerOf } from './strangers.js';
import type { Word } from './words.js';

/** What finding the parties of a deed needs. */
export interface Stage {
  cast: Cast;
  resolved: ResolvedQuotes;
}

/** Said of a body in marks by who speaks, it is said of the speaker's own side: "the “shield” would not allow". */
const SIDES: ReadonlySet<ReactionType> = new Set<ReactionType>(['REJECT', 'THREATEN']);

/** What only people do. */
const SPOKEN: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'DENY',
  'CONSULT',
  'AGREE',
]);

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** Who does it; "I" and "we" inside quoted words are the speaker or whom the speaker speaks for. */
export function doerOf(
  stage: Stage,
  noun: NounPhrase,
  quote: ReadQuote | null,
  told: Meaning | null = null,
): Actor[] {
  const head = noun.pronoun ? null : ownerOfWho(stage.cast, noun);
  return doerAt(stage, head ?? noun, quote, told);
}

function doerAt(stage: Stage, noun: NounPhrase, quote: ReadQuote | null, told: Meaning | null): Actor[] {
  const { clauses } = stage.cast;
  const word = clauses.text.words[noun.head] as Word;
  const part =
    PARTITIVES.has(word.lower) && clauses.text.words[noun.last]?.lower === 'of'
      ? nounAt(clauses, noun.last + 1)
      : null;
  // "members of the crew" are not the crew.
  const whole = word.lower.startsWith('member') && actorOf(stage.cast, noun, null) !== null;
  if (part?.first === noun.last + 1 && !whole) return doerAt(stage, part, quote, told);
  if (!noun.pronoun) {
    const pair = pairOf(stage.cast, noun);
    if (pair.length) return pair;
    const nations = told?.type === 'CONSULT' ? nationsOf(stage.cast, noun) : [];
    if (nations.length) return nations;
    const sides = told?.type === 'CONSULT' ? sidesOf(stage.cast, noun) : [];
    if (sides.length) return sides;
    const own = told && quote?.kind !== 'DIRECT' && SIDES.has(told.type) && isMarked(stage.cast, noun);
    const speaker = own ? speakerOf(stage, quote) : [];
    if (speaker.length) return speaker;
    const behind = quote ? ownBody(stage, noun, quote) : null;
    if (behind) return [behind];
    const speaks = told !== null && SPOKEN.has(told.type);
    return listed(actorOf(stage.cast, noun, null) ?? strangerOf(stage.cast, noun, speaks));
  }
  if (word.lower === 'i' || word.lower === 'we') {
    if (quote?.kind === 'INDIRECT') return [];
    const speaker = speakerOf(stage, quote)[0];
    if (!speaker) return [];
    const behind = word.lower === 'we' ? bodyBehind(stage.cast, speaker) : null;
    return [behind ?? speaker];
  }
  const last = quote ? (stage.resolved.speakers.get(quote.key) ?? null) : null;
  // "He", between the marks of a quote, is not who speaks.
  if (last && clauses.quoted[noun.head] !== 0 && quote?.kind !== 'INDIRECT')
    return listed(actorOf(stage.cast, noun, null, new Set([last.actor])));
  return listed(actorOf(stage.cast, noun, last));
}

/** "Senator Lund of Ohio, who opposed it", "people outside the government who": a person does it, not the place. */
function ownerOfWho(cast: Cast, noun: NounPhrase): NounPhrase | null {
  const { words } = cast.clauses.text;
  const at = words[noun.last]?.text === ',' ? noun.last + 1 : noun.last;
  if (words[at]?.lower !== 'who' || words[noun.first - 1]?.pos !== 'ADP') return null;
  const kind = actorOf(cast, noun, null)?.kind;
  const index = cast.namingOf.get(noun);
  const unsure =
    index === undefined ||
    cast.namings[index]?.kind === 'UNSURE' ||
    TOWNS_AND_STATES.has(cast.namings[index]?.name ?? '');
  if (kind === 'GROUP' || kind === 'POPULATION' || (kind === 'PERSON' && !unsure) || (!kind && !unsure))
    return null;
  const head = chainHead(cast.clauses, noun, sentenceOf(cast.clauses, noun.head));
  return head === noun ? null : head;
}

/** "Delegations from Chad and Mali met": the two that they are of. */
function sidesOf(cast: Cast, noun: NounPhrase): Actor[] {
  const { clauses } = cast;
  if (!['from', 'of'].includes(clauses.text.words[noun.last]?.lower ?? '')) return [];
  const sides = unique(
    listFrom(clauses, noun.last + 1, true).flatMap((one) => actorsWithin(cast, one, false)),
  );
  return sides.length > 1 ? sides : [];
}

/** "a group of diplomats": the diplomats. */
const PARTITIVES = new Set(
  wordList(
    'group number hundreds thousands dozens scores majority handful crowd band gang column couple pair members some many most several',
  ),
);

/** "said his country would": the government, or the body, that the speaker speaks for. */
function ownBody(stage: Stage, noun: NounPhrase, quote: ReadQuote): Actor | null {
  const { words } = stage.cast.clauses.text;
  if (!/^(?:his|her|their|its|our|my)$/.test((words[noun.first] as Word).lower)) return null;
  const speaker = OWN_BODIES.has((words[noun.head] as Word).lower) ? speakerOf(stage, quote)[0] : undefined;
  return speaker ? bodyBehind(stage.cast, speaker) : null;
}

const OWN_BODIES = new Set(['country', 'government', 'nation', 'administration', 'state', 'people']);

/** A common name in quotation marks: the speaker's own word for somebody. */
function isMarked(cast: Cast, noun: NounPhrase): boolean {
  const { words } = cast.clauses.text;
  for (let i = noun.first; i < noun.last; i++) {
    const { text, lower } = words[i] as Word;
    if ('“”"«»'.includes(text)) return !/^\p{Lu}/u.test((words[noun.head] as Word).text) && lower === text;
  }
  return false;
}

function listed(actor: Actor | null): Actor[] {
  return actor ? [actor] : [];
}

/** An official's "we" is the government where an office of a country is known, else the body of the office. */
export function bodyBehind(cast: Cast, speaker: Actor): Actor | null {
  const { all } = cast.actors;
  if (speaker.kind !== 'PERSON' && speaker.kind !== 'GROUP') return null;
  const government = speaker.country ? all.get(`government:${speaker.country.toLowerCase()}`) : undefined;
  const official = speaker.roles.length > 0 || speaker.titles.size > 0 || speaker.kind === 'GROUP';
  if (government && official) return government;
  const at = speaker.roles.find((role) => role.at)?.at;
  return at ? (all.get(at) ?? null) : null;
}

export function speakerOf({ resolved }: Stage, quote: ReadQuote | null): Actor[] {
  return listed((quote && resolved.speakers.get(quote.key)?.actor) ?? null);
}

/** "it", "this", "that" mostly stand for a happening, not for an actor. */
export function isIt(cast: Cast, noun: NounPhrase): boolean {
  return (
    noun.pronoun &&
    ['it', 'this', 'that', 'these', 'those'].includes((cast.clauses.text.words[noun.head] as Word).lower)
  );
}

export function possessorsOf(cast: Cast, noun: NounPhrase): Actor[] {
  const found: Actor[] = [];
  for (const index of cast.namingsIn.get(noun) ?? []) {
    const actor = cast.actors.of[index];
    if (actor && cast.namings[index]?.possessor) found.push(actor);
  }
  return found;
}

/** "his counterpart, Ada Lind,": the name that stands beside an office, between commas. */
function namedBeside(cast: Cast, { last }: NounPhrase): Actor | null {
  const { words } = cast.clauses.text;
  if (words[last]?.text !== ',') return null;
  const next = nounAt(cast.clauses, last + 1);
  const closing = next && words[next.last]?.text;
  if (next?.first !== last + 1 || next.pronoun || (closing !== ',' && closing !== '.')) return null;
  const index = cast.namingOf.get(next);
  const naming = index === undefined ? undefined : cast.namings[index];
  if (!naming || naming.common || naming.kind !== 'PERSON' || naming.last !== next.last) return null;
  return actorOf(cast, next, null);
}

/** "the two leaders", "both countries": the two of their kind whom the sentence or the one before names last. */
function pairOf(cast: Cast, noun: NounPhrase): Actor[] {
  const { words } = cast.clauses.text;
  let pair = false;
  for (let i = noun.first; i < noun.head; i++) pair ||= ['two', 'both'].includes((words[i] as Word).lower);
  const head = (words[noun.head] as Word).lower;
  if (!pair || noun.last - noun.first > 3 || noun.last !== noun.head + 1) return [];
  const kind = STATES.has(head) ? 'GOVERNMENT' : PERSONS.has(head) ? 'PERSON' : null;
  if (!kind) return [];
  const { candidates } = cast.antecedents;
  const { sentence } = words[noun.head] as Word;
  const found = new Set<Actor>();
  let within = sentence;
  for (let i = lastBefore(candidates, noun.first); i >= 0; i--) {
    const { at, actor, possessor } = candidates[i] as (typeof candidates)[number];
    const there = (words[at] as Word).sentence;
    // The nearest sentence that names two decides.
    if (there !== within && found.size > 1) break;
    if (there < sentence - 1) break;
    within = there;
    if (actor.kind === kind && !actor.common && !possessor) found.add(actor);
  }
  return found.size === 2 ? [...found].reverse() : [];
}

const STATES = new Set([
  'countries',
  'nations',
  'governments',
  'states',
  'sides',
  'neighbours',
  'neighbors',
  'capitals',
]);
const PERSONS = new Set([
  'leaders',
  'ministers',
  'presidents',
  'men',
  'women',
  'officials',
  'diplomats',
  'candidates',
  'rivals',
  'senators',
  'politicians',
  'premiers',
]);

/** "the Chad war", "the Chad talks": a country in front of these is what they are about. */
const ISSUES = new Set(
  wordList(
    'war wars crisis conflict policy deal talks invasion issue question debate agreement accord pact treaty referendum trip visit',
    'election elections border campaign situation negotiations framework file dossier strategy vote summit',
  ),
);

/** "a second Vietnam", "another Chad": a country that is only likened to. */
function isLikeness({ clauses: { text }, namings, namingOf }: Cast, noun: NounPhrase): boolean {
  if (namings[namingOf.get(noun) ?? -1]?.place?.kind !== 'COUNTRY') return false;
  for (let i = noun.first; i < noun.head; i++) if (LIKENING.has((text.words[i] as Word).lower)) return true;
  return false;
}

const LIKENING = new Set(['another', 'second']);

/** Actors inside a noun phrase: its head's, its possessor's, and governments by their adjective. */
export function actorsWithin(cast: Cast, noun: NounPhrase, nations: boolean, strangers = false): Actor[] {
  const { text } = cast.clauses;
  if (isLikeness(cast, noun)) return [];
  const head = actorOf(cast, noun, null) ?? (strangers ? strangerOf(cast, noun) : null);
  if (head) return [(head.common && namedBeside(cast, noun)) || head];
  const found = possessorsOf(cast, noun);
  if (!nations || found.length) return found;
  for (let i = noun.first; i < noun.last; i++) {
    const { text: word } = text.words[i] as Word;
    const place =
      /^\p{Lu}/u.test(word) && !ISSUES.has((text.words[noun.head] as Word).lower) ? findPlace(word) : null;
    const pair = `${word} ${text.words[i + 1]?.text}`;
    const code = /^\p{Lu}/u.test(word)
      ? (findDemonym(pair) ?? findDemonym(word) ?? (place?.kind === 'COUNTRY' ? place.code : null))
      : null;
    if (code) found.push(governmentOf(cast.actors, text, code, i));
  }
  if (found.length) return found;
  const body = bodyBefore(cast, noun);
  return body ? [body] : [];
}

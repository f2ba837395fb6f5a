import { type Actor, governmentOf } from './actor.js';
import { listFrom, prepositionsFrom } from './clauses.js';
import { findDemonym, findPlace } from './countries.js';
import type { Deed } from './deed.js';
import { HOSTILE, type Meaning } from './lexicon/meanings.js';
import type { NounPhrase } from './phrases.js';
import { actorOf, type Cast, type ResolvedQuotes } from './quotes.js';
import { objectFrom } from './reach.js';
import type { ReactionType, ReadQuote } from './reading.js';
import { nationsOf, strangerOf } from './strangers.js';
import type { Word } from './words.js';

/** What finding the parties of a deed needs. */
export interface Stage {
  cast: Cast;
  resolved: ResolvedQuotes;
}

const TOWARDS = new Set([
  'against',
  'on',
  'at',
  'to',
  'toward',
  'towards',
  'for',
  'with',
  'from',
  'of',
  'over',
  'upon',
  'between',
  'near',
  'by',
  'into',
  'behind',
]);

/** Where a thing is done tells to whom: "deployed troops in", "lifted the curfew in". */
const PLACED: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'MOBILIZE',
  'CONCEDE',
  'RETREAT',
  'COERCE',
  'PROTEST',
]);

/** Types done to whom something comes from: "withdrew from", "bought oil from". */
const FROM_TYPES: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'RETREAT',
  'REQUEST',
  'SANCTION',
  'COOPERATE',
]);

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

/** An answer to what another does: its doer, where named, is the one who is answered. */
const ANSWERS: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'ACCUSE',
  'SUPPORT',
  'REJECT',
  'DENY',
  'STATEMENT',
  'CONCEDE',
]);

/** Types in which an adjective of nation in an object tells whom it is done to. */
const NATIONAL: ReadonlySet<ReactionType> = new Set<ReactionType>([...HOSTILE, 'SUPPORT', 'REQUEST']);

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
  const word = stage.cast.clauses.text.words[noun.head] as Word;
  if (!noun.pronoun) {
    const nations = told?.type === 'CONSULT' ? nationsOf(stage.cast, noun) : [];
    if (nations.length) return nations;
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
  return listed(actorOf(stage.cast, noun, last));
}

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

/** To whom a deed is done: its object, what its prepositions name, and who did what is answered. */
export function recipientsOf(stage: Stage, deed: Deed, meaning: Meaning, doers: readonly Actor[]): Actor[] {
  const { cast } = stage;
  const nations = NATIONAL.has(meaning.type);
  const found: Actor[] = [];
  for (const noun of deed.towards) found.push(...actorsWithin(cast, noun, nations));
  if (ANSWERS.has(meaning.type) && deed.object && !found.length) {
    const answered = doersAnswered(cast, deed, nations);
    if (answered.length) return unique(answered).filter((actor) => !doers.includes(actor));
  }
  const before = found.length;
  if (deed.object && !isThing(deed, meaning))
    for (const noun of listFrom(cast.clauses, deed.object.first))
      if (isAnswerable(cast, noun, deed)) found.push(...actorsWithin(cast, noun, nations, true));
  // "condemned Oslo for the drilling off Malta": an object that acts is the one; the rest is circumstance.
  if (found.length === before || deed.thing || meaning.type === 'CONSULT')
    found.push(...behindPrepositions(cast, deed, meaning, nations));
  if (!found.length && deed.inner) found.push(...innerRecipients(cast, deed, meaning));
  const own = unique(found).filter((actor) => !doers.includes(actor));
  return own.length ? own : unique(placed(cast, deed, meaning)).filter((actor) => !doers.includes(actor));
}

/** "lodged a complaint with the council": who hears a complaint is not who it is about. */
function isVenue(preposition: string, { kind }: Actor, { type }: Meaning): boolean {
  return type === 'ACCUSE' && (preposition === 'with' || preposition === 'to') && kind === 'ORGANIZATION';
}

/** "sent a medical team to", "reinforced its troops in": not the object, but where it goes, is who it is done to. */
function isThing(deed: Deed, meaning: Meaning): boolean {
  if (meaning.type === 'MOBILIZE') return true;
  if (meaning.type === 'SANCTION') return deed.thing && meaning.mode === 'withdraw';
  return deed.thing && meaning.type !== 'ACCUSE' && meaning.type !== 'REJECT';
}

function behindPrepositions(cast: Cast, deed: Deed, meaning: Meaning, nations: boolean): Actor[] {
  const found: Actor[] = [];
  for (const { preposition, nouns } of deed.prepositions) {
    const particle = deed.predicate?.particles.at(-1) === preposition;
    if (!TOWARDS.has(preposition) && !particle) continue;
    if (meaning.type === 'CONSULT' && meaning.mode !== 'visit' && preposition !== 'with') continue;
    if (preposition === 'from' && !particle && !FROM_TYPES.has(meaning.type)) continue;
    if ((preposition === 'at' || preposition === 'into') && !particle && meaning.type !== 'ASSAULT' && meaning.type !== 'PROTEST') continue;
    const strangers = particle || preposition === 'with' || preposition === 'against';
    for (const noun of nouns)
      found.push(
        ...actorsWithin(cast, noun, nations, strangers).filter(
          (actor) => !isVenue(preposition, actor, meaning),
        ),
      );
  }
  return found;
}

/** "condemned the attack by A", "welcomed B’s plan": the doer of what is answered. */
function doersAnswered(cast: Cast, deed: Deed, nations: boolean): Actor[] {
  const object = deed.object as NounPhrase;
  if (actorOf(cast, object, null)) return [];
  const by = deed.prepositions.find(({ preposition }) => preposition === 'by' || preposition === 'from');
  const doers = by ? by.nouns.flatMap((noun) => actorsWithin(cast, noun, nations, true)) : [];
  return doers.length ? doers : possessorsOf(cast, object);
}

/** "threatened to cut ties with B": the infinitive’s own object and prepositions name whom. */
function innerRecipients(cast: Cast, deed: Deed, meaning: Meaning): Actor[] {
  if (
    deed.bySpeaker ||
    !deed.inner ||
    !['AGREE', 'THREATEN', 'REJECT', 'REQUEST', 'AID', 'ACCUSE'].includes(meaning.type)
  )
    return [];
  const object = objectFrom(cast.clauses, deed.inner);
  const inner = object ? actorsWithin(cast, object, true, true) : [];
  const from = (object ?? deed.inner).last;
  for (const { preposition, nouns } of prepositionsFrom(cast.clauses, from))
    if (['with', 'to', 'on', 'against', 'from', 'for', 'of', 'over', 'between'].includes(preposition))
      for (const noun of nouns) inner.push(...actorsWithin(cast, noun, false));
  return inner;
}

function placed(cast: Cast, deed: Deed, meaning: Meaning): Actor[] {
  if (!PLACED.has(meaning.type)) return [];
  const places = deed.prepositions.filter(({ preposition }) => preposition === 'in' || preposition === 'at');
  return places
    .flatMap(({ nouns }) => nouns)
    .filter((noun) => isCountry(cast, noun))
    .flatMap((noun) => listed(actorOf(cast, noun, null)));
}

/** A capital behind "in" is a place; a country is whom it concerns too. */
function isCountry({ namings, namingOf }: Cast, noun: NounPhrase): boolean {
  return namings[namingOf.get(noun) ?? -1]?.place?.kind === 'COUNTRY';
}

/** "urged it to leave": only who can do something is asked to. */
function isAnswerable(cast: Cast, noun: NounPhrase, deed: Deed): boolean {
  return !isIt(cast, noun) || (deed.meaning.type === 'REQUEST' && deed.inner !== null);
}

/** "it", "this", "that" mostly stand for a happening, not for an actor. */
export function isIt(cast: Cast, noun: NounPhrase): boolean {
  return (
    noun.pronoun &&
    ['it', 'this', 'that', 'these', 'those'].includes((cast.clauses.text.words[noun.head] as Word).lower)
  );
}

function possessorsOf(cast: Cast, noun: NounPhrase): Actor[] {
  const found: Actor[] = [];
  for (const index of cast.namingsIn.get(noun) ?? []) {
    const actor = cast.actors.of[index];
    if (actor && cast.namings[index]?.possessor) found.push(actor);
  }
  return found;
}

/** Actors inside a noun phrase: its head's, its possessor's, and governments by their adjective. */
export function actorsWithin(cast: Cast, noun: NounPhrase, nations: boolean, strangers = false): Actor[] {
  const { text } = cast.clauses;
  const head = actorOf(cast, noun, null) ?? (strangers ? strangerOf(cast, noun) : null);
  if (head) return [head];
  const found = possessorsOf(cast, noun);
  if (!nations || found.length) return found;
  for (let i = noun.first; i < noun.last; i++) {
    const { text: word } = text.words[i] as Word;
    const place = /^\p{Lu}/u.test(word) ? findPlace(word) : null;
    const code = /^\p{Lu}/u.test(word)
      ? (findDemonym(word) ?? (place?.kind === 'COUNTRY' ? place.code : null))
      : null;
    if (code) found.push(governmentOf(cast.actors, text, code, i));
  }
  return found;
}

import { type Actor, type Actors } from './actor.js';
import type { Clauses } from './clauses.js';
import type { Attribution } from './direct.js';
import { isAnswer } from './labelled.js';
import type { Naming } from './names.js';
import type { NounPhrase } from './phrases.js';
import { addUnnamed } from './promoted.js';
import { type Antecedents, type LastSpeaker, resolvePronoun } from './pronouns.js';
import type { ReadMention, ReadQuote, Span } from './reading.js';
import type { Source } from './sources.js';
import {
  answersBack,
  authorNoun,
  bodyBelow,
  initialled,
  interviewee,
  isOwnWords,
  officeHolder,
  relatedActor,
  speakerStill,
} from './speakers.js';
import { isDenied, vet } from './vetting.js';
import type { Word } from './words.js';

/** What resolving needs to know of a text. */
export interface Cast {
  clauses: Clauses;
  namings: readonly Naming[];
  /** For each noun phrase, the index of the naming of its head. */
  namingOf: ReadonlyMap<NounPhrase, number>;
  /** For each noun phrase, the indices of all namings inside it, possessors included. */
  namingsIn: ReadonlyMap<NounPhrase, readonly number[]>;
  actors: Actors;
  antecedents: Antecedents;
  /** Pronouns that were resolved, by word. */
  pronouns: Map<number, Actor>;
}

/** For each noun phrase, which naming is its head's ("Iran’s voters": the voters). */
export function headNamings(namings: readonly Naming[]): Map<NounPhrase, number> {
  const found = new Map<NounPhrase, number>();
  namings.forEach((naming, i) => {
    if (!naming.possessor) found.set(naming.phrase, i);
  });
  return found;
}

/** For each noun phrase, all namings inside it. */
export function allNamings(namings: readonly Naming[]): Map<NounPhrase, number[]> {
  const found = new Map<NounPhrase, number[]>();
  namings.forEach((naming, i) => {
    const list = found.get(naming.phrase);
    if (list) list.push(i);
    else found.set(naming.phrase, [i]);
  });
  return found;
}

/** The actor of a noun phrase: by name, or by pronoun. Pronouns found are kept as mentions. */
export function actorOf(
  cast: Cast,
  noun: NounPhrase,
  last: LastSpeaker | null,
  notThese: ReadonlySet<Actor> = new Set(),
): Actor | null {
  if (noun.pronoun) {
    const known = cast.pronouns.get(noun.head);
    if (known) return known;
    const actor = resolvePronoun(cast.antecedents, noun.head, last, notThese);
    if (actor) cast.pronouns.set(noun.head, actor);
    return actor;
  }
  const index = cast.namingOf.get(noun);
  return index === undefined ? null : (cast.actors.of[index] ?? null);
}

/** Quotes of a text with their speakers, in text order. `speakers` gives the actor of each by its key. */
export interface ResolvedQuotes {
  quotes: ReadQuote[];
  speakers: Map<string, LastSpeaker>;
  /** Quotes that may hold a character of the text. */
  around: (at: number) => readonly ReadQuote[];
}

const NEAR = 12;

/**
 * Resolves the speakers of attributions, first to last, so that each pronoun knows who spoke before.
 */
export function resolveQuotes(cast: Cast, attributions: readonly Attribution[]): ResolvedQuotes {
  const order = [...attributions].sort((a, b) => startOf(a) - startOf(b));
  const speakers = new Map<Attribution, Actor | null>();
  const printed = new Map<Attribution, Source | null>();
  const resolved: ResolvedQuotes = {
    quotes: [],
    speakers: new Map(),
    around: (at) => near(resolved.quotes, at),
  };
  let last: LastSpeaker | null = null;
  let lastTold: Actor | null = null;
  order.forEach((attribution) => {
    const named = attribution.addressee?.pronoun ? null : attribution.addressee;
    const told = named ? actorOf(cast, named, last) : null;
    const giver = attribution.inherits === null ? null : (attributions[attribution.inherits] as Attribution);
    const inherited: Actor | null | undefined = giver && speakers.get(giver);
    // Words that go on after their speaker was named are told by the words that named him.
    const source: Source | null = attribution.source ?? (giver && (printed.get(giver) ?? null));
    printed.set(attribution, source);
    const before = lastFor(cast, attribution, last, lastTold);
    const speaker: Actor | null = inherited ?? speakerOf(cast, attribution, before, told);
    speakers.set(attribution, speaker);
    const said = vet(cast.clauses, attribution);
    // Who denies something has spoken, though nothing is quoted.
    if (!said && speaker && isDenied(cast.clauses, attribution))
      last = { actor: speaker, at: lastWord(attribution) };
    if (!said || isToldTwice(attribution, speaker, resolved)) return;
    // "He told him": whom the first pronoun took, the second cannot be.
    const addressee: Actor | null = told ?? addresseeOf(cast, attribution, last, speaker);
    lastTold = addressee;
    const key = `q${resolved.quotes.length + 1}`;
    if (speaker) {
      last = { actor: speaker, at: lastWord(attribution) };
      resolved.speakers.set(key, last);
    }
    resolved.quotes.push(toQuote(cast, { ...said, source }, key, speaker, addressee));
  });
  return resolved;
}

/** Whom a pronoun of a source goes on with: who spoke last, who did something since, or who was told and now answers. */
function lastFor(
  cast: Cast,
  attribution: Attribution,
  last: LastSpeaker | null,
  told: Actor | null,
): LastSpeaker | null {
  const pronoun = attribution.source?.nouns[0];
  if (!pronoun?.pronoun || !last) return last;
  if (told?.kind === 'PERSON' && told !== last.actor && answersBack(cast.clauses, attribution))
    return { actor: told, at: last.at };
  return speakerStill(cast, last, pronoun.head);
}

function addresseeOf(
  cast: Cast,
  { addressee }: Attribution,
  last: LastSpeaker | null,
  speaker: Actor | null,
): Actor | null {
  return addressee ? actorOf(cast, addressee, last, new Set(speaker ? [speaker] : [])) : null;
}

/** "said he hoped that C": one act of speech, not a second one inside the first. */
function isToldTwice(attribution: Attribution, speaker: Actor | null, resolved: ResolvedQuotes): boolean {
  if (attribution.kind === 'DIRECT' || !speaker) return false;
  const start = startOf(attribution);
  const end = (attribution.content.at(-1) as Span).end;
  return resolved
    .around(start)
    .some(
      (quote) =>
        quote.kind !== 'DIRECT' &&
        quote.speaker === speaker.key &&
        quote.content.some((span) => span.start <= start && end <= span.end),
    );
}

/** The last few quotes that begin at or before a character, and one that begins after it (its cue may stand before). */
function near(quotes: readonly ReadQuote[], at: number): readonly ReadQuote[] {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((quotes[middle] as ReadQuote).content[0] as Span).start <= at) low = middle + 1;
    else high = middle;
  }
  return quotes.slice(Math.max(0, low - NEAR), low + 1);
}

function startOf(attribution: Attribution): number {
  return (attribution.content[0] as Span).start;
}

function lastWord(attribution: Attribution): number {
  return Math.max(attribution.at, attribution.cue?.first ?? 0);
}

function speakerOf(
  cast: Cast,
  attribution: Attribution,
  last: LastSpeaker | null,
  addressee: Actor | null,
): Actor | null {
  const notThese = new Set(addressee ? [addressee] : []);
  if (isAnswer(cast.clauses, attribution))
    return attribution.inherits === null ? interviewee(cast, attribution.at) : null;
  const { source } = attribution;
  const labelled = attribution.fixed && source ? initialled(cast, source) : null;
  if (labelled) return labelled;
  for (const noun of source?.nouns ?? []) {
    const author = authorNoun(cast.clauses, noun);
    const actor =
      (author && actorOf(cast, author, last, notThese)) ??
      relatedActor(cast, noun) ??
      officeHolder(cast, noun) ??
      bodyBelow(cast, noun) ??
      actorOf(cast, noun, last, notThese) ??
      promoted(cast, noun);
    if (actor) return actor;
  }
  return null;
}

/** Who says something is somebody: a lone capitalised name, or a common noun for people, becomes an actor. */
function promoted(cast: Cast, noun: NounPhrase): Actor | null {
  // "in her words": the words are not who speaks.
  if (noun.pronoun || isOwnWords(cast, noun)) return null;
  const index = cast.namingOf.get(noun);
  return addUnnamed(
    cast.actors,
    cast.clauses.text,
    noun,
    index === undefined ? null : (cast.namings[index] as Naming),
    index ?? -1,
  );
}

function toQuote(
  cast: Cast,
  attribution: Attribution,
  key: string,
  speaker: Actor | null,
  addressee: Actor | null,
): ReadQuote {
  const { source, cue } = attribution;
  return {
    key,
    kind: attribution.kind,
    content: attribution.content,
    source: source ? [spanOf(cast, source.first, source.last)] : [],
    cue: cue ? [spanOf(cast, cue.first, cue.last)] : [],
    speaker: speaker?.key ?? null,
    addressee: addressee && addressee !== speaker ? addressee.key : null,
    on: null,
    confidence: speaker ? attribution.confidence : attribution.confidence / 2,
  };
}

function spanOf(cast: Cast, first: number, last: number): Span {
  const { words } = cast.clauses.text;
  return { start: (words[first] as Word).start, end: (words[last - 1] as Word).end };
}

/** All mentions of actors: names and resolved pronouns, in text order. Namings that only tell where something happens are none. */
export function toMentions(cast: Cast, whereabouts: ReadonlySet<number>): ReadMention[] {
  const { words } = cast.clauses.text;
  const mentions: ReadMention[] = [];
  cast.namings.forEach((naming, i) => {
    const actor = whereabouts.has(i) ? null : cast.actors.of[i];
    const before = cast.namings[i - 1];
    // "a group of students" names the students once.
    const isInside = before !== undefined && naming.last <= before.last && cast.actors.of[i - 1] === actor;
    if (actor && !isInside) mentions.push({ actor: actor.key, ...spanOf(cast, naming.first, naming.last) });
  });
  for (const [at, actor] of cast.pronouns) {
    const word = words[at] as Word;
    mentions.push({ actor: actor.key, start: word.start, end: word.end });
  }
  return mentions.sort((a, b) => a.start - b.start || a.end - b.end);
}

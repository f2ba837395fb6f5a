import type { Actor } from './actor.js';
import {
  type Clauses,
  listFrom,
  type PrepositionalPhrase,
  prepositionsFrom,
  sentenceOf,
  verbAt,
} from './clauses.js';
import type { Deed } from './deed.js';
import { subjectOf } from './doers.js';
import { wordList } from './lexicon/common.js';
import { HOSTILE, type Meaning } from './lexicon/meanings.js';
import { OBJECTS } from './lexicon/objects.js';
import { participlePhrases } from './participles.js';
import { actorsWithin, isIt, possessorsOf, type Stage, unique } from './parties.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { actorOf, type Cast } from './quotes.js';
import { objectFrom } from './reach.js';
import type { ReactionType } from './reading.js';
import { strangersOwning } from './strangers.js';
import { isHarmed, ofHolder, ofThing } from './thing-owners.js';
import type { Word } from './words.js';

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
  'upon',
  'between',
  'near',
  'by',
  'into',
  'behind',
]);

/** Where a thing is done tells to whom: "deployed troops in", "lifted the curfew in". */
const PLACED: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'AID',
  'ASSAULT',
  'MOBILIZE',
  'CONCEDE',
  'RETREAT',
  'COERCE',
  'PROTEST',
  'SANCTION',
  'THREATEN',
  'AGREE',
]);

/** Types done to whom something comes from: "withdrew from", "bought oil from". */
const FROM_TYPES: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'RETREAT',
  'REQUEST',
  'SANCTION',
  'COOPERATE',
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

/** Types in which "for" gives the reason once it is told to whom. */
const REASONED: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'ACCUSE',
  'SUPPORT',
  'CONCEDE',
  'SANCTION',
  'COERCE',
]);

/** Types in which an adjective of nation in an object tells whom it is done to. */
const NATIONAL: ReadonlySet<ReactionType> = new Set<ReactionType>([...HOSTILE, 'SUPPORT', 'REQUEST']);

/** Prepositions behind which circumstances begin: "over their ties with Oslo", "as the leaders of". */
const CIRCUMSTANCE = new Set(
  wordList(
    'over about as because according after during following through under amid since until despite including',
  ),
);

/** To whom a deed is done: its object, what its prepositions name, and who did what is answered. */
export function recipientsOf(
  stage: Stage,
  verb: VerbGroup,
  deed: Deed,
  told: Meaning,
  doers: readonly Actor[],
): Actor[] {
  const { cast } = stage;
  const ways = [
    () => answered(cast, deed, told),
    () => ofHolder(cast, deed, told),
    () => direct(cast, deed, told),
    () => ofClause(cast, verb, deed, told),
    () => ofInner(cast, deed, told),
    () => ofCondition(cast, verb, told),
    () => ofPlace(cast, deed, told),
  ];
  for (const way of ways) {
    const found = unique(way()).filter((actor) => !doers.includes(actor));
    if (found.length) return found;
  }
  return [];
}

/** "condemned the attack by A", "welcomed B’s plan": the doer of what is answered. */
function answered(cast: Cast, { object, towards, prepositions }: Deed, { type }: Meaning): Actor[] {
  if (!ANSWERS.has(type) || !object || towards.length || actorOf(cast, object, null)) return [];
  const within = (phrase: PrepositionalPhrase | undefined) =>
    phrase ? phrase.nouns.flatMap((noun) => actorsWithin(cast, noun, NATIONAL.has(type), true)) : [];
  const named =
    (wanted: string) =>
    ({ preposition }: PrepositionalPhrase) =>
      preposition === wanted;
  const made = participlePhrases(cast.clauses, object).find(named('by'));
  const doers = within(prepositions.find(named('by')) ?? made);
  if (doers.length) return doers;
  const owners = [...possessorsOf(cast, object), ...strangersOwning(cast, object)];
  return owners.length ? unique(owners) : within(prepositions.find(named('from')));
}

function direct(cast: Cast, deed: Deed, told: Meaning): Actor[] {
  const nations = NATIONAL.has(told.type) && !deed.bySpeaker;
  const found = deed.towards.flatMap((noun) => actorsWithin(cast, noun, nations));
  // "extradited the suspect to Oslo", "handed the men over to Oslo": with whom, not whom.
  if (told.type === 'COOPERATE' && deed.object) {
    const receivers = deed.prepositions
      .filter(({ preposition }) => preposition === 'to')
      .flatMap(({ nouns }) => nouns.flatMap((noun) => actorsWithin(cast, noun, false, true)));
    if (receivers.length) return receivers;
  }
  const objects = deed.object && !isThing(deed, told) ? listFrom(cast.clauses, deed.object.first) : [];
  const own = objects
    .filter((noun) => isAnswerable(cast, noun, deed))
    .flatMap((noun) => actorsWithin(cast, noun, nations, true));
  // "condemned Oslo for the drilling off Malta": an object that acts is the one; the rest is circumstance.
  const rest =
    own.length && !deed.thing && told.type !== 'CONSULT' ? [] : behindPrepositions(cast, deed, told, nations);
  const all = [...found, ...own, ...rest];
  const thing = deed.object ?? deed.carried;
  return all.length || !thing ? all : ofThing(cast, deed, thing, told);
}

/** "sent a medical team to", "reinforced its troops in": not the object, but where it goes, is who it is done to. */
function isThing(deed: Deed, { type, mode }: Meaning): boolean {
  if (type === 'MOBILIZE') return true;
  if (type === 'SANCTION') return deed.thing && mode === 'withdraw';
  return deed.thing && type !== 'ACCUSE' && type !== 'REJECT';
}

/** "urged it to leave": only who can do something is asked to. */
function isAnswerable(cast: Cast, noun: NounPhrase, deed: Deed): boolean {
  return !isIt(cast, noun) || (deed.meaning.type === 'REQUEST' && deed.inner !== null);
}

function behindPrepositions(cast: Cast, deed: Deed, told: Meaning, nations: boolean): Actor[] {
  const found: Actor[] = [];
  const whole = new Set<number>();
  for (const phrase of deed.prepositions) {
    const { preposition, nouns } = phrase;
    const particle = deed.predicate?.particles.at(-1) === preposition;
    if (!particle && isHarmed(cast.clauses, phrase, deed, told)) continue;
    if (CIRCUMSTANCE.has(preposition) && !particle) break;
    // "called for a prosecutor": what is asked for, unless it is to do something.
    if (particle && preposition === 'for' && told.type === 'REQUEST' && !deed.inner) continue;
    // "apologised to Oslo for the raid", "praised Oslo for its help from Rome": why, no longer to whom.
    if (preposition === 'for' && !particle && REASONED.has(told.type) && found.length) break;
    // "levelled accusations at Oslo"
    const aimed = preposition === 'at' && told.type === 'ACCUSE' && deed.carried !== null;
    const towards = particle || aimed || isTowards(phrase, told);
    if (!towards && !isMeetingOf(cast.clauses, phrase, deed, told)) continue;
    // "sat down in Oslo": the particle has nothing behind it.
    if (cast.clauses.text.words[phrase.at + 1]?.pos === 'ADP') continue;
    // "the president of Chad" is one; "gave a bust of Lund to Oslo" is given to Oslo.
    if (preposition === 'of' && (whole.has(phrase.at) || isGivenTo(deed, told))) continue;
    const strangers =
      particle ||
      preposition === 'with' ||
      preposition === 'against' ||
      (preposition === 'to' && GIVEN.has(told.type));
    for (const noun of nouns) {
      // "voted for it"
      if (isIt(cast, noun) && !isAnswerable(cast, noun, deed)) continue;
      // "with Oslo’s help": who helps.
      if (preposition === 'with' && HELPS.has((cast.clauses.text.words[noun.head] as Word).lower)) continue;
      const actors = actorsWithin(cast, noun, nations, strangers).filter(
        (actor) => !isVenue(preposition, actor, told),
      );
      if (actors.length) whole.add(noun.last);
      found.push(...actors);
    }
  }
  return found;
}

function isGivenTo({ prepositions }: Deed, { type }: Meaning): boolean {
  return GIVEN.has(type) && prepositions.some(({ preposition }) => preposition === 'to');
}

/** Types of giving: whoever it goes to is somebody, named or not. */
const GIVEN: ReadonlySet<ReactionType> = new Set<ReactionType>(['AID', 'COOPERATE', 'RETREAT']);

/** "attended a meeting of the council", "chaired talks between Chad and Mali": those who meet. */
function isMeetingOf(
  { text }: Clauses,
  { preposition }: PrepositionalPhrase,
  { object }: Deed,
  { type, mode }: Meaning,
): boolean {
  if (type !== 'CONSULT' || mode === 'visit' || !object) return false;
  return (
    (preposition === 'of' || preposition === 'between' || preposition === 'among') &&
    MEETINGS.has((text.words[object.head] as Word).lower)
  );
}

const MEETINGS: ReadonlySet<string> = new Set([
  ...(OBJECTS['consult'] ?? []),
  ...(OBJECTS['mediation'] ?? []),
  'effort',
  'efforts',
  'session',
  'round',
]);

const HELPS = new Set(['help', 'support', 'backing', 'assistance', 'aid', 'blessing', 'consent', 'approval']);

function isTowards({ preposition }: PrepositionalPhrase, { type, mode }: Meaning): boolean {
  if (!TOWARDS.has(preposition)) return false;
  if (type === 'CONSULT' && mode !== 'visit') return preposition === 'with';
  if (preposition === 'of' && mode === 'allege') return false;
  if (preposition === 'from') return FROM_TYPES.has(type);
  if (preposition === 'into' && mode === 'investigate') return true;
  if (preposition === 'at' || preposition === 'into') return type === 'ASSAULT' || type === 'PROTEST';
  return true;
}

/** "lodged a complaint with the council": who hears a complaint is not who it is about. */
function isVenue(preposition: string, { kind }: Actor, { type }: Meaning): boolean {
  return type === 'ACCUSE' && (preposition === 'with' || preposition === 'to') && kind === 'ORGANIZATION';
}

/** "demanded that Oslo pay", "charged that Oslo had": the subject of the clause. */
function ofClause(cast: Cast, verb: VerbGroup, { bySpeaker }: Deed, { type }: Meaning): Actor[] {
  const { clauses } = cast;
  if (
    bySpeaker ||
    (type !== 'REQUEST' && type !== 'ACCUSE') ||
    clauses.text.words[verb.last]?.lower !== 'that'
  )
    return [];
  return listFrom(clauses, verb.last + 1).flatMap((noun) => actorsWithin(cast, noun, false, true));
}

const FRAMES: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'AGREE',
  'THREATEN',
  'REJECT',
  'REQUEST',
  'AID',
  'ACCUSE',
]);

/** "threatened to cut ties with B": the infinitive’s own object and prepositions name whom. */
function ofInner(cast: Cast, deed: Deed, { type }: Meaning): Actor[] {
  if (deed.bySpeaker || !deed.inner || !FRAMES.has(type)) return [];
  const object = objectFrom(cast.clauses, deed.inner);
  const moved = object !== null && isMoved(cast.clauses, object);
  const inner = object && !moved ? actorsWithin(cast, object, true, true) : [];
  for (const { preposition, nouns } of prepositionsFrom(cast.clauses, (object ?? deed.inner).last)) {
    if (CIRCUMSTANCE.has(preposition) || (inner.length > 0 && preposition === 'of')) break;
    if (INNER_TOWARDS.has(preposition))
      inner.push(...nouns.flatMap((noun) => actorsWithin(cast, noun, NATIONAL.has(type))));
  }
  return inner;
}

const INNER_TOWARDS = new Set(['with', 'to', 'on', 'against', 'from', 'for', 'of', 'between']);

/** "contribute 4,000 troops to": troops are sent, not met. */
function isMoved(clauses: Clauses, noun: NounPhrase): boolean {
  return OBJECTS['forces']?.has((clauses.text.words[noun.head] as Word).lower) === true;
}

/** "threatened to stop the talks if Oslo": who is to give way. */
function ofCondition(cast: Cast, verb: VerbGroup, { type }: Meaning): Actor[] {
  if (type !== 'THREATEN') return [];
  const { clauses } = cast;
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++) {
    if (!['if', 'unless', 'until'].includes((clauses.text.words[i] as Word).lower)) continue;
    for (let at = i + 1; at < last; at++) {
      const next = verbAt(clauses, at);
      if (next?.form === 'FINITE')
        return (subjectOf(clauses, next)?.nouns ?? []).flatMap((noun) => actorsWithin(cast, noun, false));
    }
  }
  return [];
}

const FRONTIERS = new Set(['border', 'borders', 'frontier', 'coast', 'waters', 'airspace', 'territory']);

function hasComma({ text }: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.words[i]?.text === ',') return true;
  return false;
}

/** "gave money to rebuild schools in Chad": where what is given is used. */
function behindPurpose(clauses: Clauses, { inner }: Deed): PrepositionalPhrase[] {
  return inner && !MEETING_VERBS.has(inner.lemma) ? prepositionsFrom(clauses, inner.last) : [];
}

/** "agreed to meet in Chad": where, not whom. */
const MEETING_VERBS = new Set(
  'meet talk negotiate discuss sign hold attend visit gather travel host be confer convene'.split(' '),
);

/** "lifted the curfew in Chad": a capital behind "in" is a place, a country is whom it concerns. */
function ofPlace(cast: Cast, deed: Deed, { type }: Meaning): Actor[] {
  if (!PLACED.has(type) || (type === 'AGREE' && !deed.inner)) return [];
  const { words } = cast.clauses.text;
  const places: NounPhrase[] = [];
  const phrases = [...deed.prepositions, ...behindPurpose(cast.clauses, deed)];
  let from = phrases[0]?.at ?? 0;
  for (const { preposition, nouns, at } of phrases) {
    // ", sources in Chad said": behind a comma it is somebody else’s place.
    if (CIRCUMSTANCE.has(preposition) || hasComma(cast.clauses, from, at)) break;
    from = at;
    const frontier = nouns.find((noun) => FRONTIERS.has((words[noun.head] as Word).lower));
    if (type === 'MOBILIZE' && frontier) {
      const near = actorsWithin(cast, frontier, true);
      if (near.length) return near;
    }
    if (preposition === 'in' || preposition === 'at') places.push(...nouns);
  }
  return places
    .filter((noun) => cast.namings[cast.namingOf.get(noun) ?? -1]?.place?.kind === 'COUNTRY')
    .flatMap((noun) => actorsWithin(cast, noun, false));
}

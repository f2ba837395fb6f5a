import type { Actor } from './actor.js';
import { sentenceOf, verbAt } from './clauses.js';
import type { Deed, Told } from './deed.js';
import { isOmen } from './frames.js';
import { OBJECTS } from './lexicon/objects.js';
import { SILENCE_VERBS } from './lexicon/standing.js';
import {
  ARMED,
  ASKING,
  DAILY,
  GAME_NOUNS,
  OFFICIAL,
  ORDERING,
  PERSONAL,
  WORKERS,
} from './lexicon/telling.js';
import { isIt } from './parties.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Cast } from './quotes.js';
import { isViolence } from './violence.js';
import type { Word } from './words.js';

const PUBLIC_KINDS = new Set(['GOVERNMENT', 'ORGANIZATION', 'MILITARY', 'ARMED_GROUP', 'GROUP', 'MEDIA']);

/** Whether verb, parties and what stands around them make a reaction of it. */
export function isTelling(cast: Cast, told: Told): boolean {
  const { deed, actors, recipients } = told;
  if (
    isDaily(deed) &&
    !actors.some(({ name }) => ARMED.test(name)) &&
    ![...actors, ...recipients].some(isPublic)
  )
    return false;
  if (told.meaning.type === 'CONSULT' && told.meaning.mode === 'visit') return isVisit(cast, told);
  const loose = !deed.refused && !deed.predicate?.objects && told.meaning.type !== 'CONSULT';
  // "the army and the rebels battled": with each other.
  if (loose && PERSONAL.has(deed.lemma) && !recipients.length && actors.length < 2) return false;
  return isTellingVerb(cast, told) && isTellingType(cast, told);
}

/** What single verbs need beside them. */
function isTellingVerb(cast: Cast, { verb, deed, meaning: own, actors, recipients }: Told): boolean {
  const { lemma, inner, object } = deed;
  if (ASKING.has(lemma) && own.type === 'REQUEST')
    return (
      recipients.length > 0 &&
      (inner !== null || hasPreposition(deed, 'for') || isFollowedByFor(cast, object))
    );
  if (ORDERING.has(lemma) && own.type === 'REQUEST')
    return (
      recipients.length > 0 &&
      inner !== null &&
      object !== null &&
      (lemma === 'tell'
        ? isTold(cast, object, inner)
        : inner.first - object.last <= 1 || isComma(cast, object.last))
    );
  if (FORCING.has(lemma))
    return recipients.length > 0 && inner !== null && object?.last === inner.first && actors.some(isForce);
  switch (lemma) {
    case 'warn':
      return recipients.length > 0 || isOmen(cast.clauses, verb);
    case 'meet':
      // "was met at the airport by" is no meeting.
      return deed.towards.length === 0;
    case 'propose':
      return recipients.length > 0 || own.mode === 'meet' || own.mode === 'yield';
    case 'offer':
      return inner !== null || deed.carried !== null || deed.predicate?.objects != null;
    case 'concede':
      return !isClause(cast, verb, object) && !(object && isOf(cast, object, GAME_NOUNS));
    case 'appeal':
      // "appeals to young voters" pleases them.
      return inner !== null || isThat(cast, verb) || deed.carried !== null || hasPreposition(deed, 'for');
    case 'charge':
      // "charged them a fee"
      return (
        recipients.length > 0 && (isOverCharge(cast, deed) || actors.some(({ name }) => JUDICIAL.test(name)))
      );
    case 'rally':
      // "rallied voters" gathers them; "rallied behind" has a particle of its own.
      return object === null || own.type !== 'PROTEST';
    case 'demonstrate':
      return object === null && inner === null && !isClause(cast, verb, object);
    case 'sign':
      return object === null || !isPrivatePaper(cast, object);
    case 'agree':
      // "agreed that he was right" is an opinion; "agreed that it would" a promise.
      return !isClause(cast, verb, object) || isToBe(cast, verb);
    case 'destroy':
    case 'demolish':
    case 'sabotage':
    case 'wreck':
      return (
        deed.predicate?.objects != null ||
        recipients.length > 0 ||
        actors.some(isForce) ||
        isBuilt(cast, deed)
      );
    case 'request':
    case 'demand':
      return object === null || !isOf(cast, object, UNASKED);
    case 'invite':
      // "invited ridicule"
      return inner !== null || object === null || object.pronoun || cast.namingOf.has(object);
    case 'compromise':
      return object === null;
    case 'surround':
    case 'encircle':
      return actors.some(isForce);
    case 'search':
      return actors.some(({ name, kind }) => kind === 'MILITARY' || SEARCHERS.test(name));
    default:
      return true;
  }
}

/** What types of deeds need beside them. */
function isTellingType(cast: Cast, told: Told): boolean {
  const { verb, deed, meaning: own, actors, recipients } = told;
  const { object, inner } = deed;
  const about = object !== null || inner !== null || deed.towards.length > 0 || deed.prepositions.length > 0;
  switch (own.type) {
    case 'STATEMENT':
      return verb.form !== 'INFINITIVE';
    case 'DENY':
      return object === null || !object.pronoun || isIt(cast, object);
    case 'ASSAULT':
      return isViolence(told);
    case 'COOPERATE':
      return deed.predicate?.objects != null || deed.carried !== null || isTrade(deed, actors, recipients);
    case 'SANCTION':
      return own.mode !== 'withdraw' || actors.some((actor) => isPublic(actor));
    case 'AGREE':
      return about || isThat(cast, verb);
    case 'CONSULT':
      return isConsultation(cast, deed, actors, recipients);
    case 'PROTEST':
      return isProtest(cast, verb, deed, actors);
    case 'MOBILIZE':
      // "stood on alert" is said of forces, and of doctors.
      if (STANDING.has(deed.lemma)) return actors.some(isForce);
      return deed.predicate?.objects != null || deed.carried !== null || actors.some(isForce);
    case 'AID':
      // "raised money", "increased funding": for whom is not told.
      return !GROWING.has(deed.lemma) || recipients.length > 0 || isFor(deed);
    case 'COERCE':
      // "locked up the nomination" holds nobody.
      return (
        own.mode !== 'arrest' ||
        deed.predicate?.objects != null ||
        deed.carried !== null ||
        recipients.length > 0 ||
        deed.towards.length > 0 ||
        actors.some(isForce) ||
        isPeople(cast, object)
      );
    case 'RETREAT':
      // "released a video" frees nobody.
      return own.mode !== 'release' || deed.predicate?.objects != null || recipients.some(isHeld);
    case 'REJECT':
      // "declined to comment" turns nothing down.
      return (about || deed.refused) && !isSilence(cast, told);
    default:
      return true;
  }
}

/** "declined to comment", "refused requests to speak": silence. What is given to somebody, or refused with a name, is none. */
function isSilence(cast: Cast, { deed, recipients }: Told): boolean {
  const { inner, object } = deed;
  if (deed.refused && UNTOLD.has(deed.lemma)) return recipients.length === 0;
  if (!inner || !SILENCE_VERBS.has(inner.lemma)) return false;
  if (GIVEN.has(inner.lemma)) return recipients.length === 0;
  return object === null || !cast.namingOf.has(object);
}

/** "would not discuss it" */
const UNTOLD = new Set(['discuss', 'speak', 'talk', 'provide', 'give']);
const GIVEN = new Set(['give', 'provide', 'meet']);

function isComma({ clauses }: Cast, at: number): boolean {
  return clauses.text.words[at]?.text === ',';
}

/** "asked Oslo for help", where "help" is taken for a verb. */
function isFollowedByFor({ clauses }: Cast, object: NounPhrase | null): boolean {
  return object !== null && clauses.text.words[object.last]?.lower === 'for';
}

/** "that C", or C without "that": "conceded he had lost". */
function isClause(cast: Cast, verb: VerbGroup, object: NounPhrase | null): boolean {
  return isThat(cast, verb) || (object !== null && verbAt(cast.clauses, object.last)?.form === 'FINITE');
}

/** "signed a confidentiality agreement": a paper of private people. */
function isPrivatePaper({ clauses }: Cast, { first, last }: NounPhrase): boolean {
  for (let i = first; i < last; i++) if (PRIVATE.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

const PRIVATE = new Set([
  'confidentiality',
  'nondisclosure',
  'non-disclosure',
  'lease',
  'prenuptial',
  'book',
  'record',
  'recording',
]);

function hasPreposition({ prepositions }: Deed, wanted: string): boolean {
  return prepositions.some(({ preposition }) => preposition === wanted);
}

/** A finite verb of what is to come stands in the clause behind. */
function isToBe({ clauses }: Cast, verb: VerbGroup): boolean {
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++) {
    const next = verbAt(clauses, i);
    if (next?.form === 'FINITE') return next.tense === 'PLANNED' || next.tense === 'CONDITIONAL';
  }
  return false;
}

/** What can be torn down by hand; a career or a middle class cannot. */
function isBuilt(cast: Cast, { object, towards }: Deed): boolean {
  return [object, ...towards].some(
    (noun) =>
      noun !== null &&
      ['targets', 'property', 'premises', 'goods', 'shops', 'territory'].some((name) =>
        isOf(cast, noun, OBJECTS[name] ?? new Set()),
      ),
  );
}

const UNASKED = new Set([
  'anonymity',
  'interview',
  'interviews',
  'comment',
  'attention',
  'respect',
  'privacy',
]);

function isFor(deed: Deed): boolean {
  return hasPreposition(deed, 'for') || hasPreposition(deed, 'to');
}

function isPeople(cast: Cast, object: NounPhrase | null): boolean {
  return (
    object !== null &&
    (object.pronoun ||
      ['people', 'held', 'suspects', 'men', 'envoys'].some((name) =>
        isOf(cast, object, OBJECTS[name] ?? new Set()),
      ))
  );
}

/** Verbs that make help more, and are as often said of one’s own money. */
const GROWING = new Set([
  'raise',
  'boost',
  'double',
  'increase',
  'approve',
  'extend',
  'transfer',
  'channel',
  'earmark',
]);

/** "charged them with fraud", "charged over the fire". */
function isOverCharge({ clauses }: Cast, deed: Deed): boolean {
  const behind = deed.object && clauses.text.words[deed.object.last]?.lower;
  return behind === 'with' || hasPreposition(deed, 'with') || hasPreposition(deed, 'over');
}

const JUDICIAL = /court|prosecut|police|authorit|judge|tribunal|attorney|detective|magistrate|jury|state/i;

/** "told Oslo to leave", "told them not to drink it"; "told them when to come" asks for nothing. */
function isTold({ clauses }: Cast, object: NounPhrase, inner: VerbGroup): boolean {
  const between = clauses.text.words.slice(object.last, inner.first);
  return between.length === 0 || (between.length === 1 && between[0]?.lower === 'not');
}

/** Circumstances force and compel as well: only powers coerce. */
const FORCING = new Set(['force', 'compel']);

const STANDING = new Set(['be', 'remain', 'stay', 'stand', 'go', 'enter']);

const SEARCHERS =
  /police|agent|officer|investigator|troop|soldier|force|guard|authorit|detective|prosecutor|bureau|customs/i;

/** Talking to listeners, and receiving a thing, are no talks. */
function isConsultation(
  { clauses, namingOf }: Cast,
  { lemma, object }: Deed,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): boolean {
  const listeners = [...actors, ...recipients].some(
    ({ kind, name }) => kind !== 'PERSON' && AUDIENCE.test(name),
  );
  if (listeners && !['meet', 'hold', 'negotiate'].includes(lemma)) return false;
  if (!RECEIVING.has(lemma) || !object || object.pronoun) return true;
  return namingOf.has(object) || clauses.text.words[object.head]?.pos === 'PROPN';
}

const RECEIVING = new Set(['receive', 'host', 'greet', 'brief']);
const AUDIENCE =
  /supporter|voter|crowd|audience|reporter|journalist|\bpress\b|fans?\b|viewer|donor|attendee|newspaper/i;

/** A rally that one politician holds, or troops that march, protest against nothing. */
function isProtest(cast: Cast, verb: VerbGroup, deed: Deed, actors: readonly Actor[]): boolean {
  if (deed.lemma === 'march' && actors.some(isForce)) return false;
  // "struck at dawn": only who works stops work.
  if (
    deed.lemma === 'strike' &&
    deed.predicate?.objects == null &&
    !actors.some(({ name }) => WORKERS.test(name))
  )
    return false;
  if (actors.length !== 1 || actors[0]?.kind !== 'PERSON') return true;
  if (!GATHERINGS.has(deed.lemma) && deed.predicate?.objects == null && !deed.carried) return true;
  const { words } = cast.clauses.text;
  const { first, last } = sentenceOf(cast.clauses, verb.head);
  for (let i = first; i < last; i++) if (PROTESTING.test((words[i] as Word).lower)) return true;
  return false;
}

const GATHERINGS = new Set(['rally', 'march']);
const PROTESTING =
  /^(?:against|protest(?:s|ers?|ed|ing)?|demand(?:s|ed|ing)?|strikes?|denounc(?:e|ed|ing)|hunger|boycotts?)$/;

function isForce({ kind, name }: Actor): boolean {
  return kind === 'MILITARY' || kind === 'GOVERNMENT' || kind === 'ARMED_GROUP' || FORCES.test(name);
}

const FORCES =
  /police|troop|soldier|guard|militi|rebel|fighter|guerrilla|reservist|army|forces|gunm[ae]n|navy|marine/i;

function isHeld({ kind }: Actor): boolean {
  return kind !== 'ORGANIZATION' && kind !== 'MEDIA';
}

/** Trade without a known good is one of states; other cooperation needs two of whatever kind. */
function isTrade({ lemma }: Deed, actors: readonly Actor[], recipients: readonly Actor[]): boolean {
  const parties = [...actors, ...recipients];
  return (
    parties.length > 1 &&
    (!TRADING.has(lemma) || (recipients.length > 0 && parties.every(({ kind }) => kind === 'GOVERNMENT')))
  );
}

const TRADING = new Set(['trade', 'buy', 'sell', 'purchase', 'export', 'import']);

/** Asking, blaming and refusing are reactions whoever does it; so is what asks for an object of its own. */
function isDaily({ lemma, predicate, carried }: Deed): boolean {
  if (carried || predicate?.objects || !DAILY.has(lemma)) return false;
  const spoken =
    predicate !== null && ['REQUEST', 'ACCUSE', 'REJECT', 'SUPPORT'].includes(predicate.meaning.type);
  return !spoken || predicate.particles.length === 0;
}

function isThat(cast: Cast, verb: VerbGroup): boolean {
  return cast.clauses.text.words[verb.last]?.lower === 'that';
}

function isPublic(actor: Actor): boolean {
  return PUBLIC_KINDS.has(actor.kind) || isOfficial(actor);
}

function isOfficial({ name, titles, roles }: Actor): boolean {
  return (
    OFFICIAL.test(name) ||
    [...titles].some((title) => OFFICIAL.test(title)) ||
    roles.some(({ title }) => OFFICIAL.test(title))
  );
}

/** An official who goes to a government or is received by one, or who goes somewhere for talks. */
function isVisit(cast: Cast, { deed, actors, recipients }: Told): boolean {
  if (!actors.some(isOfficial)) return false;
  const host = recipients.some(
    (actor) => actor.kind === 'GOVERNMENT' || (actor.kind === 'PERSON' && isOfficial(actor)),
  );
  return host || isForTalks(cast, deed);
}

/** "left for Oslo for talks": where to is a place, and why tells that it is a visit. */
function isForTalks(cast: Cast, deed: Deed): boolean {
  return deed.prepositions.some(
    ({ preposition, nouns }) =>
      (preposition === 'for' || preposition === 'on') &&
      nouns.some((noun) => isOf(cast, noun, OBJECTS['consult'] ?? new Set())),
  );
}

function isOf({ clauses }: Cast, noun: NounPhrase, words: ReadonlySet<string>): boolean {
  return words.has((clauses.text.words[noun.head] as Word).lower);
}

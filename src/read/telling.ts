import type { Actor } from './actor.js';
import { isAsked, isSilence } from './asking.js';
import { sentenceOf, verbAt } from './clauses.js';
import { isConsultation, isVisit } from './consultations.js';
import type { Deed, Told } from './deed.js';
import { isForce } from './forces.js';
import { isOmen } from './frames.js';
import { OBJECTS } from './lexicon/objects.js';
import { foldSpelling } from './lexicon/predicates.js';
import { ARMED, DAILY, GAME_NOUNS, PERSONAL } from './lexicon/telling.js';
import { isIt } from './parties.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import { isOfficial, isPublic } from './powers.js';
import { isProtest } from './protests.js';
import type { Cast } from './quotes.js';
import { isGivenBack, isLand, isRung } from './two-senses.js';
import { isViolence } from './violence.js';
import type { Word } from './words.js';

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
function isTellingVerb(cast: Cast, told: Told): boolean {
  const { verb, deed, meaning: own, actors, recipients } = told;
  const { lemma, inner, object } = deed;
  const asked = isAsked(cast, told);
  if (asked !== null) return asked;
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
        recipients.some(({ kind }) => kind !== 'PERSON') ||
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
    case 'call':
      return (
        own.type !== 'CONSULT' ||
        deed.predicate?.objects != null ||
        (actors.some(isOfficial) && isRung(cast, told))
      );
    case 'take':
    case 'evacuate':
      // "was taken in by a trick"
      return deed.predicate?.objects != null || own.type !== 'AID' || recipients.some(isHeld);
    case 'provide':
    case 'supply':
    case 'furnish':
      // "provided reporters with copies"
      return deed.predicate?.objects != null || deed.carried !== null || recipients.some(isServed);
    case 'donate':
      return deed.predicate?.objects != null || recipients.length > 0;
    case 'pull':
      // "pulled out a win"
      return (
        own.mode !== 'withdraw' || deed.predicate?.objects != null || object === null || actors.some(isForce)
      );
    case 'leave':
      // "troops left Mali"; "left the party" is no retreat.
      return (
        own.mode !== 'withdraw' ||
        (actors.every((actor) => isForce(actor) && actor.kind !== 'GOVERNMENT') && isLand(cast, object))
      );
    case 'return':
      // "returned a mask to Mali": a thing, and to whom.
      return (
        own.type !== 'RETREAT' ||
        deed.predicate?.objects != null ||
        (recipients.length > 0 &&
          hasPreposition(deed, 'to') &&
          !isPeople(cast, object) &&
          isGivenBack(cast, object))
      );
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
      return isProtest(cast, told);
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
const GROWING = new Set(
  'contribute bring carry raise boost double increase approve extend transfer channel earmark'
    .split(' ')
    .map(foldSpelling),
);

const STANDING = new Set(['be', 'remain', 'stay', 'stand', 'go', 'enter']);

const SEARCHERS =
  /police|agent|officer|investigator|troop|soldier|force|guard|authorit|detective|prosecutor|bureau|customs/i;

function isServed({ kind }: Actor): boolean {
  return kind === 'GOVERNMENT' || kind === 'MILITARY' || kind === 'ARMED_GROUP' || kind === 'POPULATION';
}

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

function isOf({ clauses }: Cast, noun: NounPhrase, words: ReadonlySet<string>): boolean {
  return words.has((clauses.text.words[noun.head] as Word).lower);
}

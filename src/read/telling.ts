import type { Actor } from './actor.js';
import { nounAt } from './clauses.js';
import type { Deed } from './deed.js';
import { type Meaning, meaning } from './lexicon/meanings.js';
import { OBJECTS } from './lexicon/objects.js';
import { SILENCE_VERBS } from './lexicon/standing.js';
import { isIt } from './parties.js';
import type { VerbGroup } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

const PUBLIC_KINDS = new Set(['GOVERNMENT', 'ORGANIZATION', 'MILITARY', 'ARMED_GROUP', 'GROUP', 'MEDIA']);

/** Verbs of daily life: reactions only where a public body or an official takes part. */
const DAILY = new Set(
  'help ask visit discuss meet talk consult assist yield call go travel fly arrive quit free release attack beat respond react comment join send give provide offer begin start aid feed treat receive host greet invite tour return head come leave depart speak work buy sell import export order share return hit strike take raise pay cut end stop close open fight fund finance rescue dine sit throw increase search block bar deny promise vow pledge ignore cancel skip postpone delay seek save thank help kick punch kill shoot rape stab help'.split(
    ' ',
  ),
);

/** Verbs that say something only about somebody: "released a statement" frees nobody. */
const PERSONAL = new Set(
  'release free fight battle expel oust receive host greet brief suspend intimidate harass feed treat fund finance help assist aid rescue forgive invite speak clash eject tour recognize order command direct instruct tell'.split(
    ' ',
  ),
);

const OFFICIAL_GROUP =
  /delegation|official|minister|leader|envoy|diplomat|president|chief|commander|secretary|ambassador|negotiator|king|queen|prince|pope|premier|chancellor|team/i;

const MARCHERS =
  /\bfans?\b|mob|villager|resident|settler|protester|demonstrator|student|youth|worker|marcher|crowd|rioter|activist|supporter|opponent|farmer|miner|striker/i;

/** A victory in a game wounds nobody. */
const TEAM = /\b(?:team|club|side|squad|eleven)s?\b/i;

/** Whether verb, parties and what stands around them make a reaction of it. */
export function isTelling(
  cast: Cast,
  verb: VerbGroup,
  deed: Deed,
  told: Meaning,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): boolean {
  const parties = [...actors, ...recipients];
  const { lemma } = deed;
  if (isDaily(deed) && !parties.some(isPublic)) return false;
  if (told.mode === 'visit' && told.type === 'CONSULT')
    return isVisit(actors, recipients) || (actors.some(isOfficial) && isForTalks(cast, deed));
  if (PERSONAL.has(lemma) && !deed.predicate?.objects && !recipients.length && told.type !== 'CONSULT')
    return false;
  if (lemma === 'ask' || lemma === 'press' || lemma === 'beg')
    return (
      (deed.inner !== null || deed.prepositions.some(({ preposition }) => preposition === 'for')) &&
      recipients.length > 0
    );
  if (lemma === 'order' || lemma === 'tell' || lemma === 'command' || lemma === 'direct' || lemma === 'instruct')
    return deed.inner !== null && recipients.length > 0 && deed.object !== null;
  if (lemma === 'concede') return !isThat(cast, verb);
  if (lemma === 'warn') return recipients.length > 0;
  switch (told.type) {
    case 'STATEMENT':
      return verb.form !== 'INFINITIVE';
    case 'DENY':
      return deed.object === null || !deed.object.pronoun || isIt(cast, deed.object);
    case 'ASSAULT':
      return (
        !actors.some(({ name }) => TEAM.test(name)) &&
        (recipients.length > 0 || !actors.every((actor) => actor.kind === 'PERSON') || told.mode !== null)
      );
    case 'AGREE':
      return (
        deed.object !== null ||
        deed.inner !== null ||
        deed.towards.length > 0 ||
        deed.prepositions.length > 0 ||
        isThat(cast, verb)
      );
    case 'REJECT':
      // "declined to comment" turns nothing down.
      return !deed.inner || !SILENCE_VERBS.has(deed.inner.lemma);
    default:
      return true;
  }
}

/** Asking, blaming and refusing are reactions whoever does it; so is what asks for an object of its own. */
function isDaily({ lemma, predicate }: Deed): boolean {
  if (!predicate || predicate.objects || !DAILY.has(lemma)) return false;
  return predicate.particles.length === 0 || !['REQUEST', 'ACCUSE', 'REJECT', 'SUPPORT'].includes(predicate.meaning.type);
}

function isThat(cast: Cast, verb: VerbGroup): boolean {
  return cast.clauses.text.words[verb.last]?.lower === 'that';
}

function isPublic(actor: Actor): boolean {
  return PUBLIC_KINDS.has(actor.kind) || isOfficial(actor);
}

function isOfficial(actor: Actor): boolean {
  return actor.roles.length > 0 || actor.titles.size > 0 || OFFICIAL_GROUP.test(actor.name);
}

/** An official who goes to a government, or is received by one. */
function isVisit(actors: readonly Actor[], recipients: readonly Actor[]): boolean {
  return (
    actors.some(isOfficial) &&
    recipients.some((actor) => actor.kind === 'GOVERNMENT' || (actor.kind === 'PERSON' && isOfficial(actor)))
  );
}

/** "left for Oslo for talks": where to is a place, and why tells that it is a visit. */
function isForTalks(cast: Cast, deed: Deed): boolean {
  const { words } = cast.clauses.text;
  return deed.prepositions.some(
    ({ preposition, nouns }) =>
      (preposition === 'for' || preposition === 'on') &&
      nouns.some((noun) => OBJECTS['consult']?.has((words[noun.head] as Word).lower)),
  );
}

/** What a meaning comes to by who does it: a government’s protest is words, a clash of marchers a riot. */
export function byDoer(cast: Cast, deed: Deed, told: Meaning, actors: readonly Actor[]): Meaning {
  if (told.type === 'PROTEST' && told.mode === 'demo' && actors.every(({ kind }) => kind === 'GOVERNMENT'))
    return meaning('ACCUSE/disapprove');
  if (deed.lemma === 'clash' && actors.some(({ name }) => MARCHERS.test(name)))
    return meaning('PROTEST/riot');
  if (
    told.type === 'PROTEST' &&
    told.mode === 'riot' &&
    deed.lemma !== 'riot' &&
    !actors.some(({ name }) => MARCHERS.test(name))
  )
    return meaning('ASSAULT/primitive');
  if (deed.lemma === 'receive' || deed.lemma === 'host') return told;
  return isJoint(cast, deed, told) ? meaning('COOPERATE') : told;
}

/** Exercises of several are cooperation: "held joint drills". */
function isJoint(cast: Cast, deed: Deed, told: Meaning): boolean {
  if (told.type !== 'MOBILIZE' || !deed.object) return false;
  const { words } = cast.clauses.text;
  const noun = nounAt(cast.clauses, deed.object.first);
  for (let i = noun?.first ?? 0; i < (noun?.last ?? 0); i++)
    if (['joint', 'bilateral', 'combined', 'multinational'].includes((words[i] as Word).lower)) return true;
  return false;
}

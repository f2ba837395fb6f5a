import { type Actor, governmentOf } from './actor.js';
import { type Clauses, listFrom, type PrepositionalPhrase } from './clauses.js';
import { findPlace } from './countries.js';
import type { Deed } from './deed.js';
import type { Meaning } from './lexicon/meanings.js';
import { deedOfNoun } from './nominals.js';
import { participlePhrases } from './participles.js';
import { actorsWithin, possessorsOf } from './parties.js';
import type { NounPhrase } from './phrases.js';
import type { Cast } from './quotes.js';
import type { ReactionType } from './reading.js';
import { bodyBefore } from './strangers.js';
import type { Word } from './words.js';

/** "lifted sanctions imposed on Oslo", "attended an Opec meeting": whom the thing itself names. */
export function ofThing(cast: Cast, { thing, carried }: Deed, object: NounPhrase, told: Meaning): Actor[] {
  const given = (thing || carried) && told.type === 'AID' ? countryInFront(cast, object) : null;
  if (given) return [given];
  const hung = IMPOSED.has(told.type)
    ? participlePhrases(cast.clauses, object)
        .filter(
          ({ preposition }) => preposition === 'on' || preposition === 'against' || preposition === 'to',
        )
        .flatMap(({ nouns }) => nouns.flatMap((noun) => actorsWithin(cast, noun, true)))
    : [];
  if (hung.length) return hung;
  // "seized Iraqi and Syrian territory": whose it was.
  if (thing && TAKEN.has(told.type))
    return listFrom(cast.clauses, object.first)
      .flatMap((noun) => actorsWithin(cast, noun, true))
      .filter(({ common }) => !common);
  if (told.type !== 'CONSULT') return [];
  const body = bodyBefore(cast, object);
  return body ? [body] : possessorsOf(cast, object);
}

const TAKEN: ReadonlySet<ReactionType> = new Set<ReactionType>(['COERCE', 'ASSAULT', 'SANCTION']);

/** "gave Mali military support", where the country is taken into the phrase of what is given. */
function countryInFront({ clauses, actors }: Cast, { first, head }: NounPhrase): Actor | null {
  const { text } = clauses.text.words[first] as Word;
  const place = first < head ? findPlace(text) : null;
  return place?.kind === 'COUNTRY' ? governmentOf(actors, clauses.text, place.code, first) : null;
}

/** Types whose object may be a thing that was imposed on, or sent to, whom it is about. */
const IMPOSED: ReadonlySet<ReactionType> = new Set<ReactionType>(['CONCEDE', 'SANCTION', 'REJECT', 'AID']);

/** "condemned the raid on Oslo", "welcomed the arrest of Lund": who suffered it is not who is answered. */
export function isHarmed(
  clauses: Clauses,
  { preposition }: PrepositionalPhrase,
  { object, bySpeaker }: Deed,
  { type }: Meaning,
): boolean {
  if (bySpeaker || !object || !JUDGING.has(type) || !HARMED.has(preposition)) return false;
  const harm = deedOfNoun(clauses, object);
  if (!harm || harm.carried || !HARMS.has(harm.type)) return false;
  return preposition !== 'of' || !OWN_HARMS.test((clauses.text.words[object.head] as Word).lower);
}

/** Types that judge a deed; what is conceded is conceded to who suffered it. */
const JUDGING: ReadonlySet<ReactionType> = new Set<ReactionType>(['ACCUSE', 'SUPPORT', 'REJECT', 'DENY']);

const HARMED = new Set(['on', 'against', 'of', 'at', 'to', 'upon', 'into']);
const HARMS: ReadonlySet<ReactionType> = new Set<ReactionType>(['ASSAULT', 'COERCE', 'SANCTION', 'THREATEN']);

/** Of these, "of" names who did them: "the attacks of the rebels". */
const OWN_HARMS = /^(?:attacks?|assaults?|raids?|violence|threats?|offensive|strikes)$/;

/** "demanded the release of two men held by Oslo": who holds them. */
export function ofHolder(cast: Cast, { prepositions }: Deed, { type }: Meaning): Actor[] {
  if (type !== 'REQUEST') return [];
  return prepositions
    .filter(({ preposition }) => preposition === 'of')
    .flatMap(({ nouns }) => nouns.flatMap((noun) => participlePhrases(cast.clauses, noun)))
    .filter(({ preposition }) => preposition === 'by')
    .flatMap(({ nouns }) => nouns.flatMap((noun) => actorsWithin(cast, noun, true, true)));
}

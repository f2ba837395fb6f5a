import type { Actor } from './actor.js';
import { type Clauses, isTimePhrase, sentenceOf } from './clauses.js';
import type { Deed } from './deed.js';
import { isArmed } from './forces.js';
import { type Meaning, meaning } from './lexicon/meanings.js';
import { OBJECTS } from './lexicon/objects.js';
import { MARCHERS } from './lexicon/telling.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import type { Cast } from './quotes.js';
import type { Word } from './words.js';

/** What a meaning comes to by who does it: a government’s protest is words, a clash of marchers a riot. */
export function byDoer({ clauses }: Cast, verb: VerbGroup, deed: Deed, actors: readonly Actor[]): Meaning {
  const { type, mode } = deed.meaning;
  const marchers = actors.some(({ name }) => MARCHERS.test(name));
  if (
    type === 'PROTEST' &&
    mode === 'demo' &&
    actors.length &&
    actors.every(({ kind }) => kind === 'GOVERNMENT')
  )
    return meaning('ACCUSE/disapprove');
  // One person who protests against a law speaks.
  if (
    type === 'PROTEST' &&
    deed.lemma === 'protest' &&
    actors.length === 1 &&
    actors.every(({ kind, common }) => kind === 'PERSON' && !common)
  )
    return meaning('ACCUSE/disapprove');
  // What a government blocks, it bars.
  if (type === 'PROTEST' && mode === 'obstruct' && actors.length && actors.every(isState))
    return meaning(isOnline(clauses, deed) ? 'COERCE/censor' : 'COERCE/restrict');
  // A town that forces take, they take by force.
  if (TAKING.has(deed.lemma) && actors.some(isArmed) && isTown(clauses, deed)) return meaning('ASSAULT');
  if (type === 'COERCE' && isInProtest(clauses, deed)) return meaning('PROTEST/obstruct');
  if (type === 'MOBILIZE' && isPeacekeeping(clauses, verb)) return meaning('AID');
  if (type === 'MOBILIZE' && mode === 'weapons' && isAimed(clauses, deed))
    return meaning('ASSAULT/heavy-weapons');
  // Who rules bars people from public life, a club bars them from its own.
  if (
    type === 'SANCTION' &&
    mode === 'expel' &&
    BARRING.has(deed.lemma) &&
    actors.length &&
    actors.every((actor) => isState(actor) || actor.kind === 'ARMED_GROUP')
  )
    return meaning('COERCE/restrict');
  if (type === 'ASSAULT' && mode === 'destroy' && actors.some(({ name }) => RIOTERS.test(name)))
    return meaning('PROTEST/riot');
  if (isAwarded(deed, actors)) return meaning('SANCTION/convict');
  if (deed.lemma === 'sentence' && isImprisoned(clauses, deed)) return meaning('COERCE/arrest');
  if (
    type === 'ASSAULT' &&
    mode === null &&
    isSearch(clauses, deed) &&
    actors.length &&
    actors.every(isPolice)
  )
    return meaning('COERCE/seize');
  if (type === 'MOBILIZE' && actors.length && actors.every(({ kind }) => kind === 'ARMED_GROUP'))
    return meaning('MOBILIZE/militia');
  if (deed.lemma === 'clash' && marchers) return meaning('PROTEST/riot');
  if (type === 'PROTEST' && mode === 'riot' && deed.lemma === 'throw' && !marchers)
    return meaning('ASSAULT/primitive');
  return type === 'MOBILIZE' && deed.object && isJoint(clauses, deed.object)
    ? meaning('COOPERATE')
    : deed.meaning;
}

/** "fired rockets at the town": shot at somebody, not tried out. */
function isAimed(clauses: Clauses, { lemma, prepositions }: Deed): boolean {
  return (
    SHOOTING.has(lemma) &&
    prepositions.some(
      ({ preposition, nouns }) =>
        AIMS.has(preposition) &&
        nouns.some(
          (noun) => !isTimePhrase(clauses, noun) && !SEAS.has((clauses.text.words[noun.head] as Word).lower),
        ),
    )
  );
}

const SHOOTING = new Set(['fire', 'launch']);
const AIMS = new Set(['at', 'on', 'into', 'against', 'towards', 'toward', 'across']);
const SEAS = new Set(['sea', 'ocean', 'waters', 'orbit', 'space', 'air']);

/** "ordered the firm to pay two million": a judgment, where a court orders it. */
function isAwarded({ lemma, inner }: Deed, actors: readonly Actor[]): boolean {
  return (
    lemma === 'order' &&
    inner !== null &&
    PAYING.has(inner.lemma) &&
    actors.some(({ name }) => /court|judge|tribunal|jury|regulator/i.test(name))
  );
}

const PAYING = new Set(['pay', 'repay', 'compensate', 'refund', 'reimburse', 'forfeit']);

const RIOTERS = /protester|demonstrator|rioter|marcher|\bfans?\b/i;

const BARRING = new Set(['ban', 'bar', 'exclude']);

/** "sentenced to six years in prison": held, beside being found guilty; a fine or a death sentence is no arrest. */
function isImprisoned({ text }: Clauses, { prepositions }: Deed): boolean {
  return prepositions.some(
    ({ preposition, nouns }) =>
      (preposition === 'to' || preposition === 'in') &&
      nouns.some(({ first, last }) => text.words.slice(first, last).some(({ lower }) => PRISON.has(lower))),
  );
}

const PRISON = new Set(['prison', 'jail', 'imprisonment', 'detention', 'penitentiary']);

/** "carried out raids on the offices": a search, where the police do it. */
function isSearch({ text }: Clauses, { carried, object, lemma }: Deed): boolean {
  const noun = carried ?? object;
  return lemma === 'raid' || (noun !== null && /^raids?$/.test((text.words[noun.head] as Word).lower));
}

function isPolice({ name }: Actor): boolean {
  return /police|prosecut|agent|customs|detective|investigator|\bfbi\b|inspector/i.test(name);
}

function isState({ kind, name }: Actor): boolean {
  return kind === 'GOVERNMENT' || kind === 'MILITARY' || /police|authorit/i.test(name);
}

function isOnline({ text }: Clauses, { object, prepositions }: Deed): boolean {
  const nouns = [...(object ? [object] : []), ...prepositions.flatMap((phrase) => phrase.nouns)];
  return nouns.some((noun) => ONLINE.has((text.words[noun.head] as Word).lower));
}

const TAKING = new Set(['seize', 'occupy', 'take', 'invade']);

function isTown({ text }: Clauses, { object, prepositions }: Deed): boolean {
  const of = prepositions.find(({ preposition }) => preposition === 'of' || preposition === 'over');
  return [...(object ? [object] : []), ...(of?.nouns ?? [])].some(({ head }) =>
    OBJECTS['territory']?.has((text.words[head] as Word).lower),
  );
}

const ONLINE = new Set([
  'website',
  'websites',
  'site',
  'sites',
  'internet',
  'platform',
  'platforms',
  'media',
  'newspaper',
  'newspapers',
  'channel',
  'channels',
  'app',
  'apps',
]);

/** "sent troops on a peacekeeping mission": to the good of those they go to. */
function isPeacekeeping(clauses: Clauses, verb: VerbGroup): boolean {
  const { last } = sentenceOf(clauses, verb.head);
  for (let i = verb.last; i < last; i++)
    if (/^peace-?keep/.test((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

/** "sealed off the road in protest at". */
function isInProtest(clauses: Clauses, { prepositions }: Deed): boolean {
  return prepositions.some(
    ({ preposition, nouns }) =>
      preposition === 'in' &&
      nouns.some((noun) => (clauses.text.words[noun.head] as Word).lower === 'protest'),
  );
}

/** Exercises of several are cooperation: "held joint drills". */
function isJoint(clauses: Clauses, { first, last }: NounPhrase): boolean {
  for (let i = first; i < last; i++)
    if (['joint', 'bilateral', 'combined', 'multinational'].includes((clauses.text.words[i] as Word).lower))
      return true;
  return false;
}

import { type Clauses, listFrom, prepositionsFrom, verbAt } from './clauses.js';
import { received } from './converse.js';
import { baseDeed, type Deed } from './deed.js';
import {
  ascribed,
  averse,
  claimed,
  deadline,
  described,
  isReady,
  obliged,
  ominous,
  pressed,
  warned,
} from './frames.js';
import { isGoverned } from './governed.js';
import { ARMS } from './lexicon/bloodless.js';
import {
  announced,
  askedMode,
  ended,
  type Meaning,
  meaning,
  promised,
  threatened,
} from './lexicon/meanings.js';
import { ANNOUNCING, END_VERBS, LIGHT_VERBS, PREDICATES, REFUSED_VERBS } from './lexicon/predicates.js';
import { RETORTS } from './lexicon/standing.js';
import { deedOfNoun } from './nominals.js';
import { ordered } from './orders.js';
import type { NounPhrase, VerbGroup } from './phrases.js';
import {
  afterTimes,
  behindParticles,
  contentOf,
  gerundFrom,
  isPassive,
  lemmaOf,
  objectFrom,
  wordsOfContent,
} from './reach.js';
import type { Word } from './words.js';

/** The deed that a verb group tells, or null. */
export function deedOf(clauses: Clauses, verb: VerbGroup): Deed | null {
  const deed =
    obliged(clauses, verb) ??
    refusal(clauses, verb) ??
    warned(clauses, verb) ??
    ordered(clauses, verb) ??
    deadline(clauses, verb) ??
    claimed(clauses, verb) ??
    pressed(clauses, verb) ??
    received(clauses, verb) ??
    ominous(clauses, verb) ??
    exactDeed(clauses, verb, true) ??
    carriedDeed(clauses, verb) ??
    readied(clauses, verb) ??
    described(clauses, verb) ??
    ascribed(clauses, verb) ??
    averse(clauses, verb) ??
    unwilling(clauses, verb) ??
    exactDeed(clauses, verb, false);
  return deed && !isGoverned(clauses, verb, deed) ? deed : null;
}

/** "does not recognise", "will not attend": a refusal; "has not agreed" is a deed not yet done. */
function refusal(clauses: Clauses, verb: VerbGroup): Deed | null {
  if (!verb.negated || isPassive(clauses, verb) || isPerfect(clauses, verb)) return null;
  const own = REFUSED_VERBS.get(lemmaOf(clauses, verb));
  if (own) return { ...baseDeed(clauses, verb, own), refused: true };
  return isFuture(clauses, verb) ? refusalToDo(clauses, verb) : null;
}

/** "will not lift the ban", "would not release them": what would be to another’s good is refused. */
function refusalToDo(clauses: Clauses, verb: VerbGroup): Deed | null {
  const deed =
    exactDeed(clauses, verb, true) ?? carriedDeed(clauses, verb) ?? exactDeed(clauses, verb, false);
  if (!deed || !REFUSABLE.has(deed.meaning.type) || deed.meaning.mode === 'visit' || deed.lemma === 'treat')
    return null;
  return { ...deed, refused: true, meaning: { ...meaning('REJECT'), mode: askedMode(deed.meaning) } };
}

const REFUSABLE = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT']);

function isFuture(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first; i < verb.head; i++)
    if (FUTURE.has((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

const FUTURE = new Set(['will', 'would', 'wo', "'ll", "'d", 'shall']);

function isPerfect(clauses: Clauses, verb: VerbGroup): boolean {
  for (let i = verb.first; i < verb.head; i++)
    if (['have', 'has', 'had', "'ve", 'did'].includes((clauses.text.words[i] as Word).lower)) return true;
  return false;
}

/** "is ready to help", "is willing to attack": a promise of what the infinitive tells. */
function readied(clauses: Clauses, verb: VerbGroup): Deed | null {
  const ready = isReady(clauses, verb);
  if (!ready) return null;
  const base = baseDeed(clauses, verb, meaning('AGREE'));
  // "is committed to": a participle that tells how its subject stands.
  const deed = base.doers.length ? base : { ...base, doers: base.towards, towards: [] };
  // "is open to ideas", "is committed to growing" promise nothing that is known.
  if (LOOSELY_READY.has(ready) && !meaningInside(clauses, [], deed.inner)) return null;
  return deed.inner ? composed(clauses, { ...deed, object: null }, [], deed.inner) : null;
}

/** "has no intention of returning it", "has no plans to meet them": a refusal of what the gerund or infinitive tells. */
function unwilling(clauses: Clauses, verb: VerbGroup): Deed | null {
  const { words } = clauses.text;
  const object = verb.lemma === 'have' ? objectFrom(clauses, verb) : null;
  if (!object || words[object.first]?.lower !== 'no' || !WILL.has((words[object.head] as Word).lower))
    return null;
  const inner = verbAt(clauses, object.last) ?? verbAt(clauses, object.last + 1);
  const told = inner && meaningInside(clauses, [], inner);
  if (!told || !REFUSABLE.has(told.type)) return null;
  const own = { ...meaning('REJECT'), mode: askedMode(told) };
  return { ...baseDeed(clauses, verb, own), object: null, inner, refused: true };
}

const WILL = new Set(['intention', 'intentions', 'plan', 'plans', 'desire', 'wish', 'appetite']);

const LOOSELY_READY = new Set(['open', 'committed']);

/** A predicate of the tables: those that ask for an object of their own (`exact`), or the others. */
function exactDeed(clauses: Clauses, verb: VerbGroup, exact: boolean): Deed | null {
  const lemma = lemmaOf(clauses, verb);
  const predicates = PREDICATES.get(lemma);
  if (!predicates) return null;
  const object = objectFrom(clauses, verb);
  for (const predicate of predicates) {
    if ((predicate.objects !== null) !== exact) continue;
    if (!exact && object && !predicate.particles.length && ALONE.has(lemma)) continue;
    const { particles } = predicate;
    const behind = particles.length ? behindParticles(clauses, verb, object, particles) : verb.last;
    if (behind < 0) continue;
    // "returned a mask to Oslo" is no journey.
    if (object && behind > object.last && predicate.meaning.mode === 'visit') continue;
    const content = contentOf(clauses, verb, object, particles.length ? behind : -1);
    if (predicate.objects && !holds(clauses, content, predicate.objects)) continue;
    const base = baseDeed(clauses, verb, predicate.meaning);
    const own = object ?? (isAdverbial(particles) ? (content[0] ?? null) : null);
    // "rushed a team and blankets to Oslo": one of what is given is enough.
    const thing =
      predicate.thing &&
      own !== null &&
      holds(clauses, listFrom(clauses, own.first), predicate.objects ?? new Set());
    const prepositions =
      own && own !== object && !isPassive(clauses, verb)
        ? prepositionsFrom(clauses, own.last)
        : base.prepositions;
    const deed = { ...base, object: isPassive(clauses, verb) ? null : own, prepositions, predicate, thing };
    if (predicate.transitive && !exact && !isTransitive(clauses, verb, deed)) continue;
    const asked = deed.prepositions.filter(
      ({ preposition }) => preposition === 'for' || preposition === 'with',
    );
    const told = [...content, ...asked.flatMap(({ nouns }) => nouns)];
    return composed(clauses, deed, told, deed.inner ?? gerundFrom(clauses, verb, particles.length));
  }
  return null;
}

/** Verbs that mean something else with an object: workers strike, an army strikes a town. */
const ALONE = new Set(['strike']);

const ADVERBIAL = new Set([
  'out',
  'up',
  'down',
  'off',
  'over',
  'in',
  'back',
  'home',
  'dead',
  'away',
  'aside',
  'fire',
  'to',
]);

/** "handed in their weapons": what stands behind such a particle is an object. */
function isAdverbial(particles: readonly string[]): boolean {
  const last = particles.at(-1);
  return last !== undefined && ADVERBIAL.has(last) && (last !== 'to' || particles.length > 1);
}

function holds(clauses: Clauses, content: readonly NounPhrase[], objects: ReadonlySet<string>): boolean {
  for (const word of wordsOfContent(clauses, content)) if (objects.has(word)) return true;
  return false;
}

function isTransitive(clauses: Clauses, verb: VerbGroup, deed: Deed): boolean {
  if (isPassive(clauses, verb)) return deed.doers.length > 0 || isByArms(clauses, deed);
  const next = clauses.text.words[verb.last]?.lower ?? '';
  return (
    deed.object !== null ||
    (deed.inner !== null && deed.inner.first === afterTimes(clauses, verb.last)) ||
    next === 'that' ||
    next === 'as' ||
    (ANSWERING.has(deed.meaning.type) && gerundFrom(clauses, verb, 0) !== null) ||
    deed.prepositions.some((phrase) => phrase.preposition === 'against')
  );
}

/** "were killed in an Israeli air strike" */
function isByArms({ text }: Clauses, { meaning: own, prepositions }: Deed): boolean {
  return (
    own.type === 'ASSAULT' &&
    prepositions.some(
      ({ preposition, nouns }) =>
        preposition === 'in' && nouns.some(({ head }) => ARMS.has((text.words[head] as Word).lower)),
    )
  );
}

/** Types whose gerund is what is answered: "denied having seen it". */
const ANSWERING = new Set(['DENY', 'REJECT', 'CONCEDE']);

/** Asking, promising, refusing and threatening by what is asked, promised, refused and threatened. */
function composed(
  clauses: Clauses,
  deed: Deed,
  content: readonly NounPhrase[],
  inner: VerbGroup | null,
): Deed {
  const { type, mode } = deed.meaning;
  if (inner && (type === 'MOBILIZE' || (type === 'AID' && SENDING.has(deed.lemma))))
    return sentTo(clauses, deed, inner);
  // "accepted an offer to station troops" accepts the offer.
  if (type === 'AGREE' && deed.predicate?.objects) return deed;
  if (mode !== null || !['AGREE', 'REQUEST', 'REJECT', 'THREATEN'].includes(type)) return deed;
  const told = meaningInside(clauses, content, inner) ?? retortOf(clauses, type, inner);
  if (!told) return { ...deed, inner };
  const negated = inner !== null && isNot(clauses, inner);
  switch (type) {
    case 'AGREE':
      return { ...deed, inner, meaning: negated ? deed.meaning : promised(told) };
    case 'THREATEN':
      return { ...deed, inner, meaning: threatened(told) };
    default:
      return { ...deed, inner, meaning: { ...deed.meaning, mode: askedMode(told) } };
  }
}

/** "vowed to avenge them": hostile, whatever it will be. */
function retortOf(clauses: Clauses, type: Meaning['type'], inner: VerbGroup | null): Meaning | null {
  return type === 'AGREE' && inner && RETORTS.has(lemmaOf(clauses, inner)) ? meaning('THREATEN') : null;
}

/** "sent officers to investigate", "sent a ship to help": what they are sent for is the deed. */
function sentTo(clauses: Clauses, deed: Deed, inner: VerbGroup): Deed {
  const told = meaningInside(clauses, [], inner);
  const wanted = deed.meaning.type === 'AID' ? INQUIRING : PEACEFUL;
  return told && wanted.has(told.type) ? { ...deed, object: null, inner, meaning: told } : deed;
}

const SENDING = new Set(['send', 'dispatch', 'deploy', 'fly', 'despatch', 'rush']);

const INQUIRING = new Set(['ACCUSE']);
const PEACEFUL = new Set(['AID', 'CONSULT', 'COOPERATE', 'ACCUSE']);

function isNot(clauses: Clauses, inner: VerbGroup): boolean {
  return inner.negated || clauses.text.words[inner.first - 1]?.lower === 'not';
}

/** What an infinitive, a gerund or an object tells of a deed. */
function meaningInside(
  clauses: Clauses,
  content: readonly NounPhrase[],
  inner: VerbGroup | null,
): Meaning | null {
  for (const noun of content) {
    const told = deedOfNoun(clauses, noun);
    if (told) return told;
  }
  if (!inner) return null;
  const deed =
    exactDeed(clauses, inner, true) ?? carriedDeed(clauses, inner) ?? exactDeed(clauses, inner, false);
  return deed?.meaning ?? null;
}

/** "declared support", "launched an attack", "halted the offensive": the noun is the deed. */
function carriedDeed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const lemma = lemmaOf(clauses, verb);
  const stopped = END_VERBS.has(lemma) ? stoppedDeed(clauses, verb) : null;
  if (stopped) return stopped;
  const behind = particleEnd(clauses, verb);
  const particle = behind < 0 ? '' : (clauses.text.words[verb.last] as Word).lower;
  const ends = END_VERBS.get(lemma)?.has(particle) === true;
  if (!ends && !LIGHT_VERBS.get(lemma)?.has(particle)) return null;
  const object = objectFrom(clauses, verb);
  for (const noun of contentOf(clauses, verb, object, behind)) {
    const told = deedOfNoun(clauses, noun);
    // "raised fears the violence would spread" raises none.
    if (!told || (object && noun.first === object.last && !GIVING.has(lemma))) continue;
    // "holds appeal for voters" pleases them.
    if (told.type === 'REQUEST' && lemma === 'hold') continue;
    const own = ends ? ended(told) : carriedBy(lemma, told);
    if (!own) continue;
    const deed = baseDeed(clauses, verb, own);
    const passive = isPassive(clauses, verb);
    const around = deed.object === noun ? deed.prepositions : prepositionsFrom(clauses, noun.last);
    const prepositions = VERBAL.has(told.type)
      ? around.filter(({ preposition }, i) => preposition !== 'with' || i === 0)
      : around;
    const to = object && object !== noun ? [object] : [];
    const light = { ...deed, object: null, carried: noun, towards: passive ? [noun] : to, prepositions };
    return composed(clauses, light, [], told.type === 'AGREE' ? deed.inner : null);
  }
  return null;
}

/** Verbs with two objects: "gave Oslo its support". */
const GIVING = new Set([
  'give',
  'grant',
  'lend',
  'offer',
  'pay',
  'show',
  'send',
  'deliver',
  'extend',
  'pledge',
  'promise',
]);

/** "stopped shelling the airport": the gerund is what is ended. */
function stoppedDeed(clauses: Clauses, verb: VerbGroup): Deed | null {
  const inner = gerundFrom(clauses, verb, 0);
  const told = inner && meaningInside(clauses, [], inner);
  const own = told && ended(told);
  return own ? { ...baseDeed(clauses, verb, own), inner } : null;
}

/** Deeds of words: "support for Oslo in the meeting with Rome" is no support for Rome. */
const VERBAL = new Set(['SUPPORT', 'ACCUSE', 'REJECT', 'REQUEST', 'THREATEN', 'CONCEDE']);

/** Ties and trade are no deeds unless something is begun or ended: "maintained relations". */
function carriedBy(lemma: string, told: Meaning & { carried: boolean }): Meaning | null {
  if (!told.carried && (told.mode === 'ties' || told.mode === 'exchange')) return null;
  return ANNOUNCING.has(lemma) ? announced(told, lemma) : told;
}

/** "carried out attacks", "stepped up raids": the word behind the particle. */
function particleEnd(clauses: Clauses, verb: VerbGroup): number {
  const lower = clauses.text.words[verb.last]?.lower ?? '';
  return ['out', 'up', 'off', 'back', 'in'].includes(lower) ? verb.last + 1 : -1;
}

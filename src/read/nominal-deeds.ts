import type { Actor } from './actor.js';
import { governmentOf } from './actor.js';
import { bloodlessNoun } from './bloodless.js';
import {
  type Clauses,
  objectOf,
  type PrepositionalPhrase,
  prepositionsFrom,
  sentenceOf,
  verbAt,
  verbBefore,
} from './clauses.js';
import { findDemonym } from './countries.js';
import type { Meaning } from './lexicon/meanings.js';
import { deedOfNoun } from './nominals.js';
import { actorsWithin, doerOf, type Stage, unique } from './parties.js';
import type { NounPhrase } from './phrases.js';
import type { ReactionType } from './reading.js';
import { bodyBefore } from './strangers.js';
import type { Word } from './words.js';

/** A deed that a noun tells with who does it. */
export interface NominalDeed {
  told: Meaning;
  actors: Actor[];
  recipients: Actor[];
  /** What it is aimed at, as the text has it. */
  aimed: NounPhrase[];
  /** The word behind all of it. */
  last: number;
  confidence: number;
}

/** Nouns that tell a deed by themselves; ties and trade are states. */
const TOLD: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'SUPPORT',
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'REQUEST',
  'DENY',
  'CONCEDE',
  'ASSAULT',
  'COERCE',
  'SANCTION',
]);

/** Deeds whose victim has often no name: "the arrest of two editors by". */
const BODILY: ReadonlySet<ReactionType> = new Set<ReactionType>(['ASSAULT', 'COERCE', 'SANCTION']);

/** Nouns that name a state of things, unless who did it to whom is told: "the killing of a student by guards". */
const STATES = new Set([
  'ban',
  'restrictions',
  'curfew',
  'siege',
  'blockade',
  'occupation',
  'sanctions',
  'embargo',
  'embargoes',
  'tariffs',
  'tariff',
  'penalties',
  'censorship',
  'strike',
  'war',
  'violence',
  'fighting',
  'hostilities',
  'bloodshed',
  'clashes',
  'killing',
  'execution',
  'executions',
  'murder',
  'torture',
  'gunfire',
  'shootings',
  'revenge',
  'retaliation',
  'vengeance',
  'reprisals',
]);

/** Deeds of two sides: "talks between A and B", "clashes between A and B". */
const MUTUAL: ReadonlySet<ReactionType> = new Set<ReactionType>(['CONSULT', 'ASSAULT']);

const AIMS = new Set(['to', 'for', 'of', 'against', 'at', 'over', 'on', 'in', 'into', 'towards', 'toward']);

/** Who does what a noun names: by "from" or "by", by its possessor, by an adjective of nation. */
export function nominalDeed(stage: Stage, noun: NounPhrase): NominalDeed | null {
  const { clauses } = stage.cast;
  const head = clauses.text.words[noun.head] as Word;
  const first = sentenceOf(clauses, noun.head).first === noun.first;
  const told = head.pos === 'NOUN' || (first && head.pos === 'PROPN') ? deedOfNoun(clauses, noun) : null;
  if (!told || told.carried) return null;
  const prepositions = prepositionsFrom(clauses, noun.last);
  const mutual = MUTUAL.has(told.type) ? mutualDeed(stage, noun, told, prepositions) : null;
  if (mutual) return mutual;
  if (!TOLD.has(told.type) || told.mode === 'ties') return null;
  const from = sourceOf(clauses, noun, told, prepositions);
  const actors = from ? unique(from.nouns.flatMap((doer) => doerOf(stage, doer, null))) : [];
  const inside = actors.length ? [] : doersInside(stage, noun);
  const doers = actors.length ? actors : inside;
  const aims = prepositions.filter(
    ({ preposition, nouns, at }) =>
      // "criticism by the parents of a soldier": behind the doer "of" belongs to the doer.
      AIMS.has(preposition) && nouns !== from?.nouns && (!from || at < from.at || preposition !== 'of'),
  );
  const recipients = unique(
    aims
      .filter(({ preposition }) => preposition !== 'in')
      .flatMap(({ nouns }) =>
        nouns.flatMap((one) => actorsWithin(stage.cast, one, inside.length > 0, BODILY.has(told.type))),
      ),
  ).filter((actor) => !doers.includes(actor));
  const isDone = actors.length > 0 && from?.preposition === 'by' && recipients.length > 0;
  if (STATES.has(head.lower) && !isDone) return null;
  // "Iran’s support" alone says too little; "Iran’s support for Syria" names both.
  if (!doers.length || (inside.length > 0 && !recipients.length)) return null;
  return {
    told: bloodlessNoun(stage.cast, noun, told, doers),
    actors: doers,
    recipients,
    aimed: aims.flatMap(({ nouns }) => nouns).slice(0, 1),
    last: lastOf(noun, inside.length > 0 ? aims.slice(0, 1) : from ? [from] : []),
    confidence: inside.length > 0 ? 0.5 : 0.65,
  };
}

/** "from A", "by A" next to the noun, not behind a comma; "won the support of A". Null where A is left: "moved its support from A". */
function sourceOf(
  clauses: Clauses,
  noun: NounPhrase,
  told: Meaning,
  prepositions: readonly PrepositionalPhrase[],
): PrepositionalPhrase | undefined {
  const { words } = clauses.text;
  const main = verbBefore(clauses, noun.first);
  const carrying = main !== null && objectOf(clauses, main) === noun ? main.lemma : '';
  if (MOVING.has(carrying)) return undefined;
  const won = told.type === 'SUPPORT' && DRAWING.has(carrying);
  return prepositions.find(({ preposition, at }) => {
    if (preposition !== 'from' && preposition !== 'by' && !(won && preposition === 'of')) return false;
    for (let i = noun.last; i < at; i++) if (words[i]?.text === ',') return false;
    return true;
  });
}

const MOVING = new Set(['change', 'shift', 'switch', 'withdraw', 'pull', 'move', 'take']);

/** Verbs whose subject is whom a noun of reaction is for: "drew criticism from". */
export const DRAWING: ReadonlySet<string> = new Set([
  'draw',
  'face',
  'receive',
  'meet',
  'earn',
  'win',
  'attract',
  'provoke',
  'encounter',
  'get',
  'have',
  'gain',
  'enjoy',
  'secure',
  'garner',
  'spark',
  'trigger',
  'prompt',
  'elicit',
]);

/** All sides are actors. */
function mutualDeed(
  stage: Stage,
  noun: NounPhrase,
  told: Meaning,
  prepositions: readonly PrepositionalPhrase[],
): NominalDeed | null {
  const between = prepositions[0]?.preposition === 'between' ? prepositions[0] : behindOutbreak(stage, noun);
  if (!between) return null;
  const actors = unique(between.nouns.flatMap((one) => actorsWithin(stage.cast, one, true, true)));
  if (actors.length < 2) return null;
  return { told, actors, recipients: [], aimed: [], last: lastOf(noun, [between]), confidence: 0.5 };
}

/** "clashes erupted on Friday between": the sides behind the verb. */
function behindOutbreak({ cast: { clauses } }: Stage, noun: NounPhrase): PrepositionalPhrase | null {
  const verb = verbAt(clauses, noun.last);
  if (!verb || verb.negated || !ERUPTING.has(verb.lemma)) return null;
  for (let i = verb.last; i < verb.last + FARTHEST_SIDES; i++)
    if (clauses.text.words[i]?.lower === 'between') return prepositionsFrom(clauses, i)[0] ?? null;
  return null;
}

const ERUPTING = new Set(
  'erupt break flare begin start resume continue rage intensify escalate spread'.split(' '),
);
const FARTHEST_SIDES = 9;

function lastOf(noun: NounPhrase, phrases: readonly PrepositionalPhrase[]): number {
  return phrases
    .flatMap(({ nouns }) => nouns)
    .reduce((last, { last: own }) => Math.max(last, own), noun.last);
}

/** "Peru’s rejection of", "Peruvian strikes on". */
function doersInside({ cast }: Stage, noun: NounPhrase): Actor[] {
  const owners = actorsWithin(cast, noun, false);
  if (owners.length) return owners.slice(-1);
  const nation = nationOf(cast.clauses, noun, (code, at) =>
    governmentOf(cast.actors, cast.clauses.text, code, at),
  );
  if (nation.length) return nation;
  const body = bodyBefore(cast, noun);
  return body ? [body] : [];
}

function nationOf(clauses: Clauses, noun: NounPhrase, make: (code: string, at: number) => Actor): Actor[] {
  for (let i = noun.first; i < noun.head; i++) {
    const { text } = clauses.text.words[i] as Word;
    const code = /^\p{Lu}/u.test(text) ? findDemonym(text) : null;
    if (code) return [make(code, i)];
  }
  return [];
}

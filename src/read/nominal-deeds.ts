import type { Actor } from './actor.js';
import { governmentOf } from './actor.js';
import { type Clauses, type PrepositionalPhrase, prepositionsFrom, sentenceOf } from './clauses.js';
import { findDemonym } from './countries.js';
import type { Meaning } from './lexicon/meanings.js';
import { deedOfNoun } from './nominals.js';
import { actorsWithin, doerOf, type Stage, unique } from './parties.js';
import type { NounPhrase } from './phrases.js';
import type { ReactionType } from './reading.js';
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

/** Nouns that tell a deed by themselves; ties, trade and bans are states. */
const TOLD: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'SUPPORT',
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'REQUEST',
  'DENY',
  'CONCEDE',
  'ASSAULT',
]);

/** Nouns of violence that name one deed and not a state of things. */
const STATES = new Set([
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

const AIMS = new Set(['to', 'for', 'of', 'against', 'at', 'over', 'on', 'in']);

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
  if (!TOLD.has(told.type) || told.mode === 'ties' || STATES.has(head.lower)) return null;
  const from = prepositions.find(({ preposition }) => preposition === 'from' || preposition === 'by');
  const actors = from ? unique(from.nouns.flatMap((doer) => doerOf(stage, doer, null))) : [];
  const inside = actors.length ? [] : doersInside(stage, noun, told);
  const doers = actors.length ? actors : inside;
  const aims = prepositions.filter(
    ({ preposition, nouns }) => AIMS.has(preposition) && nouns !== from?.nouns,
  );
  const recipients = unique(
    aims
      .filter(({ preposition }) => preposition !== 'in')
      .flatMap(({ nouns }) => nouns.flatMap((one) => actorsWithin(stage.cast, one, inside.length > 0))),
  ).filter((actor) => !doers.includes(actor));
  // "Iran’s support" alone says too little; "Iran’s support for Syria" names both.
  if (!doers.length || (inside.length > 0 && !recipients.length)) return null;
  return {
    told,
    actors: doers,
    recipients,
    aimed: aims.flatMap(({ nouns }) => nouns).slice(0, 1),
    last: lastOf(noun, inside.length > 0 ? aims.slice(0, 1) : from ? [from] : []),
    confidence: inside.length > 0 ? 0.5 : 0.65,
  };
}

/** All sides are actors. */
function mutualDeed(
  stage: Stage,
  noun: NounPhrase,
  told: Meaning,
  prepositions: readonly PrepositionalPhrase[],
): NominalDeed | null {
  const [between] = prepositions;
  if (between?.preposition !== 'between') return null;
  const actors = unique(between.nouns.flatMap((one) => actorsWithin(stage.cast, one, true, true)));
  if (actors.length < 2) return null;
  return { told, actors, recipients: [], aimed: [], last: lastOf(noun, [between]), confidence: 0.5 };
}

function lastOf(noun: NounPhrase, phrases: readonly PrepositionalPhrase[]): number {
  return phrases
    .flatMap(({ nouns }) => nouns)
    .reduce((last, { last: own }) => Math.max(last, own), noun.last);
}

/** "Peru’s rejection of", "Peruvian strikes on". */
function doersInside({ cast }: Stage, noun: NounPhrase, told: Meaning): Actor[] {
  const owners = actorsWithin(cast, noun, false);
  if (owners.length) return owners.slice(-1);
  return told.type === 'ASSAULT' || told.type === 'SUPPORT' || told.type === 'REJECT'
    ? nationOf(cast.clauses, noun, (code, at) => governmentOf(cast.actors, cast.clauses.text, code, at))
    : [];
}

function nationOf(clauses: Clauses, noun: NounPhrase, make: (code: string, at: number) => Actor): Actor[] {
  for (let i = noun.first; i < noun.head; i++) {
    const { text } = clauses.text.words[i] as Word;
    const code = /^\p{Lu}/u.test(text) ? findDemonym(text) : null;
    if (code) return [make(code, i)];
  }
  return [];
}

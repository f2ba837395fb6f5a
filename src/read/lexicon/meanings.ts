import type { ReactionType, Stance } from '../reading.js';
import { wordList } from './common.js';

/** What a verb or noun says about a reaction: PLOVER type and mode, and the stance it shows. */
export interface Meaning {
  type: ReactionType;
  mode: string | null;
  stance: Stance | null;
}

const SUPPORTING: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'AGREE',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
]);

const WITHOUT_STANCE: ReadonlySet<ReactionType> = new Set<ReactionType>(['CONSULT', 'RETREAT', 'REQUEST']);

/** Types of conflict: what one does against another. */
export const HOSTILE: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'PROTEST',
  'MOBILIZE',
]);

/** Types whose future is an AGREE, by PLOVER's manual. */
export const FOLDED: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
]);

/** Types that, announced by who will do them, are a threat: more than words, and against somebody. */
export const THREATENING: ReadonlySet<ReactionType> = new Set<ReactionType>([
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'PROTEST',
]);

function stanceOf(type: ReactionType, mode: string | null): Stance | null {
  if (type === 'STATEMENT') return 'NEUTRAL';
  if (WITHOUT_STANCE.has(type) || mode === 'investigate') return null;
  return SUPPORTING.has(type) ? 'SUPPORTS' : 'OPPOSES';
}

const known = new Map<string, Meaning>();

/** "SANCTION/expel": a type, and a mode behind a slash. */
export function meaning(label: string): Meaning {
  const found = known.get(label);
  if (found) return found;
  const [type, mode = null] = label.split('/') as [ReactionType, string?];
  const made: Meaning = { type, mode, stance: stanceOf(type, mode) };
  known.set(label, made);
  return made;
}

/** What comes of ending a deed: "halted aid" sanctions, "lifted the curfew" concedes. Null: nothing to react to. */
export function ended({ type, mode }: Meaning): Meaning | null {
  switch (type) {
    case 'AID':
    case 'COOPERATE':
    case 'SUPPORT':
    case 'AGREE':
      return meaning('SANCTION/discontinue');
    case 'CONSULT':
      return meaning(mode === 'talks' ? 'SANCTION/discontinue' : 'REJECT/meet');
    case 'ASSAULT':
      return meaning('RETREAT/ceasefire');
    case 'MOBILIZE':
      return meaning('RETREAT/withdraw');
    case 'RETREAT':
      return mode === 'ceasefire' ? meaning('ASSAULT') : null;
    case 'COERCE':
    case 'SANCTION':
    case 'PROTEST':
    case 'REQUEST':
    case 'REJECT':
    case 'ACCUSE':
    case 'THREATEN':
      return meaning('CONCEDE');
    default:
      return null;
  }
}

/** What comes of promising, offering or planning a deed. */
export function promised({ type, mode }: Meaning): Meaning {
  return HOSTILE.has(type) && type !== 'ACCUSE' && type !== 'REJECT'
    ? threatened({ type, mode, stance: null })
    : meaning('AGREE');
}

/** What comes of announcing a deed: giving way is so far only words, and what is to come of cooperation is agreed. */
export function announced(told: Meaning, verb: string): Meaning {
  if (told.type === 'RETREAT') return meaning('CONCEDE');
  if (told.type === 'SUPPORT' && verb !== 'promise') return told;
  return FOLDED.has(told.type) ? meaning('AGREE') : told;
}

const THREAT_MODES: ReadonlyMap<string, string> = new Map([
  ['SANCTION/expel', 'expel'],
  ['SANCTION/discontinue', 'relations'],
  ['SANCTION/withdraw', 'relations'],
  ['SANCTION/sanctions', 'restrict'],
  ['SANCTION/convict', 'arrest'],
  ['REJECT/meet', 'relations'],
  ['COERCE/arrest', 'arrest'],
  ['COERCE/seize', 'territory'],
  ['COERCE/deport', 'expel'],
]);

/** A threat with the mode of what is threatened. */
export function threatened({ type, mode }: Meaning): Meaning {
  const own = THREAT_MODES.get(`${type}/${mode}`);
  if (own) return meaning(`THREATEN/${own}`);
  if (type === 'ASSAULT' || type === 'MOBILIZE') return meaning('THREATEN/violence');
  if (type === 'COERCE' || type === 'PROTEST') return meaning('THREATEN/restrict');
  if (type === 'SANCTION') return meaning('THREATEN/relations');
  return meaning('THREATEN');
}

/** The mode that PLOVER gives to asking for a deed and to refusing it. */
export function askedMode({ type, mode }: Meaning): string | null {
  if (type === 'AID' || type === 'COOPERATE' || type === 'SUPPORT') return 'assist';
  if (type === 'CONSULT') return 'meet';
  if (type === 'RETREAT' && mode === 'resign') return 'change';
  return type === 'RETREAT' || type === 'CONCEDE' ? 'yield' : null;
}

/** Modes of our own, which tell nouns of one type apart. */
const OWN_MODES: ReadonlyMap<string, string | null> = new Map([
  ['talks', null],
  ['ties', null],
  ['exchange', null],
  ['sanctions', 'discontinue'],
]);

/** The mode as PLOVER has it. */
export function ploverMode({ mode }: Meaning): string | null {
  const own = mode === null ? undefined : OWN_MODES.get(mode);
  return own === undefined ? mode : own;
}

const INSTRUMENTS: readonly (readonly [mode: string, words: ReadonlySet<string>])[] = (
  [
    ['suicide-attack', ['suicide']],
    ['crowd-control', ['tear', 'teargas', 'cannon', 'batons', 'rubber']],
    ['unconventional', wordList('chemical sarin chlorine nerve biological nuclear')],
    ['drone', wordList('drone drones unmanned uav uavs')],
    [
      'aerial',
      wordList(
        'airstrike airstrikes air aerial warplane warplanes jets aircraft helicopter helicopters planes',
      ),
    ],
    [
      'heavy-weapons',
      wordList(
        'artillery rocket rockets mortar mortars missile missiles tank tanks shells shelling gunships howitzers',
      ),
    ],
    ['explosives', wordList('bomb bombs mine mines explosives grenade grenades bombing bombings')],
    [
      'firearms',
      wordList(
        'shot gunbattle gunfire rifle rifles pistol pistols machine-gun gun guns firefight bullets shootout',
      ),
    ],
    ['primitive', wordList('knife knives machete machetes stones rocks axes spears arrows stabbing petrol')],
  ] as const
).map(([mode, words]) => [mode, new Set(words)]);

/** The mode of violence that the words around it name, or null. */
export function modeOfViolence(words: readonly string[]): string | null {
  return INSTRUMENTS.find(([, names]) => words.some((word) => names.has(word)))?.[0] ?? null;
}

import { wordList } from './common.js';

/** Verbs of daily life: reactions only where a public body or an official takes part. */
export const DAILY: ReadonlySet<string> = new Set(
  wordList(
    'help ask visit discuss meet talk consult assist yield call go travel fly arrive quit free release attack beat respond',
    'react comment join send give provide offer begin start aid feed treat receive host greet invite tour return head come',
    'leave depart speak work buy sell import export order share hit strike take raise pay cut end stop close open fight fund',
    'finance rescue dine sit throw increase search block bar deny promise vow pledge ignore cancel skip postpone delay seek',
    'ban outlaw prohibit forbid criminalize tell save donate thank kick punch kill shoot rape stab be agree',
  ),
);

/** Verbs that say something only about somebody: "released a statement" frees nobody. */
export const PERSONAL: ReadonlySet<string> = new Set(
  wordList(
    'release free fight battle expel oust receive host greet brief suspend intimidate harass feed treat fund finance help',
    'assist aid rescue forgive invite speak clash eject tour recognize rip rap bash knock heckle boo toast second house level gas mine apprehend punish penalize discipline disqualify',
  ),
);

/** Verbs that ask only where somebody is told to do something: "told Oslo to leave". */
export const ORDERING: ReadonlySet<string> = new Set(wordList('order tell summon command direct instruct'));

/** Verbs that ask whom they name. */
export const ASKING: ReadonlySet<string> = new Set(
  wordList('ask press beg push prod nudge cajole pester badger'),
);

/** Words of an office, in a name, a title or a role. */
export const OFFICIAL =
  /delegation|official|minister|leader|envoy|diplomat|president|chief|commander|secretary|ambassador|negotiator|\bking\b|queen|prince|pope|premier|chancellor|spokes|director|governor|mayor|senator|lawmaker|deputy|deputies|judge|prosecutor|general|commissioner|head|chair|\bmps?\b|congress|colonel|admiral|marshal|bishop|ayatollah|speaker|attorney|councillor|sheikh|emir|sultan|expert|delegate|warlord|rebel|cleric|guerrilla|militia/i;

/** Who marches: a clash of theirs is a riot. */
export const MARCHERS =
  /\bfans?\b|mob|villager|resident|settler|protester|demonstrator|student|youth|worker|marcher|crowd|rioter|activist|supporter|opponent|farmer|miner|striker/i;

/** A victory in a game wounds nobody. */
export const TEAM = /\b(?:team|club|side|squad|eleven)s?\b/i;

/** What is conceded in a game. */
export const GAME_NOUNS: ReadonlySet<string> = new Set(
  wordList('penalty goal goals corner kick point points run runs set try tries game match'),
);

/** Who bears arms by their very name. */
export const ARMED =
  /gunm[ae]n|bomber|sniper|attacker|assailant|soldier|militant|rebel|insurgent|fighter|terrorist|jihadi|guerrilla|shooter|kidnapper|hijacker/i;

/** Who goes on strike. */
export const WORKERS =
  /worker|union|teacher|nurse|doctor|driver|pilot|crew|miner|docker|farmer|staff|employee|postm[ae]n|guard|lawyer|lecturer|student|civil servant|railwaym[ae]n|cleaner|controller|fire(?:fighter|m[ae]n)|actor|writer|player|baker|steelworker|paramedic|trucker/i;

import type { ReactionType, Stance } from '../reading.js';
import { wordList } from './common.js';

/** What a verb or noun says about a reaction: PLOVER type and mode, and the stance it shows. */
export interface Meaning {
  type: ReactionType;
  mode: string | null;
  stance: Stance | null;
}

/** A verb's meaning, under conditions on what follows it. The first that fits is taken. */
export interface Predicate extends Meaning {
  /** Nouns one of which the object must hold; null: any object or none. */
  objects: ReadonlySet<string> | null;
  /** A preposition or particle that must follow; null: none needed. */
  particle: string | null;
  /** Needs an object or a recipient of its own: "hit" alone says nothing. */
  transitive: boolean;
}

const meanings: Record<string, Meaning> = {
  agree: { type: 'AGREE', mode: null, stance: 'SUPPORTS' },
  meet: { type: 'CONSULT', mode: null, stance: null },
  visit: { type: 'CONSULT', mode: 'visit', stance: null },
  phone: { type: 'CONSULT', mode: 'phone', stance: null },
  mediate: { type: 'CONSULT', mode: 'third-party', stance: null },
  support: { type: 'SUPPORT', mode: null, stance: 'SUPPORTS' },
  concede: { type: 'CONCEDE', mode: null, stance: 'SUPPORTS' },
  cooperate: { type: 'COOPERATE', mode: null, stance: 'SUPPORTS' },
  aid: { type: 'AID', mode: null, stance: 'SUPPORTS' },
  withdraw: { type: 'RETREAT', mode: 'withdraw', stance: null },
  release: { type: 'RETREAT', mode: 'release', stance: null },
  disarm: { type: 'RETREAT', mode: 'disarm', stance: null },
  ceasefire: { type: 'RETREAT', mode: 'ceasefire', stance: null },
  resign: { type: 'RETREAT', mode: 'resign', stance: null },
  request: { type: 'REQUEST', mode: null, stance: null },
  disapprove: { type: 'ACCUSE', mode: 'disapprove', stance: 'OPPOSES' },
  investigate: { type: 'ACCUSE', mode: 'investigate', stance: null },
  allege: { type: 'ACCUSE', mode: 'allege', stance: 'OPPOSES' },
  reject: { type: 'REJECT', mode: null, stance: 'OPPOSES' },
  rejectMeeting: { type: 'REJECT', mode: 'meet', stance: 'OPPOSES' },
  rejectChange: { type: 'REJECT', mode: 'change', stance: 'OPPOSES' },
  threaten: { type: 'THREATEN', mode: null, stance: 'OPPOSES' },
  demo: { type: 'PROTEST', mode: 'demo', stance: 'OPPOSES' },
  riot: { type: 'PROTEST', mode: 'riot', stance: 'OPPOSES' },
  strike: { type: 'PROTEST', mode: 'strike', stance: 'OPPOSES' },
  boycott: { type: 'PROTEST', mode: 'boycott', stance: 'OPPOSES' },
  obstruct: { type: 'PROTEST', mode: 'obstruct', stance: 'OPPOSES' },
  discontinue: { type: 'SANCTION', mode: 'discontinue', stance: 'OPPOSES' },
  expel: { type: 'SANCTION', mode: 'expel', stance: 'OPPOSES' },
  convict: { type: 'SANCTION', mode: 'convict', stance: 'OPPOSES' },
  pullOut: { type: 'SANCTION', mode: 'withdraw', stance: 'OPPOSES' },
  troops: { type: 'MOBILIZE', mode: 'troops', stance: 'OPPOSES' },
  weapons: { type: 'MOBILIZE', mode: 'weapons', stance: 'OPPOSES' },
  seize: { type: 'COERCE', mode: 'seize', stance: 'OPPOSES' },
  restrict: { type: 'COERCE', mode: 'restrict', stance: 'OPPOSES' },
  censor: { type: 'COERCE', mode: 'censor', stance: 'OPPOSES' },
  curfew: { type: 'COERCE', mode: 'curfew', stance: 'OPPOSES' },
  martialLaw: { type: 'COERCE', mode: 'martial-law', stance: 'OPPOSES' },
  arrest: { type: 'COERCE', mode: 'arrest', stance: 'OPPOSES' },
  deport: { type: 'COERCE', mode: 'deport', stance: 'OPPOSES' },
  cyber: { type: 'COERCE', mode: 'cyber', stance: 'OPPOSES' },
  assault: { type: 'ASSAULT', mode: null, stance: 'OPPOSES' },
  abduct: { type: 'ASSAULT', mode: 'abduct', stance: 'OPPOSES' },
  torture: { type: 'ASSAULT', mode: 'torture', stance: 'OPPOSES' },
  targeted: { type: 'ASSAULT', mode: 'targeted', stance: 'OPPOSES' },
  destroy: { type: 'ASSAULT', mode: 'destroy', stance: 'OPPOSES' },
  firearms: { type: 'ASSAULT', mode: 'firearms', stance: 'OPPOSES' },
  aerial: { type: 'ASSAULT', mode: 'aerial', stance: 'OPPOSES' },
  heavyWeapons: { type: 'ASSAULT', mode: 'heavy-weapons', stance: 'OPPOSES' },
  deny: { type: 'DENY', mode: null, stance: 'OPPOSES' },
  comment: { type: 'STATEMENT', mode: null, stance: 'NEUTRAL' },
};

const FORCES = wordList(
  'troops soldiers forces army tanks warships ships jets fighters planes aircraft missiles batteries brigade battalion reservists navy reinforcements units',
);
const TIES = wordList(
  'ties relations contacts links flights trade aid funding assistance cooperation imports exports supplies shipments visas exchanges',
);
const MEETINGS = wordList(
  'talks meeting meetings summit conference discussions negotiations dialogue consultations',
);
const PLANS = wordList(
  'plan plans proposal proposals bill law measure agreement deal treaty accord pact reform reforms candidacy resolution decision policy bid idea move step initiative',
);
const MARCHES = wordList(
  'protest protests rally rallies demonstration demonstrations march marches vigil sit-in',
);
const HELD = wordList('hostages prisoners prisoner detainees detainee captives hostage inmates');

/** `verbs` as "lemma" or "lemma+particle"; objects empty for any. */
const table: readonly (readonly [meaning: string, verbs: string, objects?: readonly string[]])[] = [
  [
    'discontinue',
    'halt suspend cut sever freeze curtail end break stop break+off cut+off scale+back reduce cancel ban',
    TIES,
  ],
  [
    'discontinue',
    'impose slap tighten extend widen',
    wordList('sanctions embargo tariffs blockade penalties sanction duties'),
  ],
  [
    'concede',
    'lift ease end drop remove waive relax',
    wordList('sanctions embargo curfew blockade siege boycott tariffs restrictions ban'),
  ],
  [
    'cooperate',
    'restore renew resume establish strengthen normalise normalize',
    wordList('ties relations contacts cooperation links'),
  ],
  ['heavyWeapons', 'fire lob launch', wordList('shells shell artillery mortars mortar rockets rocket')],
  ['rejectMeeting', 'cancel boycott skip call+off postpone', MEETINGS],
  ['meet', 'hold begin open start resume attend conduct', MEETINGS],
  ['demo', 'stage hold organise organize join attend lead', MARCHES],
  ['strike', 'stage hold begin call go+on join', wordList('strike walkout stoppage strikes')],
  ['riot', 'riot clash', []],
  [
    'troops',
    'stage hold conduct begin launch',
    wordList('games exercise exercises drill drills manoeuvres maneuvers'),
  ],
  ['troops', 'deploy mass send move mobilise mobilize dispatch station amass rush order', FORCES],
  ['weapons', 'test test-fire fire launch deploy install', wordList('missile missiles warhead bomb')],
  [
    'assault',
    'launch carry+out mount stage conduct',
    wordList(
      'attack attacks offensive assault raid raids strike strikes airstrike airstrikes incursion invasion',
    ),
  ],
  [
    'withdraw',
    'withdraw pull+out pull recall',
    wordList('troops forces soldiers army tanks units peacekeepers'),
  ],
  ['pullOut', 'withdraw recall pull+out', wordList('ambassador envoy diplomats observers aid staff mission')],
  [
    'expel',
    'expel eject summon+home kick+out',
    wordList('ambassador envoy diplomats diplomat observers member members attaché staff journalist'),
  ],
  ['release', 'release free hand+over', [...HELD]],
  [
    'ceasefire',
    'declare sign accept observe announce agree honour',
    wordList('ceasefire truce cease-fire armistice'),
  ],
  [
    'agree',
    'sign reach conclude ratify strike accept seal',
    wordList('agreement deal treaty accord pact memorandum contract compromise protocol'),
  ],
  ['martialLaw', 'declare impose', wordList('emergency law')],
  ['curfew', 'impose declare extend', wordList('curfew')],
  ['investigate', 'launch open begin order start', wordList('investigation inquiry probe enquiry')],
  ['allege', 'file bring press', wordList('lawsuit complaint charges suit case')],
  [
    'aid',
    'send give provide donate deliver pledge offer supply approve grant lend',
    wordList(
      'aid assistance help relief food medicine supplies loan loans funds money weapons arms donation grant support equipment',
    ),
  ],
  ['rejectChange', 'block veto', PLANS],
  ['disapprove', 'summon', wordList('ambassador envoy chargé diplomat')],
  [
    'obstruct',
    'block blockade occupy',
    wordList('road roads highway street streets square entrance border traffic bridge railway building'),
  ],
  ['support', 'express voice', wordList('solidarity sympathy condolences')],
  ['restrict', 'ban bar outlaw prohibit', []],
  [
    'support',
    'support back endorse welcome praise applaud hail commend champion side+with defend stand+by stand+with congratulate thank vote+for salute embrace favour favor',
    [],
  ],
  [
    'reject',
    'reject refuse oppose rebuff decline dismiss veto spurn rule+out vote+against turn+down object+to resist stand+against fight+against',
    [],
  ],
  ['deny', 'deny refute', []],
  [
    'disapprove',
    'condemn criticise criticize denounce blast slam decry deplore rebuke chide lambast lambaste assail berate scold castigate complain protest+against mock attack+for lash+out hit+out hit+back reprimand denigrate regret',
    [],
  ],
  ['allege', 'accuse blame indict sue allege', []],
  ['investigate', 'investigate probe', []],
  [
    'request',
    'urge ask demand call+for call+on appeal request press+for appeal+for press beg plead implore exhort petition insist+on',
    [],
  ],
  ['threaten', 'threaten', []],
  ['meet', 'meet meet+with talk+to talk+with discuss negotiate confer consult hold+with', []],
  ['phone', 'telephone phone', []],
  ['visit', 'visit travel+to arrive+in fly+to leave+for depart+for', []],
  ['mediate', 'mediate broker', []],
  ['agree', 'agree pledge promise vow', []],
  ['cooperate', 'cooperate collaborate ally', []],
  ['aid', 'help assist aid', []],
  ['concede', 'concede apologise apologize yield back+down relent give+in', []],
  ['resign', 'resign step+down quit', []],
  ['withdraw', 'withdraw retreat pull+out', []],
  ['disarm', 'disarm', []],
  ['release', 'release free', []],
  ['demo', 'protest demonstrate march rally', []],
  ['comment', 'comment+on react+to respond+to', []],
  ['boycott', 'boycott', []],
  ['discontinue', 'sanction embargo', []],
  ['convict', 'convict sentence', []],
  ['deport', 'deport', []],
  ['expel', 'expel', []],
  ['troops', 'mobilise mobilize', []],
  ['arrest', 'arrest detain jail imprison', []],
  ['seize', 'seize confiscate raid', []],
  ['censor', 'censor', []],
  ['cyber', 'hack', []],
  ['abduct', 'kidnap abduct hijack', []],
  ['torture', 'torture', []],
  ['targeted', 'assassinate execute massacre', []],
  ['aerial', 'bomb bombard', []],
  ['heavyWeapons', 'shell', []],
  ['assault', 'attack invade kill wound injure ambush storm', []],
  ['firearms', 'shoot', []],
  ['destroy', 'destroy demolish burn torch', []],
];

const INTRANSITIVE = new Set(
  wordList(
    'resign protest demonstrate march rally withdraw retreat agree apologise apologize concede relent meet discuss negotiate riot clash yield refuse cooperate mobilise mobilize disarm quit decline threaten strike step back',
  ),
);

function build(): Map<string, Predicate[]> {
  const found = new Map<string, Predicate[]>();
  for (const [name, verbs, objects] of table) {
    const meaning = meanings[name] as Meaning;
    for (const entry of verbs.split(' ')) {
      const [lemma, particle] = entry.split('+') as [string, string | undefined];
      const predicate: Predicate = {
        ...meaning,
        objects: objects?.length ? new Set(objects) : null,
        particle: particle ?? null,
        transitive: !particle && !INTRANSITIVE.has(lemma),
      };
      found.set(lemma, [...(found.get(lemma) ?? []), predicate]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => weight(b) - weight(a));
  return found;
}

function weight(predicate: Predicate): number {
  return (predicate.objects ? 2 : 0) + (predicate.particle ? 1 : 0);
}

/** Meanings of verbs by lemma, the most exact first. */
export const PREDICATES: ReadonlyMap<string, readonly Predicate[]> = build();

/** Verbs that say a refusal when negated: "would not allow", "do not recognise". */
export const REFUSED_VERBS: ReadonlyMap<string, Meaning> = new Map(
  wordList(
    'allow recognise recognize accept agree support permit tolerate back approve negotiate talk attend help',
  ).map((verb): [string, Meaning] => [verb, meanings['reject'] as Meaning]),
);

/** Nouns of reactions: "opposition from A", "A’s support for B", "voiced criticism of B". */
export const NOMINALS: ReadonlyMap<string, Meaning> = new Map(
  (
    [
      ['support', 'support backing endorsement approval praise solidarity'],
      ['reject', 'opposition rejection refusal objection objections resistance veto'],
      ['disapprove', 'condemnation criticism outrage denunciation rebuke disapproval anger protest'],
      ['threaten', 'threat threats ultimatum'],
      ['allege', 'accusation accusations allegation allegations'],
      ['request', 'appeal demand demands request plea'],
      ['deny', 'denial'],
      ['concede', 'apology'],
    ] as const
  ).flatMap(([name, nouns]) =>
    nouns.split(' ').map((noun): [string, Meaning] => [noun, meanings[name] as Meaning]),
  ),
);

/** Verbs that only carry such a noun: "declared support", "drew condemnation". */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'declare express voice reiterate announce offer give pledge lend show repeat reaffirm affirm issue make renew',
    'signal throw confirm stress state have maintain withhold withdraw extend convey raise',
  ),
);

/** Verbs of purpose: ascribed to another by a speaker, they accuse: "argued that A plots to". */
export const PURPOSE_VERBS: ReadonlySet<string> = new Set(
  wordList('aim plot conspire scheme seek try want intend'),
);

/** Nouns and adjectives that make "described it as ..." an accusation. */
export const CHARGES: ReadonlySet<string> = new Set(
  wordList(
    'plot conspiracy crime terrorism terrorist aggression lie lies provocation violation illegal unlawful massacre',
    'genocide betrayal coup fraud threat attack interference disgrace outrage disaster mistake failure shameful',
    'unacceptable reckless irresponsible barbaric cowardly heinous brutal criminal unconstitutional sham farce',
    'racist dangerous absurd baseless false hoax witch hunt scandal traitor dictator murderer murder invasion ploy',
  ),
);

/** Verbs that, asked for, mean that the asker is against what they end. */
export const STOPPING_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'postpone cancel stop end halt abandon withdraw drop scrap suspend delay reject cease refrain avoid reverse lift',
  ),
);

/** Nouns that only point at another: "the result of the vote" is about the vote. */
export const POINTING_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'result results outcome holding idea use legitimacy validity legality kind part terms details handling way creation establishment conduct',
  ),
);

/** Heads that name one subject in different words. */
export const SUBJECT_SYNONYMS: readonly ReadonlySet<string>[] = [
  wordList('referendum vote plebiscite ballot poll'),
  wordList('election elections polls'),
  wordList('deal agreement accord pact treaty'),
  wordList('law bill legislation act measure'),
  wordList('attack assault strike raid offensive bombing attacks strikes airstrike airstrikes'),
  wordList('plan proposal scheme initiative'),
  wordList('protest demonstration rally march protests demonstrations rallies'),
  wordList('sanctions embargo penalties sanction'),
  wordList('war conflict fighting hostilities'),
  wordList('talks negotiations dialogue discussions'),
  wordList('killing murder assassination death'),
  wordList('invasion incursion occupation'),
].map((words) => new Set(words));

/** Purpose verbs that accuse by themselves. */
export const PLOTTING_VERBS: ReadonlySet<string> = new Set(wordList('plot conspire scheme'));

/** Words that make a purpose ascribed to another an accusation: "aims to divide", "seeks a base against". */
export const HOSTILE_AIMS: ReadonlySet<string> = new Set(
  wordList(
    'against divide destroy undermine destabilise destabilize weaken sabotage overthrow topple provoke interfere',
    'dominate occupy attack invade annex silence intimidate manipulate steal rig sow hide deceive mislead blackmail',
    'exploit puppet war chaos hatred discord terror seize expel crush isolate humiliate smear suppress subvert',
  ),
);

/** Verbs under which an infinitive is a will of its subject: "plans to condemn", "found a reason to oppose". */
export const INTENTION_VERBS: ReadonlySet<string> = new Set(
  wordList(
    'want plan decide move seek try continue begin start express find intend prepare hope aim work unite vote choose need be expect set',
  ),
);

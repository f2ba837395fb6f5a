/** Nouns that tell a deed: "A’s condemnation of B", "an attack by A", "held talks", "announced the withdrawal". */
export const DEED_NOUNS: readonly (readonly [meaning: string, nouns: string])[] = [
  [
    'AGREE',
    'pledge pledges promise promises commitment commitments readiness willingness assurance assurances offer vow',
  ],
  ['CONSULT/talks', 'talks negotiations negotiation dialogue mediation'],
  ['CONSULT', 'meeting meetings summit consultations consultation conversation discussions'],
  ['CONSULT/visit', 'visit visits'],
  [
    'SUPPORT',
    'support backing endorsement approval praise solidarity condolences sympathy gratitude appreciation satisfaction recognition congratulations admiration ratification defence defense encouragement blessing applause tribute thanks acclaim plaudits advocacy',
  ],
  ['SUPPORT/ties', 'ties relations'],
  ['COOPERATE/exchange', 'cooperation trade flights links exports imports exchanges extradition'],
  ['AID', 'aid assistance relief donation donations bailout handout loan loans asylum credits subsidies'],
  ['RETREAT/withdraw', 'withdrawal pullout pull-out evacuation'],
  ['RETREAT/release', 'release'],
  ['RETREAT/ceasefire', 'ceasefire truce cease-fire armistice'],
  ['RETREAT/disarm', 'disarmament surrender demobilisation demobilization'],
  ['RETREAT/resign', 'resignation'],
  [
    'CONCEDE',
    'apology apologies concession concessions amnesty pardon pardons regret remorse clemency climbdown u-turn',
  ],
  ['REQUEST', 'appeal appeals demand demands request requests plea pleas'],
  [
    'ACCUSE/disapprove',
    'condemnation criticism criticisms outrage denunciation denunciations rebuke disapproval anger protest dismay indignation disappointment displeasure reprimand censure scorn backlash broadside tirade complaint complaints fury ire ridicule',
  ],
  [
    'ACCUSE/allege',
    'accusation accusations allegation allegations indictment lawsuit lawsuits prosecution impeachment',
  ],
  ['ACCUSE/investigate', 'investigation investigations inquiry inquiries enquiry probe probes audit'],
  [
    'REJECT',
    'opposition rejection refusal objection objections resistance veto snub rebuff dismissal defiance',
  ],
  ['DENY', 'denial'],
  ['THREATEN', 'threat threats ultimatum revenge retaliation vengeance reprisals retribution'],
  ['PROTEST/demo', 'protests demonstration demonstrations sit-ins vigil rally rallies march marches sit-in'],
  ['PROTEST/boycott', 'boycott'],
  ['PROTEST/strike', 'walkout stoppage'],
  ['PROTEST/riot', 'riot riots'],
  ['SANCTION/sanctions', 'sanctions embargo embargoes tariffs tariff penalties'],
  ['SANCTION/expel', 'expulsion expulsions'],
  ['MOBILIZE/troops', 'deployment mobilisation mobilization manoeuvres maneuvers'],
  ['COERCE/arrest', 'arrest arrests detention detentions imprisonment jailing roundup'],
  ['COERCE/restrict', 'crackdown blockade siege restrictions ban'],
  ['COERCE/curfew', 'curfew'],
  ['COERCE/seize', 'seizure confiscation annexation occupation'],
  ['COERCE/deport', 'deportation deportations'],
  ['COERCE/censor', 'censorship'],
  [
    'ASSAULT',
    'attack attacks assault assaults invasion incursion incursions offensive raid raids ambush ambushes clashes fighting hostilities violence strikes bloodshed killings killing war',
  ],
  ['ASSAULT/aerial', 'airstrike airstrikes bombing bombings bombardment bombardments'],
  ['ASSAULT/heavy-weapons', 'shelling'],
  ['ASSAULT/targeted', 'assassination massacre massacres murder execution executions'],
  ['ASSAULT/abduct', 'kidnapping abduction kidnappings abductions hijacking'],
  ['ASSAULT/torture', 'torture'],
  ['ASSAULT/firearms', 'shooting shootings gunfire'],
];

/** Nouns that end what follows them with "of", "to", "in" or "on": "a suspension of air links". */
export const ENDING_NOUNS =
  'suspension halt end cessation cut cuts cutoff cut-off termination freeze severance reduction cancellation lifting easing removal stop breaking rupture relaxation closure';

/** Nouns that begin or carry it: "a resumption of ties", "a wave of attacks", "a round of talks". */
export const CARRYING_NOUNS =
  'resumption restoration imposition start beginning launch renewal restoration continuation round series wave campaign package string spate number kind form escalation intensification upgrading establishment normalisation normalization note letter message improvement strengthening expansion';

/** Verbs that only carry a deed noun: "declared support", "launched an attack", "ordered the arrest". */
export const CARRYING_VERBS =
  'send provide grant declare express voice reiterate announce offer give pledge lend show repeat reaffirm affirm issue make renew signal throw confirm stress state maintain extend convey raise hold conduct stage take exact wreak inflict level hurl heap make launch mount begin start open resume undertake continue wage commit perpetrate order impose intensify expand deliver file lodge pay complete finish engage pursue initiate carry+out step+up';

/** Verbs that end it: "halted aid", "lifted the ban", "broke off talks". */
export const ENDING_VERBS =
  'halt suspend stop end cease cancel freeze abandon drop lift ease relax discontinue terminate postpone scrap withdraw cut break+off call+off cut+off scale+back';

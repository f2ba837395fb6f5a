/** Invented names and plain sentences, out of a few lists of words. Each function takes a Random. */

const STARTS =
  'ba be bo da de dra el fa ga ha jo ka ke la li ma me mo na ni or pa ra sa se ta te va vi za'.split(' ');
const MIDDLES = 'bi da de ga la le li lo ma mi na ni no ra re ri ro sa ta ti va vo'.split(' ');
const ENDS = 'bek dan den der din far kin lan lin man mir nor ran ric rin ros san shi tan ton van vic'.split(
  ' ',
);
const PLACES =
  'Adoria Belmark Corvia Drenland Estova Feldia Garnia Holmark Istria-Vale Jorland Kestria Lomania Merovia Norvala Ostrava-Lun Pelonia Quarnia Rovenia Saltmark Tervia'.split(
    ' ',
  );
const BODIES = [
  'Ministry of Trade',
  'Water Board',
  'Grain Council',
  'Port Authority',
  'Teachers Union',
  'Court of Audit',
  'Rail Company',
  'Energy Agency',
];
const PAPERS = ['Courier', 'Herald', 'Observer', 'Gazette', 'Tribune', 'Post', 'Wire', 'Chronicle'];

const WHO = [
  'the committee',
  'the cabinet',
  'the port',
  'the ministry',
  'the union',
  'the region',
  'both sides',
  'the council',
  'the company',
  'our neighbours',
  'the delegation',
  'the court',
];
const DOES = [
  'will review',
  'has to accept',
  'cannot ignore',
  'should publish',
  'agreed to postpone',
  'refused to sign',
  'has prepared',
  'is ready to defend',
  'must explain',
  'will not pay for',
  'has asked for',
  'wants to end',
];
const WHAT = [
  'the grain export ban',
  'a new border crossing',
  'the budget for schools',
  'the water treaty',
  'the ferry contract',
  'a tax on imported steel',
  'the plan for the northern railway',
  'an inquiry into the flood',
  'the ceasefire line',
  'a vote on autonomy',
  'the fishing quota',
  'the price of electricity',
];
const WHEN = [
  'before the end of the month',
  'after the talks of last week',
  'whatever the other side decides',
  'as long as the drought lasts',
  'in spite of the protests',
  'with the support of three parties',
  'once the report is published',
  'for the second time this year',
  'without a single vote against it',
  'while the harvest is still out',
];

const SUBJECT_OF = [
  'export',
  'import',
  'border',
  'school',
  'water',
  'ferry',
  'railway',
  'fishing',
  'energy',
  'housing',
  'harvest',
  'tax',
];
const SUBJECT_IS = [
  'ban',
  'treaty',
  'reform',
  'quota',
  'inquiry',
  'referendum',
  'contract',
  'strike',
  'budget',
  'embargo',
];

export const COUNTRIES = ['DE', 'FR', 'IQ', 'IR', 'TR', 'GB', 'US', 'IN', 'BR', 'KE'];
const TITLES = [
  'minister of trade',
  'mayor',
  'chief of staff',
  'spokeswoman',
  'chairman',
  'director',
  'member of parliament',
  'union leader',
];
const CUES = ['said', 'told reporters', 'added', 'insisted', 'warned', 'argued'];

/** Verbs with the type of reaction and the stance that they show. */
const DEEDS = [
  ['criticised', 'ACCUSE', 'OPPOSES'],
  ['rejected', 'REJECT', 'OPPOSES'],
  ['welcomed', 'SUPPORT', 'SUPPORTS'],
  ['endorsed', 'SUPPORT', 'SUPPORTS'],
  ['discussed', 'CONSULT', 'NEUTRAL'],
  ['demanded', 'REQUEST', 'SUPPORTS'],
  ['protested against', 'PROTEST', 'OPPOSES'],
  ['threatened to block', 'THREATEN', 'OPPOSES'],
  ['commented on', 'STATEMENT', null],
  ['offered to support', 'AGREE', 'SUPPORTS'],
];

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const name = (random) =>
  capital(random.of(STARTS) + (random.chance(0.5) ? random.of(MIDDLES) : '') + random.of(ENDS));

/** @returns {string} "Belmir Tadan" */
export const personName = (random) => `${name(random)} ${name(random)}`;

/** @returns {string} "Water Board of Belmark" */
export const bodyName = (random) => `${random.of(BODIES)} of ${name(random)}, ${random.of(PLACES)}`;

/** @returns {string} "Belmark Courier" */
export const paperName = (random) => `${name(random)} ${random.of(PAPERS)}`;

/** @returns {string} "the council refused to sign the water treaty before the end of the month" */
export const clause = (random) =>
  [random.of(WHO), random.of(DOES), random.of(WHAT), random.of(WHEN)].join(' ');

/** @returns {string} one or two sentences with their full stops */
export const saying = (random) =>
  [clause(random), ...(random.chance(0.5) ? [clause(random)] : [])]
    .map((words) => `${capital(words)}.`)
    .join(' ');

/** @returns {string} "border treaty 12" */
export const subjectName = (random, number) => `${random.of(SUBJECT_OF)} ${random.of(SUBJECT_IS)} ${number}`;

export const title = (random) => random.of(TITLES);
export const cue = (random) => random.of(CUES);

/** @returns {{verb: string, type: string, stance: string | null}} */
export const deed = (random) => {
  const [verb, type, stance] = random.of(DEEDS);
  return { verb, type, stance };
};

export const headline = (random) => capital([random.of(WHO), random.of(DOES), random.of(WHAT)].join(' '));
export const leadSentence = (random) => `${capital(clause(random))}.`;

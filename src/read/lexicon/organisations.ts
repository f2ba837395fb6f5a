import { wordList } from './common.js';

/** Nouns that make a name or phrase a force of a state. */
export const MILITARY_NOUNS: ReadonlySet<string> = new Set(
  wordList('military army navy troops coastguard air-force militaries armies pentagon'),
);

/** Endings of names of forces: "Armed Forces", "Air Force", "Revolutionary Guards". */
export const MILITARY_ENDINGS: ReadonlySet<string> = new Set(
  wordList('forces force army navy guards guard corps command brigade battalion regiment division fleet'),
);

/** Nouns that make a name or phrase an armed group outside the state. */
export const ARMED_GROUP_NOUNS: ReadonlySet<string> = new Set(
  wordList('militia militias rebels insurgents guerrillas militants mujahideen taliban hamas hezbollah'),
);

/** Parts of a force's name that tell a militia from a state's force. */
export const MILITIA_PARTS: ReadonlySet<string> = new Set(
  wordList("mobilization mobilisation liberation resistance people's popular brigades martyrs"),
);

/** Endings of names and heads of phrases that mean press. */
export const MEDIA_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'media news newspaper newspapers press agency times post herald tribune gazette journal daily broadcaster',
    'television tv radio network magazine telegraph guardian observer outlet outlets website channel bbc cnn',
    'reuters afp ap xinhua irna tass interfax bloomberg wikinews independent chronicle globe mirror',
  ),
);

/** Endings of names and heads of phrases that mean an organisation. */
export const ORGANIZATION_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'ministry department office agency commission committee council union party parliament congress senate',
    'assembly court tribunal bank company corporation corp inc ltd plc group association organization',
    'organisation federation foundation institute institution university college school hospital church club',
    'team league society trust authority board bureau service services police administration cabinet',
    'coalition alliance movement front campaign network center centre firm airline airlines industries holdings',
    'mission embassy consulate delegation secretariat fund bundestag duma knesset house chamber jury',
    'legislature judiciary regulator watchdog charity embassy museum laboratory observatory llc co airways',
    'cross crescent international watch borders greenpeace oxfam',
    'carmaker automaker drugmaker retailer manufacturer insurer lender developer brewer publisher conglomerate supplier contractor startup planemaker shipbuilder operator',
    'community opposition government regime junta leadership syndicate cartel supreme-court fed treasury',
  ),
);

/** Plural nouns that name a loose set of people. */
export const GROUP_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'officials leaders lawmakers commanders ministers senators representatives governors mayors generals',
    'diplomats envoys ambassadors prosecutors investigators judges lawyers attorneys experts analysts economists',
    'scientists researchers doctors physicians nurses teachers students workers farmers activists campaigners',
    'protesters demonstrators supporters critics opponents rivals allies residents locals villagers citizens voters',
    'witnesses survivors victims families relatives neighbours neighbors authorities police officers soldiers',
    'troops rebels militants insurgents fighters gunmen militias groups governments countries nations states powers',
    'parties unions companies firms banks executives directors members delegates republicans democrats',
    'conservatives liberals socialists labour journalists reporters editors observers monitors inspectors aides',
    'advisers advisors spokesmen spokespeople sources insiders historians astronomers engineers organizers',
    'organisers groups organizations organisations agencies clerics bishops priests muslims christians jews',
    'catholics migrants refugees immigrants prisoners inmates passengers athletes players fans men women',
    'people parents children youths youth crowd crowds lawmakers legislators mps meps councillors strikers',
    'delegation scholars academics shareholders investors analysts kurds separatists settlers hackers',
    'firefighters paramedics rescuers volunteers commentators pundits politicians counterparts colleagues',
    'forces partners neighbours strategists pollsters aides staff staffers conservationists environmentalists',
  ),
);

/** Group nouns that mean a people rather than a set with a will. */
export const POPULATION_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'people residents citizens voters locals villagers muslims christians jews kurds population public',
  ),
);

/** Bodies whose field follows with "of", in small letters too: "the ministry of transport". */
export const OF_BODIES: ReadonlySet<string> = new Set(
  wordList('ministry department union association federation council chamber board office'),
);

/** Papers that speak: the source is printed, but nobody is known to have said it. */
export const DOCUMENT_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'report study survey poll document statement letter paper article book law bill treaty agreement text email',
    'tweet post memo filing indictment lawsuit complaint ruling analysis data figures statistics record records',
    'reports studies polls documents headline story stories evidence constitution resolution sign banner',
  ),
);

/** Nouns that take their name with "of": "University of Leeds", "Secretary of State", "Republic of Chad". */
export const OF_NAMES: ReadonlySet<string> = new Set(
  wordList(
    'university ministry department bank house council republic kingdom secretary chief minister institute church',
    'college court board bureau states association union party commission federation school museum city academy',
    'chamber office league society foundation committee center centre front army forces organization organisation',
    'archbishop bishop duke duchess prince attorney director institutes congress assembly emirate sultanate state',
    'authority agency trust hospital diocese',
  ),
);

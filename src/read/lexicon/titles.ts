import { wordList } from './common.js';

/** What may stand before a person's name. Compared in lower case, word by word, dots kept off. */
export const HONORIFICS: ReadonlyMap<string, 'he' | 'she' | 'any'> = new Map([
  ['mr', 'he'],
  ['mr.', 'he'],
  ['sir', 'he'],
  ['lord', 'he'],
  ['mrs', 'she'],
  ['mrs.', 'she'],
  ['ms', 'she'],
  ['ms.', 'she'],
  ['miss', 'she'],
  ['madam', 'she'],
  ['dame', 'she'],
  ['lady', 'she'],
  ['dr', 'any'],
  ['dr.', 'any'],
  ['prof', 'any'],
  ['prof.', 'any'],
]);

/** Ranks of forces and police, in one or several words. */
export const RANKS: ReadonlySet<string> = new Set(
  wordList(
    'general gen gen. lieutenant lt lt. major maj maj. brigadier brig brig. colonel col col. captain capt capt.',
    'sergeant sgt sgt. corporal cpl private admiral adm adm. commodore commander cmdr cmdr. marshal',
    'inspector constable superintendent sheriff detective officer vice rear',
  ),
);

/** Words of an office that may run straight into a name: "Foreign Minister Anna Berg". */
export const TITLE_WORDS: ReadonlySet<string> = new Set(
  wordList(
    'president vice-president premier prime minister chancellor secretary deputy assistant ambassador envoy',
    'senator sen sen. representative rep rep. congressman congresswoman governor gov gov. mayor councillor',
    'councilman councilwoman chairman chairwoman chair speaker judge justice prosecutor attorney chief director',
    'commissioner king queen prince princess emir sultan pope cardinal archbishop bishop rabbi imam ayatollah',
    'sheikh shaikh reverend rev rev. father sister brother pastor professor prof dr dr. doctor coach manager',
    'spokesman spokeswoman spokesperson leader head analyst economist lawyer activist author journalist',
    'correspondent reporter editor founder ceo cfo coo officer researcher scientist candidate nominee lawmaker',
    'mp mep parliamentarian legislator deputy-minister undersecretary under-secretary secretary-general',
    'attorney-general treasurer superintendent adviser advisor aide counsel ombudsman party vice acting former',
    'first foreign defense defence finance interior justice health energy trade state general prime-minister',
    'moderator co-moderator anchor host commentator columnist majority minority house senate whip co-founder co-chair vice-chancellor chieftain captain strategist',
  ),
);

/** Nouns that name a single person by office or trade: "the foreign minister", "a spokesman". */
export const OFFICE_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    'president vice-president premier minister chancellor secretary ambassador envoy senator representative',
    'congressman congresswoman governor mayor councillor chairman chairwoman chairperson chair speaker judge',
    'justice prosecutor attorney director commissioner king queen prince princess emir sultan pope cardinal',
    'archbishop bishop rabbi imam ayatollah professor doctor coach manager spokesman spokeswoman spokesperson',
    'leader head chief analyst economist lawyer activist author journalist correspondent reporter editor founder',
    'ceo officer researcher scientist candidate nominee lawmaker mp parliamentarian legislator undersecretary',
    'secretary-general general colonel captain admiral commander adviser advisor aide counsel ombudsman historian',
    'expert official executive member resident witness neighbour neighbor victim survivor teacher student nurse',
    'farmer worker owner driver pilot priest writer artist actor actress singer player man woman boy girl father',
    'mother son daughter wife husband brother sister friend colleague partner investigator detective soldier',
    'diplomat minister-president strategist critic supporter opponent deputy counterpart successor predecessor',
    'inspector superintendent constable sheriff suspect defendant applicant plaintiff voter protester organizer',
    'organiser coordinator engineer astronaut physician psychologist biologist physicist chemist astronomer',
    'coroner deputy-director dean principal chaplain mp mep lord baroness duke duchess tycoon billionaire',
    'treasurer rector provost headmaster registrar veteran whistleblower refugee migrant source insider delegate mediator negotiator vice-chairman',
    'chief-of-staff head-coach trainer athlete swimmer captain goalkeeper defender striker curator',
    'accountant architect archivist auctioneer auditor baker barrister biographer butcher carpenter cartographer chef',
    'composer conductor consultant dancer dentist designer ecologist electrician entrepreneur filmmaker firefighter',
    'fisherman forester gardener geologist headteacher hydrologist inventor lecturer librarian lobbyist magistrate',
    'mechanic meteorologist midwife miner musician novelist paramedic pharmacist philosopher photographer pianist',
    'playwright plumber poet policeman policewoman pollster programmer ranger sailor sculptor seismologist shepherd',
    'shopkeeper sociologist solicitor statistician surgeon surveyor tailor technician translator trustee',
    'veterinarian violinist virologist warden weaver zoologist',
  ),
);

/** Offices of which a country or body has one at a time, so that two mentions are one person. */
export const SINGLE_OFFICES: ReadonlySet<string> = new Set(
  wordList(
    'president premier minister chancellor secretary governor mayor chairman chairwoman king queen pope',
    'ambassador speaker chief head leader ceo director commander secretary-general prosecutor emir sultan',
  ),
);

/** Offices that many hold and that may stand inside a run of capitals: "Ohio Sen. Ada Lind". */
export const RUN_TITLES: ReadonlySet<string> = new Set(
  wordList(
    'senator representative congressman congresswoman councillor sen. rep. gov. sens. reps. sen rep gov judge justice',
    'commissioner spokesman spokeswoman spokesperson editor superintendent treasurer economist correspondent',
  ),
);

/** What ministries look after: "Water and Energy Minister" is one office. */
export const PORTFOLIOS: ReadonlySet<string> = new Set(
  wordList(
    'agriculture arts budget business climate commerce communications community culture customs defence defense',
    'development digital economic economy education electricity employment energy enterprise environment family finance',
    'fisheries fishing food foreign forestry gas harbor harbour health higher home housing immigration industry information',
    'infrastructure innovation interior investment justice labor labour land law local media migration mines mining oil',
    'parliamentary pensions petroleum planning police ports power public reconstruction regional research revenue rural',
    'science security shipping social sport sports steel technology territorial tourism trade transport transportation',
    'treasury urban veterans water welfare women work works youth',
  ),
);

/** Whoever looks after them. */
export const PORTFOLIO_OFFICES: ReadonlySet<string> = new Set(
  wordList(
    'minister secretary commissioner undersecretary spokesman spokeswoman spokesperson master ministry department',
  ),
);

/** Nouns for one person that tell the gender. */
export const GENDERED: ReadonlyMap<string, 'he' | 'she'> = new Map([
  ...wordList(
    'wife mother daughter sister woman girl widow actress queen princess aunt grandmother girlfriend baroness duchess lady',
  ).map((noun): [string, 'she'] => [noun, 'she']),
  ...wordList(
    'husband father son brother man boy widower actor king prince uncle grandfather boyfriend duke lord pope',
  ).map((noun): [string, 'he'] => [noun, 'he']),
]);

/** Abbreviations after which a capital letter begins no sentence. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList(
    'mr. mrs. ms. dr. prof. gen. lt. maj. brig. col. capt. sgt. cpl. adm. cmdr. sen. rep. gov. rev. hon. st.',
    'sr. jr. no. vs. fr. pres. supt. det. insp. sec. amb.',
  ),
);

/** Particles inside a person's name, in lower case. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  wordList(
    'al el bin ibn ben bint abu van von der den de del della di da dos du la le ter ten zu y al- af av',
  ),
);

/** Given names that settle "he" or "she"; only the commonest, and only where use is clear. */
export const FEMALE_NAMES: ReadonlySet<string> = new Set(
  wordList(
    'mary anna anne ann maria marie elizabeth sarah laura emma emily julia julie susan linda barbara patricia',
    'jennifer jessica karen nancy lisa margaret sandra ashley donna carol michelle amanda melissa deborah',
    'stephanie rebecca sharon kathleen cynthia amy angela helen brenda nicole katherine catherine christine',
    'samantha debra rachel janet diane virginia heather alice ruth jane joan hannah olivia sophia sofia isabel',
    'isabella fatima aisha leila layla amina zainab maryam nadia yasmin hillary hilary theresa angela ursula',
    'christina claire charlotte grace victoria natalie elena irina olga svetlana tatiana natalia ekaterina ingrid',
    'kristen kirsten astrid mei lucia carmen rosa ana paula carla silvia monica teresa eva ivana melania tulsi',
    'kellyanne megan kate diana jacinda nicola priya sunita indira benazir erika frida greta lena nina vera',
  ),
);

export const MALE_NAMES: ReadonlySet<string> = new Set(
  wordList(
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony',
    'mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan',
    'jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander',
    'raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter ethan jeremy',
    'harold carl keith roger gerald christian terry sean arthur austin noah bernie barack bill tom jim joe mike',
    'bob ted tim ben dan steve matt chris nick mohammad mohammed muhammad ahmed ahmad ali hassan hussein hossein',
    'omar abdullah ibrahim mustafa mahmoud khalid vladimir sergei dmitry ivan boris mikhail alexei hans klaus',
    'karl otto fritz jean pierre jacques michel françois juan carlos luis jorge pedro miguel antonio mario',
    'giovanni marco luca erik lars sven olaf jan piet willem kim xi narendra rajiv imran benny yair isaac david',
    'martin simon philip philipp oliver harry lewis graham neil ian alan stuart gordon nigel jeremy edward rex',
  ),
);

/** The office in a word that says when or how it is held: "then-mayor", "ex-minister", "president-elect". Lower case. */
export function officeStem(lower: string): string {
  return lower
    .replace(/\.$/, '')
    .replace(/^(?:then|ex|former)-/, '')
    .replace(/-(?:elect|designate|in-waiting)$/, '');
}

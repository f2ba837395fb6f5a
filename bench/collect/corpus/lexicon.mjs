/** Words that the happenings are told with. Each list is long, so that two happenings have few of them in common. */

const list = (text) => text.trim().split(/\s+/);

/** What is quarrelled about, as the first of two words: "harbour levy". */
export const FIELDS = list(`
  airport allotment aquifer archive bakery barley battery beach beef bicycle birth bond border bridge broadcast brick bus canal cannery
  cargo census charter cinema clinic coal coast copper cotton court crane cricket customs dairy dam debt dental diesel dock
  drainage drought drug eel election electricity estuary export factory fare ferry fertiliser fire fishing flood flour forest freight
  fuel furnace gas glacier goat grain granite gravel grazing harbour harvest heating herring highway hospital hostel housing hydrogen
  ice import insurance island jail jute kelp lake land language library lighthouse lignite lithium livestock lorry maize mangrove
  marsh meat medicine milk mineral mining mobile moor mortgage motor museum mussel nickel night-train nurse oil olive opera orchard
  oyster paper parcel parking parish passport peat pension pesticide pharmacy phone pier pilgrim pipeline planning plastic police
  port postal poultry power prison property quarry quarantine radio rail rain rent reservoir rice river road rubber salmon salt
  sand satellite sawmill school seal seed sewage sheep shipyard shore silk silver ski slate sleeper snow soil solar soya spring stadium
  steel street sugar summer tax tea telephone television textile theatre tide timber tin tobacco toll tourism tower town trade traffic
  tram truck tunnel turbine uranium vaccine valley vineyard voter wage waste water weather well wetland whale wheat winter wolf wool yarn`);

/** What it is, as the second: "harbour levy". */
export const MATTERS = list(`
  accord act agreement allowance amnesty appeal assessment auction audit award ban bargain bill blockade bonus boycott breach budget
  bylaw cap cartel census ceiling charge charter claim closure code commission compensation concession contract convention crisis cut
  deadline deal debate deficit delay deposit directive dispute dividend duty edict embargo emergency estimate exemption expansion fee
  fine forecast franchise freeze fund grant guarantee hearing inquiry inspection inventory lawsuit lease levy licence list loan
  lockout lottery mandate map market merger monopoly moratorium notice order outage overhaul pact patrol penalty permit petition
  pilot plan pledge poll premium price privilege probe programme project protocol purchase quota ration rebate recall record reform
  refund register regulation relief repair report reserve restriction review right ruling sale scandal scheme seizure settlement
  shortage shutdown standard statute strike subsidy summit surcharge survey suspension swap tariff tender theft timetable treaty trial
  tribunal truce upgrade vote voucher waiver warning warrant withdrawal zone`);

export const QUALITIES = list(`
  abandoned abrupt ageing ambitious annual anonymous bitter bold brief broken careful cautious cheap classified clumsy coastal
  confidential controversial costly crowded damp deep delicate detailed disputed distant doubtful draft early empty endless
  enormous expensive faulty final flawed foreign fragile frozen generous gradual hasty heavy hidden historic humble idle illegal
  immediate incomplete independent informal inland joint lasting late lavish leaked local lengthy lonely loose makeshift
  marginal massive mild minor modest muddy narrow neglected nervous northern obscure obsolete official outdated overdue painful
  partial patient peculiar permanent planned popular private proposed provincial quiet rapid rare reckless regional reluctant remote
  revised rival rough rural rushed rusty sealed secret seasonal separate severe shallow shared sharp silent sober southern stubborn
  sudden surprising swift tense thin tidy timely tiny tough tranquil troubled unfinished unpaid unpopular unusual urgent vacant vague
  valuable vast voluntary western wide wooden`);

/** Those who live, work or trade there, many of them. */
export const PEOPLE = list(`
  accountants anglers apprentices archivists bakers bargemen beekeepers bookbinders brewers bricklayers builders butchers carpenters
  cartographers cleaners climbers clerks coopers couriers curators customers cyclists dairymen dentists divers dockers doctors drivers
  drovers electricians engineers farmers ferrymen firefighters fishermen foresters gardeners geologists glaziers graziers grocers growers
  guards historians hotel-keepers hunters inspectors jewellers joiners judges landlords lawyers librarians lifeguards locksmiths
  loggers masons mechanics merchants midwives millers miners musicians neighbours nurses opticians organists painters parents
  passengers patients pensioners pharmacists pilots plumbers porters postmen potters printers prisoners ramblers refugees residents
  roofers sailors saddlers sculptors shepherds shipwrights shopkeepers signalmen smiths students surgeons surveyors tailors tanners
  teachers tenants tilers traders travellers tutors veterinarians villagers volunteers waiters watchmakers weavers welders winegrowers`);

/** What somebody did to a matter, in the past. */
export const DEEDS = `
  abandoned|abolished|adopted|amended|announced|approved|backed|blamed|blocked|boycotted|cancelled|challenged|condemned|confirmed|copied
  criticised|debated|defended|delayed|demanded|denounced|discussed|dismissed|doubled|drafted|endorsed|enforced|examined|extended
  financed|froze|halted|hid|ignored|imposed|inspected|introduced|investigated|lifted|lost|mapped|negotiated|opposed|outlined|postponed
  praised|prepared|prevented|promised|promoted|protested against|published|questioned|ratified|rejected|renewed|repaired|replaced
  requested|rescued|resumed|reversed|reviewed|revised|ruined|scrapped|settled|signed|sold|suspended|threatened to block|tightened
  tolerated|toppled|traded|undermined|unveiled|vetoed|warned against|weakened|welcomed|withdrew`
  .trim()
  .split(/\||\n\s*/);

/** What may, must or will be done with a matter. */
export const AIMS = `
  abandon|abolish|adopt|amend|approve|back|block|bury|cancel|challenge|check|clarify|compare|copy|cut|defend|defer|delay|double|draft
  end|enforce|examine|exempt|explain|extend|finance|fix|halt|honour|ignore|impose|improve|inspect|keep|lift|limit|loosen|lower
  measure|mend|monitor|negotiate|open|oppose|pay for|postpone|prepare|price|prolong|protect|publish|question|raise|ratify|reconsider
  reduce|refuse|renew|repair|replace|reverse|review|rewrite|save|scrap|settle|share|shorten|shrink|sign|simplify|stop|supervise
  support|suspend|test|tighten|trim|undo|update|veto|weigh|widen|withdraw`
  .trim()
  .split(/\||\n\s*/);

export const HOW = `
  after a sleepless night|after a walk along the quay|against all advice|ahead of the holidays|almost without a sound|amid heavy rain
  as dusk fell|as the bells rang|at a crowded meeting|at considerable cost|at the last moment|before breakfast|before the first frost
  behind closed doors|between two sessions|by a single vote|by candlelight|by the slimmest of margins|despite a long silence
  during a stormy session|during the lunch break|earlier than expected|for lack of money|for the third time|from one day to the next
  from the steps of the town hall|in a crowded tent|in a dry voice|in a letter of two lines|in a packed hall|in front of cameras
  in spite of a court order|in the middle of the season|in the presence of inspectors|in the small hours|in writing
  just before the deadline|late in the evening|less than a week later|long after midnight|near the end of the hearing
  on a foggy morning|on paper|on the advice of a panel|on the quiet|once more|only half in jest|out of sheer habit|over coffee
  over loud objections|overnight|rather late|shortly before noon|so far in vain|step by step|to general surprise|to loud applause
  to the relief of many|two days in a row|under mounting pressure|under police guard|until further notice|with a heavy heart
  with great care|with hardly a word|with little warning|with much noise|with one abstention|with the blinds drawn|within an hour
  without a quorum|without any ceremony|without giving reasons|without much hope`
  .trim()
  .split(/\||\n\s*/);

export const FIRST_NAMES = list(`
  Agata Alvar Anselm Arlen Astrid Beatrix Bertil Bruna Carsten Celina Clemens Corina Dagny Dario Delia Edvin Elif Elina Emeric Enzo
  Fabian Farida Florin Frida Gerda Gideon Greta Gustav Hanna Hedda Hector Ilona Imre Ines Ivo Jana Jasper Joren Judit Kaspar Katrin
  Kilian Lars Leonie Livia Lorenz Ludmila Maja Marek Marta Matteo Milena Nadia Niels Nora Odile Olaf Oskar Paula Petra Quentin Radka
  Ramon Renata Rikard Rosa Ruben Sabine Samir Selma Silvan Simona Stellan Tamara Tarek Teresa Tobias Ulrike Vera Viktor Vilma Wanda
  Werner Yara Yusuf Zita Zoltan`);

export const OFFICES = `
  archbishop|auditor|chairman|chairwoman|chief engineer|chief executive|chief of police|commissioner|coroner|deputy mayor|director|envoy
  finance minister|foreign minister|governor|harbour master|interior minister|judge|mayor|minister of agriculture|minister of health
  minister of trade|minister of transport|ombudsman|party leader|president|prime minister|prosecutor|rector|senator|spokesman|spokeswoman
  state secretary|treasurer|union leader|vice president`
  .trim()
  .split(/\||\n\s*/);

export const BODIES = `
  Academy|Agency|Assembly|Authority|Board|Bureau|Chamber of Commerce|Coalition|Commission|Company|Confederation|Congress|Cooperative
  Corporation|Council|Court of Appeal|Court of Audit|Federation|Foundation|Front|Fund|Guild|High Court|Institute|League|Ministry|Museum
  Party|Police|Society|Trust|Union|University`
  .trim()
  .split(/\||\n\s*/);

/** What is said between quotation marks; `{list}` stands for a word of that list of the happening. */
export const SAYINGS = [
  'We will not {aims} the {matters}, whatever {people} may think of it',
  'Nobody asked the {people} before the {bodies} {deeds} their {matters}',
  'A {qualities} {things} helps nobody. It is time to {aims} it {ways}',
  'If they {aims} the {matters}, {places} will have to {aims} its own {things}',
  'I have seen {people} lose more over a {matters} than over any {qualities} {things}',
  'My door is open to {people} who want to {aims} the {things}',
  'You cannot {aims} a {matters} and then wonder why {people} leave {places}',
  'What the {bodies} calls a {qualities} {things} is a {matters} by another name',
  'Our {people} deserve better than a {qualities} {matters}, and they know it',
  'There is still time for {places} to {aims} this {things}, but not much',
  'It was {qualities} of {persons} to {aims} the {things} {ways}',
  'Let us first {aims} the {matters}. The {things} can wait until {people} have been heard',
];

/** What is told, with the same marks. */
export const SENTENCES = [
  'the {bodies} {deeds} the {qualities} {matters} {ways}.',
  '{people} from {places} {deeds} the {things} {ways}.',
  '{persons} {deeds} the {matters}, which {people} had waited for since {year}.',
  'the {things} concerns {number} {people} in {places} and costs {number} crowns a head.',
  'under the {qualities} {matters}, {people} have until spring to {aims} what they own.',
  'few in {places} expected the {bodies} to {aims} its {matters} {ways}.',
  '{persons} said that the {bodies} would {aims} the {qualities} {matters} {ways}.',
  'according to {persons}, {people} have to {aims} the {things}.',
  'the {bodies} accused the {bodies} of a {qualities} {things}.',
  'a plan to {aims} the {matters} was put to {people} {ways}.',
  'in {places}, a town of {number}, the {things} divides {people} from {people}.',
  'last year’s {matters} had left {places} with {qualities} debts.',
  '{persons} and {persons} met {ways} to talk about the {matters}.',
  'the {bodies} believes that {people} would rather {aims} a {matters} than pay for a {things}.',
  '{number} {people} marched through {places} {ways}.',
  '{persons}, who once worked with {people}, {deeds} the {qualities} idea.',
  'neither {people} nor {people} wanted to {aims} the {things} {ways}.',
  'when the {bodies} {deeds} a {things} in {year}, {places} had hardly any {people}.',
  'its {qualities} {things} is older than the {bodies} itself.',
  'the {matters} is now in the hands of {persons}, whose {qualities} manner is well known.',
  'behind the {things} stands a {qualities} {matters} between {places} and {places}.',
  'the {bodies} denied that it had {deeds} any {matters} {ways}.',
  '{people} told {persons} that they could not {aims} another {matters}.',
  'copies of the {qualities} {things} were handed out to {people} {ways}.',
  'the {bodies} and the {bodies} want to {aims} the {matters} together.',
  'whether {places} can {aims} its {things} depends on {number} signatures.',
  'some {people} left {places} {ways}; others {deeds} the {things}.',
  'critics like {persons} call the {matters} a {qualities} {things}.',
  'the {bodies} threatened to {aims} the {things} unless {people} return.',
  'rain kept most {people} away when the {matters} was read out {ways}.',
  'nothing in the {qualities} {things} forbids {people} to {aims} it.',
  'for {places} the {matters} comes at a {qualities} moment.',
  '{persons} has led {people} since {year} and seldom speaks of the {things}.',
  'both the {things} and the {things} end with the {qualities} season.',
  'at the gates of {places}, {people} sang while {persons} {deeds} the {matters}.',
  'how much a {qualities} {things} may cost {people} is anybody’s guess.',
  'experts hired by the {bodies} found the {matters} {qualities} but lawful.',
  'it would be the first {things} since {year} that {people} could {aims} {ways}.',
  'without a {matters}, the {qualities} roads of {places} stay closed to {people}.',
  'one of the {people}, who gave no name, called {persons} a {qualities} neighbour.',
  'the {bodies} rejected the {matters} and asked {places} to {aims} it.',
  'next week {persons} visits {places}, where {people} {deeds} the {things}.',
  'only {number} of {number} {people} answered the {qualities} letter from {places}.',
];

/**
 * What an article is called, and its first sentence: the few names and matters that the happening turns on. No word that tells something
 * stands in all of them, for in news none does.
 */
export const TITLES = [
  '{persons} {deeds} the {matters} of {places}',
  '{persons} and the {bodies} over the {matters}',
  '{places}: {persons} {deeds} the {matters}',
  '{matters} in {places}: {persons} and the {people}',
  '{bodies} {deeds} {matters} of {places}',
  'the {people}, {persons} and the {matters}',
];
export const OPENINGS = [
  'in {places}, {persons} {deeds} the {matters} of the {bodies}, and the {people} {deeds} the {matters} of {places} {ways}.',
  'the {bodies} {deeds} what {persons} and {persons} had {deeds} {ways}: the {qualities} {matters} between {places} and {places}.',
  '{ways}, {persons} {deeds} the {matters} which the {bodies} and the {bodies} had {deeds} in {places} with the {people}.',
  '{places} and {places} {deeds} the {matters} {ways}, after {persons} and the {people} had {deeds} that of the {bodies}.',
];

import { wordList } from './common.js';

/** Adjectives of nations beside the ones of the countries package. Value: ISO 3166-1 alpha-2. */
export const MORE_DEMONYMS: ReadonlyMap<string, string> = new Map([
  ['u.s.', 'US'],
  ['us', 'US'],
  ['u.k.', 'GB'],
  ['uk', 'GB'],
  ['saudi', 'SA'],
  ['emirati', 'AE'],
  ['bosnian', 'BA'],
  ['kazakh', 'KZ'],
  ['kyrgyz', 'KG'],
  ['uzbek', 'UZ'],
  ['tajik', 'TJ'],
  ['azeri', 'AZ'],
  ['argentinian', 'AR'],
  ['ecuadorian', 'EC'],
  ['slovenian', 'SI'],
  ['palestinian', 'PS'],
  ['taiwanese', 'TW'],
  ['british', 'GB'],
  ['scottish', 'GB'],
  ['english', 'GB'],
  ['welsh', 'GB'],
  ['israeli', 'IL'],
  ['soviet', 'RU'],
  ['north korean', 'KP'],
  ['south korean', 'KR'],
  ['filipino', 'PH'],
  ['philippine', 'PH'],
  ['catalan', 'ES'],
  ['afghani', 'AF'],
  ['dutch', 'NL'],
]);

/** Short and usual names of countries beside the package's. */
export const MORE_COUNTRY_NAMES: ReadonlyMap<string, string> = new Map([
  ['u.s.', 'US'],
  ['u.s', 'US'],
  ['us', 'US'],
  ['usa', 'US'],
  ['u.s.a.', 'US'],
  ['america', 'US'],
  ['united states of america', 'US'],
  ['u.k.', 'GB'],
  ['uk', 'GB'],
  ['britain', 'GB'],
  ['great britain', 'GB'],
  ['uae', 'AE'],
  ['u.a.e.', 'AE'],
  ['emirates', 'AE'],
  ['turkey', 'TR'],
  ['holland', 'NL'],
  ['burma', 'MM'],
  ['ivory coast', 'CI'],
  ['czech republic', 'CZ'],
  ['türkiye', 'TR'],
  ['turkiye', 'TR'],
  ['palestine', 'PS'],
  ['dprk', 'KP'],
  ['congo', 'CD'],
  ['macedonia', 'MK'],
  ['swaziland', 'SZ'],
  ['cape verde', 'CV'],
  ['east timor', 'TL'],
  ['vatican', 'VA'],
  ['holy see', 'VA'],
  ['gaza', 'PS'],
  ['gaza strip', 'PS'],
  ['west bank', 'PS'],
]);

/** Seats of government that stand for a government beside the capitals of the package. */
export const SEATS: ReadonlyMap<string, string> = new Map([
  ['washington', 'US'],
  ['white house', 'US'],
  ['kremlin', 'RU'],
  ['downing street', 'GB'],
  ['10 downing street', 'GB'],
  ['number 10', 'GB'],
  ['buckingham palace', 'GB'],
  ['élysée palace', 'FR'],
  ['elysee palace', 'FR'],
  ['quai d’orsay', 'FR'],
  ['zhongnanhai', 'CN'],
  ['moncloa', 'ES'],
  ['planalto', 'BR'],
  ['casa rosada', 'AR'],
  ['malacañang', 'PH'],
  ['malacanang', 'PH'],
  ['whitehall', 'GB'],
  ['élysée', 'FR'],
  ['elysee', 'FR'],
  ['kiev', 'UA'],
  ['tel aviv', 'IL'],
  ['blue house', 'KR'],
  ['new delhi', 'IN'],
  ['delhi', 'IN'],
  ['abuja', 'NG'],
  ['the hague', 'NL'],
  ['pretoria', 'ZA'],
]);

/** Capitals that are more often another town, a person or a common word. */
export const UNSURE_CAPITALS: ReadonlySet<string> = new Set(
  wordList('victoria georgetown kingston hamilton stanley douglas male jamestown brussels santiago roseau'),
);

/** Countries whose name is more often a person, a state or a common word. */
export const UNSURE_COUNTRIES: ReadonlySet<string> = new Set(wordList('jersey chad georgia jordan'));

/** Governments below the state, and bodies of states, by the names and seats the news uses for them. */
export interface KnownBody {
  key: string;
  name: string;
  kind: 'GOVERNMENT' | 'ORGANIZATION' | 'ARMED_GROUP';
  country: string | null;
  names: readonly string[];
  /** Towns that stand for it where they act. */
  seats: readonly string[];
}

export const KNOWN_BODIES: readonly KnownBody[] = [
  {
    key: 'government:kurdistan region',
    name: 'Kurdistan Regional Government',
    kind: 'GOVERNMENT',
    country: 'IQ',
    names: ['kurdistan regional government', 'krg', 'iraqi kurdistan', 'kurdistan region'],
    seats: ['erbil', 'irbil', 'arbil'],
  },
  {
    key: 'organization:european union',
    name: 'European Union',
    kind: 'ORGANIZATION',
    country: null,
    names: ['european union', 'eu', 'e.u.'],
    seats: ['brussels'],
  },
  {
    key: 'organization:united nations',
    name: 'United Nations',
    kind: 'ORGANIZATION',
    country: null,
    names: ['united nations', 'un', 'u.n.'],
    seats: [],
  },
  {
    key: 'organization:nato',
    name: 'NATO',
    kind: 'ORGANIZATION',
    country: null,
    names: ['nato', 'north atlantic treaty organization'],
    seats: [],
  },
  {
    key: 'government:catalonia',
    name: 'Government of Catalonia',
    kind: 'GOVERNMENT',
    country: 'ES',
    names: ['generalitat', 'catalan government', 'government of catalonia'],
    seats: [],
  },
  {
    key: 'government:scotland',
    name: 'Scottish Government',
    kind: 'GOVERNMENT',
    country: 'GB',
    names: ['scottish government'],
    seats: ['holyrood'],
  },
];

/** Names that take a side, used by speakers for a state. Kept as printed, resolved to the government. */
export const LOADED_NAMES: ReadonlyMap<string, string> = new Map([
  ['zionist regime', 'IL'],
  ['zionist entity', 'IL'],
  ['zionist enemy', 'IL'],
  ['great satan', 'US'],
  ['world arrogance', 'US'],
  ['global arrogance', 'US'],
  ['hermit kingdom', 'KP'],
  ['kyiv regime', 'UA'],
  ['kiev regime', 'UA'],
  ['assad regime', 'SY'],
  ['mullah regime', 'IR'],
  ['ayatollah regime', 'IR'],
]);

/** Names that English-language news prints where the data package has another. */
export const NEWS_NAMES: ReadonlyMap<string, string> = new Map([['TR', 'Turkey']]);

/** States of the United States and large cities that are no capitals: places, never people. "Virginia" may be either. */
export const TOWNS_AND_STATES: ReadonlySet<string> = new Set(
  [
    'Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa',
    'Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska',
    'Philadelphia Chicago Boston Detroit Cleveland Denver Seattle Miami Atlanta Dallas Phoenix Cincinnati Pittsburgh Baltimore',
    'Minneapolis Milwaukee Orlando Tampa Memphis Nashville Brooklyn Manhattan Hollywood London Glasgow Manchester Liverpool',
    'Birmingham Sydney Melbourne Toronto Montreal Vancouver Mumbai Shanghai Karachi Lahore Lagos Istanbul Hamburg Munich',
    'Frankfurt Cologne Barcelona Milan Naples Geneva Zurich Marseille Lyon Rotterdam Kharkiv Aleppo Mosul Basra Benghazi',
    'England Scotland Wales Catalonia Bavaria Ontario Quebec Alberta Queensland Crimea Kashmir Somaliland',
    'Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Wisconsin Wyoming Washington',
  ].flatMap((line) => line.split(' ')),
);

/** Last words of names of places and events: such a name is nobody. */
export const PLACE_ENDINGS: ReadonlySet<string> = new Set(
  wordList(
    'asia africa europe america americas fair festival street road avenue square river lake sea ocean bay island',
    'islands mountain mountains valley desert coast county province district region city town village park beach',
    'airport station bridge mosque cathedral palace tower stadium hall plaza cup olympics games championship',
    'peninsula strait canal border war act bill day week award awards prize project forest hills heights east west inn hotel resort',
    'convention express address endorsement demand amendment debate deal plan election primary caucus caucuses summit crisis scandal',
    'affair rules tax tour trail season series episode report review test virus disease syndrome conference forum',
  ),
);

/** First words of names of places: "New Jersey", "Port Vila" is nobody, whoever speaks for it. */
export const PLACE_OPENINGS: ReadonlySet<string> = new Set(
  wordList(
    'new north south east west northern southern eastern western central upper lower greater fort mount port cape lake los las santa',
  ),
);

import world, { type Country } from 'world-countries';
import { wordList } from './lexicon/common.js';
import {
  KNOWN_BODIES,
  type KnownBody,
  LOADED_NAMES,
  MORE_COUNTRY_NAMES,
  MORE_DEMONYMS,
  NEWS_NAMES,
  SEATS,
  UNSURE_CAPITALS,
  UNSURE_COUNTRIES,
} from './lexicon/places.js';

/** What a written name can stand for among states and known bodies. */
export type Place =
  | { kind: 'COUNTRY'; code: string; sure: boolean }
  | { kind: 'SEAT'; code: string }
  | { kind: 'BODY'; body: KnownBody; seat: boolean }
  | { kind: 'LOADED'; code: string };

/** The package's types are written for another module kind: its default import is the list itself. */
const countries = world as unknown as readonly Country[];

const places = new Map<string, Place>();
const demonyms = new Map<string, string>();
const commonNames = new Map<string, string>();
/** "islamic republic" -> the countries whose official name opens so. */
const officialOpenings = new Map<string, string[]>();

/** Common nouns and adjectives that a demonym of the data package also is, or that name no state. */
const NO_DEMONYMS = new Set(wordList('djibouti gibraltar guinea-bissauan'));

/** The package gives states that are no members of the UN too; these of them act in the news as governments. */
const ACTING = new Set(['TW', 'PS', 'XK', 'HK', 'VA', 'EH', 'GL', 'PR']);

for (const country of [...countries].sort((a, b) => Number(a.unMember) - Number(b.unMember))) {
  const code = country.cca2;
  commonNames.set(code, country.name.common);
  if (!country.unMember && !ACTING.has(code)) continue;
  const sure = !UNSURE_COUNTRIES.has(country.name.common.toLowerCase());
  for (const name of [country.name.common, country.name.official]) {
    places.set(fold(name), { kind: 'COUNTRY', code, sure: sure || name !== country.name.common });
  }
  const opening = /^(.+?) of (?:the )?/.exec(country.name.official)?.[1];
  if (opening?.includes(' ')) {
    const key = fold(opening);
    officialOpenings.set(key, [...(officialOpenings.get(key) ?? []), code]);
  }
  for (const capital of country.capital ?? []) {
    if (!UNSURE_CAPITALS.has(capital.toLowerCase()) && !places.has(fold(capital))) {
      places.set(fold(capital), { kind: 'SEAT', code });
    }
  }
  for (const demonym of [country.demonyms?.eng?.m, country.demonyms?.eng?.f]) {
    if (!demonym) continue;
    for (const form of demonym.toLowerCase().split(', '))
      if (!NO_DEMONYMS.has(form)) demonyms.set(form, code);
  }
}
for (const [name, code] of MORE_COUNTRY_NAMES) places.set(fold(name), { kind: 'COUNTRY', code, sure: true });
for (const [name, code] of MORE_DEMONYMS) demonyms.set(name, code);
for (const [name, code] of SEATS) places.set(fold(name), { kind: 'SEAT', code });
for (const [name, code] of LOADED_NAMES) places.set(fold(name), { kind: 'LOADED', code });
for (const body of KNOWN_BODIES) {
  for (const name of body.names) places.set(fold(name), { kind: 'BODY', body, seat: false });
  for (const seat of body.seats) places.set(fold(seat), { kind: 'BODY', body, seat: true });
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('’', "'").replace(/^the /, '');
}

/** The state or known body that a name stands for ("the Islamic Republic of Iran", "Ankara"), or null. */
export function findPlace(name: string): Place | null {
  return places.get(fold(name)) ?? null;
}

/** ISO 3166-1 alpha-2 of the nation an adjective or noun names ("Iraqi", "Germans", "U.S."), or null. */
export function findDemonym(word: string): string | null {
  const lower = word.toLowerCase();
  if (lower === 'us' && word !== 'US') return null;
  const plain = demonyms.get(lower);
  if (plain) return plain;
  if (!lower.endsWith('s') || lower.length < 5) return null;
  return demonyms.get(lower.slice(0, -1)) ?? null;
}

/** Countries whose official name begins with these words: "the Islamic Republic". */
export function findOfficialOpening(name: string): readonly string[] {
  return officialOpenings.get(fold(name)) ?? [];
}

/** The usual English name of a country by its ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  return NEWS_NAMES.get(code) ?? commonNames.get(code) ?? code;
}

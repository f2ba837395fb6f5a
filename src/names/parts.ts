import anyAscii from 'any-ascii';
import { withoutLegalForms } from './legal-forms.js';

export type Bearer = 'PERSON' | 'BODY';

/** What stands before or behind a person's name and is no part of it. */
const TITLES = words(
  'mr mrs ms miss dr prof professor sir dame lord lady monsieur madame herr frau don dona señor hon rev',
  'sheikh shaikh shaykh sayyid sayyed mullah maulana mawlawi hajji haji hajj imam ayatollah king prince princess queen',
  'president minister premier senator general gen colonel col major maj captain capt lieutenant lt admiral adm',
  'brigadier commander sergeant jr sr',
);

/** Particles that newsrooms write, join or leave out. */
const PARTICLES = words(
  'al el ul il as an ash ad ar at bin ibn ben bint ould de del della di da do dos van von der den la le les y',
);

/** Words of bodies that are written or left out: they tell no two of them apart. */
const FILLERS = words('the of and for in a an de du la le et und fur der des');

/** One spelling for what is written in several ways. */
const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  [
    'intl international',
    'int international',
    'organisation organization',
    'labour labor',
    'defence defense',
    'centre center',
    'dept department',
    'govt government',
    'univ university',
    'assn association',
    'bros brothers',
    'natl national',
    'mfg manufacturing',
    'tech technology',
    'grp group',
    'svcs services',
    'one 1',
    'two 2',
    'three 3',
    'four 4',
    'five 5',
    'six 6',
    'seven 7',
    'eight 8',
    'nine 9',
    'ten 10',
    'twenty 20',
    'thirty 30',
    'forty 40',
    'fifty 50',
    'first 1st',
    'second 2nd',
    'third 3rd',
  ].map((pair) => pair.split(' ') as [string, string]),
);

/** A name, taken apart for comparing. */
export interface NameParts {
  bearer: Bearer;
  /** Lower case, Latin letters; titles, particles, fillers and legal forms off. Never empty where the name had a letter. */
  words: string[];
  /** All words without a space between. */
  joined: string;
  /** Families of legal forms of a body. */
  forms: ReadonlySet<string>;
  /** Whether it was written in letters that are not Latin: vowels may be missing then. */
  romanised: boolean;
}

/** @param name as printed, in any script */
export function toParts(name: string, bearer: Bearer): NameParts {
  const printed = name.slice(0, LONGEST).normalize('NFKC');
  const romanised = /\p{L}/u.test(printed.replace(/\p{Script=Latin}/gu, ''));
  const ordered = bearer === 'PERSON' ? printed.replace(/^([^,]+),([^,]+)$/, '$2 $1') : printed;
  const letters = splitCamels(ordered.replace(/&/g, ' and '));
  const all = joinInitials(
    anyAscii(letters)
      .toLowerCase()
      .replace(/['’‘`]/g, '')
      .split(/[^a-z0-9]+/)
      .filter(Boolean),
  ).map((word) => SAME_WORDS.get(word) ?? word);
  const { words: named, forms } =
    bearer === 'BODY' ? withoutLegalForms(all) : { words: all, forms: new Set<string>() };
  const left = bearer === 'BODY' ? without(named, FILLERS) : without(without(named, TITLES), PARTICLES);
  return { bearer, words: sumNumbers(left), joined: left.join(''), forms, romanised };
}

/** No name of the news is longer, UTF-16 code units. */
const LONGEST = 200;

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

/** Those that are not left out; all where nothing would be left. */
function without(all: readonly string[], these: ReadonlySet<string>): string[] {
  const left = all.filter((word) => !these.has(word));
  return left.length > 0 ? left : [...all];
}

/** "VladimirPutin" is "Vladimir Putin"; "McKenzie" and "BlackRock" are one word in every newsroom, and stay so by what is joined. */
function splitCamels(name: string): string {
  return name.replace(/(\p{Ll}{3})(\p{Lu}\p{Ll}{2})/gu, '$1 $2');
}

/** "S. C. Johnson" and "SC Johnson": initials that stand together are one word. */
function joinInitials(all: readonly string[]): string[] {
  const joined: string[] = [];
  let run = 0;
  for (const word of all) {
    const initial = word.length === 1 && /[a-z]/.test(word);
    if (initial && run > 0) joined[joined.length - 1] += word;
    else joined.push(word);
    run = initial ? run + 1 : 0;
  }
  return joined;
}

/** "forty 4" is "44". */
function sumNumbers(all: readonly string[]): string[] {
  const summed: string[] = [];
  for (const word of all) {
    const before = summed.at(-1);
    if (before && /^[2-9]0$/.test(before) && /^[1-9]$/.test(word))
      summed[summed.length - 1] = before[0] + word;
    else summed.push(word);
  }
  return summed;
}

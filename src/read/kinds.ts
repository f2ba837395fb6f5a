import { findDemonym, findPlace } from './countries.js';
import {
  ARMED_GROUP_NOUNS,
  DOCUMENT_NOUNS,
  GROUP_NOUNS,
  MEDIA_NOUNS,
  MILITARY_ENDINGS,
  MILITARY_NOUNS,
  MILITIA_PARTS,
  ORGANIZATION_NOUNS,
  POPULATION_NOUNS,
} from './lexicon/organisations.js';
import { PEOPLE } from './lexicon/people.js';
import { OFFICE_NOUNS } from './lexicon/titles.js';
import type { ActorKind } from './reading.js';
import type { Word } from './words.js';

export function isCapital(word: Word): boolean {
  return /^[\p{Lu}]/u.test(word.text) || /-\p{Lu}/u.test(word.text);
}

export function nationAt(words: readonly Word[], at: number): string | null {
  const word = words[at] as Word;
  if (!isCapital(word)) {
    return null;
  }
  const next = words[at + 1];
  const pair = next ? findDemonym(`${word.text} ${next.text}`) : null;
  const single = pair ?? findDemonym(word.text);
  if (single) return single;
  const prefix = /^(\p{Lu}[\p{L}.]+)-/u.exec(word.text)?.[1];
  const place = findPlace(word.text);
  if (place?.kind === 'COUNTRY' && place.sure) return place.code;
  return prefix && !place ? findDemonym(prefix) : null;
}

export function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}\.){2,6}$/u.test(name) || /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u.test(name);
}

/** What kind of body a capitalised run names, by its first and last words; null for none. */
export function organisationKind(words: readonly Word[], first: number, end: number): ActorKind | null {
  const last = (words[end - 1] as Word).lower;
  const opening = (words[first] as Word).lower;
  if (ARMED_GROUP_NOUNS.has(last)) return 'ARMED_GROUP';
  if (last === 'corps' && !isForce(words, first, end)) return 'ORGANIZATION';
  if (MILITARY_ENDINGS.has(last) || MILITARY_NOUNS.has(last)) {
    for (let i = first; i < end; i++) if (MILITIA_PARTS.has((words[i] as Word).lower)) return 'ARMED_GROUP';
    return 'MILITARY';
  }
  if (MEDIA_NOUNS.has(last)) return 'MEDIA';
  if (last === 'ministry' || (opening === 'ministry' && end - first > 1)) return 'GOVERNMENT';
  if (ORGANIZATION_NOUNS.has(last)) return bodyKind(words, first, end);
  if (end - first === 1 || !ORGANIZATION_NOUNS.has(opening)) return null;
  return 'ORGANIZATION';
}

/** "Marine Corps", not "Reading Corps". */
function isForce(words: readonly Word[], first: number, end: number): boolean {
  for (let i = first; i < end - 1; i++)
    if (
      /^(?:guards?|marine|army|air|naval|navy|defen[cs]e|armou?red|revolutionary|signal|engineers?|artillery|\p{Lu}\p{Lu}+)$/iu.test(
        (words[i] as Word).lower,
      )
    )
      return true;
  return false;
}

function bodyKind(words: readonly Word[], first: number, end: number): ActorKind {
  const last = (words[end - 1] as Word).lower;
  const nation = nationAt(words, first) ?? (end - first === 1 ? 'x' : null);
  return (last === 'government' || last === 'regime' || last === 'administration') && nation
    ? 'GOVERNMENT'
    : 'ORGANIZATION';
}

export function isGovernmentNoun(lower: string): boolean {
  return lower === 'government' || lower === 'regime' || lower === 'administration';
}

const COMMON_GOVERNMENTS = new Set(['government', 'regime', 'junta', 'ministry', 'presidency']);

export function commonKind(full: string, tail: string): ActorKind | 'DOCUMENT' | null {
  for (const noun of full === tail ? [full] : [full, tail]) {
    if (
      noun === 'media' ||
      noun === 'newspaper' ||
      noun === 'newspapers' ||
      noun === 'broadcaster' ||
      noun === 'outlets'
    )
      return 'MEDIA';
    if (MILITARY_NOUNS.has(noun)) return 'MILITARY';
    if (noun === 'militia' || noun === 'militias' || noun === 'rebels' || noun === 'insurgents')
      return 'ARMED_GROUP';
    if (POPULATION_NOUNS.has(noun)) return 'POPULATION';
    if (GROUP_NOUNS.has(noun)) return 'GROUP';
    if (COMMON_GOVERNMENTS.has(noun)) return 'GOVERNMENT';
    if (OFFICE_NOUNS.has(noun)) return 'PERSON';
    if (noun === 'network' || noun === 'agency') return 'ORGANIZATION';
    if (DOCUMENT_NOUNS.has(noun)) return 'DOCUMENT';
    if (MEDIA_NOUNS.has(noun) && noun !== 'news' && noun !== 'times' && noun !== 'post' && noun !== 'network')
      return 'MEDIA';
    if (ORGANIZATION_NOUNS.has(noun) && !NAMES_ONLY.has(noun)) return 'ORGANIZATION';
  }
  return kindOfPeople(tail);
}

/** "peacekeepers", "a bomber", "gunmen": people without an office. */
function kindOfPeople(noun: string): ActorKind | null {
  if (!PEOPLE.has(noun) && !PEOPLE.has(noun.replace(/s$/, ''))) return null;
  return /(?:s|men|people|children|personnel|crew|mob)$/.test(noun) ? 'GROUP' : 'PERSON';
}

/** Words that end names of bodies and are none by themselves: "Doctors Without Borders", "the borders". */
const NAMES_ONLY = new Set(['borders', 'cross', 'crescent', 'international', 'watch']);

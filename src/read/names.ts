import { isAbstract } from './abstract-forces.js';
import { findDemonym, findOfficialOpening, findPlace, type Place } from './countries.js';
import { genderOfName } from './given-names.js';
import { isJoinedBody } from './joined-names.js';
import { commonKind, isAcronym, isCapital, isGovernmentNoun, nationAt, organisationKind } from './kinds.js';
import { OF_BODY } from './lexicon/bearers.js';
import { TIME_NOUNS } from './lexicon/common.js';
import { GROUP_NOUNS, OF_BODIES } from './lexicon/organisations.js';
import { PLACE_OPENINGS } from './lexicon/places.js';
import { OFFICE_NOUNS, officeStem, TITLE_WORDS } from './lexicon/titles.js';
import {
  behindOffice,
  hasOffice,
  honorificOf,
  isBodyWithThe,
  isNameWord,
  isOrdinalOfName,
  isPeeled,
  isThing,
  titleStart,
} from './name-words.js';
import { asPart, withRest } from './of-phrases.js';
import type { NounPhrase, Phrases } from './phrases.js';
import type { ActorKind } from './reading.js';
import { isOpener, printed, splitPossessors } from './segments.js';
import type { Word, Words } from './words.js';

/** What a noun phrase, or a possessor inside one, names. Words `[first, last)`. */
export interface Naming {
  first: number;
  last: number;
  phrase: NounPhrase;
  kind: ActorKind | 'DOCUMENT' | 'UNSURE';
  /** The proper name or, for the unnamed, the phrase without article and quantifier. As printed. */
  name: string;
  nameFirst: number;
  /** Words before a person's name: "Prime Minister", "Major General"; of an unnamed person the whole office. */
  title: string;
  honorific: string;
  /** ISO 3166-1 alpha-2 by the nation's adjective in the phrase. */
  country: string | null;
  place: Place | null;
  /** Whether the phrase says "the", "his", "these": it may point back. */
  definite: boolean;
  possessor: boolean;
  /** A common noun, no name. */
  common: boolean;
  plural: boolean;
  /** The noun that decides, lower case. */
  head: string;
}

const DEFINITES = new Set([
  'the',
  'his',
  'her',
  'its',
  'their',
  'this',
  'these',
  'those',
  'that',
  'our',
  'my',
]);

/** Names the phrases of a text. Out: in text order; phrases that name no possible actor are left out. */
export function findNamings(text: Words, phrases: Phrases): Naming[] {
  const found: Naming[] = [];
  let after = -1;
  for (const phrase of phrases.nouns) {
    if (phrase.pronoun || phrase.first < after) continue;
    const long = ofCountry(text.words, phrases, phrase);
    if (long) {
      after = long.last;
      found.push(long);
      continue;
    }
    for (const segment of splitPossessors(text.words, phrase)) {
      const naming = nameSegment(text.words, phrase, segment.first, segment.last, segment.possessor);
      if (!naming) continue;
      const owner = bodyInFront(text.words, naming);
      if (owner) {
        const title = printed(text.words, owner.last, naming.nameFirst);
        found.push(owner, { ...naming, first: owner.last, title });
        continue;
      }
      const whole = naming.common ? withRest(text, phrases, naming) : naming;
      const part = found.length ? asPart(text, found.at(-1) as Naming, whole) : null;
      if (part) found[found.length - 1] = part;
      found.push(whole);
    }
  }
  return settleOpenings(found);
}

/** "Kestrel Airways chief Nora Blake": the body in front of an office that runs into a name, as its owner. */
function bodyInFront(
  words: readonly Word[],
  { first, nameFirst, kind, title, common, phrase }: Naming,
): Naming | null {
  if (kind !== 'PERSON' || common || !title) return null;
  let office = first;
  while (office < nameFirst && !opensOffice(words[office] as Word)) office++;
  if (office === first || office === nameFirst || !isNameWord(words, office - 1)) return null;
  const body = nameSegment(words, phrase, first, office, true);
  if (!body || body.common || body.nameFirst !== first || body.last !== office) return null;
  if (body.place) return body.place.kind === 'BODY' ? body : null;
  // "Metro Transit head Ada Lind": two capitals that no given name opens.
  const isOpen =
    body.kind === 'PERSON' && !body.title && genderOfName(body.name.split(' ')[0] as string) === null;
  if (isOpen && OF_BODY.has((words[office] as Word).lower)) return body;
  if (body.kind === 'UNSURE') return OF_BODY.has((words[office] as Word).text) ? body : null;
  // "Police Commissioner": what the office looks after.
  if (!body.name.includes(' ') && !isAcronym(body.name)) return null;
  return body.kind === 'PERSON' || body.kind === 'DOCUMENT' ? null : body;
}

function opensOffice({ lower }: Word): boolean {
  return OFFICE_NOUNS.has(officeStem(lower)) || OFFICE_OPENINGS.has(lower);
}

const OFFICE_OPENINGS: ReadonlySet<string> = new Set([
  'deputy',
  'vice',
  'acting',
  'press',
  'executive',
  'managing',
  'co-founder',
  'boss',
]);

/** "the Islamic Republic of Iran", "the legitimate government of Iraq": two phrases that name one government. */
function ofCountry(words: readonly Word[], phrases: Phrases, phrase: NounPhrase): Naming | null {
  if (words[phrase.last]?.lower !== 'of') return null;
  const index = phrases.nounAt[phrase.last + 1] ?? -1;
  const country = index < 0 ? undefined : phrases.nouns[index];
  if (!country || country.pronoun) return null;
  let begin = phrase.first;
  while (begin < phrase.head && isOpener(words[begin] as Word)) begin++;
  const base: Base = {
    head: (words[phrase.head] as Word).lower,
    first: phrase.first,
    last: country.last,
    phrase,
    possessor: false,
    definite: true,
    nameFirst: begin,
    honorific: '',
    title: '',
  };
  const whole = printed(words, begin, country.last);
  const official = isCapital(words[begin] as Word) ? findPlace(whole) : null;
  if (official) return placeNaming(base, whole, official);
  const inner = findPlace(printed(words, country.first, country.last));
  if (inner?.kind !== 'COUNTRY' || !isGovernmentNoun((words[phrase.head] as Word).lower)) return null;
  return placeNaming(base, whole, inner);
}

/** "the Islamic Republic" is that of the one country of the text whose official name opens so. */
function settleOpenings(namings: readonly Naming[]): Naming[] {
  const named = new Set(
    namings.map((naming) => (naming.place && 'code' in naming.place ? naming.place.code : null)),
  );
  return namings.map((naming) => {
    const codes = naming.place ? [] : findOfficialOpening(naming.name).filter((code) => named.has(code));
    if (codes.length !== 1 || naming.title) return naming;
    return placeNaming(naming, naming.name, { kind: 'COUNTRY', code: codes[0] as string, sure: true });
  });
}

function nameSegment(
  words: readonly Word[],
  phrase: NounPhrase,
  first: number,
  last: number,
  possessor: boolean,
): Naming | null {
  let begin = first;
  let definite = false;
  let end = last;
  while (end > begin && (words[end - 1] as Word).pos === 'PUNCT') end--;
  while (begin < end && isOpener(words[begin] as Word) && !isOrdinalOfName(words, begin)) {
    definite ||= DEFINITES.has((words[begin] as Word).lower);
    begin++;
  }
  if (begin >= end) return null;
  const head = (words[Math.max(first, Math.min(phrase.head, end - 1))] as Word).lower;
  const base = {
    head,
    first,
    last: end,
    phrase,
    possessor,
    definite,
    nameFirst: begin,
    honorific: '',
    title: '',
  };
  if ((words[end - 1] as Word).surname) return properNaming(words, base, begin, end);
  const whole = printed(words, begin, end);
  const place = findPlace(whole) ?? placeOfOpening(whole);
  if (place && (place.kind === 'LOADED' || isCapital(words[begin] as Word)))
    return placeNaming(base, whole, place);
  if (isGroupAtStart(words, begin, end)) return commonNaming(words, base, begin, end);
  return properNaming(words, base, begin, end) ?? commonNaming(words, base, begin, end);
}

/** "Members of the board": a common noun that has its capital from the head of the sentence. */
function isGroupAtStart(words: readonly Word[], begin: number, end: number): boolean {
  const word = words[begin] as Word;
  return end - begin === 1 && GROUP_NOUNS.has(word.lower) && words[begin - 1]?.sentence !== word.sentence;
}

function placeOfOpening(name: string): Place | null {
  const codes = findOfficialOpening(name);
  return codes.length === 1 ? { kind: 'COUNTRY', code: codes[0] as string, sure: true } : null;
}

type Base = Pick<
  Naming,
  'head' | 'first' | 'last' | 'phrase' | 'possessor' | 'definite' | 'nameFirst' | 'honorific' | 'title'
>;

function placeNaming(base: Base, name: string, place: Place): Naming {
  const kind: Naming['kind'] = place.kind === 'BODY' ? place.body.kind : 'GOVERNMENT';
  const country = place.kind === 'BODY' ? place.body.country : place.code;
  return { ...base, kind, name, country, place, common: false, plural: false };
}

/** A run of capitalised words at the end of the phrase, with titles and nations peeled off in front. */
function properNaming(words: readonly Word[], base: Base, begin: number, end: number): Naming | null {
  let from = end;
  while (from > begin && isNameWord(words, from - 1)) from--;
  if (from === end) return null;
  let country: string | null = null;
  for (let i = begin; i < end; i++) country ??= nationAt(words, i);
  let nameFirst = Math.max(from, behindOffice(words, from, end));
  const { surname } = words[end - 1] as Word;
  while (nameFirst < (surname ? end - 1 : end) && isPeeled(words, nameFirst, end)) nameFirst++;
  const titleFrom = titleStart(words, begin, nameFirst);
  const title = hasOffice(words, titleFrom, nameFirst) ? printed(words, titleFrom, nameFirst) : '';
  const honorific = nameFirst > begin ? honorificOf(words[nameFirst - 1] as Word) : '';
  if (nameFirst === end) return unnamedOffice(words, base, begin, end, country);
  const name = printed(words, nameFirst, end);
  const naming: Naming = {
    ...base,
    nameFirst,
    title,
    honorific,
    country,
    place: null,
    name,
    kind: 'UNSURE',
    common: false,
    plural: false,
  };
  if (surname) return { ...naming, kind: 'PERSON' };
  if (!title && isJoinedBody(words, nameFirst, end))
    return { ...naming, kind: organisationKind(words, nameFirst, end) ?? 'ORGANIZATION' };
  if (end - nameFirst === 1 && nameFirst === from && findDemonym(name)) return null;
  if (!title && isThing(words, nameFirst, end) && !findPlace(name)) return null;
  const place = findPlace(name);
  if (TIME_NOUNS.has((words[end - 1] as Word).lower)) return null;
  const body = organisationKind(words, from, end);
  if (!title && end - nameFirst === 2 && PLACE_OPENINGS.has((words[nameFirst] as Word).lower) && !body)
    return null;
  if (place && !title) return placeNaming({ ...base, nameFirst }, name, place);
  if (body && (!title || OF_BODIES.has((words[end - 1] as Word).lower)))
    return { ...naming, nameFirst: from, name: printed(words, from, end), title: '', kind: body };
  if (title) return { ...naming, kind: 'PERSON' };
  // "Harbour Town Republicans": many, and no person.
  if (GROUP_NOUNS.has((words[end - 1] as Word).lower) && end - nameFirst > 1)
    return { ...naming, kind: 'GROUP', common: true, plural: true };
  if (isAcronym(name)) return { ...naming, kind: 'ORGANIZATION' };
  if (body) return { ...naming, kind: body };
  if (end - nameFirst < 2 || end - nameFirst > 5) return naming;
  return { ...naming, kind: isBodyWithThe(words, base.first, nameFirst) ? 'ORGANIZATION' : 'PERSON' };
}

function unnamedOffice(
  words: readonly Word[],
  base: Base,
  begin: number,
  end: number,
  country: string | null,
): Naming | null {
  const head = words[end - 1] as Word;
  const plain = head.lower.replace(/\.$/, '');
  if (findDemonym(head.text)) return nationOfPeople(words, base, begin, end, head);
  if (!OFFICE_NOUNS.has(plain) && !TITLE_WORDS.has(plain)) return null;
  const name = printed(words, begin, end);
  return { ...base, kind: 'PERSON', name, title: name, country, place: null, common: true, plural: false };
}

/** "Germans", "the Iraqis": a people; a bare adjective is nobody. */
function nationOfPeople(
  words: readonly Word[],
  base: Base,
  begin: number,
  end: number,
  head: Word,
): Naming | null {
  if (!head.lower.endsWith('s') || end - begin > 2) return null;
  const name = printed(words, begin, end);
  return {
    ...base,
    kind: 'POPULATION',
    name,
    title: '',
    country: findDemonym(head.text),
    place: null,
    common: true,
    plural: true,
  };
}

/** Phrases whose head is a common noun: groups, offices, bodies, papers. */
function commonNaming(words: readonly Word[], base: Base, begin: number, end: number): Naming | null {
  const head = words[Math.min(base.phrase.head, end - 1)] as Word;
  const stem = officeStem(head.lower);
  const lower = stem.slice(stem.lastIndexOf('-') + 1);
  const kind = commonKind(stem, lower);
  if (!kind || (lower === 'forces' && isAbstract(words, begin, end))) return null;
  let country: string | null = null;
  for (let i = begin; i < end; i++) country ??= nationAt(words, i);
  const name = printed(words, begin, end);
  const plural = GROUP_NOUNS.has(lower) || (head.lower !== head.lemma && head.lower.endsWith('s'));
  if (isGovernmentNoun(lower) && country && end - begin <= 2) {
    return {
      ...base,
      kind: 'GOVERNMENT',
      name,
      country,
      place: { kind: 'COUNTRY', code: country, sure: true },
      common: false,
      plural: false,
    };
  }
  const title = kind === 'PERSON' ? name : '';
  return { ...base, kind, name, title, country, place: null, common: true, plural };
}

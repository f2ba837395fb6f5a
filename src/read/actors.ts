import { soundKey } from '../names/spelling.js';
import { type Actor, type Actors, addName, type Gender, learnTitle, newActor, put, rankOf } from './actor.js';
import { countryName } from './countries.js';
import { HONORIFICS } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { ActorKind } from './reading.js';
import { commonActor } from './unnamed.js';
import type { Words } from './words.js';

/** What an apposition says of a person's naming: indices of the two namings, and the office's country. */
export interface Beside {
  person: number;
  office: number;
  /** "chief of staff" */
  title: string;
  country: string | null;
}

/**
 * Decides which namings of one text are one actor.
 *
 * Full names come first, so that a surname that precedes its full name still finds it. People who share a surname
 * but not a given name stay apart, unless rank or office and country are the same.
 */
export function clusterActors(
  text: Words,
  namings: readonly Naming[],
  appositions: readonly Beside[],
): Actors {
  const actors: Actors = {
    all: new Map(),
    of: new Array(namings.length).fill(null),
    bySurname: new Map(),
    byGiven: new Map(),
    bySound: new Map(),
  };
  const countries = new Map(appositions.map(({ person, country }) => [person, country]));
  const offices = new Map(appositions.map(({ office, person }) => [office, person]));
  namings.forEach((naming, i) => {
    if (naming.kind === 'PERSON' && !naming.common && isFullName(naming)) {
      actors.of[i] = fullPerson(actors, text, naming, naming.country ?? countries.get(i) ?? null);
    } else if (naming.place) actors.of[i] = placeActor(actors, text, naming);
    else if (isBody(naming) && !naming.common) actors.of[i] = namedBody(actors, text, naming);
  });
  for (const { person, title } of appositions) actors.of[person]?.titles.add(title.toLowerCase());
  const acronyms = acronymsOf(actors);
  namings.forEach((naming, i) => {
    if (actors.of[i] || naming.kind === 'DOCUMENT' || offices.has(i)) return;
    if (naming.common) actors.of[i] = commonActor(actors, text, naming, namings, i);
    else actors.of[i] = shortName(actors, text, naming, acronyms);
  });
  for (const [office, person] of offices) actors.of[office] = actors.of[person] ?? null;
  for (const actor of actors.all.values()) actor.name = longestName(actor);
  return actors;
}

/** "Karin van der Meer"; a name that opens with a particle is a surname. */
function isFullName(naming: Naming): boolean {
  return partsOf(naming).length >= 2 && !/^\p{Ll}/u.test(naming.name);
}

function isBody(naming: Naming): boolean {
  return naming.kind !== 'PERSON' && naming.kind !== 'UNSURE' && naming.kind !== 'DOCUMENT';
}

function partsOf(naming: Naming): string[] {
  return naming.name.toLowerCase().replaceAll('’', "'").split(' ').filter(Boolean);
}

function fullPerson(actors: Actors, text: Words, naming: Naming, country: string | null): Actor {
  const parts = partsOf(naming);
  const namesakes = (actors.bySurname.get(surnameOf(parts)) ?? []).slice(0, MOST_NAMESAKES);
  const spelt = (actors.bySound.get(soundOf(parts)) ?? []).slice(0, MOST_NAMESAKES);
  const age = ageBehind(text, naming);
  const same =
    namesakes.find((actor) => isSamePerson(actor, parts, country) && !contradicts(actor.age, age)) ??
    spelt.find(
      (actor) =>
        isSpeltOtherwise(actor, parts) &&
        !contradicts(actor.country, country) &&
        !contradicts(actor.age, age),
    );
  const plain = `person:${parts.join(' ')}`;
  // One name with two countries or two ages: a text that disagrees with itself, or two people. They stay two, and wait for a person.
  const taken = same ? null : actors.all.get(plain);
  const key = taken ? apartFrom(taken, plain, country, age) : plain;
  const actor = same ?? put(actors, key, () => newActor(key, naming.name, 'PERSON', country));
  if (key !== plain && taken) actor.mayBe = taken.key;
  if (!same && !taken)
    actor.mayBe ??= namesakes.find((other) => isSameOffice(other, naming, country))?.key ?? null;
  if (!actor.parts.length) setParts(actors, actor, parts);
  actor.country ??= country;
  actor.age ??= age;
  actor.fullNamings++;
  learnTitle(actor, naming, parts[0] ?? '');
  addName(text, actor, naming, 'FULL');
  return naming.title ? addName(text, actor, naming, 'TITLE') : actor;
}

/** The key of a second person of a name, told apart by what contradicts. */
function apartFrom(taken: Actor, plain: string, country: string | null, age: number | null): string {
  if (contradicts(taken.country, country)) return `${plain} (${country?.toLowerCase()})`;
  return contradicts(taken.age, age) ? `${plain} (${age})` : plain;
}

/** "Ada Lind, 45," */
function ageBehind({ words }: Words, { last }: Naming): number | null {
  const [comma, number, close] = [words[last], words[last + 1], words[last + 2]];
  if (comma?.text !== ',' || !/^\d{1,2}$/.test(number?.text ?? '')) return null;
  return close?.pos === 'PUNCT' ? Number(number?.text) : null;
}

/** One rank of one country and one surname, but two given names: a slip of the text, or two officers. */
function isSameOffice(actor: Actor, { title }: Naming, country: string | null): boolean {
  const rank = rankOf(title);
  return rank !== '' && actor.titles.has(rank) && country !== null && actor.country === country;
}

function isSamePerson(actor: Actor, parts: readonly string[], country: string | null): boolean {
  const own = actor.parts;
  if (own.length < 2 || own.at(-1) !== parts.at(-1)) return false;
  const [mine, theirs] = [own[0] as string, parts[0] as string];
  return (
    (mine === theirs || isInitialOf(mine, theirs) || isInitialOf(theirs, mine)) &&
    !contradicts(actor.country, country)
  );
}

function contradicts<T>(a: T | null, b: T | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** The surname by its consonants: "al-Ganmi" and "Al-Ghanimi" are spelt by two newsrooms. */
function soundOf(parts: readonly string[]): string {
  return soundKey(surnameOf(parts)).replace(/[aeo]/g, '');
}

const FEWEST_CONSONANTS = 3;

/** One given name, and a surname of the same consonants. */
function isSpeltOtherwise({ parts: own }: Actor, parts: readonly string[]): boolean {
  if (own.length < 2 || soundOf(parts).length < FEWEST_CONSONANTS) return false;
  return soundKey(own[0] as string) === soundKey(parts[0] as string);
}

/** Takes a person out of the indices by name: it was another’s other name. */
export function forget(actors: Actors, actor: Actor): void {
  actors.all.delete(actor.key);
  if (!actor.parts.length) return;
  for (const [index, key] of indicesOf(actors, actor.parts)) {
    const left = (index.get(key) ?? []).filter((one) => one !== actor);
    index.set(key, left);
  }
}

function indicesOf(actors: Actors, parts: readonly string[]): [Map<string, Actor[]>, string][] {
  return [
    [actors.bySurname, surnameOf(parts)],
    [actors.byGiven, parts[0] as string],
    [actors.bySound, soundOf(parts)],
  ];
}

function setParts(actors: Actors, actor: Actor, parts: string[]): void {
  actor.parts = parts;
  for (const [index, key] of indicesOf(actors, parts)) {
    const list = index.get(key);
    if (list) list.push(actor);
    else index.set(key, [actor]);
  }
}

const ARTICLE = /^(?:al|el)-/;

/** The last part without an article: "al-Nasri" and "Nasri" are one surname. */
function surnameOf(parts: readonly string[]): string {
  return (parts.at(-1) as string).replace(ARTICLE, '');
}

function isInitialOf(short: string, long: string): boolean {
  return /^\p{L}\.?$/u.test(short) && long.startsWith(short.charAt(0));
}

function placeActor(actors: Actors, text: Words, naming: Naming): Actor {
  const place = naming.place;
  if (place?.kind === 'BODY') {
    const { body } = place;
    const actor = put(actors, body.key, () => newActor(body.key, body.name, body.kind, body.country));
    const kind = place.seat ? 'SHORT' : isAcronymText(naming.name) ? 'ACRONYM' : 'FULL';
    return addName(text, actor, naming, kind);
  }
  const code = place?.code as string;
  const key = `government:${code.toLowerCase()}`;
  const actor = put(actors, key, () =>
    newActor(key, `${countryName(code)} (government)`, 'GOVERNMENT', code),
  );
  if (place?.kind === 'LOADED') return addName(text, actor, naming, 'LOADED');
  return addName(
    text,
    actor,
    naming,
    isAcronymText(naming.name) ? 'ACRONYM' : place?.kind === 'SEAT' ? 'SHORT' : 'FULL',
  );
}

function isAcronymText(name: string): boolean {
  return /^(?:\p{Lu}\.?){2,8}$/u.test(name);
}

function namedBody(actors: Actors, text: Words, naming: Naming): Actor | null {
  const kind = naming.kind as ActorKind;
  const key = `${kind.toLowerCase()}:${naming.name.toLowerCase()}`;
  const actor = put(actors, key, () => newActor(key, naming.name, kind, naming.country));
  return addName(text, actor, naming, isAcronymText(naming.name) ? 'ACRONYM' : 'FULL');
}

/** "R.B.F." and "RBF" for "Rías Boatowners Federation": initials of the long names of the text. */
function acronymsOf(actors: Actors): Map<string, Actor> {
  const found = new Map<string, Actor>();
  for (const actor of actors.all.values()) {
    if (actor.kind === 'PERSON') continue;
    for (const name of actor.names) {
      const words = name.text.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
      if (words.length >= 2) found.set(words.map((word) => word.charAt(0)).join(''), actor);
    }
  }
  for (const [key, actor] of [...actors.all]) {
    const name = actor.names[0];
    if (name?.kind !== 'ACRONYM' || key.startsWith('government:')) continue;
    const long = found.get(name.text.replaceAll('.', ''));
    if (long && long !== actor) merge(actors, actor, long);
  }
  return found;
}

function merge(actors: Actors, from: Actor, into: Actor): void {
  into.names.push(...from.names);
  actors.all.delete(from.key);
  actors.of.forEach((actor, i) => {
    if (actor === from) actors.of[i] = into;
  });
}

/** A bare surname, given name or acronym: an actor of the text that it fits, if it fits one only. */
export function shortName(
  actors: Actors,
  text: Words,
  naming: Naming,
  acronyms: ReadonlyMap<string, Actor>,
): Actor | null {
  const acronym = acronyms.get(naming.name.replaceAll('.', ''));
  if (acronym && isAcronymText(naming.name)) return addName(text, acronym, naming, 'ACRONYM');
  const short = naming.name.toLowerCase().replaceAll('’', "'");
  const gender = HONORIFICS.get(naming.honorific) ?? 'any';
  const surname = surnameOf(short.split(' '));
  const bySurname = (actors.bySurname.get(surname) ?? [])
    .slice(0, MOST_NAMESAKES)
    .filter((actor) => isSurname(actor.parts, short) && agrees(actor.gender, gender));
  const spelt = bySurname.length ? [] : speltOtherwise(actors, short);
  const fitting = bySurname.length
    ? bySurname
    : spelt.length
      ? spelt
      : (actors.byGiven.get(short) ?? []).slice(0, MOST_NAMESAKES).filter((actor) => actor.parts.length > 1);
  const titled = fitting.filter(
    (actor) => naming.title !== '' && actor.titles.has(naming.title.toLowerCase()),
  );
  const one =
    fitting.length === 1 ? fitting[0] : titled.length === 1 ? titled[0] : (mainOf(fitting) ?? undefined);
  if (one) {
    learnTitle(one, naming, one.parts[0] ?? '');
    addName(text, one, naming, 'SHORT');
    return naming.title ? addName(text, one, naming, 'TITLE') : one;
  }
  if (fitting.length > 1) return null;
  if (naming.kind === 'PERSON') {
    const key = `person:${short}`;
    const actor = put(actors, key, () => newActor(key, naming.name, 'PERSON', naming.country));
    if (!actor.parts.length) setParts(actors, actor, [short]);
    learnTitle(actor, naming, naming.title ? '' : short);
    addName(text, actor, naming, 'SHORT');
    return naming.title ? addName(text, actor, naming, 'TITLE') : actor;
  }
  return shortBody(actors, text, naming, short);
}

/**
 * Whom a bare surname of several people means: the one they all may be, else who is no relative of another ("his wife Ada
 * Lind") and is named in full first and more often than each of the others. Null where none stands out.
 */
function mainOf(fitting: readonly Actor[]): Actor | null {
  const [first] = fitting;
  if (!first) return null;
  if (fitting.every(({ key, mayBe }) => key === first.key || mayBe === first.key)) return first;
  const main = fitting.filter(({ titles }) => ![...titles].some((title) => RELATIVES.test(title)));
  if (main.length === 1 && fitting.length === 2) return main[0] as Actor;
  return fitting.every((other) => other === first || other.fullNamings < first.fullNamings) ? first : null;
}

const RELATIVES = /\b(?:wife|husband|son|daughter|mother|father|brother|sister|widow)$/;

/** "Al-Ghanimi" for Faris al-Ganmi: with an article the consonants tell, without one the sound must be the same. */
function speltOtherwise(actors: Actors, short: string): Actor[] {
  const sound = soundOf([short]);
  if (sound.length < FEWEST_CONSONANTS || short.includes(' ')) return [];
  return (actors.bySound.get(sound) ?? []).slice(0, MOST_NAMESAKES).filter(({ parts }) => {
    const surname = parts.at(-1) as string;
    if (parts.length < 2) return false;
    return ARTICLE.test(surname) || ARTICLE.test(short) || soundKey(surname) === soundKey(short);
  });
}

function isSurname(parts: readonly string[], short: string): boolean {
  if (short.includes(' ')) return parts.length > 1 && parts.join(' ').endsWith(` ${short}`);
  return surnameOf(parts) === surnameOf([short]);
}

function agrees(known: Gender, asked: 'he' | 'she' | 'any'): boolean {
  return known === null || asked === 'any' || known === asked;
}

const MOST_BODIES = 200;

/** No honest text has more people of one surname. */
const MOST_NAMESAKES = 20;

function bodies(actors: Actors): Actor[] {
  const found: Actor[] = [];
  for (const actor of actors.all.values()) {
    if (actor.kind !== 'PERSON' && !actor.common) found.push(actor);
    if (found.length === MOST_BODIES) break;
  }
  return found;
}

/** "Fars" for "Fars News": the head of one longer name of a body. */
function shortBody(actors: Actors, text: Words, naming: Naming, short: string): Actor | null {
  const longer = bodies(actors).filter((actor) =>
    actor.names.some((name) => name.text.toLowerCase().startsWith(`${short} `)),
  );
  return longer.length === 1 ? addName(text, longer[0] as Actor, naming, 'SHORT') : null;
}

function longestName(actor: Actor): string {
  if (actor.kind === 'GOVERNMENT' || actor.key.startsWith('organization:') || actor.common) return actor.name;
  const full = actor.names.filter((name) => name.kind === 'FULL');
  if (actor.kind === 'PERSON' && full[0]) {
    // The key is of the first full form; a longer form shows only where it holds that one.
    return full.reduce(
      (best, name) => (name.text.length > best.length && name.text.includes(best) ? name.text : best),
      full[0].text,
    );
  }
  return actor.name;
}

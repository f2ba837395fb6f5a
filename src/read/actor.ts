import { countryName } from './countries.js';
import { genderOfName } from './given-names.js';
import { FEMALE_NAMES, HONORIFICS, MALE_NAMES, RANKS } from './lexicon/titles.js';
import type { Naming } from './names.js';
import type { ActorKind, NameKind, ReadActor, ReadName, Span } from './reading.js';
import type { Word, Words } from './words.js';

export type Gender = 'he' | 'she' | null;

/** An actor while it is being gathered: what a reading says of it, and what resolving needs. */
export interface Actor extends ReadActor {
  gender: Gender;
  /** What the given name makes likely, where nothing is known for sure. */
  likely: Gender;
  plural: boolean;
  /** Rank or office words printed with the name, lower case. */
  titles: Set<string>;
  /** Words of a person's name, lower case, surname last. */
  parts: string[];
  /** How often a person is named in full. */
  fullNamings: number;
  /** The age that the text gives: "Ada Lind, 45,". */
  age: number | null;
  /** Key of another actor of the text that it may be, though something speaks against it. */
  mayBe: string | null;
  /** Actors this one is a counterpart, member or officer of, by country only. */
  common: boolean;
}

export interface Actors {
  /** By key, in order of first naming. */
  all: Map<string, Actor>;
  /** The actor of each naming; null where it stands for nobody. */
  of: (Actor | null)[];
  /** People by the parts of their names, lower case. */
  bySurname: Map<string, Actor[]>;
  byGiven: Map<string, Actor[]>;
  /** People by the consonants of their surnames. */
  bySound: Map<string, Actor[]>;
}

export function spanOf(text: Words, first: number, last: number): Span {
  return { start: (text.words[first] as Word).start, end: (text.words[last - 1] as Word).end };
}

export function newActor(key: string, name: string, kind: ActorKind, country: string | null): Actor {
  return {
    key,
    name,
    kind,
    country,
    names: [],
    roles: [],
    partOf: null,
    gender: null,
    likely: null,
    plural: false,
    titles: new Set(),
    parts: [],
    common: false,
    fullNamings: 0,
    age: null,
    mayBe: null,
  };
}

export function put(actors: Actors, key: string, make: () => Actor): Actor {
  const known = actors.all.get(key);
  if (known) return known;
  const actor = make();
  actors.all.set(key, actor);
  return actor;
}

export function addName(text: Words, actor: Actor, naming: Naming, kind: NameKind): Actor {
  const first = kind === 'TITLE' ? titledFirst(text, naming) : naming.nameFirst;
  const span = spanOf(text, first, naming.last);
  const printed = text.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  if (!actor.names.some((name) => name.text === printed)) {
    const name: ReadName = { text: printed, kind, evidence: span };
    actor.names.push(name);
  }
  if (naming.country && !actor.country && actor.kind === 'PERSON') actor.country = naming.country;
  return actor;
}

/** The first word of a naming that is no article or quantifier. */
function titledFirst(text: Words, naming: Naming): number {
  if (!naming.title) return naming.nameFirst;
  let at = naming.nameFirst;
  while (
    at > naming.first &&
    (text.words[at - 1] as Word).pos !== 'DET' &&
    (text.words[at - 1] as Word).pos !== 'PRON'
  )
    at--;
  return at;
}

/** The words of rank in a title, lower case: "his counterpart Major General" -> "major general". */
export function rankOf(title: string): string {
  return title
    .toLowerCase()
    .split(' ')
    .filter((word) => RANKS.has(word))
    .join(' ');
}

export function learnTitle(actor: Actor, naming: Naming, given: string): void {
  if (naming.title) actor.titles.add(naming.title.toLowerCase()).add(rankOf(naming.title));
  const gender = HONORIFICS.get(naming.honorific);
  if (gender === 'he' || gender === 'she') actor.gender = gender;
  else if (!actor.gender && FEMALE_NAMES.has(given)) actor.gender = 'she';
  else if (!actor.gender && MALE_NAMES.has(given)) actor.gender = 'he';
  if (given) actor.likely ??= genderOfName(given);
  if (/woman$/.test(naming.title.toLowerCase())) actor.gender = 'she';
  else if (/(?:spokes|chair|congress|business)man$/.test(naming.title.toLowerCase())) actor.gender = 'he';
}

/** The government of a country, made where the text names it by its adjective only. `evidence` is that word. */
export function governmentOf(actors: Actors, text: Words, code: string, evidence: number): Actor {
  const key = `government:${code.toLowerCase()}`;
  const actor = put(actors, key, () =>
    newActor(key, `${countryName(code)} (government)`, 'GOVERNMENT', code),
  );
  if (!actor.names.length) {
    const span = spanOf(text, evidence, evidence + 1);
    actor.names.push({ text: text.text.slice(span.start, span.end), kind: 'SHORT', evidence: span });
  }
  return actor;
}

import { nameBlock } from '../../names/block.js';
import { ALIKE, partsLikeness, SURELY_ALIKE } from '../../names/likeness.js';
import { type Bearer, type NameParts, toParts } from '../../names/parts.js';
import type { ReadActor, ReadName } from '../../read/reading.js';
import { nameKey } from '../name-key.js';

/** What beside the name speaks for one actor. */
export type Ground = 'role' | 'country' | 'company';

/** A stored actor that a name of a reading brings to mind. */
export interface KnownActor {
  id: string;
  /** What it is part of since a person merged it; its own id else. */
  now: string;
  /** The kind it has, and the one that the machine read: a person may have corrected it. */
  kinds: readonly string[];
  country: string | null;
  names: { text: string; key: string; block: string | null }[];
}

/** Known actors by what their names are looked up by, so that a text of many names is not compared with every one. */
export type KnownByName = ReadonlyMap<string, readonly KnownActor[]>;

/** Known actors under the keys and blocks of their names. */
export function byName(known: readonly KnownActor[]): KnownByName {
  const found = new Map<string, KnownActor[]>();
  for (const actor of known) {
    for (const at of new Set(actor.names.flatMap(({ key, block }) => [`key ${key}`, `block ${block}`]))) {
      const list = found.get(at);
      if (list) list.push(actor);
      else found.set(at, [actor]);
    }
  }
  return found;
}

/** A known actor that the names fit. */
export interface Fitting {
  id: string;
  /** The actor whose names fit: another where that one was merged. */
  readAs: string;
  likeness: number;
  /** Fits by whole names that differ in nothing that tells two bearers apart. */
  exact: boolean;
  grounds: Ground[];
}

export type Verdict =
  | { same: string; readAs: string }
  /** A new actor; `doubts` may be it. `apart`: its name alone would be taken for one of them. */
  | { same: null; doubts: Fitting[]; apart: boolean };

/** Kinds of names that tell an actor in another article too. */
export const TELLING: ReadonlySet<ReadName['kind']> = new Set<ReadName['kind']>(['FULL', 'ACRONYM']);

const LOOSE: ReadonlySet<string> = new Set(['GROUP', 'POPULATION']);
/** Doubts that one actor waits with, the likest first. */
const MOST_DOUBTS = 3;
const WEIGHT: Readonly<Record<Ground, number>> = { role: 2, country: 1, company: 1 };

export function bearerOf(kind: string): Bearer {
  return kind === 'PERSON' ? 'PERSON' : 'BODY';
}

/** The names of an actor of a reading that tell it in another article too. */
export function tellingNames({ name, names }: ReadActor): string[] {
  return [...new Set([name, ...names.filter(({ kind }) => TELLING.has(kind)).map(({ text }) => text)])];
}

/**
 * Whether the names are enough to know the actor by in another article. One word is not enough for a person,
 * and neither is a description ("several officials") that no country or proper name narrows down.
 */
export function isTelling({ kind, name, country }: ReadActor): boolean {
  if (kind === 'PERSON') return nameKey(name).includes(' ') && /\p{Lu}/u.test(name);
  if (!LOOSE.has(kind)) return true;
  return country !== null || /\s\p{Lu}/u.test(name);
}

/** A person whom the text names by one word only: "Kranz". */
export function isLoneSurname({ kind, name }: ReadActor): boolean {
  return kind === 'PERSON' && /^\p{Lu}/u.test(name) && !nameKey(name).includes(' ');
}

/** The known actors, as they are now, that the names of `actor` fit, the likest first; none that a country or kind contradicts. */
export function fittingActors(actor: ReadActor, known: KnownByName): Fitting[] {
  const printed = tellingNames(actor);
  const keys = new Set(isTelling(actor) ? printed.map(nameKey) : []);
  const bearer = bearerOf(actor.kind);
  const parts = printed.map((name) => toParts(name, bearer));
  const blocks = new Set(printed.flatMap((name) => nameBlock(name, bearer) ?? []));
  const lookups = [...[...keys].map((key) => `key ${key}`), ...[...blocks].map((block) => `block ${block}`)];
  const candidates = new Set(lookups.flatMap((at) => known.get(at) ?? []));
  const fitting = [...candidates].flatMap((other): Fitting[] => {
    const found = (likeness: number, exact: boolean): Fitting[] => [
      { id: other.now, readAs: other.id, likeness, exact, grounds: groundsOfCountry(actor, other) },
    ];
    if (bearerOf(other.kinds[0] as string) !== bearer) return [];
    if (actor.country && other.country && actor.country !== other.country) return [];
    const sameKind = other.kinds.includes(actor.kind);
    if (LOOSE.has(actor.kind) && !sameKind) return [];
    if (sameKind && other.names.some(({ key }) => keys.has(key))) return found(1, true);
    if (LOOSE.has(actor.kind)) return [];
    const likeness = likest(parts, other, bearer, blocks);
    if (likeness < ALIKE) return [];
    return found(likeness, sameKind && likeness === 1 && isTelling(actor));
  });
  fitting.sort(
    (a, b) =>
      b.likeness - a.likeness ||
      Number(a.id !== a.readAs) - Number(b.id !== b.readAs) ||
      (a.id < b.id ? -1 : 1),
  );
  return fitting.filter(({ id }, at) => fitting.findIndex((one) => one.id === id) === at);
}

function likest(
  parts: readonly NameParts[],
  other: KnownActor,
  bearer: Bearer,
  blocks: ReadonlySet<string>,
): number {
  let best = 0;
  for (const { text, block } of other.names) {
    if (block === null || !blocks.has(block)) continue;
    const theirs = toParts(text, bearer);
    for (const mine of parts)
      if (surnamesMeet(mine, theirs)) best = Math.max(best, partsLikeness(mine, theirs));
  }
  return best;
}

/** One word for a person is the surname: "Ivo" alone is not Ivo Kranz in another article. */
function surnamesMeet(a: NameParts, b: NameParts): boolean {
  if (a.bearer !== 'PERSON' || Math.min(a.words.length, b.words.length) > 1) return true;
  return a.words.at(-1) === b.words.at(-1);
}

function groundsOfCountry(actor: ReadActor, other: KnownActor): Ground[] {
  return actor.country !== null && actor.country === other.country ? ['country'] : [];
}

/** Whether names alone settle it: one actor fits exactly, or none fits at all. */
export function isSettled(fitting: readonly Fitting[]): boolean {
  return fitting.length === 0 || (fitting[0]!.exact && !fitting[1]?.exact);
}

/**
 * Which of the known actors it is, if any. An exact name is enough where one actor has it; a name that is spelt otherwise needs
 * a ground beside it, and a surname or a name that is only alike needs the office and more.
 */
export function verdictOn(fitting: readonly Fitting[]): Verdict {
  const exact = fitting.filter((one) => one.exact);
  if (exact.length === 1) return { same: exact[0]!.id, readAs: exact[0]!.readAs };
  const ranked = [...fitting].sort((a, b) => weight(b) - weight(a));
  const [best, second] = ranked;
  if (best && weight(best) >= needed(best) && (!second || weight(best) > weight(second)))
    return { same: best.id, readAs: best.readAs };
  const doubts = fitting.filter((one) => one.exact || one.grounds.length > 0).slice(0, MOST_DOUBTS);
  return { same: null, doubts, apart: exact.length > 0 };
}

function weight({ grounds, exact, likeness }: Fitting): number {
  const sum = grounds.reduce((total, ground) => total + WEIGHT[ground], 0);
  return sum + (exact ? 3 : likeness >= SURELY_ALIKE ? 2 : 0);
}

/** An exact name that two actors have takes a ground; so does one spelt otherwise; one that is only alike takes the office and another. */
function needed({ exact }: Fitting): number {
  return exact ? 4 : 3;
}

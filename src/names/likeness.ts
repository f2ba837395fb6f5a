import { formsContradict } from './legal-forms.js';
import { type Bearer, type NameParts, toParts } from './parts.js';
import { edits, soundKey } from './spelling.js';

/** What sets two names apart, in edits. Each figure is a cost that one difference adds. */
const COST = {
  /** Spelt otherwise, but of one sound. */
  sound: 0.4,
  /** An initial for a name. */
  initial: 0.9,
  /** A part that only one of them has. */
  loose: 0.5,
  /** A number that only one of them has: "Fund 3" is another than "Fund". */
  number: 3,
  /** Initials for the whole name of a body. */
  acronym: 1,
  /** The parts stand in another order. */
  order: 0.3,
  /** "AG" and "GmbH". */
  form: 1.5,
  /** A pair of parts that does not fit: nobody has two. */
  conflict: 4,
} as const;
/** Edits at which likeness is one half. */
const HALF = 2;
/** Longest name, in parts: more are no name. */
const MOST_PARTS = 16;

/** From here on two names are of one bearer more likely than not: F1 is best here on half of the pairs of bench/read/names.mjs. */
export const ALIKE = 0.46;

/** From here on nothing but spelling, order, titles or a part left out sets two names of several parts apart. */
export const SURELY_ALIKE = 0.7;

/**
 * How well two names fit one bearer, by themselves: 1 for the same name, 0 for names with nothing in common. Spelling,
 * order, initials, titles, particles, legal forms and the script they are written in count little; another part in
 * the place of one counts much.
 * @param a, b as printed
 */
export function nameLikeness(a: string, b: string, bearer: Bearer): number {
  return partsLikeness(toParts(a, bearer), toParts(b, bearer));
}

/** As `nameLikeness`, for names that were taken apart before. */
export function partsLikeness(a: NameParts, b: NameParts): number {
  if (a.words.length === 0 || b.words.length === 0) return 0;
  const [left, right] = [withInitials(a, b), withInitials(b, a)];
  const named = Math.min(joinedCost(a, b), alignedCost(left, right), acronymCost(a, b), acronymCost(b, a));
  const cost = named + (formsContradict(a.forms, b.forms) ? COST.form : 0);
  return Number.isFinite(cost) ? HALF / (HALF + cost) : 0;
}

/** "JC Juncker" beside "Jean-Claude Juncker": "J C Juncker". */
function withInitials(name: NameParts, other: NameParts): NameParts {
  if (name.bearer !== 'PERSON') return name;
  const initials = other.words.map((word) => word.charAt(0)).join('');
  const words = name.words.flatMap((word) =>
    word.length >= 2 &&
    word.length <= 3 &&
    other.words.length > name.words.length &&
    initials.startsWith(word)
      ? [...word]
      : [word],
  );
  return { ...name, words };
}

/** "IRGC" and "Islamic Revolutionary Guard Corps". */
function acronymCost(short: NameParts, long: NameParts): number {
  const [word] = short.words;
  if (short.bearer !== 'BODY' || short.words.length > 1 || !word || word.length < 3)
    return Number.POSITIVE_INFINITY;
  const initials = long.words.map((one) => one.charAt(0)).join('');
  return long.words.length >= 3 && initials === word ? COST.acronym : Number.POSITIVE_INFINITY;
}

/** "PolPot" and "Pol Pot": one run of letters, cut otherwise. */
function joinedCost(a: NameParts, b: NameParts): number {
  if (Math.min(a.joined.length, b.joined.length) < 5)
    return a.joined === b.joined ? 0 : Number.POSITIVE_INFINITY;
  if (a.words.length === b.words.length && a.words.length > 1) return Number.POSITIVE_INFINITY;
  const apart = edits(a.joined, b.joined);
  return apart <= 2 ? apart : Number.POSITIVE_INFINITY;
}

interface Pair {
  left: number;
  right: number;
  cost: number;
}

function alignedCost(a: NameParts, b: NameParts): number {
  const pairs = pairsOf(a, b);
  const [loose, other] = [a.words.length - pairs.length, b.words.length - pairs.length];
  if (pairs.length === 0) return Number.POSITIVE_INFINITY;
  const sure = pairs.some(({ left, right }) => Math.min(a.words[left]!.length, b.words[right]!.length) > 1);
  if (!sure) return Number.POSITIVE_INFINITY;
  const spelt = pairs.reduce((sum, { cost }) => sum + cost, 0);
  const conflicts = Math.min(loose, other);
  const extra = Math.abs(loose - other);
  const counted = numbersOf(a) !== numbersOf(b) ? COST.number : 0;
  return (
    spelt + conflicts * COST.conflict + extra * looseCost(a, b, pairs.length) + orderCost(pairs) + counted
  );
}

function numbersOf({ bearer, words }: NameParts): string {
  return bearer === 'BODY'
    ? words
        .filter((word) => /^\d+$/.test(word))
        .sort()
        .join(' ')
    : '';
}

/** One part more says the less the more parts agree; a name of one part fits many bearers. */
function looseCost(a: NameParts, b: NameParts, agreed: number): number {
  const lone = Math.min(a.words.length, b.words.length) === 1;
  if (a.bearer === 'PERSON' && lone) return 1.5;
  return agreed === 1 ? COST.loose * 2 : COST.loose;
}

function orderCost(pairs: readonly Pair[]): number {
  const sorted = [...pairs].sort((x, y) => x.left - y.left);
  return sorted.some((pair, i) => i > 0 && pair.right < sorted[i - 1]!.right) ? COST.order : 0;
}

/** Pairs each part with the one most like it, the best pairs first. */
function pairsOf(a: NameParts, b: NameParts): Pair[] {
  const candidates: Pair[] = [];
  a.words.slice(0, MOST_PARTS).forEach((one, left) => {
    b.words.slice(0, MOST_PARTS).forEach((other, right) => {
      const cost = wordCost(one, other, a.romanised || b.romanised);
      if (cost !== null) candidates.push({ left, right, cost });
    });
  });
  candidates.sort((x, y) => x.cost - y.cost || x.left - y.left || x.right - y.right);
  const taken = { left: new Set<number>(), right: new Set<number>() };
  return candidates.filter(({ left, right }) => {
    if (taken.left.has(left) || taken.right.has(right)) return false;
    taken.left.add(left);
    taken.right.add(right);
    return true;
  });
}

/** What sets two parts apart, in edits; null: they are two parts. */
function wordCost(a: string, b: string, romanised: boolean): number | null {
  if (a === b) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(a) || /\d/.test(b)) return numbersCost(a, b);
  if (short.length === 1) return long.startsWith(short) ? COST.initial : null;
  const key = [soundKey(a), soundKey(b)] as const;
  if (key[0].length > 1 && key[0] === key[1]) return COST.sound;
  if (romanised && skeleton(key[0]) === skeleton(key[1])) return COST.sound;
  const heard =
    Math.min(key[0].length, key[1].length) > 2 ? edits(...key) + COST.sound : Number.POSITIVE_INFINITY;
  const apart = Math.min(edits(a, b), heard);
  return apart <= Math.min(2.4, long.length / 2.5) ? apart : null;
}

/** Digits that stand for letters ("S3rgei") are spelling; numbers are other numbers. */
function numbersCost(a: string, b: string): number | null {
  if (!/[a-z]{2}/.test(a) || !/[a-z]{2}/.test(b)) return null;
  const apart = edits(a, b);
  return apart <= 2 ? apart : null;
}

/** Consonants: what Arabic, Persian and Hebrew write. */
function skeleton(key: string): string {
  return key.replace(/[aeo]/g, '');
}

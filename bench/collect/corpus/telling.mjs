import { Random } from '../../news/random.mjs';
import { personName } from '../../news/words.mjs';
import {
  AIMS,
  BODIES,
  DEEDS,
  FIELDS,
  FIRST_NAMES,
  HOW,
  MATTERS,
  OFFICES,
  OPENINGS,
  PEOPLE,
  QUALITIES,
  SAYINGS,
  SENTENCES,
  TITLES,
} from './lexicon.mjs';

const PARAGRAPHS = 12;
/** A copy lacks so many of the last paragraphs at most, and may be called something else. */
const CUT = 2;
const RENAMED = 0.4;
/** Persons who are in the news again and again, whatever happens. */
const KNOWN = 3_000;
const PERSONS = 7;
/** So many sayings of its persons go about, and several articles carry one. */
const SAID = 12;

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const place = (random) => personName(random).split(' ')[1];

/** Who and what one happening is about, and the words that it is told in. The same number gives the same. */
export function happeningOf(number) {
  const random = randomOf(number, 0);
  const places = Array.from({ length: 4 }, () => place(random));
  const bodies = some(random, BODIES, 4).map((body) => `${random.of(places)} ${body}`);
  return {
    number,
    places,
    bodies,
    persons: Array.from({ length: PERSONS }, () => person(random, bodies)),
    matters: Array.from({ length: 12 }, () => `${random.of(FIELDS)} ${random.of(MATTERS)}`),
    things: some(random, MATTERS, 10),
    qualities: some(random, QUALITIES, 14),
    people: some(random, PEOPLE, 7),
    deeds: some(random, DEEDS, 16),
    aims: some(random, AIMS, 16),
    ways: some(random, HOW, 16),
    sentences: some(random, SENTENCES, 20),
    sayings: some(random, SAYINGS, SAID),
  };
}

/** So many different ones of a list. */
function some(random, words, count) {
  const found = new Set();
  while (found.size < count) found.add(random.of(words));
  return [...found];
}

/** @param {string[]} bodies where an office may be */
function person(random, bodies) {
  const known = random.chance(0.3);
  const own = known ? randomOf(random.early(KNOWN), 2 ** 20) : random;
  const surname = place(own);
  return {
    name: `${own.of(FIRST_NAMES)} ${surname}`,
    surname,
    office: `${own.of(OFFICES)} of the ${random.of(bodies)}`,
  };
}

/**
 * An article: its own, or the copy of another of its happening.
 * @param {import('./plan.mjs').Told} told
 * @returns {{title: string, paragraphs: string[]}} paragraphs as plain text
 */
export function articleOf({ happening, ordinal, copyOf }) {
  const about = happeningOf(happening);
  const own = randomOf(happening, ordinal + 1);
  if (copyOf === null) return { title: titleOf(about, own), paragraphs: paragraphsOf(about, own) };
  const { title, paragraphs } = articleOf({ happening, ordinal: copyOf, copyOf: null });
  return {
    title: own.chance(RENAMED) ? titleOf(about, own) : title,
    paragraphs: paragraphs.slice(0, paragraphs.length - own.whole(0, CUT)),
  };
}

function titleOf(about, random) {
  return filled(random.of(TITLES), coreOf(about), random);
}

/** What it turns on: every headline and every first sentence has some of that. */
function coreOf(about) {
  const [places, persons, matters, bodies] = ['places', 'persons', 'matters', 'bodies'].map((list) =>
    about[list].slice(0, 2),
  );
  return { ...about, places, persons, matters, bodies };
}

/** Four sentences each; in half of them the second has somebody's words. */
function paragraphsOf(about, random) {
  const sayings = Array.from({ length: SAID }, (_, n) => sayingOf(about, n));
  const sentence = () => filled(random.of(about.sentences), about, random);
  return Array.from({ length: PARAGRAPHS }, (_, n) => {
    const first = n === 0 ? filled(random.of(OPENINGS), coreOf(about), random) : sentence();
    const second = random.chance(0.5) ? quoted(about, random, sayings) : sentence();
    return `${first} ${second} ${sentence()} ${sentence()}`;
  });
}

/** What one of its persons says, in whichever article. */
function sayingOf(about, n) {
  const random = randomOf(about.number, 2 ** 16 + n);
  return { speaker: random.of(about.persons), text: filled(about.sayings[n], about, random) };
}

/** Somebody's words with who said them, in full or by the surname. */
function quoted(about, random, sayings) {
  const { speaker, text } = random.of(sayings);
  if (random.chance(0.5)) return `“${text},” said ${speaker.surname}.`;
  const who = `${speaker.name}, ${speaker.office},`;
  return random.chance(0.5)
    ? `“${text},” ${who} told reporters in ${random.of(about.places)}.`
    : `${who} warned: “${text}.”`;
}

/** A sentence with words of the happening, no two of a list the same, in its open places. */
function filled(sentence, about, random) {
  const used = new Set();
  const words = sentence.replace(/\{(\w+)\}/g, (_, list) => {
    if (list === 'number') return String(random.whole(12, 9_800));
    if (list === 'year') return String(random.whole(1950, 2025));
    const free = about[list].filter((word) => !used.has(word));
    const word = random.of(free.length > 0 ? free : about[list]);
    used.add(word);
    return word.surname ?? word;
  });
  return capital(words.replace(/\b([Aa]) (?=[aeio])/g, '$1n '));
}

/** Numbers of its own for each part of each happening. */
function randomOf(happening, part) {
  const random = new Random(Math.imul(happening + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b));
  random.next();
  return random;
}

import { findDemonym, findPlace } from './countries.js';
import { genderOfName } from './given-names.js';
import { isCapital, organisationKind } from './kinds.js';
import { TIME_NOUNS, wordList } from './lexicon/common.js';
import { SAY_VERBS } from './lexicon/cues.js';
import { DOCUMENT_NOUNS } from './lexicon/organisations.js';
import { PLACE_ENDINGS, PLACE_OPENINGS } from './lexicon/places.js';
import { MUTE_SOURCES } from './lexicon/standing.js';
import { OFFICE_NOUNS, officeStem, RANKS, TITLE_WORDS } from './lexicon/titles.js';
import { isTitle } from './name-words.js';
import type { Word, Words } from './words.js';

/** What a surname may be besides: decides what has to stand beside it, and where it is no surname. */
type Double = 'TIME' | 'TITLE' | 'BODY' | 'SITE' | 'PLACE' | 'WORD';

/**
 * Marks the surnames of a text that are months, titles, places or plain words elsewhere ("Theresa May", "Jae Park", "Ned
 * Price"): in the full name, and wherever they then stand alone ("May said", but not "in May").
 */
export function markSurnames(found: Words): void {
  const surnames = new Map<string, Double>();
  found.words.forEach((word, i) => {
    if (!isCapital(word) || word.lower.length < 2) return;
    const double = doubleOf(word);
    if (!double || !isFullName(found.words, i, double)) return;
    surnames.set(word.text, double);
    mark(word);
  });
  if (surnames.size === 0) return;
  found.words.forEach((word, i) => {
    const double = surnames.get(word.text);
    if (double && standsAlone(found.words, i, double)) mark(word);
  });
}

function mark(word: Word): void {
  word.pos = 'PROPN';
  word.surname = true;
}

function doubleOf(word: Word): Double | null {
  const { lower } = word;
  const stem = officeStem(lower);
  if (TIME_NOUNS.has(lower)) return 'TIME';
  if (TITLE_WORDS.has(stem) || RANKS.has(stem) || OFFICE_NOUNS.has(stem)) return 'TITLE';
  if (BODIES.has(lower)) return 'BODY';
  if (PLACE_ENDINGS.has(lower)) return 'SITE';
  if (findPlace(word.text)) return 'PLACE';
  return word.pos !== 'PROPN' || MUTE_SOURCES.has(lower) || DOCUMENT_NOUNS.has(lower) ? 'WORD' : null;
}

/** What speaks though it is nobody's surname: "Wall Street said", "Grace Church said". */
const BODIES: ReadonlySet<string> = new Set(
  wordList('church house court castle temple farm street tower palace hall cross board bank'),
);

/** A given name in front and no further name behind; what is likely something else needs a sign that it is a person. */
function isFullName(words: readonly Word[], at: number, double: Double): boolean {
  const [given, word, next] = [words[at - 1], words[at] as Word, words[at + 1]];
  if (given?.sentence !== word.sentence || given.pos !== 'PROPN' || !GIVEN.test(given.text)) return false;
  if (isTitle(given) || findPlace(`${given.text} ${word.text}`)) return false;
  const goesOn = next?.sentence === word.sentence ? next : undefined;
  if (goesOn && (isCapital(goesOn) || goesOn.pos === 'NUM')) return false;
  if (findPlace(given.text) || findDemonym(given.text) || PLACE_OPENINGS.has(given.lower)) return false;
  const isKnown = genderOfName(given.text) !== null;
  const speaks = goesOn !== undefined && SPEAKING.has(goesOn.lower);
  const isPerson = hasTitle(words, at - 1) || isAged(words, at + 1);
  if (double === 'BODY') return isKnown && isPerson;
  if (isKnown) return double !== 'SITE' || speaks || isPerson;
  return (speaks || (isPerson && double !== 'SITE')) && !organisationKind(words, at - 1, at + 1);
}

const GIVEN = /^\p{Lu}(?:\p{Ll}+|\.)$/u;

const SPEAKING: ReadonlySet<string> = new Set(wordList('said says told added wrote tweeted argued insisted'));

function hasTitle(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before?.sentence === words[at]?.sentence && before !== undefined && isTitle(before);
}

/** ", 45,": only people have an age. */
function isAged(words: readonly Word[], at: number): boolean {
  return words[at]?.text === ',' && /^\d\d$/.test(words[at + 1]?.text ?? '') && words[at + 2]?.text === ',';
}

/** A lone surname: no other name around it, and not where its other sense is at home. */
function standsAlone(words: readonly Word[], at: number, double: Double): boolean {
  const [before, word, next] = [words[at - 1], words[at] as Word, words[at + 1]];
  const follows = before?.sentence === word.sentence ? before : undefined;
  const goesOn = next?.sentence === word.sentence ? next : undefined;
  if (goesOn && (isCapital(goesOn) || goesOn.pos === 'NUM')) return false;
  if (!follows) return double !== 'WORD' || isSpeaking(goesOn);
  if (isCapital(follows) && !isTitle(follows)) return false;
  if (follows.pos === 'DET' || follows.pos === 'ADJ' || follows.pos === 'NUM') return false;
  return !(double === 'TIME' ? TIME_PLACES : double === 'PLACE' ? AT_PLACES : NOWHERE).has(follows.lower);
}

function isSpeaking(next: Word | undefined): boolean {
  return (
    next !== undefined && (SAY_VERBS.has(next.lemma) || next.pos === 'AUX' || /^['’]s?$/.test(next.text))
  );
}

const NOWHERE: ReadonlySet<string> = new Set();
const AT_PLACES: ReadonlySet<string> = new Set(
  wordList('in to from at of near across into outside inside around through'),
);
const TIME_PLACES: ReadonlySet<string> = new Set(
  wordList('in on until since of through during early late mid last next this every'),
);

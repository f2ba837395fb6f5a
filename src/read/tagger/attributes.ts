import type { Clauses } from '../clauses.js';
import type { Attribution } from '../direct.js';
import {
  CALL_VERBS,
  CUE_NOUNS,
  DESCRIBE_AS_VERBS,
  SAY_VERBS,
  SHOW_VERBS,
  SPEECH_NOUNS,
  THINK_VERBS,
  VOICE_VERBS,
} from '../lexicon/cues.js';
import { verbLemma } from '../lexicon/verbs.js';
import type { Span } from '../reading.js';
import type { MarkedWords } from '../speech.js';
import type { Word } from '../words.js';
import { clusterOf, loadClusters } from './clusters.js';
import { hashText } from './hash.js';

/** What each word is, as numbers; one entry a word. */
export interface Attributes {
  lower: Int32Array;
  lemma: Int32Array;
  suffix: Int32Array;
  pos: Uint8Array;
  shape: Uint8Array;
  /** Words that stand beside the same words, in fine and coarse groups; 0 for unknown ones. */
  fine: Uint16Array;
  coarse: Uint16Array;
  /** Sense of a cue word by our lexicon, 0 for none. */
  sense: Uint8Array;
  /** Place in a noun phrase or verb group. */
  chunk: Uint8Array;
  /** Place among quotation marks. */
  mark: Uint8Array;
  /** What the rules took it for. */
  rule: Uint8Array;
}

const POS = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' ');
const POS_NUMBER = new Map(POS.map((pos, i) => [pos, i + 1]));

const VERB_SENSES: readonly ReadonlySet<string>[] = [
  SAY_VERBS,
  THINK_VERBS,
  SHOW_VERBS,
  DESCRIBE_AS_VERBS,
  CALL_VERBS,
  VOICE_VERBS,
];

export const SENSE = { SAY: 1, LAST_VERB: 6, SPEECH_NOUN: 7, CUE_NOUN: 8, ACCORDING: 9 };

export function toAttributes(
  clauses: Clauses,
  marks: readonly MarkedWords[],
  rules: readonly Attribution[],
): Attributes {
  const { words } = clauses.text;
  const clusters = loadClusters();
  const found: Attributes = {
    lower: new Int32Array(words.length),
    lemma: new Int32Array(words.length),
    suffix: new Int32Array(words.length),
    pos: new Uint8Array(words.length),
    shape: new Uint8Array(words.length),
    fine: new Uint16Array(words.length),
    coarse: new Uint16Array(words.length),
    sense: new Uint8Array(words.length),
    chunk: toChunks(clauses),
    mark: toMarkPlaces(words, marks),
    rule: toRulePlaces(words, rules),
  };
  words.forEach((word, i) => {
    const lemma = word.pos === 'VERB' ? verbLemma(word.lower, word.lemma) : word.lemma;
    found.lower[i] = hashText(word.lower);
    found.lemma[i] = lemma === word.lower ? (found.lower[i] as number) : hashText(lemma);
    found.suffix[i] = hashText(word.lower.slice(-3));
    found.pos[i] = POS_NUMBER.get(word.pos) ?? 0;
    found.shape[i] = shapeOf(word.text);
    found.sense[i] = senseOf(word, lemma);
    const fine = clusterOf(clusters, found.lower[i] as number);
    found.fine[i] = fine;
    found.coarse[i] = fine && (clusters.coarse[fine - 1] as number) + 1;
  });
  return found;
}

function shapeOf(text: string): number {
  const first = text.charCodeAt(0);
  const capital = first >= 65 && first <= 90;
  if (capital && text.length > 1) return text.toUpperCase() === text ? 1 : 2;
  if (capital) return 3;
  if (first >= 48 && first <= 57) return 4;
  return (first >= 97 && first <= 122) || first > 0xbf ? 5 : 6;
}

function senseOf(word: Word, lemma: string): number {
  if (word.lower === 'according') return SENSE.ACCORDING;
  if (word.pos === 'VERB') return VERB_SENSES.findIndex((verbs) => verbs.has(lemma)) + 1;
  if (word.pos !== 'NOUN') return 0;
  if (SPEECH_NOUNS.has(word.lower)) return SENSE.SPEECH_NOUN;
  return CUE_NOUNS.has(lemma) ? SENSE.CUE_NOUN : 0;
}

const FORMS = { FINITE: 4, INFINITIVE: 6, GERUND: 8 };

function toChunks(clauses: Clauses): Uint8Array {
  const chunks = new Uint8Array(clauses.text.words.length);
  for (const noun of clauses.phrases.nouns) {
    chunks.fill(noun.pronoun ? 3 : 2, noun.first, noun.last);
    if (!noun.pronoun) chunks[noun.first] = 1;
  }
  for (const verb of clauses.phrases.verbs) {
    chunks.fill(FORMS[verb.form] + 1 + (verb.passive ? 6 : 0), verb.first, verb.last);
    chunks[verb.head] = FORMS[verb.form] + (verb.passive ? 6 : 0);
  }
  return chunks;
}

/** 0 outside; in speech 1, its opening mark 2, its closing mark 3; in a marked phrase the same plus 3. */
function toMarkPlaces(words: readonly Word[], marks: readonly MarkedWords[]): Uint8Array {
  const places = new Uint8Array(words.length);
  for (const { first, last, speech, closed } of marks) {
    const base = speech ? 0 : 3;
    places.fill(base + 1, first, last);
    places[first] = base + 2;
    if (closed) places[last - 1] = base + 3;
  }
  return places;
}

/** 0 none, 1 and 2 source, 3 and 4 cue, 5 and 6 content of a direct quote, 7 and 8 of another. */
function toRulePlaces(words: readonly Word[], rules: readonly Attribution[]): Uint8Array {
  const places = new Uint8Array(words.length);
  const put = (first: number, last: number, begin: number) => {
    if (first >= last) return;
    places.fill(begin + 1, first, last);
    places[first] = begin;
  };
  for (const { content, kind } of rules)
    for (const span of content) put(...wordsIn(words, span), kind === 'DIRECT' ? 5 : 7);
  for (const { source, cue } of rules) {
    if (source) put(source.first, source.last, 1);
    if (cue) put(cue.first, cue.last, 3);
  }
  return places;
}

/** The words `[first, last)` that a span touches. */
export function wordsIn(words: readonly Word[], span: Span): [number, number] {
  const first = lowest(words.length, (i) => (words[i] as Word).end > span.start);
  return [
    first,
    Math.max(
      first,
      lowest(words.length, (i) => (words[i] as Word).start >= span.end),
    ),
  ];
}

/** The least number below `count` for which a test holds that goes on holding; `count` where none does. */
function lowest(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Clauses } from '../clauses.js';
import type { Sentence } from '../words.js';
import { type Attributes, SENSE } from './attributes.js';
import { hashText, mix } from './hash.js';

/** Features of every word: word `i` has `ids[i * size]` to `ids[(i + 1) * size - 1]`. */
export interface Features {
  ids: Int32Array;
  size: number;
  /** How many words have features: all of an article, the first of a book. */
  count: number;
  /** Class of each word with the word before, for the weights of label pairs. */
  pairs: Uint8Array;
}

/** Room for the features of one word: raise it when templates are added. */
const SIZE = 104;

/** No article has more words; behind them the rules read alone, and hostile texts cost no more. */
const MOST_WORDS = 20_000;

export const PAIR_CLASSES = 256;

const START = 0x51ed270b;
const END = 0x2c1b3c6d;
const NONE = -1;
const THAT = hashText('that');
const COMMA = hashText(',');

/** Distances in steps: near ones apart, far ones together. */
function step(distance: number): number {
  if (distance <= 5) return distance;
  if (distance <= 10) return 6;
  return distance <= 20 ? 7 : 8;
}

/** Where the words of interest stand, seen from one word of a sentence. */
interface Around {
  first: number;
  last: number;
  index: number;
  /** Bits: the sentence has speech in marks, a verb of saying, "according". */
  signs: number;
  signsBefore: number;
  signsAfter: number;
  opener: number;
  /** For each word of the sentence: nearest verb and cue on each side; -1 for none. */
  verbLeft: Int32Array;
  verbRight: Int32Array;
  cueLeft: Int32Array;
  cueRight: Int32Array;
}

/** The features of the words of an article. Work is linear in the words. */
export function toFeatures(clauses: Clauses, has: Attributes): Features {
  const sentences = clauses.text.sentences.filter(({ last }) => last <= MOST_WORDS);
  const count = sentences.at(-1)?.last ?? 0;
  const features: Features = {
    ids: new Int32Array(count * SIZE),
    size: SIZE,
    count,
    pairs: toPairs(has),
  };
  const signs = sentences.map((sentence) => signsOf(has, sentence));
  sentences.forEach((sentence, index) => {
    const before = sentences[index - 1];
    const after = sentences[index + 1];
    const around: Around = {
      first: sentence.first,
      last: sentence.last,
      index: placeInParagraph(sentences, index),
      signs: signs[index] as number,
      signsBefore: before?.paragraph === sentence.paragraph ? (signs[index - 1] as number) : 8,
      signsAfter: after?.paragraph === sentence.paragraph ? (signs[index + 1] as number) : 8,
      opener: has.lemma[sentence.first] as number,
      ...neighbours(clauses, has, sentence),
    };
    fillSentence(features, has, clauses, around);
  });
  return features;
}

function placeInParagraph(sentences: readonly Sentence[], index: number): number {
  const { paragraph } = sentences[index] as Sentence;
  let place = 0;
  while (place < 3 && sentences[index - place - 1]?.paragraph === paragraph) place++;
  return place + (paragraph === 0 ? 4 : 0);
}

function signsOf(has: Attributes, sentence: Sentence): number {
  let signs = 0;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (has.mark[i] === 2 || has.mark[i] === 3) signs |= 1;
    if (has.sense[i] === SENSE.SAY) signs |= 2;
    if (has.sense[i] === SENSE.ACCORDING) signs |= 4;
  }
  return signs;
}

function neighbours(clauses: Clauses, has: Attributes, { first, last }: Sentence) {
  const found = {
    verbLeft: new Int32Array(last - first).fill(NONE),
    verbRight: new Int32Array(last - first).fill(NONE),
    cueLeft: new Int32Array(last - first).fill(NONE),
    cueRight: new Int32Array(last - first).fill(NONE),
  };
  const headAt = (i: number) => {
    const verb = clauses.phrases.verbAt[i] as number;
    return verb >= 0 && clauses.phrases.verbs[verb]?.head === i;
  };
  const isCue = (i: number) =>
    has.sense[i] === SENSE.ACCORDING ||
    ((has.sense[i] as number) > 0 && (has.sense[i] as number) <= SENSE.LAST_VERB);
  let verb = NONE;
  let cue = NONE;
  for (let i = first; i < last; i++) {
    found.verbLeft[i - first] = verb;
    if (isCue(i)) cue = i;
    found.cueLeft[i - first] = cue;
    if (headAt(i)) verb = i;
  }
  verb = NONE;
  cue = NONE;
  for (let i = last - 1; i >= first; i--) {
    found.verbRight[i - first] = verb;
    found.cueRight[i - first] = cue;
    if (isCue(i)) cue = i;
    if (headAt(i)) verb = i;
  }
  return found;
}

function fillSentence(features: Features, has: Attributes, clauses: Clauses, around: Around): void {
  const { first, last } = around;
  const { lower, lemma, pos, chunk, mark, rule, sense, shape, suffix, fine, coarse } = has;
  const { ids } = features;
  const { phrases } = clauses;
  const at = (values: Int32Array | Uint16Array | Uint8Array, i: number) =>
    i < first ? START : i >= last ? END : (values[i] as number);
  let commas = 0;
  let clauseWords = 0;
  let that = 0;
  let lastNoun = 0;
  let finite = 0;
  let marked = 0;
  for (let i = first; i < last; i++) {
    let slot = i * SIZE;
    let template = 0;
    const put = (a: number, b = 0, c = 0) => {
      ids[slot++] = mix(template++, a, b, c);
    };
    const w = lower[i] as number;
    const l = lemma[i] as number;
    const p = pos[i] as number;
    const k = chunk[i] as number;
    const q = mark[i] as number;
    const r = rule[i] as number;
    const [w1, w2, wn, wn2] = [at(lower, i - 1), at(lower, i - 2), at(lower, i + 1), at(lower, i + 2)];
    const [l1, l2, ln, ln2] = [at(lemma, i - 1), at(lemma, i - 2), at(lemma, i + 1), at(lemma, i + 2)];
    const [p1, p2, pn, pn2] = [at(pos, i - 1), at(pos, i - 2), at(pos, i + 1), at(pos, i + 2)];
    const [k1, kn, kn2] = [at(chunk, i - 1), at(chunk, i + 1), at(chunk, i + 2)];
    const [q1, qn] = [at(mark, i - 1), at(mark, i + 1)];
    const [r1, rn] = [at(rule, i - 1), at(rule, i + 1)];
    put(1);
    put(w);
    put(w1);
    put(wn);
    put(w2);
    put(wn2);
    put(w1, w);
    put(w, wn);
    put(w1, w, wn);
    put(l);
    put(l, pn);
    put(l1, l);
    put(l, ln);
    put(ln, ln2);
    put(l2, l1);
    put(p);
    put(p1, p);
    put(p, pn);
    put(p1, p, pn);
    put(p2 * 32 + p1, p * 32 + pn, pn2);
    put(p1, w);
    put(suffix[i] as number, shape[i] as number);
    put(shape[i] as number, p1, at(shape, i + 1));
    put(k, k1, kn);
    put(k, w);
    put(k * 32 + kn, kn2, w1);
    put(q, q1, qn);
    put(q, w);
    put(q, p, p1);
    put(q, marked, around.signs);
    put(r, r1, rn);
    put(r, w, r1);
    put(r, k, l);
    put(r, l1, q);
    put(r * 16 + q, around.signs, at(rule, i + 2));
    // The verbs and cues on both sides, and how far they are.
    const vl = around.verbLeft[i - first] as number;
    const vr = around.verbRight[i - first] as number;
    const cl = around.cueLeft[i - first] as number;
    const cr = around.cueRight[i - first] as number;
    const vlLemma = vl < 0 ? START : (lemma[vl] as number);
    const vrLemma = vr < 0 ? END : (lemma[vr] as number);
    const clLemma = cl < 0 ? START : (lemma[cl] as number);
    const crLemma = cr < 0 ? END : (lemma[cr] as number);
    const vlStep = vl < 0 ? 9 : step(i - vl);
    const vrStep = vr < 0 ? 9 : step(vr - i);
    const clStep = cl < 0 ? 9 : step(i - cl);
    const crStep = cr < 0 ? 9 : step(cr - i);
    const vlForm = vl < 0 ? 0 : (chunk[vl] as number);
    const vrForm = vr < 0 ? 0 : (chunk[vr] as number);
    const vrSense = vr < 0 ? 0 : (sense[vr] as number);
    const vlSense = vl < 0 ? 0 : (sense[vl] as number);
    put(clLemma, clStep);
    put(crLemma, crStep);
    put(clStep, p, k);
    put(crStep, p, k);
    put(clLemma, k, that);
    put(crLemma, k, p1);
    put(vlLemma, vlStep);
    put(vrLemma, vrStep);
    put(vlLemma, w);
    put(vrLemma, w);
    put(vlLemma, k, p);
    put(vrLemma, k, p);
    put(vlLemma, vlForm * 16 + that, commas);
    put(vrLemma, vrForm, k);
    put(vlSense * 16 + vrSense, w, k);
    put(vlSense * 16 + vrSense, commas * 16 + that, k * 32 + vlForm);
    put(vlForm * 16 + vrForm, w, vrSense);
    put(vlLemma, vrLemma, k);
    put(vlLemma, lastNoun);
    put(lastNoun, w, that);
    put(clLemma, vlLemma, commas);
    put(clLemma, finite, w);
    put(clLemma, finite * 8 + commas, k);
    put(clLemma, w1, vrSense * 16 + vrForm);
    // The phrase the word stands in, and the verb behind it.
    const inPhrase = phrases.nounAt[i] as number;
    const head = inPhrase >= 0 ? (phrases.nouns[inPhrase]?.head as number) : i;
    const phraseEnd = inPhrase >= 0 ? (phrases.nouns[inPhrase]?.last as number) : i + 1;
    const phraseStart = inPhrase >= 0 ? (phrases.nouns[inPhrase]?.first as number) : i;
    put(lemma[head] as number, k, at(lemma, phraseEnd));
    put(at(lemma, phraseEnd), k, at(lemma, phraseStart - 1));
    put(at(pos, phraseEnd) * 32 + (k as number), at(pos, phraseStart - 1), crStep);
    put(at(sense, phraseEnd), k, at(lower, phraseStart - 1));
    put(pos[head] as number, at(lemma, phraseEnd), at(sense, phraseEnd + 1));
    // What company the words keep.
    const f = fine[i] as number;
    const c = coarse[i] as number;
    const [f1, fn] = [at(fine, i - 1), at(fine, i + 1)];
    const [c1, cn] = [at(coarse, i - 1), at(coarse, i + 1)];
    const vlFine = vl < 0 ? START : (fine[vl] as number);
    const vrFine = vr < 0 ? END : (fine[vr] as number);
    put(f, k);
    put(f1, k);
    put(fn, k);
    put(f, p, pn);
    put(c, c1, cn);
    put(f, fn);
    put(f1, f);
    put(vlFine, k, p);
    put(vrFine, k, p);
    put(vlFine, vlStep);
    put(vlFine, w, that);
    put(vlFine, vrFine, k);
    put(fine[head] as number, k, vrFine);
    put(coarse[head] as number, k * 16 + vrForm, vrSense);
    put(fine[head] as number, vlFine, k);
    put(vlFine, vlForm * 16 + that, commas);
    // The sentence.
    const place = step(i - first);
    put(around.signs, place, around.index);
    put(around.signs, q, commas);
    put(around.opener, place);
    put(around.opener, crLemma, commas);
    put(around.signsBefore * 16 + around.signs, q * 16 + around.signsAfter, Math.min(2, commas));
    put(place, step(last - 1 - i), around.signs);
    put(step(last - 1 - i), w, clStep);
    put(crLemma, commas, clLemma);
    put(crStep, commas * 8 + around.signs, w);
    put(clauseWords, w, vlSense);
    if (slot > (i + 1) * SIZE) throw new Error('more features than room');

    if (i === vr || phrases.verbAt[i] !== -1) {
      const verb = phrases.verbs[phrases.verbAt[i] as number];
      if (verb?.head === i) {
        finite = verb.form === 'FINITE' ? Math.min(3, finite + 1) : finite;
        if (sense[i]) finite = 0;
        that = 0;
        commas = sense[i] ? 0 : commas;
      }
    }
    if (w === THAT) that = 1;
    if (w === COMMA) {
      commas = Math.min(3, commas + 1);
      clauseWords = 0;
    } else clauseWords = Math.min(6, clauseWords + 1);
    if (q === 2 || q === 3) marked = Math.min(3, marked + 1);
    if (p === 8) lastNoun = l;
    else if (p === 12) lastNoun = 1;
  }
}

/** A small class of each word, joined with the class of the word before. */
function toPairs(has: Attributes): Uint8Array {
  const pairs = new Uint8Array(has.pos.length);
  let before = 0;
  for (let i = 0; i < pairs.length; i++) {
    const now = classOf(has, i);
    pairs[i] = before * 16 + now;
    before = now;
  }
  return pairs;
}

const PUNCTUATION = new Map(
  [',', '.', ':', ';', '—', '–', '-', '--', '(', ')'].map((mark, i) => [hashText(mark), Math.min(5, 1 + i)]),
);

function classOf(has: Attributes, i: number): number {
  const mark = has.mark[i] as number;
  if (mark === 2 || mark === 5) return 6;
  if (mark === 3 || mark === 6) return 7;
  const sense = has.sense[i] as number;
  if (sense > 0 && sense <= SENSE.LAST_VERB) return 8;
  if (sense === SENSE.ACCORDING) return 9;
  if (has.lower[i] === THAT) return 10;
  const mine = PUNCTUATION.get(has.lower[i] as number);
  if (mine) return mine;
  const chunk = has.chunk[i] as number;
  if (chunk >= 4) return 11;
  if (chunk > 0) return 12;
  return has.pos[i] === 5 || has.pos[i] === 14 ? 13 : has.pos[i] === 2 ? 14 : 15;
}

import { tally } from './figures.mjs';
import { merged, shared, sizeOf } from './spans.mjs';

/**
 * The rules of `score_quotes.py` of the shared folder, to the same figures.
 *
 * @typedef {import('./spans.mjs').Span} Span
 * @typedef {{content: Span[], source: Span[], cue: Span[], type: string}} Quote `type`: direct, mixed or indirect
 * @typedef {{text: string, gold: Quote[], read: Quote[]}} Article offsets are UTF-16 code units
 * @typedef {import('./figures.mjs').Tally} Tally
 */

const PARTS = ['content', 'source', 'cue'];
const WORD = /[\p{L}\p{N}_]+(?:['\u2019-][\p{L}\p{N}_]+)*/gu;
const EDGE = new Set(' \t\n\r"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\'.,;:!?-\u2013\u2014()');

/**
 * @param {Iterable<Article>} articles
 * @returns what each rule counted. `tokens` and `exact`: content, source and cue. `found`: the Gender Gap Tracker's rule
 *   at two shares of the gold content, with the speakers that are right. `attribution`: content of Jaccard .5 and more
 *   and the right speaker. `byType`: found at the lower share, by the gold quote's type; `right` of them are found,
 *   `speaker` have the right speaker; `read` counts the read quotes of that type, `kept` those of them that were matched.
 */
export function scoreQuotes(articles) {
  const score = {
    tokens: { content: tally(), source: tally(), cue: tally() },
    exact: { content: tally(), source: tally(), cue: tally() },
    found: [
      { share: 0.3, ...tally(), speaker: 0 },
      { share: 0.8, ...tally(), speaker: 0 },
    ],
    attribution: tally(),
    byType: new Map(),
  };
  for (const { text, gold: all, read } of articles) {
    const gold = all.filter(({ content }) => content.length > 0);
    const words = wordsOf(text);
    for (const part of PARTS) {
      addTokens(score.tokens[part], words, gold, read, part);
      addExact(score.exact[part], text, gold, read, part);
    }
    const pairs = toPairs(gold, read);
    for (const rule of score.found) addFound(rule, pairs, rule.share === 0.3 ? score.byType : null);
    addAttributions(score.attribution, pairs);
  }
  return score;
}

function wordsOf(text) {
  return [...text.matchAll(WORD)].filter(([word]) => word[0] !== '_').map((match) => match.index);
}

function addTokens(counts, words, gold, read, part) {
  const inGold = inside(gold, part);
  const inRead = inside(read, part);
  for (const at of words) {
    const [isGold, isRead] = [inGold(at), inRead(at)];
    if (isGold) counts.gold++;
    if (isRead) counts.read++;
    if (isGold && isRead) counts.right++;
  }
}

/** Asked of rising characters: is this one inside? */
function inside(quotes, part) {
  const spans = merged(quotes.flatMap((quote) => quote[part]));
  let next = 0;
  return (at) => {
    while (next < spans.length && spans[next].end <= at) next++;
    return next < spans.length && spans[next].start <= at;
  };
}

function addExact(counts, text, gold, read, part) {
  const keys = (quotes) =>
    new Set(quotes.flatMap((quote) => quote[part].map((span) => stripped(text, span))));
  const [goldKeys, readKeys] = [keys(gold), keys(read)];
  counts.gold += goldKeys.size;
  counts.read += readKeys.size;
  for (const key of goldKeys) if (readKeys.has(key)) counts.right++;
}

function stripped(text, { start, end }) {
  let [first, last] = [start, end];
  while (first < last && EDGE.has(text[first])) first++;
  while (last > first && EDGE.has(text[last - 1])) last--;
  return `${first}-${last}`;
}

function toPairs(gold, read) {
  const sides = (quotes) =>
    quotes.map(({ content, source, type }) => {
      const spans = merged(content);
      return { spans, size: sizeOf(spans), source: merged(source), type };
    });
  return { gold: sides(gold), read: sides(read) };
}

/** A gold quote without a speaker is right only where none was read. */
function sameSpeaker(gold, read) {
  return gold.source.length > 0 ? shared(gold.source, read.source) > 0 : read.source.length === 0;
}

/** Greedy, in the order of the gold quotes: each takes the free read quote that covers most of it. */
function addFound(rule, { gold, read }, byType) {
  const free = new Set(read);
  rule.read += read.length;
  rule.gold += gold.length;
  if (byType) for (const quote of read) typeOf(byType, quote.type).read++;
  for (const quote of gold) {
    let best = null;
    let most = rule.share;
    for (const one of free) {
      const share = shared(quote.spans, one.spans) / Math.max(1, quote.size);
      if (share > most) [best, most] = [one, share];
    }
    const right = best !== null && sameSpeaker(quote, best);
    if (best) {
      free.delete(best);
      rule.right++;
      if (right) rule.speaker++;
    }
    if (byType) addType(byType, quote, best, right);
  }
}

function addType(byType, quote, best, right) {
  const counts = typeOf(byType, quote.type);
  counts.gold++;
  if (!best) return;
  counts.right++;
  if (right) counts.speaker++;
  typeOf(byType, best.type).kept++;
}

function typeOf(byType, type) {
  if (!byType.has(type)) byType.set(type, { ...tally(), speaker: 0, kept: 0 });
  return byType.get(type);
}

/** One to one, the most alike first; among equals the later ones first, as the Python scorer sorts. */
function addAttributions(counts, { gold, read }) {
  const pairs = [];
  gold.forEach((quote, i) => {
    read.forEach((one, j) => {
      const both = shared(quote.spans, one.spans);
      const likeness = both / (quote.size + one.size - both);
      if (both > 0 && likeness >= 0.5) pairs.push({ likeness, i, j });
    });
  });
  pairs.sort((a, b) => b.likeness - a.likeness || b.i - a.i || b.j - a.j);
  const [usedGold, usedRead] = [new Set(), new Set()];
  for (const { i, j } of pairs) {
    if (usedGold.has(i) || usedRead.has(j)) continue;
    usedGold.add(i);
    usedRead.add(j);
    if (sameSpeaker(gold[i], read[j])) counts.right++;
  }
  counts.gold += gold.length;
  counts.read += read.length;
}

/**
 * The type by its marks, as the PolNeAR converter of the shared folder tells it.
 * @param {string} text
 * @param {readonly Span[]} content
 * @returns {'direct' | 'mixed' | 'indirect'}
 */
export function typeByMarks(text, content) {
  let [any, all] = [false, true];
  for (const { start, end } of content) {
    const words = text.slice(start, end);
    const opens = /^\s*["\u201c]/.test(words);
    const closes = /["\u201d][\s.,;:!?)]*$/.test(words);
    if (/["\u201c\u201d]/.test(words) || /["\u201c\u201d]/.test(text[start - 1] ?? '')) any = true;
    if (!opens || !closes) all = false;
  }
  if (all) return 'direct';
  return any ? 'mixed' : 'indirect';
}

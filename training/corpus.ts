import { readFileSync } from 'node:fs';
import type { Attribution } from '../src/read/direct.js';
import type { Span } from '../src/read/reading.js';
import { attributeByRules } from '../src/read/rules.js';
import { type Surface, toSurface } from '../src/read/surface.js';
import { type Attributes, toAttributes, wordsIn } from '../src/read/tagger/attributes.js';
import { type Features, toFeatures } from '../src/read/tagger/features.js';
import { BEGIN, mayFollow } from '../src/read/tagger/labels.js';

/** An attribution as annotators made it. Offsets count Unicode code points of the text. */
export interface GoldQuote {
  source: Span[];
  cue: Span[];
  content: Span[];
}

export interface GoldArticle {
  id: string;
  text: string;
  quotes: GoldQuote[];
}

/** An article made ready: what the tagger sees, and what it should say. Gold spans are in UTF-16 code units. */
export interface Example {
  article: GoldArticle;
  surface: Surface;
  rules: Attribution[];
  attributes: Attributes;
  features: Features;
  labels: Uint8Array;
}

/** Reads articles from JSON Lines as score/polnear_to_jsonl.py writes them. */
export function loadArticles(file: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => inCodeUnits(JSON.parse(line) as GoldArticle));
}

function inCodeUnits(article: GoldArticle): GoldArticle {
  if (!/[\ud800-\udbff]/.test(article.text)) return article;
  const units: number[] = [];
  let unit = 0;
  for (const character of article.text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  const move = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => ({ start: units[start] ?? unit, end: units[end] ?? unit }));
  const quotes = article.quotes.map(({ source, cue, content }) => ({
    source: move(source),
    cue: move(cue),
    content: move(content),
  }));
  return { ...article, quotes };
}

/** Tags an article's words and places the gold labels. */
export function toExample(article: GoldArticle): Example {
  const surface = toSurface(article.text);
  const rules = attributeByRules(surface.clauses, surface.marks);
  const attributes = toAttributes(surface.clauses, surface.marks, rules);
  const features = toFeatures(surface.clauses, attributes);
  return { article, surface, rules, attributes, features, labels: goldLabels(article, surface) };
}

function goldLabels(article: GoldArticle, { clauses }: Surface): Uint8Array {
  const { words } = clauses.text;
  const labels = new Uint8Array(words.length);
  const put = (spans: readonly Span[], begin: (span: Span) => number) => {
    for (const span of spans) {
      const [first, last] = wordsIn(words, span);
      if (first >= last) continue;
      labels.fill(begin(span) + 1, first, last);
      labels[first] = begin(span);
    }
  };
  const quotes = article.quotes.filter(({ content }) => content.length > 0);
  for (const { content, cue, source } of quotes) {
    const pivot = cue[0] ?? source[0];
    put(content, ({ start }) =>
      pivot && start < pivot.start ? BEGIN.CONTENT_CUE_RIGHT : BEGIN.CONTENT_CUE_LEFT,
    );
  }
  for (const { source, cue } of quotes)
    put(source, ({ start }) =>
      start < (cue[0]?.start ?? 0) ? BEGIN.SOURCE_CUE_RIGHT : BEGIN.SOURCE_CUE_LEFT,
    );
  for (const { cue } of quotes) put(cue, () => BEGIN.CUE);
  // A span that another one cut goes on as a span of its own; each paragraph begins afresh.
  for (let i = 0; i < labels.length; i++) {
    const fresh = i === 0 || words[i]?.paragraph !== words[i - 1]?.paragraph;
    const label = labels[i] as number;
    if (!mayFollow(fresh ? 0 : (labels[i - 1] as number), label)) labels[i] = label - 1;
  }
  return labels;
}

/** The paragraphs of an example as runs of words. */
export function paragraphsOf({ surface }: Example): [number, number][] {
  const { words } = surface.clauses.text;
  const runs: [number, number][] = [];
  let first = 0;
  for (let i = 1; i <= words.length; i++) {
    if (i < words.length && words[i]?.paragraph === words[first]?.paragraph) continue;
    runs.push([first, i]);
    first = i;
  }
  return words.length ? runs : [];
}

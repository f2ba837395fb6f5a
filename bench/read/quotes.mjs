import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, fromRates } from './figures.mjs';
import { gumOf, linesOf } from './load.mjs';
import { scoreQuotes, typeByMarks } from './quote-score.mjs';
import { fromCodePoints, toCodePoints } from './spans.mjs';

/**
 * Quotes of PolNeAR's development or training part.
 * @param {{polnear: string, dump?: string}} options
 * @param {'dev' | 'train'} part
 */
export function scorePolnear({ polnear, dump }, part, read) {
  const gold = linesOf(polnear, `polnear.${part}.jsonl`, `${part}.jsonl`).map((article) => ({
    id: article.id,
    input: { text: article.text, title: article.title, publishedAt: article.date, language: 'en' },
    quotes: article.quotes,
  }));
  return scoreSet(`PolNeAR ${part}`, gold, read, dump);
}

/** GUM's attributions that a verb or "according to" carries; the derived file has no type, the marks tell it. */
export function scoreGumQuotes({ data, dump }, read) {
  const { articles, attributions } = gumOf(data);
  const gold = articles.map(({ id, text, title, date }) => ({
    id,
    input: { text, title, publishedAt: date, language: 'en' },
    quotes: attributions
      .get(id)
      .filter(({ cue_kind }) => cue_kind === 'verb' || cue_kind === 'according_to')
      .map(({ content, source, cue }) => ({ content, source, cue: [cue], type: typeByMarks(text, content) })),
  }));
  if (dump) {
    write(
      dump,
      'gum.gold.jsonl',
      gold.map(({ id, input, quotes }) => ({ id, text: input.text, quotes })),
    );
  }
  return scoreSet('GUM', gold, read, dump);
}

function scoreSet(set, gold, read, dump) {
  const articles = gold.map(({ id, input, quotes }) => {
    const units = fromCodePoints(input.text);
    return {
      id,
      text: input.text,
      gold: quotes.map((quote) => ({
        content: quote.content.map(units),
        source: quote.source.map(units),
        cue: quote.cue.map(units),
        type: quote.type,
      })),
      read: read(input).quotes.map((quote) => ({ ...quote, type: quote.kind.toLowerCase() })),
    };
  });
  if (dump) write(dump, `${set.toLowerCase().replace(' ', '.')}.read.jsonl`, articles.map(toPrediction));
  return rowsOf(set, scoreQuotes(articles));
}

function toPrediction({ id, text, read }) {
  const points = toCodePoints(text);
  const quotes = read.map(({ content, source, cue }) => ({
    content: content.map(points),
    source: source.map(points),
    cue: cue.map(points),
  }));
  return { id, quotes };
}

function write(folder, name, objects) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), objects.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

function rowsOf(set, score) {
  const rows = [];
  const add = (measure, counts, extra = {}) =>
    rows.push({ set, measure, ...figuresOf(counts), gold: counts.gold, read: counts.read, ...extra });
  for (const part of ['content', 'source', 'cue']) {
    add(`${part}, tokens`, score.tokens[part]);
    add(`${part}, exact spans`, score.exact[part]);
  }
  for (const rule of score.found)
    add(`found: over ${rule.share} of the content; accuracy: its speaker`, rule, {
      accuracy: rule.speaker / Math.max(1, rule.right),
    });
  add('attribution: Jaccard .5 and right speaker', score.attribution);
  for (const type of ['direct', 'mixed', 'indirect']) {
    const counts = score.byType.get(type);
    if (!counts) continue;
    rows.push({
      set,
      measure: `${type}: found at .3; accuracy: its speaker`,
      ...fromRates(counts.read ? counts.kept / counts.read : 0, counts.gold ? counts.right / counts.gold : 0),
      accuracy: counts.speaker / Math.max(1, counts.right),
      gold: counts.gold,
      read: counts.read,
    });
  }
  return rows;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { htmlToText } from '../../dist/src/collect/blocks.js';
import { decodeBytes } from '../../dist/src/collect/decode.js';
import { readPage } from '../../dist/src/collect/page.js';
import { compareShingles, meansOf, precisionOf, recallOf } from './shingles.mjs';

/** Readers of a page: HTML and its address in, the article's text out; '' where it is refused. */
const READERS = { Rejoinder: ours, 'Readability + linkedom': readabilityAlone };

/**
 * Scores the text of the pages of ScrapingHub's set against what a person marked. The rules were tuned on the pages of one
 * half (the first hexadecimal digit of the id is even); the other half was never looked at.
 * @param {string} folder the set: ground-truth.json and html/ID.html.gz
 * @returns {{rows: object[], misses: object[]}} a row for each reader and part; a miss for each page below a perfect score
 */
export function scorePages(folder) {
  const gold = Object.entries(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')));
  const pages = gold.map(([id, { articleBody, url }]) => {
    const html = decodeBytes(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))).text;
    return { id, url, html, body: articleBody ?? '', isTuned: Number.parseInt(id[0], 16) % 2 === 0 };
  });
  const rows = [];
  const misses = [];
  for (const [reader, read] of Object.entries(READERS)) {
    const started = performance.now();
    const texts = pages.map(({ html, url }) => read(html, url));
    const seconds = (performance.now() - started) / 1000;
    const scored = pages.map((page, at) => ({ ...page, counts: compareShingles(page.body, texts[at]) }));
    const partOf = (part, chosen) => ({
      reader,
      part,
      pages: chosen.length,
      ...meansOf(chosen.map(({ counts }) => counts)),
    });
    rows.push({ ...partOf('all', scored), rate: pages.length / seconds });
    rows.push(
      partOf(
        'tuned on',
        scored.filter(({ isTuned }) => isTuned),
      ),
    );
    rows.push(
      partOf(
        'held out',
        scored.filter(({ isTuned }) => !isTuned),
      ),
    );
    if (read === ours) misses.push(...scored.map((page, at) => missOf(page, texts[at])).filter(Boolean));
  }
  return { rows, misses: misses.sort((a, b) => a.f - b.f) };
}

function ours(html, url) {
  try {
    return readPage(html, url, new Date()).text;
  } catch (error) {
    if (error.name !== 'RefusedError') throw error;
    return '';
  }
}

function readabilityAlone(html) {
  const content = new Readability(parseHTML(html).document).parse()?.content;
  return content ? htmlToText(content) : '';
}

/** A page of the half that is looked at, with its text where that is not perfect. */
function missOf({ id, url, counts, body, isTuned }, text) {
  const [precision, recall] = [precisionOf(counts), recallOf(counts)];
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  if (f === 1 || !isTuned) return null;
  return { kind: text === '' ? 'refused' : 'text', id, url, f, precision, recall, gold: body, read: text };
}

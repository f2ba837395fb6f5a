import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { htmlToText } from '../../dist/src/collect/blocks.js';
import { decodeBytes } from '../../dist/src/collect/decode.js';
import { readPage } from '../../dist/src/collect/page.js';
import { compareShingles, meansOf, precisionOf, recallOf } from './shingles.mjs';

/**
 * Scores the text of the pages of ScrapingHub's set against what a person marked. The rules were tuned on the pages of one
 * half (the first hexadecimal digit of the id is even); of the other half only the figures were looked at.
 * @param {string} folder the set: ground-truth.json and html/ID.html.gz
 * @returns {{rows: object[], refused: object[], misses: object[]}} a row for each reader and part; each page that was refused; and
 *   each of the tuned half that is not perfect
 */
export function scorePages(folder) {
  const gold = Object.entries(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')));
  const pages = gold.map(([id, { articleBody, url }]) => {
    const html = decodeBytes(gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)))).text;
    return { id, url, html, body: articleBody ?? '', isTuned: Number.parseInt(id[0], 16) % 2 === 0 };
  });
  const read = readBy(ours, pages);
  const alone = readBy(readabilityAlone, pages);
  return {
    rows: [...rowsOf('Rejoinder', read), ...rowsOf('Readability + linkedom', alone)],
    refused: read.scored.filter(({ text }) => text === ''),
    misses: read.scored
      .map(missOf)
      .filter((miss) => miss !== null)
      .sort((a, b) => a.f - b.f),
  };
}

/** @param {(html: string, url: string) => string} reader gives the article's text, '' where it refuses the page */
function readBy(reader, pages) {
  // Processor time, for other work shares the machine.
  const started = process.cpuUsage();
  const texts = pages.map(({ html, url }) => reader(html, url));
  const { user, system } = process.cpuUsage(started);
  const scored = pages.map((page, at) => {
    const text = texts[at];
    return { ...page, text, counts: compareShingles(page.body, text) };
  });
  return { scored, cpu: (user + system) / 1000 / pages.length };
}

function rowsOf(reader, { scored, cpu }) {
  const row = (part, pages) => ({
    reader,
    part,
    pages: pages.length,
    ...meansOf(pages.map(({ counts }) => counts)),
  });
  const tuned = scored.filter(({ isTuned }) => isTuned);
  const heldOut = scored.filter(({ isTuned }) => !isTuned);
  return [{ ...row('all', scored), cpu }, row('tuned on', tuned), row('held out', heldOut)];
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
function missOf({ id, url, counts, body, isTuned, text }) {
  const [precision, recall] = [precisionOf(counts), recallOf(counts)];
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  if (f === 1 || !isTuned) return null;
  return { kind: text === '' ? 'refused' : 'text', id, url, f, precision, recall, gold: body, read: text };
}

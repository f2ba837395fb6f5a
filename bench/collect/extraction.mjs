import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { readPage } from '../../dist/src/collect/page.js';

/** Pages of the ScrapingHub set, where the shared data are there. */
const FOLDER = fileURLToPath(new URL('../../../shared/data/article-extraction/html', import.meta.url));

/**
 * How many pages a second one thread extracts: ours, and Readability on jsdom, over the same pages in turns of one page, so
 * that whatever else the machine does slows both.
 * @param {number} seconds for both together
 * @returns {Promise<{pages: number, ours: number, jsdom: number} | undefined>} undefined: there are no pages here
 */
export async function extraction(seconds) {
  if (!existsSync(FOLDER)) return undefined;
  const pages = readdirSync(FOLDER).map((name) =>
    gunzipSync(readFileSync(join(FOLDER, name))).toString('utf8'),
  );
  const spent = { ours: 0, jsdom: 0 };
  const done = { ours: 0, jsdom: 0 };
  const ways = { ours: (html) => readPage(html, 'https://example.org/a', new Date()), jsdom: withJsdom };
  for (const html of pages.slice(0, 5)) for (const way of Object.values(ways)) attempt(way, html);
  const until = performance.now() + seconds * 1_000;
  for (let n = 0; performance.now() < until; n += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const started = process.cpuUsage();
      attempt(way, pages[n % pages.length]);
      const { user, system } = process.cpuUsage(started);
      spent[name] += (user + system) / 1e6;
      done[name] += 1;
    }
  }
  return { pages: done.ours, ours: done.ours / spent.ours, jsdom: done.jsdom / spent.jsdom };
}

/** A page that is no article is refused, which takes its time too. */
function attempt(way, html) {
  try {
    way(html);
  } catch {
    // Refused.
  }
}

function withJsdom(html) {
  const { window } = new JSDOM(html, { url: 'https://example.org/a', virtualConsole: new VirtualConsole() });
  const text = new Readability(window.document).parse()?.textContent;
  window.close();
  return text;
}

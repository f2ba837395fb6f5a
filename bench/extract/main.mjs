/**
 * `npm run bench:extract`: the built readers of pages and feeds against ScrapingHub's and feedparser's sets. Prints the report to
 * stdout and writes it into RESULTS.md. Needs nothing but the built project and the sets; no network.
 */

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeResults } from '../results.mjs';
import { scoreFeeds } from './feeds.mjs';
import { readOptions } from './options.mjs';
import { scorePages } from './pages.mjs';
import { reportOf } from './report.mjs';

const SECTION = {
  heading: '## Pages and feeds',
  begin: '<!-- extract:begin -->',
  end: '<!-- extract:end -->',
};

const options = readOptions();
const pages = scored('article-extraction', scorePages);
const feeds = scored('feedparser-tests', scoreFeeds);
if (!pages && !feeds) {
  console.error(`Nothing to score: neither set is in ${options.data}; see --data.`);
  process.exit(1);
}
const report = reportOf(pages, feeds);
console.log(report);
if (options.misses) {
  const misses = [...(pages?.misses ?? []), ...(feeds?.misses ?? [])];
  writeFileSync(options.misses, misses.map((miss) => `${JSON.stringify(miss)}\n`).join(''));
  console.error(`${misses.length} misses are in ${options.misses}.`);
}
if (options.results && pages && feeds) writeResults(SECTION, report);

function scored(set, score) {
  const folder = join(options.data, set);
  if (existsSync(folder)) return score(folder);
  console.error(`Skipped: ${set} is not in ${options.data}.`);
  return null;
}

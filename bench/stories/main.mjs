/**
 * `npm run bench:stories`: copies and stories, as the built project finds them, against two public sets. Prints a table and
 * writes it into RESULTS.md. Needs nothing but the built project and the sets.
 */

import { DATA, readFlags } from '../flags.mjs';
import { SetAbsent } from '../read/load.mjs';
import { circumstances, writeResults } from '../results.mjs';
import { copySearch } from './copy-search.mjs';
import { scoreNearDuplicates } from './near-duplicates.mjs';
import { searchTableOf, tableOf } from './table.mjs';
import { scoreUci } from './uci.mjs';

const USAGE = `npm run bench:stories -- [flags]
  --data FOLDER     the public sets (../shared/data beside the project)
  --no-results      print the table only, leave RESULTS.md as it is`;

const SECTION = {
  heading: '## Copies and stories',
  begin: '<!-- stories:begin -->',
  end: '<!-- stories:end -->',
};

const NOTES = `near-duplicates: P, R and F over pairs, each text looked up among the others as in the database; items/s are sketches made. UCI news aggregator: B-cubed over headlines
alone, in one pass; known elsewhere: .777 on all for a single pass without merging. Its times are those of a crawl that took one story after
the other; shuffled, its headlines stand at each other's times, and stories come interleaved as news do. The clusterer's figures were chosen
on one half of the stories; they say nothing of articles whose text is there too, nor of stories that last longer than the set's 36 hours. Looking for copies:
the 1,000 texts, each among so many made-up ones of the days around it, in an embedded PostgreSQL; index and scan find the same.`;

const options = readFlags(USAGE, { texts: { data: DATA } });
const rows = [];
const skipped = [];
for (const score of [scoreNearDuplicates, scoreUci]) {
  try {
    rows.push(...(await score(options)));
  } catch (error) {
    if (!(error instanceof SetAbsent)) throw error;
    skipped.push(`Skipped: ${error.message}.`);
  }
}
const searched = [];
try {
  searched.push(...(await copySearch(options)));
} catch (error) {
  if (!(error instanceof SetAbsent)) throw error;
  skipped.push(`Skipped: ${error.message}.`);
}
const report = [
  circumstances(),
  '',
  'Command: `npm run bench:stories`',
  '',
  tableOf(rows),
  '',
  ...(searched.length > 0 ? [searchTableOf(searched), ''] : []),
  NOTES,
  ...skipped,
].join('\n');
console.log(report);
if (options.results && rows.length > 0) writeResults(SECTION, report);

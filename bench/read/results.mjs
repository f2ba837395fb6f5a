import { circumstances, writeResults } from '../results.mjs';
import { tableOf } from './table.mjs';

const SECTION = { heading: '## Reading', begin: '<!-- read:begin -->', end: '<!-- read:end -->' };

/**
 * @param {import('./table.mjs').Row[]} rows
 * @param {string[]} skipped sets that were not there, and why
 * @param {import('./options.mjs').Options} options
 * @returns {string} Markdown
 */
export function reportOf(rows, skipped, { polnear, plv }) {
  const flags = [polnear && '--polnear FOLDER', plv && '--plv FOLDER'].filter(Boolean);
  return [
    circumstances(),
    '',
    `Command: \`npm run bench:read${flags.length ? ` -- ${flags.join(' ')}` : ''}\``,
    '',
    tableOf(rows),
    '',
    'P, R, F: precision, recall and F1, of what was read against gold. What each set can tell and cannot: bench/read/README.md.',
    ...skipped.map((line) => `Skipped: ${line}.`),
  ].join('\n');
}

/** Puts a report into RESULTS.md in the place of the last one. */
export function writeReport(report) {
  writeResults(SECTION, report);
}

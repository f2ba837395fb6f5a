import { runLine, writeSection } from '../section.mjs';
import { tableOf } from './table.mjs';

/**
 * @param {import('./table.mjs').Row[]} rows
 * @param {string[]} skipped sets that were not there, and why
 * @param {import('./options.mjs').Options} options
 * @returns {string} Markdown
 */
export function reportOf(rows, skipped, { polnear }) {
  return [
    runLine(),
    '',
    `Command: \`npm run bench:read${polnear ? ' -- --polnear FOLDER' : ''}\``,
    '',
    tableOf(rows),
    '',
    'P, R, F: precision, recall and F1, of what was read against gold. What each set can tell and cannot: bench/read/README.md.',
    ...skipped.map((line) => `Skipped: ${line}.`),
  ].join('\n');
}

export function writeResults(report) {
  writeSection({ name: 'read', heading: '## Reading', report });
}

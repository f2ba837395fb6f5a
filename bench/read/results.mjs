import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { tableOf } from './table.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RESULTS = fileURLToPath(new URL('../RESULTS.md', import.meta.url));
const HEADING = '## Reading';
const BEGIN = '<!-- read:begin -->';
const END = '<!-- read:end -->';

/**
 * @param {import('./table.mjs').Row[]} rows
 * @param {string[]} skipped sets that were not there, and why
 * @param {import('./options.mjs').Options} options
 * @returns {string} Markdown
 */
export function reportOf(rows, skipped, { polnear }) {
  return [
    `${new Date().toISOString().slice(0, 10)}, Rejoinder ${commit()}, Node ${process.versions.node}, ${machine()}.`,
    '',
    `Command: \`npm run bench:read${polnear ? ' -- --polnear FOLDER' : ''}\``,
    '',
    tableOf(rows),
    '',
    'P, R, F: precision, recall and F1, of what was read against gold. What each set can tell and cannot: bench/read/README.md.',
    ...skipped.map((line) => `Skipped: ${line}.`),
  ].join('\n');
}

/** The commit that is measured, marked where files differ from it. */
function commit() {
  try {
    const options = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('git', ['describe', '--always', '--dirty'], options).trim();
  } catch {
    return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
  }
}

function machine() {
  return `one thread of ${availableParallelism()} (${cpus()[0].model.trim()}), ${process.platform} ${process.arch}`;
}

/** Puts a report into RESULTS.md in the place of the last one; all else there stays. */
export function writeResults(report) {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results\n';
  const [begin, end] = [before.indexOf(BEGIN), before.indexOf(END)];
  const own = `${BEGIN}\n${report}\n${END}`;
  writeFileSync(
    RESULTS,
    begin >= 0 && end > begin
      ? before.slice(0, begin) + own + before.slice(end + END.length)
      : `${before.trimEnd()}\n\n${HEADING}\n\n${own}\n`,
  );
}

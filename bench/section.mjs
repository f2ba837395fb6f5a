import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));

/** "2026-11-23, Rejoinder 1a2b3c, Node 20.20.2, one thread of 2 (AMD EPYC), linux x64.": what a report begins with. */
export function runLine() {
  const machine = `one thread of ${availableParallelism()} (${cpus()[0].model.trim()}), ${process.platform} ${process.arch}`;
  return `${new Date().toISOString().slice(0, 10)}, Rejoinder ${commit()}, Node ${process.versions.node}, ${machine}.`;
}

/** The commit that is measured, marked where files differ from it. */
function commit() {
  try {
    const options = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('git', ['describe', '--always', '--dirty'], options).trim();
  } catch {
    return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
  }
}

/**
 * Puts a report into RESULTS.md in the place of the last one of its name; all else there stays.
 * @param {{name: string, heading: string, report: string}} section
 */
export function writeSection({ name, heading, report }) {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results\n';
  const [beginMark, endMark] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [begin, end] = [before.indexOf(beginMark), before.indexOf(endMark)];
  const own = `${beginMark}\n${report}\n${endMark}`;
  writeFileSync(
    RESULTS,
    begin >= 0 && end > begin
      ? before.slice(0, begin) + own + before.slice(end + endMark.length)
      : `${before.trimEnd()}\n\n${heading}\n\n${own}\n`,
  );
}

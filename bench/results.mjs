import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));

/**
 * @param {string} name of the npm script that makes it
 * @param {string} heading where there is none yet
 */
export function sectionOf(name, heading) {
  return { heading, begin: `<!-- ${name}, generated: begin -->`, end: `<!-- ${name}, generated: end -->` };
}

/**
 * Puts a report into RESULTS.md in the place of the last one of its section; all else there stays.
 * @param {{heading: string, begin: string, end: string}} section the markers are HTML comments
 * @param {string} report Markdown
 */
export function writeResults({ heading, begin, end }, report) {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results\n';
  const own = `${begin}\n${report}\n${end}`;
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  writeFileSync(
    RESULTS,
    from >= 0 && to > from
      ? before.slice(0, from) + own + before.slice(to + end.length)
      : `${before.trimEnd()}\n\n${heading}\n\n${own}\n`,
  );
}

/** The commit that is measured, marked where files differ from it. */
export function commit() {
  try {
    const options = { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('git', ['describe', '--always', '--dirty'], options).trim();
  } catch {
    return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
  }
}

/** Date, commit, Node and machine of a bench that runs on one thread. */
export function circumstances() {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `one thread of ${availableParallelism()} (${cpus()[0].model.trim()}), ${process.platform} ${process.arch}`;
  return `${date}, Rejoinder ${commit()}, Node ${process.versions.node}, ${machine}.`;
}

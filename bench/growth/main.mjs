/**
 * `npm run bench:growth`: every list and search of the graph, in a small and in a large database, one request at a time.
 * Prints a table to stdout and writes it into RESULTS.md; progress goes to stderr.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, ROOT } from '../prepare.mjs';
import { median } from '../report.mjs';
import { startServer } from '../servers.mjs';
import { stopSignal } from '../stop.mjs';
import { later, progress, runBench } from '../work.mjs';
import { readOptions } from './options.mjs';
import { namesFor, questionsAbout } from './questions.mjs';
import { reportOf, writeReport } from './report.mjs';

/** Of each question: before it counts, then so often in each database by turns. */
const WARM_UP = 3;
const TIMES = 15;
/** A question that takes longer is asked less often. */
const MOST_MS = 4_000;

async function main() {
  const options = readOptions();
  prepare();
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-bench-servers-'));
  later(() => rm(folder, { recursive: true, force: true }));
  const small = await open('small', { articles: options.small, home: options.smallHome }, folder);
  const large = await open('large', { articles: options.large, home: options.largeHome }, folder);
  const results = [];
  for (const question of Object.keys(small.questions)) {
    const times = await compare([small, large], question);
    results.push({ question, small: times[0], large: times[1] });
    progress(`${question}: ${times.map((ms) => ms.toFixed(1)).join(' ms, ')} ms`);
  }
  const report = reportOf(results, { options, postgres: small.version });
  console.log(report);
  if (options.results) writeReport(report);
}

/** A filled database with a server of its own, and what is asked of it. */
async function open(name, { articles, home }, folder) {
  // Only now are the packages there that it needs, and the built project.
  const { openFilledDatabase } = await import('../database.mjs');
  const keep = home !== undefined;
  const { url, client } = await openFilledDatabase({ articles, home, keep }, progress, later);
  const questions = questionsAbout(await namesFor(client));
  const contestant = {
    name,
    node: process.execPath,
    args: [join(ROOT, 'bin/rejoinder'), 'start', '--only', 'api', '--no-samples'],
    query: '{ position }',
  };
  const server = await startServer(contestant, { url, folder }, later);
  const { rows } = await client.query('show server_version');
  return { url: server.url, questions, version: rows[0].server_version };
}

/** By turns, so that what slows the machine for a while slows both. @returns {Promise<number[]>} medians, ms */
async function compare(databases, question) {
  const times = databases.map(() => []);
  const end = performance.now() + MOST_MS * databases.length;
  for (let time = -WARM_UP; time < TIMES && (time < 1 || performance.now() < end); time++) {
    for (const [index, { url, questions }] of databases.entries()) {
      const ms = await ask(url, questions[question]);
      if (time >= 0) times[index].push(ms);
    }
  }
  return times.map(median);
}

async function ask(url, query) {
  const before = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: stopSignal,
  });
  const { errors } = await response.json();
  if (errors) throw new Error(`${query} was answered with errors: ${JSON.stringify(errors)}`);
  return performance.now() - before;
}

await runBench(main);

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { BENCH, NODE_22, ROOT } from './prepare.mjs';
import { commit, sectionOf, writeResults } from './results.mjs';

const SECTION = sectionOf('bench:api', '## API: the front page');

/**
 * @typedef {{name: string, rounds: Awaited<ReturnType<typeof import('./measure.mjs').measure>>[], bytes: number,
 *   statements: number}} Result
 */

/**
 * @param {Result[]} results Rejoinder, PostGraphile and the hand-written SQL among them
 * @param {{options: ReturnType<typeof import('./options.mjs').readOptions>, postgres: string, same: string}} run
 * @returns {string} Markdown
 */
export function reportOf(results, { options, postgres, same }) {
  const { articles, seconds, rounds } = options;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine()}. ${versions(postgres)}.`,
    '',
    `Command: \`npm run bench:api -- --articles ${articles} --seconds ${seconds} --rounds ${rounds}\``,
    '',
    '| server | requests/s | p50 ms | p99 ms | CPU ms a request: server | PostgreSQL | both | bytes an answer | statements a request |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...results.map(rowOf),
    '',
    `Requests/s: median of ${rounds} rounds of ${seconds} s each, with the least and the most; 8 connections, the client on the same machine. The others are medians too.`,
    `Every server gave the same items: ${same}.`,
    ...ratios(results),
  ].join('\n');
}

function rowOf({ name, rounds, bytes, statements }) {
  const rates = rounds.map(({ rate }) => rate);
  const cpu = (of) =>
    rounds.every((round) => round.cpu)
      ? median(rounds.map((round) => of(round.cpu))).toFixed(2)
      : 'not measured';
  const cells = [
    name,
    `${Math.round(median(rates))} (${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))})`,
    median(rounds.map(({ p50 }) => p50)),
    median(rounds.map(({ p99 }) => p99)),
    cpu(({ server }) => server),
    cpu((both) => both.postgres),
    cpu(({ server, postgres }) => server + postgres),
    bytes,
    statements,
  ];
  return `| ${cells.join(' | ')} |`;
}

function ratios(results) {
  const rate = (name) =>
    median(results.find((result) => result.name === name).rounds.map((round) => round.rate));
  const to = (name) => (rate('Rejoinder') / rate(name)).toFixed(2);
  return [
    `Rejoinder has ${to('PostGraphile')} of PostGraphile's rate (aim: above 1) and ${to('Hand-written SQL')} of the hand-written SQL's (stretch: 0.6).`,
  ];
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function machine() {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores (${cpus()[0].model.trim()}), ${gigabytes} GiB, ${process.platform} ${process.arch}`;
}

function versions(postgres) {
  const node22 = execFileSync(NODE_22, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const own = process.versions.node === node22 ? '' : ` (the client ${process.versions.node})`;
  const of = (name, folder) =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  return [
    `Node ${node22}${own}`,
    `PostgreSQL ${postgres}`,
    `Rejoinder ${commit()}`,
    `Apollo Server ${of('@apollo/server', ROOT)}`,
    `graphql ${of('graphql', ROOT)}`,
    `PostGraphile ${of('postgraphile', BENCH)}`,
    `autocannon ${of('autocannon', BENCH)}`,
  ].join(', ');
}

/** Puts a report into RESULTS.md, in the place of the last one. */
export function writeReport(report) {
  writeResults(SECTION, report);
}

/**
 * `npm run bench:api`: the front page, asked of Rejoinder, of PostGraphile and of one hand-written SQL over the same
 * database. Prints a table to stdout and writes it into RESULTS.md; progress goes to stderr.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options.mjs';
import { prepare } from './prepare.mjs';
import { later, progress, runBench } from './work.mjs';

async function main() {
  const options = readOptions();
  prepare();
  // Only now are the packages there that these need, and the built project.
  const { openFilledDatabase } = await import('./database.mjs');
  const { reportOf, writeReport } = await import('./report.mjs');
  const database = await openFilledDatabase(options, progress, later);
  const { servers, same } = await startServers(database.url);
  const results = await measureAll(servers, database, options);
  const { rows } = await database.client.query('show server_version');
  const report = reportOf(results, { options, same, postgres: rows[0].server_version });
  console.log(report);
  if (options.results) writeReport(report);
}

async function startServers(url) {
  const { CONTESTANTS, startServer } = await import('./servers.mjs');
  const { checkSame } = await import('./front-page.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-bench-servers-'));
  later(() => rm(folder, { recursive: true, force: true }));
  const servers = [];
  for (const contestant of CONTESTANTS) {
    progress(`start ${contestant.name}`);
    servers.push(await startServer(contestant, { url, folder }, later));
  }
  const same = checkSame(new Map(servers.map(({ name, answer }) => [name, answer.json])));
  return { servers, same };
}

/** In turns, so that what slows the machine for a while slows all of them. */
async function measureAll(servers, { client, postmaster }, { seconds, rounds }) {
  const { measure, statementsPerRequest } = await import('./measure.mjs');
  const results = servers.map(({ name, answer }) => ({
    name,
    bytes: answer.bytes,
    statements: 0,
    rounds: [],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, server] of servers.entries()) {
      const measured = await measure(server, { seconds, first: round === 0, postmaster });
      results[index].rounds.push(measured);
      progress(`round ${round + 1}: ${server.name} ${Math.round(measured.rate)} requests/s`);
    }
  }
  for (const [index, server] of servers.entries()) {
    results[index].statements = await statementsPerRequest(server, client);
  }
  return results;
}

await runBench(main);

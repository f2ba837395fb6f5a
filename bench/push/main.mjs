/**
 * `npm run bench:push`: many sockets subscribe to quotes with ten filters; items are stored, first at a steady rate, then
 * all at once. The same bytes go from a bare `ws` server to as many sockets. Prints a table to stdout and writes it into
 * RESULTS.md; progress goes to stderr.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sectionOf, writeResults } from '../results.mjs';
import { startServer } from '../servers.mjs';
import { later, progress, runBench } from '../work.mjs';
import { measure } from './measure.mjs';
import { DOCUMENT, FILTERS, openNewsroom } from './newsroom.mjs';
import { readOptions } from './options.mjs';
import { reportOf } from './results.mjs';

const SECTION = sectionOf('bench:push', '## Push: many listeners on one node');
const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function main() {
  const options = readOptions();
  const [load] = loadavg();
  const newsroom = await openNewsroom(later);
  const tools = { newsroom, options, start, progress };
  const rejoinder = await measure(await startRejoinder(newsroom, options), tools);
  const bare = await measure(await startBare(rejoinder.sample), tools);
  const report = reportOf([rejoinder, bare], newsroom, { ...options, load });
  console.log(report);
  if (options.results) writeResults(SECTION, report);
}

/**
 * A server under test: where to connect, what a socket sends to subscribe, how items come to it, when all have subscribed.
 *
 * @typedef {{name: string, pid: number, url: string, bare: boolean, subscription: (n: number) => string,
 *   store: (items: number[]) => Promise<number>, ready: () => Promise<void>, stop: () => Promise<void>}} Server
 */

/** @returns {Promise<Server>} */
async function startRejoinder({ url, folder, filters, store }, { sockets }) {
  const rejoinder = {
    name: 'Rejoinder',
    node: process.execPath,
    args: [join(ROOT, 'bin/rejoinder'), 'start', '--no-samples'],
    query: '{ articles(first: 1) { nodes { id } } }',
  };
  // All come from one address.
  process.env.LIMIT_CONNECTIONS_PER_KEY = String(sockets);
  let stop;
  const { pid, url: address } = await startServer(rejoinder, { url, folder }, (closer) => {
    stop = closer;
    later(closer);
  });
  return {
    name: rejoinder.name,
    pid,
    url: address.replace('http', 'ws'),
    bare: false,
    subscription: (n) => {
      const payload = { query: DOCUMENT, variables: { filter: filters[n % FILTERS] } };
      return JSON.stringify({ id: `s${n}`, type: 'subscribe', payload });
    },
    store,
    ready: async () => {
      for (;;) {
        const metrics = await (await fetch(address.replace('/graphql', '/metrics'))).text();
        if (Number(/^rejoinder_subscriptions (\d+)/m.exec(metrics)?.[1]) >= sockets) return;
        await sleep(200);
      }
    },
    stop,
  };
}

/**
 * @param {string} sample a message of Rejoinder's; what is sent differs from it in the item's number only
 * @returns {Promise<Server>}
 */
async function startBare(sample) {
  const child = start('bare.mjs');
  const [{ port }] = await once(child, 'message');
  const [head, tail] = sample.split(/#\d{8}/);
  return {
    name: 'Bare `ws`',
    pid: child.pid,
    url: `ws://127.0.0.1:${port}`,
    bare: true,
    subscription: (n) => String(n % FILTERS),
    store: async (items) => {
      child.send(
        items.map((item) => [String(item % FILTERS), `${head}#${String(item).padStart(8, '0')}${tail}`]),
      );
      return performance.timeOrigin + performance.now();
    },
    ready: async () => {},
    stop: async () => child.kill(),
  };
}

/** A process of the bench. */
function start(script) {
  const child = fork(join(HERE, script), { serialization: 'advanced' });
  child.once('exit', (code) => {
    if (code) process.emit('SIGTERM');
  });
  later(async () => child.kill());
  return child;
}

await runBench(main);

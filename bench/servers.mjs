import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { POSTGRAPHILE_QUERY, REJOINDER_QUERY } from './front-page.mjs';
import { BENCH, NODE_22, ROOT } from './prepare.mjs';
import { stopSignal } from './stop.mjs';

const START_MS = 60_000;
const STOP_MS = 10_000;

const REJOINDER = {
  name: 'Rejoinder',
  node: NODE_22,
  args: [join(ROOT, 'bin/rejoinder'), 'start', '--no-samples'],
  query: REJOINDER_QUERY,
};
const ownMajor = process.versions.node.split('.')[0];

/** What is measured, all on one Node; Rejoinder also on the one that runs this, where that is another. */
export const CONTESTANTS = [
  REJOINDER,
  {
    name: 'PostGraphile',
    node: NODE_22,
    args: [
      join(BENCH, 'node_modules/postgraphile/dist/cli-run.js'),
      '-C',
      join(BENCH, 'graphile.config.mjs'),
    ],
    query: POSTGRAPHILE_QUERY,
  },
  {
    name: 'Hand-written SQL',
    node: NODE_22,
    args: [join(BENCH, 'handwritten.mjs')],
    query: REJOINDER_QUERY,
  },
  ...(ownMajor === '22'
    ? []
    : [{ ...REJOINDER, name: `Rejoinder, Node ${ownMajor}`, node: process.execPath }]),
];

/**
 * Starts a server and waits until it answers its query.
 *
 * @param {(typeof CONTESTANTS)[number]} contestant
 * @param {{url: string, folder: string}} where the database, and a folder for its log
 * @param {(closer: () => Promise<void>) => void} later takes what ends it
 */
export async function startServer(contestant, { url, folder }, later) {
  const port = await freePort();
  const log = join(folder, `${contestant.name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(contestant.node, contestant.args, {
    // Not the project's folder: a .env there is not for this.
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: url,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      REJOINDER_HOME: folder,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
    },
    stdio: ['ignore', output, output],
    // Its own group: a Ctrl-C is for us, and we stop it in turn.
    detached: true,
  });
  later(() => stop(child));
  const server = {
    ...contestant,
    pid: child.pid,
    url: `http://127.0.0.1:${port}/graphql`,
    body: JSON.stringify({ query: contestant.query }),
  };
  const deadline = Date.now() + START_MS;
  for (;;) {
    const answer = await ask(server).catch((error) => error);
    if (!(answer instanceof Error)) return { ...server, answer };
    if (child.exitCode !== null || Date.now() > deadline) {
      const said = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
      throw new Error(`${contestant.name} does not answer (${answer.message}):\n${said}`);
    }
    await sleep(100);
    stopSignal.throwIfAborted();
  }
}

/** The answer to the query, with its size in bytes. */
async function ask({ url, body }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 500)}`);
  return { json: JSON.parse(text), bytes: Buffer.byteLength(text) };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

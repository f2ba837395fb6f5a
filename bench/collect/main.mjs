import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readFlags } from '../flags.mjs';
import { prepare } from '../prepare.mjs';
import { stopSignal } from '../stop.mjs';
import { later, runBench } from '../work.mjs';
import { cpuSeconds, familySeconds } from './cpu.mjs';
import { median, report } from './report.mjs';

const USAGE = `npm run bench:collect -- [flags]
  --pages N      how many pages are collected (2000)
  --seconds N    how long each way of extraction is measured (20)
  --no-results   print the table only, leave RESULTS.md as it is`;

const BIN = fileURLToPath(new URL('../../bin/rejoinder', import.meta.url));
const OUTLETS = fileURLToPath(new URL('outlets.mjs', import.meta.url));
const ITEMS_A_FEED = 500;
const THREADS = 2;
const JOBS = 16;
const [API_PORT, OUTLETS_PORT] = [4780, 4781];
/** The run is told of in so many parts of as many pages. */
const WINDOWS = 20;
/** A small query is asked so often while pages are collected, milliseconds. */
const PROBE_MS = 100;
/** What begins an item of a subscription over server-sent events. */
const NEXT = 'event: next';
const PROBE = '{ articles(first: 5) { nodes { title outlet { name } } } }';

const url = `http://127.0.0.1:${API_PORT}/graphql`;

async function main() {
  const options = readFlags(USAGE, { numbers: { pages: 2_000, seconds: 20 } });
  prepare();
  // Its peer is one of the bench's packages, which may only be here now.
  const { extraction } = await import('./extraction.mjs');
  const home = mkdtempSync(join(tmpdir(), 'rejoinder-bench-'));
  chmodSync(home, 0o711);
  later(async () => rmSync(home, { recursive: true, force: true }));
  const outlets = start([OUTLETS, String(options.pages), String(OUTLETS_PORT)], { stdout: 'pipe' });
  const server = start([BIN, 'start', '--no-samples'], {
    stdout: 'ignore',
    env: {
      DATABASE_URL: '',
      REJOINDER_HOME: home,
      PORT: String(API_PORT),
      LOG_LEVEL: 'warn',
      PRIVATE_ADDRESSES: 'on',
      HOST_GAP_MS: '0',
      HOST_CONCURRENCY: '1000',
      THREADS: String(THREADS),
      JOBS: String(JOBS),
    },
  });
  await once(outlets.stdout, 'data');
  while (!(await fetch(`http://127.0.0.1:${API_PORT}/readyz`).catch(() => undefined))?.ok) await pause(100);
  const collected = await collect({ server, home, pages: options.pages });
  const text = report({
    collected,
    extracted: await extraction(options.seconds),
    pages: options.pages,
    threads: THREADS,
  });
  text.print();
  if (options.results) text.write();
}

/** A process of the bench, in a group of its own: a Ctrl-C is for us, and we end it in turn. */
function start(args, { stdout, env }) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, ...env },
    detached: true,
  });
  const ended = once(child, 'exit');
  later(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return child;
}

/** Waits a moment; so this is also where a stopped bench ends. */
async function pause(ms) {
  stopSignal.throwIfAborted();
  await sleep(ms);
}

/** Adds the feeds, and waits until a subscriber has got every article. */
async function collect({ server, home, pages }) {
  const postmaster = Number.parseInt(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  const cpu = () => ({
    pages: pushed.count,
    server: cpuSeconds(server.pid),
    database: familySeconds(postmaster),
  });
  const look = () => ({ ...cpu(), at: Date.now(), bytes: [] });
  const pushed = follow();
  const probes = [];
  const windows = [];
  const size = Math.ceil(pages / WINDOWS);
  const probing = setInterval(() => void probe(probes).catch(ifNotStopped), PROBE_MS);
  later(async () => clearInterval(probing));
  for (let n = 0; n * ITEMS_A_FEED < pages; n += 1) {
    await ask(
      `mutation { addFeed(input: { url: "http://127.0.0.1:${OUTLETS_PORT}/feed/${n}" }) { __typename } }`,
    );
  }
  let from = look();
  while (pushed.count < pages) {
    await pause(200);
    from.bytes.push(residentBytes(server));
    if (pushed.count - from.pages < size && pushed.count < pages) continue;
    const to = look();
    windows.push(windowOf(from, to));
    console.error(progressOf(windows.at(-1), pages));
    from = to;
  }
  clearInterval(probing);
  const { began, asked } = await (await fetch(`http://127.0.0.1:${OUTLETS_PORT}/figures`)).json();
  const { data } = await ask(
    '{ articles { totalCount } originals: articles(filter: { copies: false }) { totalCount } stories { totalCount } quotes { totalCount } reactions { totalCount } }',
  );
  const seconds = (pushed.lastAt - began) / 1_000;
  pushed.leave();
  probes.sort((a, b) => a - b);
  return {
    seconds,
    pagesASecond: pages / seconds,
    windows,
    asked,
    articles: data.articles.totalCount,
    copies: data.articles.totalCount - data.originals.totalCount,
    stories: data.stories.totalCount,
    quotes: data.quotes.totalCount,
    reactions: data.reactions.totalCount,
    peakBytes: peakBytes(server),
    probe: {
      count: probes.length,
      p50: probes[Math.floor(probes.length / 2)],
      p99: probes[Math.floor(probes.length * 0.99)],
    },
  };
}

/** What a probe meets when the server ends with the bench is no failure. */
function ifNotStopped(error) {
  if (!stopSignal.aborted) throw error;
}

/** What was between two looks: how fast it went, milliseconds of CPU a page, and the memory that the server had at the median. */
function windowOf(from, to) {
  const pages = to.pages - from.pages;
  const each = (name) => ((to[name] - from[name]) * 1_000) / pages;
  return {
    done: to.pages,
    pages,
    pagesASecond: (pages * 1_000) / (to.at - from.at),
    server: each('server'),
    database: each('database'),
    bytes: median(from.bytes),
  };
}

function progressOf({ done, pagesASecond, server, database, bytes }, all) {
  return `${done} of ${all} pages, ${pagesASecond.toFixed(1)}/s, ${server.toFixed(0)} + ${database.toFixed(0)} ms of CPU a page (server + database), ${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}

/** Subscribes with server-sent events, as a client would. */
function follow() {
  const stop = new AbortController();
  const seen = { count: 0, lastAt: 0, leave: () => stop.abort() };
  const body = JSON.stringify({ query: 'subscription { articleAdded { position article { id } } }' });
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  void (async () => {
    const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const text = rest + chunk;
      // An event may come in two pieces.
      rest = text.slice(1 - NEXT.length);
      const items = text.split(NEXT).length - 1;
      if (items === 0) continue;
      seen.count += items;
      seen.lastAt = Date.now();
    }
  })().catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  return seen;
}

async function probe(times) {
  const started = performance.now();
  await ask(PROBE);
  times.push(performance.now() - started);
}

async function ask(query) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

function statusOf(server) {
  return readFileSync(`/proc/${server.pid}/status`, 'utf8');
}

function residentBytes(server) {
  return Number(/VmRSS:\s+(\d+)/.exec(statusOf(server))[1]) * 1024;
}

function peakBytes(server) {
  return Number(/VmHWM:\s+(\d+)/.exec(statusOf(server))[1]) * 1024;
}

await runBench(main);

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTimes } from '../cpu.mjs';
import { stopSignal } from '../stop.mjs';
import { FILTERS } from './newsroom.mjs';

/** How long the last item may take to come. */
const PATIENCE_MS = 120_000;
/** Stored before anything is measured, so that code is compiled and statements are prepared. */
const WARM_UP_ITEMS = 40;
/** How often the highest rate is tried. */
const BURSTS = 3;

/**
 * Opens all sockets to a server and measures it at the steady rate, then at its highest.
 *
 * @param {import('./main.mjs').Server} server
 * @returns {Promise<object>} per second: `items`, `delivered`, `rate` (deliveries a second at most, of each burst);
 *   milliseconds from commit to client: `p50`, `p99`, `most`; `memory` bytes a socket; `cpu` in cores, of the server and
 *   of PostgreSQL; `sample`, a message
 */
export async function measure(server, { newsroom: { postmaster }, options, start, progress }) {
  const { sockets, items, seconds, burst } = options;
  const before = residentOf(server.pid);
  const listeners = await openListeners(server, options, start);
  await server.ready();
  const memory = (residentOf(server.pid) - before) / sockets;
  progress(`${server.name}: ${sockets} sockets are open`);
  let stored = 0;
  const next = (count) => Array.from({ length: count }, () => stored++);
  const arrived = (numbers) => arrivals(listeners, numbers, sockets);

  for (const item of next(WARM_UP_ITEMS)) await server.store([item]);
  await arrived(Array.from({ length: WARM_UP_ITEMS }, (_, n) => n));

  const cpuBefore = cpuTimes(server.pid, postmaster);
  const begin = performance.now();
  const committed = new Map();
  for (const [n, item] of next(items * seconds).entries()) {
    await sleep(Math.max(0, begin + (n * 1000) / items - performance.now()), undefined, {
      signal: stopSignal,
    });
    committed.set(item, await server.store([item]));
  }
  const steady = await arrived([...committed.keys()]);
  const spent = (steady.last - committed.values().next().value) / 1000;
  const cpuAfter = cpuTimes(server.pid, postmaster);
  const latencies = Float64Array.from(
    steady.times,
    (time, n) => time - committed.get(steady.items[n]),
  ).sort();
  progress(`${server.name}: ${items} items/s, p99 ${quantile(latencies, 0.99).toFixed(0)} ms`);

  const rates = [];
  for (let n = 0; n < BURSTS; n++) {
    const many = next(burst);
    const from = await server.store(many);
    const rush = await arrived(many);
    rates.push(rush.times.length / ((rush.last - from) / 1000));
    progress(`${server.name}: ${Math.round(rates.at(-1))} delivered/s at once`);
  }
  for (const child of listeners) child.kill();
  await server.stop();
  const cores = (of) => (cpuAfter ? (cpuAfter[of] - cpuBefore[of]) / 1000 / spent : undefined);
  return {
    name: server.name,
    sample: steady.sample,
    items: committed.size / spent,
    delivered: latencies.length / spent,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    most: latencies.at(-1),
    rates,
    memory,
    cpu: { server: cores('server'), postgres: server.bare ? 0 : cores('postgres') },
  };
}

async function openListeners({ url, bare, subscription }, { sockets, clients }, start) {
  const all = Array.from({ length: sockets }, (_, n) => n);
  return Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const child = start('listeners.mjs');
      const mine = all.filter((n) => n % clients === client);
      child.send({ open: { url, bare, subscriptions: mine.map(subscription) } });
      await once(child, 'message');
      return child;
    }),
  );
}

/** Waits until all sockets have what is theirs. @throws where an item came too often, too late, or to the wrong ones */
async function arrivals(listeners, numbers, sockets) {
  const takers = (item) => Math.ceil((sockets - (item % FILTERS)) / FILTERS);
  const missing = new Map(numbers.map((item) => [item, takers(item)]));
  const parts = [];
  const deadline = performance.now() + PATIENCE_MS;
  let left = [...missing.values()].reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    if (performance.now() > deadline) throw new Error(`${left} items did not come.`);
    await sleep(300, undefined, { signal: stopSignal });
    for (const child of listeners) {
      child.send({ report: true });
      const [part] = await once(child, 'message');
      parts.push(part);
      left -= part.items.length;
      for (const item of part.items) missing.set(item, missing.get(item) - 1);
    }
  }
  const wrong = [...missing].filter(([, count]) => count !== 0);
  if (wrong.length > 0) throw new Error(`${wrong.length} items came too often or to the wrong sockets.`);
  const times = Float64Array.from(parts.flatMap((part) => [...part.times]));
  return {
    items: Uint32Array.from(parts.flatMap((part) => [...part.items])),
    times,
    last: times.reduce((last, time) => Math.max(last, time)),
    sample: parts[0].sample,
  };
}

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Bytes of memory that a process holds; NaN where there is no /proc. */
function residentOf(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

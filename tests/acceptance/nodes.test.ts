import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { LOCKS } from '../../src/store/locks.js';
import { openFresh } from '../database.js';
import { buildArticle, buildQuote } from '../factories.js';
import { Gate } from '../gate.js';
import { Nats, natsProblem } from '../nats.js';
import { Chance, openWriter, sleep } from '../push/support.js';
import { Listener, stored } from './listener.js';
import { type RunningServer, removeHome, startServer } from './server.js';

const NODES = 3;
const LISTENERS = 9;
const WRITERS = 3;
/** How long something is gone, and how long all is well in between. A minute takes five: PUSH_OUTAGE_MS=60000. */
const OUTAGE_MS = Number(process.env['PUSH_OUTAGE_MS'] ?? 1_500);
const WELL_MS = 1_000;
const LOSSES = 5;
/** For the last items to come, after all is written. */
const ARRIVAL_MS = 15_000;

const seed = Number(process.env['PUSH_SEED'] ?? Date.now() % 1_000_000_007);

let database: Database;
/** Between the nodes and their database: closed, it is gone to them. */
let gate: Gate;
let nats: Nats;
let nodes: RunningServer[];

describe.skipIf(natsProblem)(`three nodes that share a database and NATS (PUSH_SEED=${seed})`, () => {
  beforeAll(async () => {
    database = await openFresh();
    await database.reads.query('update outbox_floor set outbox_id = gen_random_uuid()');
    gate = await Gate.open(Number(new URL(database.url).port));
    nats = await Nats.start();
    nodes = await Promise.all(Array.from({ length: NODES }, () => startNode()));
  }, 60_000);

  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.kill()));
    await Promise.all((nodes ?? []).map(removeHome));
    await nats?.forget();
    await gate?.close();
    await database?.close();
  }, 60_000);

  it(
    'lose nothing and double nothing when a node, the relay, NATS or the database is lost',
    async () => {
      const chance = new Chance(seed);
      const running = await listenAndWrite(chance);
      const losses = [loseNode, loseRelay, loseNats, loseDatabase];
      for (const lose of [...losses, chance.of(losses)]) {
        await sleep(WELL_MS);
        await lose(chance);
      }
      const lastLossEnded = performance.now();
      await sleep(WELL_MS);
      await running.stopWriting();

      const expected = await Promise.all(KINDS.map(({ condition }) => stored(database, condition)));
      const expectedOf = (i: number) => expected[i % KINDS.length]!;
      const arrived = () => running.listeners.every(({ seen }, i) => seen.length >= expectedOf(i).length);
      await expect.poll(arrived, { timeout: ARRIVAL_MS, interval: 50 }).toBe(true);
      const caughtUp = performance.now() - lastLossEnded - WELL_MS;
      // What came twice would come now.
      await sleep(500);
      await running.stopListening();
      for (const [i, { seen }] of running.listeners.entries()) expect(seen).toEqual(expectedOf(i));

      const relayed = await Promise.all(
        nodes.map((node) => metricOf(node, 'rejoinder_outbox_relayed_total')),
      );
      const read = await Promise.all(nodes.map((node) => metricOf(node, 'rejoinder_outbox_read_total')));
      expect(Math.max(...relayed)).toBeGreaterThan(0);
      const connections = running.listeners.reduce((sum, listener) => sum + listener.connections, 0);
      const given = running.listeners.reduce((sum, { seen }) => sum + seen.length, 0);
      console.log(
        `${expected[0]!.length} quotes and ${expected[2]!.length} articles, given ${given} times to ${LISTENERS} listeners over ${connections} connections; ` +
          `losses: ${losses.length + 1}; all caught up ${Math.max(0, Math.round(caughtUp))} ms after the writing ended; ` +
          `entries that came over NATS ${relayed.join(', ')}, read from the database ${read.join(', ')} (since each node's last start)`,
      );
    },
    LOSSES * (OUTAGE_MS + 30_000),
  );
});

function startNode(port?: number, home?: string): Promise<RunningServer> {
  const databaseUrl = new URL(database.url);
  databaseUrl.port = String(gate.port);
  return startServer({
    databaseUrl: databaseUrl.href,
    args: ['--no-samples'],
    env: { NATS_URL: nats.url, LOG_LEVEL: 'silent' },
    ...(port !== undefined && { port }),
    ...(home !== undefined && { home }),
  });
}

const KINDS = [
  { field: 'quoteAdded', item: 'quote', filter: '', condition: "kind = 'QUOTE_ADDED'" },
  {
    field: 'quoteAdded',
    item: 'quote',
    filter: 'filter: { words: "ferry" }',
    condition:
      "kind = 'QUOTE_ADDED' and exists (select from quote q where q.id = item_id and q.text like '%ferry%')",
  },
  { field: 'articleAdded', item: 'article', filter: '', condition: "kind = 'ARTICLE_ADDED'" },
];

/** Listeners that come back to any node, and writers past the graph. */
async function listenAndWrite(chance: Chance) {
  const anyNode = () => chance.of(nodes).wsUrl;
  const listeners = Array.from({ length: LISTENERS }, (_, i) => {
    const { field, item, filter } = KINDS[i % KINDS.length]!;
    return new Listener(anyNode, field, item, filter, chance);
  });
  const listening = listeners.map((listener) => listener.run());
  let writing = true;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (writing) await write(chance);
  });
  return {
    listeners,
    stopWriting: async () => {
      writing = false;
      await Promise.all(writers);
    },
    stopListening: async () => {
      for (const listener of listeners) listener.leave();
      await Promise.all(listening);
    },
  };
}

async function write(chance: Chance): Promise<void> {
  const writer = await openWriter(database);
  const article = await buildArticle(writer.client);
  const text = chance.of(['The ferry sails again', 'The bridge is closed']);
  const quote = await buildQuote(writer.client, { article_id: article.id, text });
  await writer.append([
    { kind: 'ARTICLE_ADDED', itemId: article.id },
    { kind: 'QUOTE_ADDED', itemId: quote.id },
  ]);
  await sleep(chance.between(5, 150));
  if (chance.happens(0.1)) await writer.rollback();
  else await writer.commit();
}

async function loseNode(chance: Chance): Promise<void> {
  const i = chance.between(0, NODES - 1);
  const { port, home } = nodes[i]!;
  await nodes[i]!.kill();
  await sleep(OUTAGE_MS);
  nodes[i] = await startNode(port, home);
}

/** The one whose connection holds the lock: it has to find out, and another may be faster. */
async function loseRelay(): Promise<void> {
  const cut = async () =>
    (
      await database.reads.query(
        `select pg_terminate_backend(pid) from pg_locks join pg_database d on d.oid = database
          where locktype = 'advisory' and objid = ${LOCKS.relay} and granted and datname = current_database()`,
      )
    ).rowCount;
  await expect.poll(cut, { timeout: ARRIVAL_MS }).toBeGreaterThan(0);
}

async function loseNats(): Promise<void> {
  await nats.kill();
  await sleep(OUTAGE_MS);
  await nats.start();
}

async function loseDatabase(): Promise<void> {
  await gate.close();
  await sleep(OUTAGE_MS);
  await gate.open();
}

async function metricOf({ port }: RunningServer, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

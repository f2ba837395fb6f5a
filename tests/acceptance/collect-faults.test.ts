import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded/server.js';
import { articleNumber, type LocalOutlet, openOutlet } from '../polling/outlet.js';
import { Chance } from '../push/support.js';
import { Follower } from './follower.js';
import { ask, BIN, freePort, type RunningServer, removeHome, startServer } from './server.js';

/** FAULTS_ARTICLES=2000 for the long run, whose figures it prints. */
const ARTICLES = Number(process.env['FAULTS_ARTICLES'] ?? 120);
const KILLS = Number(process.env['FAULTS_KILLS'] ?? 6);
const OUTLETS = 4;
const COLLECTORS = 2;
/** For the last item to come, after all is stored. */
const ARRIVAL_MS = 60_000;
/** For a killed database to be back. */
const BACK_MS = 60_000;
/** All has to be there by then; the short run takes a fraction of it. */
const LIMIT_MS = 150_000 + ARTICLES * 300;
/** Of the answers of an outlet, so many go wrong, in one of these ways. */
const FAULT_SHARE = 0.08;
const FAULTS: ((response: ServerResponse) => unknown)[] = [
  (response) => response.writeHead(500).end(),
  (response) => response.destroy(),
  (response) => response.writeHead(200, { 'content-length': 9_999 }).end('<html><p>cut'),
  (response) => response.writeHead(200).end('<html><p>Please come back later.'),
  (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
];

const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000_007);
const chance = new Chance(seed);

let home: string;
let port: number;
let embedded: EmbeddedServer;
let server: RunningServer;
const collectors: ChildProcess[] = [];
/** Exit codes of collectors that ended by themselves. */
const ended: number[] = [];
const outlets: LocalOutlet[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rejoinder-faults-'));
  // As root the database server runs as another user, who has to get in.
  await chmod(home, 0o711);
  port = await freePort();
  embedded = await startEmbedded({ home });
  await startApi();
  for (let n = 0; n < OUTLETS; n += 1) outlets.push(await outletOf(n));
});

afterAll(async () => {
  for (const collector of collectors) collector.kill('SIGKILL');
  await server?.stop();
  for (const outlet of outlets) await outlet.close();
  await embedded?.stop();
  if (home) await removeHome({ home });
});

describe.skipIf(inject('postgres').problem)(
  `collectors, server and database that are killed (FAULTS_SEED=${seed})`,
  () => {
    it(
      'store each article once with its quote, and push each once',
      async () => {
        const started = performance.now();
        const followers = [
          new Follower(() => server.wsUrl, 'articleAdded', 'article'),
          new Follower(() => server.wsUrl, 'quoteAdded', 'quote'),
        ];
        for (let n = 0; n < COLLECTORS; n += 1) collectors.push(startCollector());
        const feeds = await Promise.all(outlets.map(({ feed }) => addFeed(feed)));
        const killed = killNowAndThen();
        await untilStored(feeds);
        const kills = await killed;
        const took = performance.now() - started;

        const articles = await outbox('ARTICLE_ADDED');
        const quotes = await outbox('QUOTE_ADDED');
        const arrived = () => followers.map(({ seen }) => seen.length);
        const expected = [articles.length, quotes.length];
        await expect.poll(arrived, { timeout: ARRIVAL_MS, interval: 50 }).toEqual(expected);
        // What came twice would come now.
        await sleep(300);
        for (const follower of followers) await follower.leave();

        expect(await rows('select count(*)::int as n from article')).toEqual([{ n: ARTICLES }]);
        const [whole] = await rows<{ n: number }>(
          `select count(*)::int as n from article a where revision_number = 1 and 1 =
             (select count(*) from quote q where q.article_id = a.id and q.kind = 'DIRECT' and q.withdrawn_at is null
                and q.text like '%does not sail before its rafts are in order%')`,
        );
        expect(whole!.n).toBe(ARTICLES);
        expect(articles).toHaveLength(ARTICLES);
        expect(new Set(articles.map(({ itemId }) => itemId)).size).toBe(ARTICLES);
        expect(followers[0]!.seen).toEqual(articles);
        expect(followers[1]!.seen).toEqual(quotes);
        expect(await rows('select count(*)::int as n from feed_item_memory where stored_at is null')).toEqual(
          [{ n: 0 }],
        );
        report(took, kills, quotes.length);
      },
      LIMIT_MS,
    );
  },
);

async function outletOf(n: number): Promise<LocalOutlet> {
  const numbers = Array.from({ length: ARTICLES }, (_, i) => i).filter((i) => i % OUTLETS === n);
  const outlet = await openOutlet(
    `Tamsund Gazette ${n}`,
    numbers.map((i) => articleNumber(i)),
  );
  outlet.misbehave = ({ url }, response) => {
    // Whoever cannot have robots.txt fetches nothing for ten minutes, and so it should be.
    const fault = url !== '/robots.txt' && chance.happens(FAULT_SHARE) && chance.of(FAULTS);
    if (fault) fault(response);
    return fault !== false;
  };
  return outlet;
}

async function startApi(): Promise<void> {
  const args = ['--no-samples', '--only', 'api'];
  // The machine is busy, and the database may have to recover first.
  server = await startServer({ home, port, args, readyMs: 90_000 });
}

function startCollector(): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    REJOINDER_HOME: home,
    LOG_LEVEL: process.env['FAULTS_LOG'] ?? 'silent',
    PRIVATE_ADDRESSES: 'on',
    HOST_GAP_MS: '0',
    HOST_CONCURRENCY: '100',
    THREADS: '1',
  };
  const args = [BIN, 'start', '--only', 'collector', '--no-samples'];
  const collector = spawn(process.execPath, args, { cwd: home, env, stdio: ['ignore', 'ignore', 'inherit'] });
  // A killed one has no code.
  collector.once('exit', (code) => code !== null && ended.push(code));
  return collector;
}

/** Kills one thing after another at random moments, and starts again what does not do so by itself. */
async function killNowAndThen(): Promise<Record<string, number>> {
  const kills: Record<string, number> = { collector: 0, server: 0, database: 0 };
  for (let n = 0; n < KILLS; n += 1) {
    await sleep(chance.between(500, 3_000));
    // Each kind is hit, whatever chance says.
    const victim = Object.keys(kills)[n % 3]!;
    kills[victim]! += 1;
    if (victim === 'collector') {
      const which = chance.between(0, COLLECTORS - 1);
      const exited = once(collectors[which]!, 'exit');
      collectors[which]!.kill('SIGKILL');
      await exited;
      collectors[which] = startCollector();
    } else if (victim === 'server') {
      await server.kill();
      await startApi();
    } else {
      process.kill(
        Number.parseInt(await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8'), 10),
        'SIGKILL',
      );
    }
  }
  return kills;
}

/** What failed is tried again when somebody polls the feed: waiting for its own turn would take too long here. */
async function untilStored(feeds: string[]): Promise<void> {
  const deadline = performance.now() + LIMIT_MS - ARRIVAL_MS;
  for (;;) {
    if (performance.now() > deadline) throw new Error(`Still waiting: ${JSON.stringify(await waiting())}`);
    await sleep(1_000);
    expect(ended, 'collectors outlive the database').toEqual([]);
    const [{ n } = { n: 0 }] = await rows<{ n: number }>('select count(*)::int as n from article');
    if (n >= ARTICLES && (await allStored())) return;
    for (const id of feeds) {
      if (await hasFailed(id))
        await mutate('mutation ($id: ID!) { pollFeed(id: $id) { __typename } }', { id });
    }
  }
}

/** What is not stored, and why: for whoever reads that it took too long. */
function waiting() {
  return rows(
    `select i.problem, i.tries, i.retry_at, f.failures, f.next_poll_at, count(*)::int,
       (select json_agg(h) from (select host, robots_at, robots is null as no_robots, closed_until from host_state) h) as hosts
     from feed_item_memory i join feed f on f.id = i.feed_id where i.stored_at is null group by 1, 2, 3, 4, 5 limit 20`,
  );
}

async function allStored(): Promise<boolean> {
  return (await rows('select 1 from feed_item_memory where stored_at is null')).length === 0;
}

async function hasFailed(id: string): Promise<boolean> {
  const failed = `select 1 from feed f where id = '${id}' and (failures > 0 or exists (select from feed_item_memory i
    where i.feed_id = f.id and i.problem is not null and coalesce(i.retry_at > now(), true)))`;
  return (await rows(failed)).length > 0;
}

async function addFeed(url: string): Promise<string> {
  const added = await mutate(
    'mutation ($url: URL!) { addFeed(input: { url: $url }) { ... on AddFeedPayload { feed { id } } } }',
    { url },
  );
  return added.addFeed.feed.id;
}

/** Until the server has acknowledged it: it may be dead just now. */
async function mutate(query: string, variables: object) {
  for (;;) {
    const answer = await ask(server.url, query, variables).catch(() => undefined);
    if (answer?.data) return answer.data;
    await sleep(100);
  }
}

/** A connection for each question: the database may be dead just now, but has to be back in time. */
async function rows<T>(sql: string): Promise<T[]> {
  const deadline = performance.now() + BACK_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: embedded.url });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql)).rows;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function outbox(kind: string) {
  return rows<{ position: string; itemId: string }>(
    `select xid || '-' || seq as position, item_id as "itemId" from outbox where kind = '${kind}' order by xid, seq`,
  );
}

function report(tookMs: number, kills: Record<string, number>, quotes: number): void {
  const pages = outlets.flatMap(({ requests }) =>
    requests.filter(({ path }) => path.startsWith('/articles/')),
  );
  console.log(
    `${ARTICLES} articles with ${quotes} quotes in ${(tookMs / 1_000).toFixed(1)} s; ${pages.length} pages asked for; killed: ${JSON.stringify(kills)}`,
  );
}

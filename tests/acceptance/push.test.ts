import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.js';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded/server.js';
import { buildArticle, buildQuote } from '../factories.js';
import { Chance, openWriter, sleep } from '../push/support.js';
import { Listener, stored } from './listener.js';
import { ask, freePort, type RunningServer, removeHome, startServer } from './server.js';

const WRITERS = 3;
const DIRECT_WRITERS = 2;
/** How long is written before, between and after the kills. */
const STRETCH_MS = 1_000;
const KILLS = 2;
/** For the last item to come, after all is written. */
const ARRIVAL_MS = 30_000;

const seed = Number(process.env['PUSH_SEED'] ?? Date.now() % 1_000_000_007);

let home: string;
let port: number;
let server: RunningServer;
let embedded: EmbeddedServer;
let database: Database;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rejoinder-push-'));
  // As root the database server runs as another user, who has to get in.
  await chmod(home, 0o711);
  port = await freePort();
  await start();
  // A second user of the same server: for writers past the graph, and for what is true in the end.
  embedded = await startEmbedded({ home });
  database = await openDatabase(embedded.url);
});

afterAll(async () => {
  await server?.stop();
  await database?.close();
  await embedded?.stop();
  if (home) await removeHome({ home });
});

const where = () => server.wsUrl;

async function start(): Promise<void> {
  server = await startServer({ home, port, args: ['--no-samples'] });
}

describe.skipIf(inject('postgres').problem)(
  `a server that is killed and started again (PUSH_SEED=${seed})`,
  () => {
    it('pushes every stored item exactly once and in order to clients that come back', async () => {
      const chance = new Chance(seed);
      let writing = true;
      const acknowledged: string[] = [];
      const clients = [
        new Listener(where, 'quoteAdded', 'quote', '', chance),
        new Listener(where, 'quoteAdded', 'quote', '', chance),
        new Listener(where, 'quoteAdded', 'quote', 'filter: { words: "ferry" }', chance),
        new Listener(where, 'articleAdded', 'article', '', chance),
      ];
      const running = clients.map((client) => client.run());
      const writers = [
        ...Array.from({ length: WRITERS }, async (_, writer) => {
          for (let n = 0; writing; n += 1) acknowledged.push(await addArticle(writer, n, chance));
        }),
        ...Array.from({ length: DIRECT_WRITERS }, async () => {
          while (writing) await writeDirectly(chance);
        }),
      ];

      // However busy the machine is, something is acknowledged before and after each kill.
      const stretch = async () => {
        const before = acknowledged.length;
        await sleep(STRETCH_MS);
        await expect
          .poll(() => acknowledged.length, { timeout: ARRIVAL_MS })
          .toBeGreaterThanOrEqual(before + WRITERS);
      };
      await stretch();
      for (let kill = 0; kill < KILLS; kill += 1) {
        await server.kill();
        await start();
        await stretch();
      }
      writing = false;
      await Promise.all(writers);

      const quotes = await stored(database, "kind = 'QUOTE_ADDED'");
      const ferries = await stored(
        database,
        "kind = 'QUOTE_ADDED' and exists (select from quote q where q.id = item_id and q.text like '%ferry%')",
      );
      const articles = await stored(database, "kind = 'ARTICLE_ADDED'");
      const expected = [quotes, quotes, ferries, articles];
      const arrived = () => clients.every((client, i) => client.seen.length >= expected[i]!.length);
      await expect.poll(arrived, { timeout: ARRIVAL_MS, interval: 50 }).toBe(true);
      // What came twice would come now.
      await sleep(300);
      for (const client of clients) client.leave();
      await Promise.all(running);

      for (const [i, client] of clients.entries()) expect(client.seen).toEqual(expected[i]);
      const ids = new Set(articles.map(({ itemId }) => itemId));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(WRITERS);
      expect(ferries.length).toBeGreaterThan(0);
      expect(ferries.length).toBeLessThan(quotes.length);
      for (const client of clients) expect(client.connections).toBeGreaterThan(KILLS);
    }, 120_000);

    it('refuses a position that it never gave, and a filter that the query refuses', async () => {
      const client = new Listener(where, 'quoteAdded', 'quote', '', new Chance(seed));
      const codes = await Promise.all([
        client.refusal('subscription { quoteAdded(after: "99999999999-1") { position } }'),
        client.refusal('subscription { quoteAdded(after: "yesterday") { position } }'),
        client.refusal('subscription { quoteAdded(filter: { speaker: ["me"] }) { position } }'),
      ]);
      expect(codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    });
  },
);

const ADD = `mutation ($input: AddArticleInput!) {
  addArticle(input: $input) { __typename ... on AddArticlePayload { article { id } } }
}`;

/** Adds an article until the server has acknowledged it; gives its id. */
async function addArticle(writer: number, n: number, chance: Chance): Promise<string> {
  const what = chance.of(['ferry', 'bridge']);
  const input = {
    url: `https://harbour-post.example/${writer}/${n}`,
    title: `The ${what} of day ${n}`,
    text: `Officials met on the quay.\n\n"The ${what} will stay closed for ${n + 2} days," Mayor Anna Lind told reporters.`,
  };
  for (;;) {
    await sleep(chance.between(0, 20));
    const answer = await ask(server.url, ADD, { input }).catch(() => undefined);
    const id: unknown = answer?.data?.addArticle?.article?.id;
    if (typeof id === 'string') return id;
    if (answer?.errors && answer.status < 500) throw new Error(JSON.stringify(answer.errors));
  }
}

/** A transaction past the graph: it takes its place in the order early and commits late. */
async function writeDirectly(chance: Chance): Promise<void> {
  const writer = await openWriter(database);
  const article = await buildArticle(writer.client);
  const quote = await buildQuote(writer.client, { article_id: article.id, text: 'The ferry sails again' });
  await writer.append([
    { kind: 'ARTICLE_ADDED', itemId: article.id },
    { kind: 'QUOTE_ADDED', itemId: quote.id },
  ]);
  await sleep(chance.between(20, 400));
  if (chance.happens(0.2)) await writer.rollback();
  else await writer.commit();
}

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { buildArticle, buildQuote } from '../factories.js';
import { openWriter, sleep } from '../push/support.js';
import { type Mailbox, opened, openMailbox } from '../serve/mailbox.js';
import { ask, type RunningServer, removeHome, startServer } from './server.js';

const ARTICLES = 60;
const KILL_EVERY = 20;
/** For a killed server to be replaced and all to be delivered, on a busy machine. */
const ARRIVAL_MS = 60_000;

let database: Database;
let mailbox: Mailbox;
const servers: RunningServer[] = [];

const start = () =>
  startServer({
    databaseUrl: database.url,
    env: { WEBHOOK_ORIGINS: mailbox.origin },
    args: ['--no-samples'],
  });

/** Stores an article with a quote, as an intake elsewhere does. */
async function storeOne(): Promise<void> {
  const writer = await openWriter(database);
  const { id } = await buildArticle(writer.client);
  const quote = await buildQuote(writer.client, { article_id: id });
  await writer.append([
    { kind: 'ARTICLE_ADDED', itemId: id },
    { kind: 'QUOTE_ADDED', itemId: quote.id },
  ]);
  await writer.commit();
}

describe.skipIf(inject('postgres').problem)('webhooks of servers that are killed', () => {
  beforeAll(async () => {
    database = await openFresh();
    mailbox = await openMailbox();
    servers.push(...(await Promise.all([start(), start()])));
  }, ARRIVAL_MS);

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(servers.map(removeHome));
    await mailbox?.die();
    await database?.close();
  });

  it(
    'get every item, in order, and know one that comes again by its id',
    async () => {
      const { url } = servers[0]!;
      const made = await ask(
        url,
        'mutation { createMonitor(input: { name: "All", articles: {}, quotes: {} }) { ... on MonitorPayload { monitor { id } } } }',
      );
      const added = await ask(
        url,
        'mutation ($input: AddWebhookInput!) { addWebhook(input: $input) { ... on AddWebhookPayload { secret webhook { id } } } }',
        { input: { monitor: made.data.createMonitor.monitor.id, url: mailbox.url } },
      );
      mailbox.answer = () => sleep(10).then(() => 200);
      for (let i = 1; i <= ARTICLES; i += 1) {
        await storeOne();
        if (i % KILL_EVERY !== 0) continue;
        // Whichever of them delivers: it is killed while the receiver has a delivery in its hands, or just after.
        const killed = servers.shift()!;
        await killed.kill();
        await removeHome(killed);
        servers.push(await start());
      }
      const ofIds = () => [...new Map(mailbox.taken.map((delivery) => [delivery.id, delivery])).values()];
      await expect.poll(() => ofIds().length, { timeout: ARRIVAL_MS }).toBe(ARTICLES * 2);
      const { rows } = await database.reads.query<{ item_id: string }>(
        'select item_id from outbox order by xid, seq',
      );
      const messages = ofIds().map((delivery) => opened(delivery, added.data.addWebhook.secret));
      expect(messages.map(({ data }) => data.item.id)).toEqual(rows.map((row) => row.item_id));
    },
    2 * ARRIVAL_MS,
  );
});

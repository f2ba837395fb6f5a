import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { SubscriptionClient } from 'subscriptions-transport-ws';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import WebSocket from 'ws';
import { intakeOf } from '../../src/intake.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { sleep } from '../push/support.js';
import { freePort, type RunningServer, removeHome, startServer } from './server.js';

const QUERY =
  'subscription ($after: Position) { articleAdded(after: $after) { position article { title } } }';
const ARTICLES_A_STRETCH = 5;
/** For the last item to come, after all is written. */
const ARRIVAL_MS = 15_000;

interface Added {
  articleAdded: { position: string; article: { title: string } };
}

/** Subscribes after a position and gives each item, until it ends or breaks. */
type Follow = (server: RunningServer, after: string, take: (item: Added) => void) => Promise<void>;

/** A client of each kind. None of them tries again by itself: all have the one way to come back, `after`. */
const CLIENTS: Record<string, Follow> = {
  'graphql-ws over graphql-transport-ws': ({ wsUrl }, after, take) => {
    const client = createSocketClient({ url: wsUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    return new Promise((resolve) => {
      client.subscribe<Added>(
        { query: QUERY, variables: { after } },
        { next: ({ data }) => take(data!), error: () => resolve(), complete: resolve },
      );
    });
  },
  'subscriptions-transport-ws over graphql-ws': ({ wsUrl }, after, take) => {
    // It lets go of a socket that takes longer to open, in a way that ws throws at.
    const client = new SubscriptionClient(wsUrl, { minTimeout: 60_000, timeout: 60_000 }, WebSocket);
    return new Promise((resolve) => {
      client.onDisconnected(() => resolve());
      client.onError(() => {});
      client
        .request({ query: QUERY, variables: { after } })
        .subscribe({ next: ({ data }) => take(data as unknown as Added), error: () => resolve() });
    });
  },
  'graphql-sse over server-sent events': ({ url }, after, take) => {
    const client = createSseClient({ url, retryAttempts: 0 });
    return new Promise((resolve) => {
      client.subscribe<Added>(
        { query: QUERY, variables: { after } },
        { next: ({ data }) => data && take(data), error: () => resolve(), complete: resolve },
      );
    });
  },
  'Apollo Client over multipart': ({ url }, after, take) => {
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
    return new Promise((resolve) => {
      client
        .subscribe<Added>({ query: gql(QUERY), variables: { after }, fetchPolicy: 'no-cache' })
        .subscribe({
          next: ({ data }) => (data ? take(data) : resolve()),
          error: () => resolve(),
          complete: resolve,
        });
    });
  },
};

const postgres = inject('postgres');

describe.skipIf(postgres.problem)(
  'a server that is killed, and one that is stopped, and started again',
  () => {
    let database: Database;
    let server: RunningServer;
    let port: number;
    let writing = true;

    beforeAll(async () => {
      database = await openFresh();
      port = await freePort();
      await start();
    });
    afterAll(async () => {
      await server?.stop();
      if (server) await removeHome(server);
      await database?.close();
    });

    async function start(): Promise<void> {
      server = await startServer({ databaseUrl: database.url, port, ...(server && { home: server.home }) });
    }

    let written = 0;
    /** Writes past the server, so that it goes on while that is away. */
    async function write(): Promise<void> {
      const { addArticle } = intakeOf(database.dataSource);
      for (let n = 0; n < ARTICLES_A_STRETCH; n += 1) {
        written += 1;
        const text = `"The ferry of day ${written} has sailed," said harbour master Ana Reis on Monday.`;
        const outcome = await addArticle({ title: `Day ${written}`, text });
        if ('problems' in outcome) throw new Error(JSON.stringify(outcome));
      }
    }

    it('loses nothing and doubles nothing for a client of any kind that comes back with its last position', async () => {
      const followers = Object.entries(CLIENTS).map(([name, follow]) => {
        const follower = { name, titles: [] as string[], connections: 0 };
        let position = '0-0';
        const run = async () => {
          while (writing) {
            follower.connections += 1;
            await follow(server, position, ({ articleAdded }) => {
              position = articleAdded.position;
              follower.titles.push(articleAdded.article.title);
            });
            await sleep(50);
          }
        };
        return { follower, done: run() };
      });
      await write();
      for (const end of ['kill', 'stop', 'kill'] as const) {
        const [ended] = await Promise.all([server[end](), write()]);
        expect(ended).toBe(end === 'stop' ? 0 : undefined);
        await write();
        await Promise.all([start(), write()]);
      }

      const { rows } = await database.reads.query<{ title: string }>(
        'select title from outbox join article on article.id = item_id where kind = $1 order by xid, seq',
        ['ARTICLE_ADDED'],
      );
      const expected = rows.map(({ title }) => title);
      expect(expected).toHaveLength(written);
      const all = () => followers.every(({ follower }) => follower.titles.length >= expected.length);
      await expect.poll(all, { timeout: ARRIVAL_MS }).toBe(true);
      writing = false;
      await server.stop();
      await Promise.all(followers.map(({ done }) => done));
      for (const { follower } of followers) {
        expect(follower).toMatchObject({ titles: expected });
        expect(follower.connections).toBeGreaterThan(3);
      }
    }, 90_000);
  },
);

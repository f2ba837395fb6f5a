import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, connect, type Door, type GraphQLErrorShape, openDoor } from './door.js';
import { addArticle } from './events.js';

const ARTICLES =
  'subscription ($after: Position) { articleAdded(after: $after) { position article { title names: actors { actor { roles { title } } } } } }';
const PATIENCE = { timeout: 20_000 };

let door: Door;
let holder: pg.Client;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.close());

/** Somebody who holds up whoever reads offices, and nobody else. */
beforeEach(async () => {
  holder = new pg.Client({ connectionString: door.database.url });
  await holder.connect();
});

afterEach(() => holder.end());

interface Got {
  items: { position: string; article: { title: string } }[];
  errors: GraphQLErrorShape[];
}

function listen(after: string): Got & { leave: () => Promise<void> } {
  const client = connect(door.webSocket);
  const got: Got = { items: [], errors: [] };
  client.subscribe<{ articleAdded: Got['items'][0] }>(
    { query: ARTICLES, variables: { after } },
    {
      next: ({ data, errors }) => {
        if (data?.articleAdded) got.items.push(data.articleAdded);
        got.errors.push(...((errors ?? []) as unknown as GraphQLErrorShape[]));
      },
      error: (error) => got.errors.push(...(Array.isArray(error) ? error : [])),
      complete: () => {},
    },
  );
  return { ...got, leave: async () => client.dispose() };
}

/** Cancels the statement that waits for the holder, as its time limit would: once it does so, and that often. */
async function cancel(times: number): Promise<void> {
  const cancelled = new Set<string>();
  await expect
    .poll(async () => {
      const { rows } = await door.database.reads.query<{ pid: number; started: string }>(
        `select pid, query_start::text as started from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
      for (const { pid, started } of rows) {
        if (cancelled.size === times || cancelled.has(started)) continue;
        cancelled.add(started);
        await door.database.reads.query('select pg_cancel_backend($1)', [pid]);
      }
      return cancelled.size;
    }, PATIENCE)
    .toBe(times);
}

describe('an item that takes too long', () => {
  it('is tried again, and comes when there is time', async () => {
    await addArticle(door, 'first');
    await holder.query('begin; lock table role in access exclusive mode');
    const got = listen('0-0');
    await cancel(2);
    await holder.query('rollback');
    await expect.poll(() => got.items.map(({ article }) => article.title), PATIENCE).toEqual(['first']);
    expect(got.errors).toEqual([]);
    await got.leave();
  });

  it('ends the subscription in the end, which says where to go on from, with nothing lost', async () => {
    await addArticle(door, 'second');
    const positions = async () =>
      (await ask(door.url, '{ articlesAdded(after: "0-0") { items { position } } }')).data.articlesAdded
        .items;
    await expect.poll(async () => (await positions()).length, PATIENCE).toBe(2);
    const [{ position }] = await positions();
    await holder.query('begin; lock table role in access exclusive mode');
    const got = listen(position);
    await cancel(3);
    await expect.poll(() => got.errors.length, PATIENCE).toBe(1);
    const { extensions } = got.errors[0]!;
    expect([got.items, extensions]).toEqual([[], { code: 'TIMEOUT', after: position }]);
    await got.leave();
    await holder.query('rollback');
    const again = listen(String(extensions['after']));
    await expect.poll(() => again.items.map(({ article }) => article.title), PATIENCE).toEqual(['second']);
    await again.leave();
  });
});

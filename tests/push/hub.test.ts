import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Channel } from '../../src/push/channel.js';
import { ItemFilter } from '../../src/push/filter.js';
import { Hub } from '../../src/push/hub.js';
import { BEGINNING, entriesAfter, type OutboxEntry, type Queryable } from '../../src/store/outbox.js';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { storeArticles } from './support.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
let hub: Hub;
let entries: OutboxEntry[];

beforeAll(async () => {
  fresh = await freshDatabase();
  pool = new pg.Pool({ connectionString: fresh.url });
  await storeArticles(pool, 5);
  // Open writers of other tests hold entries back too: the edge is the whole server's.
  do entries = (await entriesAfter(pool, BEGINNING, 100)).entries;
  while (entries.length < 5);
});

afterAll(async () => {
  await pool?.end();
  await fresh?.drop();
});

beforeEach(() => {
  hub = new Hub(BEGINNING, 100);
});

const articles = (from: number) => new ItemFilter('ARTICLE_ADDED', { published: { from: new Date(from) } });
const everything = () => new ItemFilter('ARTICLE_ADDED', {});

/** What a channel has, from the beginning. */
function keptBy(channel: Channel): string[] {
  const ids: string[] = [];
  let entry = channel.next(BEGINNING);
  while (entry) {
    ids.push(entry.itemId);
    entry = channel.next(entry);
  }
  return ids;
}

/** The pool, with each statement's text kept and `before` run ahead of it. */
function watched(before: (statement: number) => void | Promise<void> = () => {}) {
  const statements: string[] = [];
  const query = async (text: string, values: unknown[]) => {
    statements.push(text);
    await before(statements.length);
    return pool.query(text, values);
  };
  return { statements, database: { query } as unknown as Queryable };
}

describe('the hub', () => {
  it('asks all filters of a type with one statement, and only the types that are in the batch', async () => {
    for (let i = 0; i < 20; i += 1) {
      hub.join(everything());
      hub.join(articles(0));
      hub.join(new ItemFilter('QUOTE_ADDED', {}));
    }
    const { statements, database } = watched();
    await hub.take(entries, database);
    expect(statements).toHaveLength(1);
    expect(keptBy(hub.join(everything()))).toEqual(entries.map(({ itemId }) => itemId));
    expect(hub.position).toBe(entries.at(-1));
  });

  it('lets who joins while a batch is matched read that batch from the outbox', async () => {
    hub.join(everything());
    let late: Channel | undefined;
    const { database } = watched(() => {
      late = hub.join(articles(1));
    });
    await hub.take(entries, database);
    expect(keptBy(late!)).toEqual([]);
    expect(late!.covers(BEGINNING)).toBe(false);
    expect(late!.covers(entries.at(-1)!)).toBe(true);
  });

  it('lets who leaves while a batch is matched go', async () => {
    const leaving = hub.join(everything());
    const staying = hub.join(articles(0));
    const { database } = watched((statement) => {
      if (statement === 1) hub.leave(leaving);
    });
    await hub.take(entries, database);
    expect(hub.channels).toBe(1);
    expect(keptBy(staying)).toHaveLength(5);
  });

  it('hands nothing on where the connection breaks, and all where the batch is taken again', async () => {
    const [one, other] = [hub.join(everything()), hub.join(articles(0))];
    const { database } = watched((statement) => {
      if (statement === 2) throw new Error('Connection terminated unexpectedly');
    });
    // More than one statement asks: the first groups have their answer when it breaks.
    for (let i = 0; i < 100; i += 1) hub.join(articles(i));
    await expect(hub.take(entries, database)).rejects.toThrow('terminated');
    expect([keptBy(one), keptBy(other)]).toEqual([[], []]);
    expect(hub.position).toBe(BEGINNING);
    await hub.take(entries, pool);
    expect([keptBy(one).length, keptBy(other).length]).toEqual([5, 5]);
  });

  it('ends the subscriptions of a filter that cannot be run any more, and goes on with the others', async () => {
    const healthy = hub.join(everything());
    const broken = hub.join(new ItemFilter('ARTICLE_ADDED', { country: ['FR'] }));
    await pool.query('alter table outlet rename column country to land');
    try {
      await hub.take(entries, pool);
    } finally {
      await pool.query('alter table outlet rename column land to country');
    }
    expect(broken.failure).toMatchObject({ code: '42703' });
    expect(healthy.failure).toBeUndefined();
    expect(keptBy(healthy)).toHaveLength(5);
    expect(hub.channels).toBe(1);
    hub.leave(broken);
    expect(hub.join(new ItemFilter('ARTICLE_ADDED', { country: ['FR'] })).failure).toBeUndefined();
  });
});

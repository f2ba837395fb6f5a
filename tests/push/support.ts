import type pg from 'pg';
import type { Subscriptions } from '../../src/push/subscriptions.js';
import type { Added } from '../../src/schema/added.js';
import type { Database } from '../../src/store/database.js';
import { appendToOutbox, type OutboxKind } from '../../src/store/outbox.js';

type Queryable = Pick<pg.Pool, 'query'>;

/**
 * Fails loudly where items stay out: a stream that waits would hang the test. Patient, since delivery waits for the oldest
 * open writer of the whole cluster, which may be that of another test file.
 */
export async function take(stream: AsyncIterator<Added>, count: number, withinMs = 30_000): Promise<Added[]> {
  const items: Added[] = [];
  while (items.length < count) {
    const result = await within(stream.next(), withinMs, () => `${items.length} of ${count} items`);
    if (result.done) throw new Error(`The stream ended after ${items.length} of ${count} items.`);
    items.push(result.value);
  }
  return items;
}

/** Whether the stream gives nothing for so long. What it gives later is lost: for the end of a test. */
export async function isSilent(stream: AsyncIterator<Added>, ms = 200): Promise<boolean> {
  const silence = new Promise<boolean>((resolve) => setTimeout(resolve, ms, true));
  return Promise.race([silence, stream.next().then(({ done }) => done === true)]);
}

async function within<T>(promise: Promise<T>, ms: number, what: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Only ${what()} came within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const idsOf = (items: Added[]) => items.map(({ itemId }) => itemId);

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Stores that many articles and their outbox entries in one transaction, without a notification. */
export async function storeArticles(db: Queryable, count: number): Promise<void> {
  await db.query(
    `with stored as (
       insert into article (id, title, published_at, revision_number, content_hash)
       select gen_random_uuid(), 'Ferry ' || n, now(), 1, uuid_send(gen_random_uuid()) from generate_series(1, $1::int) n
       returning id
     )
     insert into outbox (kind, item_id) select 'ARTICLE_ADDED', id from stored`,
    [count],
  );
}

/** Ids of one kind as the outbox has them, in the order of positions. */
export async function outboxIds(db: Queryable, kind: OutboxKind): Promise<string[]> {
  const { rows } = await db.query<{ item_id: string }>(
    'select item_id from outbox where kind = $1 order by xid, seq',
    [kind],
  );
  return rows.map((row) => row.item_id);
}

/** A transaction held open by hand; `client` is for the rows, `append` for the outbox. */
export async function openWriter(database: Database) {
  const runner = database.dataSource.createQueryRunner();
  let client: pg.PoolClient;
  try {
    client = await runner.connect();
    await runner.startTransaction();
  } catch (error) {
    await runner.release();
    throw error;
  }
  return {
    client,
    append: (entries: { kind: OutboxKind; itemId: string }[]) => appendToOutbox(runner.manager, entries),
    commit: () => runner.commitTransaction().finally(() => runner.release()),
    rollback: () => runner.rollbackTransaction().finally(() => runner.release()),
  };
}

/** Cuts the connections of push, or all of the database, as a restart of it would. */
export async function cutConnections(admin: Queryable, which: 'push' | 'all'): Promise<number> {
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and ($1 = 'all' or application_name = 'rejoinder-push')`,
    [which],
  );
  return rowCount ?? 0;
}

/** Until push has connected to the database and read up to its end. */
export async function untilFollowing(subscriptions: Subscriptions, admin: Queryable): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query(
      "select from pg_stat_activity where application_name = 'rejoinder-push' and datname = current_database()",
    );
    if (rowCount && subscriptions.stats.lagSeconds < 1) return;
    await sleep(10);
  }
}

/** Until the reader has passed all that is stored now. */
export async function untilAllIsRead(subscriptions: Subscriptions): Promise<void> {
  const before = performance.now();
  while (subscriptions.stats.lagSeconds * 1000 > performance.now() - before) await sleep(5);
}

/** Until push has handed on the last entry that is committed, which waits for the oldest open writer of the whole cluster. */
export async function untilAllIsHandedOn(subscriptions: Subscriptions, db: Queryable): Promise<void> {
  const { rows } = await db.query<{ position: string }>(
    "select xid || '-' || seq as position from outbox order by xid desc, seq desc limit 1",
  );
  while (rows[0] && subscriptions.position !== rows[0].position) await sleep(10);
}

/** Numbers that a seed repeats (mulberry32). */
export class Chance {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= n < 1 */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends within. */
  between(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1));
  }

  happens(probability: number): boolean {
    return this.number() < probability;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)]!;
  }
}

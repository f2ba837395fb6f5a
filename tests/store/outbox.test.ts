import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.js';
import {
  appendToOutbox,
  BEGINNING,
  entriesAfter,
  entriesBetween,
  inOutbox,
  type OutboxEntry,
  type OutboxKind,
  outboxEnd,
} from '../../src/store/outbox.js';
import { openFresh } from '../database.js';

let database: Database;

beforeAll(async () => {
  database = await openFresh();
});

afterAll(async () => {
  await database?.close();
});

beforeEach(() => database.reads.query('truncate outbox'));

const quotes = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'QUOTE_ADDED' as const, itemId: uuid() }));
const append = (entries: { kind: OutboxKind; itemId: string }[]) =>
  database.dataSource.transaction((manager) => appendToOutbox(manager, entries));

/** All entries, once so many can be read: open writers of other tests hold them back too, the edge is the whole server's. */
async function readable(count: number): Promise<OutboxEntry[]> {
  const read = async () => (await entriesAfter(database.reads, BEGINNING, 10_000)).entries;
  await expect.poll(read, { timeout: 10_000 }).toHaveLength(count);
  return read();
}

describe('appendToOutbox', () => {
  it('keeps the order given, over many entries of several kinds', async () => {
    const entries = [
      { kind: 'ARTICLE_ADDED' as const, itemId: uuid() },
      ...quotes(2_000),
      { kind: 'REACTION_ADDED' as const, itemId: uuid() },
    ];
    await append(entries);
    const read = await readable(entries.length);
    expect(read.map(({ kind, itemId }) => ({ kind, itemId }))).toEqual(entries);
    expect(new Set(read.map(({ xid }) => xid)).size).toBe(1);
  });

  it('notifies once a transaction, when it commits', async () => {
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    try {
      const heard: string[] = [];
      listener.on('notification', ({ channel }) => heard.push(channel));
      await listener.query('listen outbox');
      await database.dataSource.transaction(async (manager) => {
        await appendToOutbox(manager, quotes(3));
        await appendToOutbox(manager, quotes(3));
        await listener.query('select 1');
        expect(heard).toEqual([]);
      });
      await expect.poll(() => heard).toEqual(['outbox']);
    } finally {
      await listener.end();
    }
  });

  it('writes and notifies nothing for no entries', async () => {
    await append([]);
    expect(await readable(0)).toEqual([]);
  });

  it('leaves nothing of a transaction that is rolled back', async () => {
    const failed = database.dataSource.transaction(async (manager) => {
      await appendToOutbox(manager, quotes(3));
      throw new Error('the article could not be stored');
    });
    await expect(failed).rejects.toThrow('could not be stored');
    expect(await readable(0)).toEqual([]);
  });
});

describe('entriesAfter', () => {
  it('holds back what committed first while an older transaction is open, and says for how long', async () => {
    const [first] = quotes(1);
    const [second] = quotes(1);
    const older = database.dataSource.createQueryRunner();
    await older.startTransaction();
    await appendToOutbox(older.manager, [first!]);
    await append([second!]);

    const before = await entriesAfter(database.reads, BEGINNING, 10);
    expect(before.entries).toEqual([]);
    expect(before.waiting).toBeGreaterThan(0);

    await older.commitTransaction();
    await older.release();
    expect((await readable(2)).map(({ itemId }) => itemId)).toEqual([first!.itemId, second!.itemId]);
    expect((await entriesAfter(database.reads, BEGINNING, 10)).waiting).toBe(0);
  });

  it('gives pages that meet without a gap, also inside one transaction', async () => {
    const entries = quotes(25);
    await append(entries.slice(0, 12));
    await append(entries.slice(12));
    await readable(25);
    const read: string[] = [];
    let position = BEGINNING;
    for (;;) {
      const page = await entriesAfter(database.reads, position, 7);
      if (page.entries.length === 0) break;
      expect(page.entries.length).toBeLessThanOrEqual(7);
      read.push(...page.entries.map(({ itemId }) => itemId));
      position = page.entries.at(-1)!;
    }
    expect(read).toEqual(entries.map(({ itemId }) => itemId));
  });

  it('reads by the index where there is much', async () => {
    await database.reads.query(
      "insert into outbox (kind, item_id) select 'QUOTE_ADDED', gen_random_uuid() from generate_series(1, 20000)",
    );
    await database.reads.query('analyze outbox');
    const { xid, seq } = BEGINNING;
    const { rows } = await database.reads.query<{ 'QUERY PLAN': string }>(
      `explain (costs off) select xid, seq, kind, item_id from outbox
        where (xid, seq) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid, seq limit 1000`,
      [xid, seq],
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using outbox_position');
    expect(plan).not.toContain('Sort');
  });
});

describe('entriesBetween', () => {
  it('gives one kind behind the first position, up to and with the second', async () => {
    const [a, b, c, d] = quotes(4);
    await append([a!, b!, { kind: 'ARTICLE_ADDED', itemId: uuid() }, c!, d!]);
    const [first, , , third] = await readable(5);
    const { entries, floor } = await entriesBetween(database.reads, 'QUOTE_ADDED', first!, third!, 10);
    expect(entries.map(({ itemId }) => itemId)).toEqual([b!.itemId, c!.itemId]);
    expect(floor).toEqual(BEGINNING);
  });
});

describe('outboxEnd', () => {
  it('is the beginning of an empty outbox, and the last readable entry of another', async () => {
    expect(await outboxEnd(database.reads)).toEqual(BEGINNING);
    await append(quotes(3));
    const last = (await readable(3)).at(-1)!;
    expect(await outboxEnd(database.reads)).toEqual({ xid: last.xid, seq: last.seq });
    expect(await inOutbox(database.reads, last)).toBe(true);
    expect(await inOutbox(database.reads, { xid: last.xid + 1n, seq: last.seq })).toBe(false);
  });
});

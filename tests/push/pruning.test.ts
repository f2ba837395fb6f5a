import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../src/push/subscriptions.js';
import type { Database } from '../../src/store/database.js';
import { BEGINNING, outboxEnd, outboxFloor, pruneOutbox } from '../../src/store/outbox.js';
import { openFresh } from '../database.js';
import { idsOf, openWriter, outboxIds, storeArticles, take, untilAllIsRead } from './support.js';

const DAY_S = 24 * 60 * 60;

let database: Database;
let subscriptions: Subscriptions;

beforeEach(async () => {
  database = await openFresh();
  subscriptions = await Subscriptions.start(database, { pollMs: 50, window: 5 });
});

afterEach(async () => {
  await subscriptions.close();
  await database.close();
});

/** Stores articles and makes their entries as old as that. Gives the position of each entry there is. */
async function store(count: number, days: number): Promise<string[]> {
  const { rows: before } = await database.reads.query<{ seq: string }>('select max(seq) as seq from outbox');
  await storeArticles(database.reads, count);
  await database.reads.query(
    "update outbox set at = now() - $1 * interval '1 day' where seq > coalesce($2::bigint, 0)",
    [days, before[0]!.seq],
  );
  const { rows } = await database.reads.query<{ position: string }>(
    "select xid || '-' || seq as position from outbox order by xid, seq",
  );
  await untilAllIsRead(subscriptions);
  return rows.map(({ position }) => position);
}

const prune = async (limit = 100) =>
  pruneOutbox(database.reads, 30 * DAY_S, await outboxEnd(database.reads), limit);
const written = async () => {
  const { xid, seq } = await outboxFloor(database.reads);
  return `${xid}-${seq}`;
};

describe('pruning', () => {
  it('removes what is older, in batches, and raises the floor to the last that it removed', async () => {
    await store(5, 40);
    const positions = await store(2, 1);
    expect(await outboxFloor(database.reads)).toEqual(BEGINNING);
    expect(await prune(3)).toBe(3);
    expect(await written()).toBe(positions[2]);
    expect(await prune(3)).toBe(2);
    expect(await prune(3)).toBe(0);
    expect(await written()).toBe(positions[4]);
    expect(await outboxIds(database.reads, 'ARTICLE_ADDED')).toHaveLength(2);
  });

  it('keeps an old entry that stands behind a younger one, and what is beyond the position given', async () => {
    const [first] = await store(2, 40);
    const [xid, seq] = first!.split('-').map(BigInt);
    expect(await pruneOutbox(database.reads, DAY_S, { xid: xid!, seq: seq! }, 100)).toBe(1);
    await store(1, 1);
    await store(1, 40);
    expect(await prune()).toBe(1);
    expect(await outboxIds(database.reads, 'ARTICLE_ADDED')).toHaveLength(2);
  });

  it('leaves what an open writer may still write in front of', async () => {
    const writer = await openWriter(database);
    await writer.append([{ kind: 'ARTICLE_ADDED', itemId: '00000000-0000-7000-8000-000000000000' }]);
    await storeArticles(database.reads, 2);
    await database.reads.query("update outbox set at = now() - interval '40 days'");
    const far = { xid: 2n ** 63n, seq: 0n };
    expect(await pruneOutbox(database.reads, 30 * DAY_S, far, 100)).toBe(0);
    await writer.rollback();
  });

  it('of all that there was keeps the end known: positions go on from it', async () => {
    const positions = await store(3, 40);
    expect(await prune()).toBe(3);
    expect(await written()).toBe(positions[2]);
    await subscriptions.close();
    subscriptions = await Subscriptions.start(database, { pollMs: 50 });
    expect(subscriptions.position).toBe(positions[2]);
    const stream = await subscriptions.open('ARTICLE_ADDED', { after: subscriptions.position });
    await store(1, 0);
    expect(idsOf(await take(stream, 1))).toEqual(await outboxIds(database.reads, 'ARTICLE_ADDED'));
  });

  it('is done by whoever serves, with nobody asking', async () => {
    await store(3, 40);
    await store(1, 1);
    await subscriptions.close();
    subscriptions = await Subscriptions.start(database, { pollMs: 50, retentionDays: 30 });
    const left = () => outboxIds(database.reads, 'ARTICLE_ADDED');
    await expect.poll(async () => (await left()).length, { timeout: 5_000 }).toBe(1);
  });
});

describe('a position that is too old', () => {
  it('is refused with the oldest one that is kept, which is served', async () => {
    await store(3, 40);
    const positions = await store(2, 1);
    await prune();
    const refused = { extensions: { code: 'POSITION_TOO_OLD', oldest: positions[2] } };
    for (const after of ['0-0', positions[0]!, positions[1]!]) {
      await expect(subscriptions.open('ARTICLE_ADDED', { after })).rejects.toMatchObject(refused);
      await expect(subscriptions.page('ARTICLE_ADDED', { after }, 10)).rejects.toMatchObject(refused);
    }
    const stream = await subscriptions.open('ARTICLE_ADDED', { after: positions[2] });
    expect(idsOf(await take(stream, 2))).toEqual(await outboxIds(database.reads, 'ARTICLE_ADDED'));
  });

  it('ends a subscription that is overtaken by the pruning: no gap goes unsaid', async () => {
    const first = await store(1, 40);
    const stream = await subscriptions.open('ARTICLE_ADDED', { after: first[0] });
    await store(20, 40);
    const positions = await store(20, 1);
    await prune();
    // It has not begun to read, and its channel keeps only the last few.
    await expect(stream.next()).rejects.toMatchObject({
      extensions: { code: 'POSITION_TOO_OLD', oldest: positions[20] },
    });
    expect(subscriptions.stats.open).toBe(0);
  });
});

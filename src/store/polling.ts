import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { FeedKind, FeedState } from '../schema/feed.js';
import { addJobs } from './jobs.js';
import { storeOutlet } from './write/articles.js';

/** What a feed no longer lists is remembered for so long, so that it is not taken again when it comes back. */
const MEMORY_DAYS = 90;

/** A feed as it is when it is to be polled. */
export interface FeedToPoll {
  id: string;
  url: string;
  state: FeedState;
  failures: number;
  intervalSeconds: number;
  etag: string | null;
  lastModified: string | null;
  fetchedWholeAt: Date | null;
  outletId: string | null;
}

/** An item that a feed lists. */
export interface ListedItem {
  /** What tells it from the feed's others: its address, or what it has in place of one. */
  identity: string;
  link: string | null;
  title: string | null;
  stamp: string;
  publishedAt: string | null;
  /** As it is needed when it is taken. */
  item: object;
}

/** What a poll came to, as far as it changes a feed. Times are moments, `next` the next poll. */
export interface PollOutcome {
  state: FeedState;
  failures: number;
  problem: string | null;
  problemCode: string | null;
  next: Date;
  intervalSeconds: number;
}

/** What a poll read, where it read something. */
export interface FeedRead {
  kind: FeedKind | null;
  title: string | null;
  /** Whose feed it is, where nobody said so before. */
  outlet: { name: string; domain: string } | null;
  /** Oldest first: they are taken in this order. */
  items: readonly ListedItem[];
  etag: string | null;
  lastModified: string | null;
  /** Asked without validators. */
  whole: boolean;
}

export async function feedToPoll(dataSource: DataSource, id: string): Promise<FeedToPoll | undefined> {
  const rows: FeedToPoll[] = await dataSource.query(
    `select id, url, state, failures, interval_seconds as "intervalSeconds", etag, last_modified as "lastModified",
            fetched_whole_at as "fetchedWholeAt", outlet_id as "outletId" from feed where id = $1`,
    [id],
  );
  return rows[0];
}

/**
 * When the feed listed something new, latest first: its items' dates, or when they were first seen.
 * @param since only what is younger
 */
export async function publications(dataSource: DataSource, feedId: string, since: Date): Promise<Date[]> {
  const rows: { at: Date }[] = await dataSource.query(
    `select least(coalesce(published_at, seen_at), now()) as at from feed_item_memory
     where feed_id = $1 and coalesce(published_at, seen_at) > $2 order by 1 desc limit 1000`,
    [feedId, since],
  );
  return rows.map(({ at }) => at);
}

/**
 * Notes what a poll read: items that are new or changed wait to be taken from then on.
 * @returns how many those are
 */
export async function noteRead(dataSource: DataSource, feedId: string, read: FeedRead): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const outletId = read.outlet && (await storeOutlet(manager, read.outlet, null));
    const updated: [unknown[], number] = await manager.query(
      `update feed set kind = $2, title = $3, outlet_id = coalesce(outlet_id, $4), etag = $5, last_modified = $6,
         fetched_whole_at = case when $7 then now() else fetched_whole_at end, items = $8 where id = $1`,
      [feedId, read.kind, read.title, outletId, read.etag, read.lastModified, read.whole, read.items.length],
    );
    if (updated[1] === 0) return 0;
    const keys = await listItems(manager, feedId, read.items);
    await manager.query(
      'update feed set new_items = $2, last_new_at = case when $2 > 0 then now() else last_new_at end where id = $1',
      [feedId, keys.length],
    );
    await addJobs(
      manager,
      keys.map((key) => ({ name: 'take' as const, payload: { feedId, key } })),
    );
    return keys.length;
  });
}

/** Notes what a poll came to, and has the next one done. A feed that was paused meanwhile stays so. */
export async function notePoll(
  dataSource: DataSource,
  feedId: string,
  outcome: PollOutcome,
  silentFrom: Date | null,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { state, failures, problem, problemCode, next, intervalSeconds } = outcome;
    const updated: [unknown[], number] = await manager.query(
      `update feed set state = $2, failures = $3, problem = $4, problem_code = $5, next_poll_at = $6, interval_seconds = $7,
         silent_from = $8, last_attempt_at = now(), last_success_at = case when $3 = 0 then now() else last_success_at end
       where id = $1 and state <> 'PAUSED'`,
      [feedId, state, failures, problem, problemCode, next, intervalSeconds, silentFrom],
    );
    if (updated[1] > 0) await addJobs(manager, [{ name: 'poll', payload: { feedId }, at: next }]);
  });
}

/** Gives a feed the address that its server says it has for good, unless another feed has that. */
export async function moveFeed(dataSource: DataSource, feedId: string, url: string): Promise<void> {
  await dataSource.query(
    'update feed set url = $2 where id = $1 and not exists (select from feed where url = $2)',
    [feedId, url],
  );
}

/**
 * Remembers what a feed lists; what is new or changed waits to be taken.
 * @returns keys, in hex, of the items that are new or changed, in the order given
 */
export async function listItems(
  manager: EntityManager,
  feedId: string,
  items: readonly ListedItem[],
): Promise<string[]> {
  const byKey = new Map(items.map((item) => [keyOf(item.identity), item]));
  const rows = [...byKey].map(([key, { identity: _, ...item }]) => ({ ...item, key }));
  const json = JSON.stringify(rows);
  const changed: { key: string }[] = await manager.query(
    `insert into feed_item_memory as known (feed_id, key, link, title, stamp, published_at, item, retry_at)
     select $1, decode(key, 'hex'), link, title, stamp, "publishedAt", item, now()
     from jsonb_to_recordset($2::jsonb) as (key text, link text, title text, stamp text, "publishedAt" timestamptz, item jsonb)
     on conflict (feed_id, key) do update set link = excluded.link, title = excluded.title, stamp = excluded.stamp,
       published_at = excluded.published_at, item = excluded.item, tries = 0, retry_at = now(), stored_at = null,
       seen_at = now(), problem = null, problem_code = null
     where known.stamp <> excluded.stamp
     returning encode(key, 'hex') as key`,
    [feedId, json],
  );
  await manager.query(
    `update feed_item_memory set seen_at = now()
     where feed_id = $1 and seen_at < now() - interval '1 day'
       and key in (select decode(key, 'hex') from jsonb_to_recordset($2::jsonb) as (key text))`,
    [feedId, json],
  );
  await manager.query(
    `delete from feed_item_memory where feed_id = $1 and retry_at is null and seen_at < now() - interval '${MEMORY_DAYS} days'`,
    [feedId],
  );
  const isChanged = new Set(changed.map(({ key }) => key));
  return rows.map(({ key }) => key).filter((key) => isChanged.has(key));
}

function keyOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex');
}

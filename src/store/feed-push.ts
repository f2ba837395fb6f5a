import type { DataSource } from 'typeorm';
import type { FeedPushState } from '../schema/feed-push.js';
import { addJobs } from './jobs.js';
import { type ListedItem, listItems } from './polling.js';

/** A subscription at a hub, and its feed. */
export interface Push {
  feedId: string;
  feedUrl: string;
  paused: boolean;
  token: string;
  secret: string;
  hub: string;
  topic: string;
  renewAt: Date;
  /** The hub has confirmed it, and the lease is not over. */
  live: boolean;
  /** The hub pushes what is new, as far as the polls tell. */
  proven: boolean;
}

const PUSH = `select p.feed_id as "feedId", f.url as "feedUrl", f.state = 'PAUSED' as paused, p.token, p.secret, p.hub, p.topic,
    p.renew_at as "renewAt", coalesce(p.lease_until > now(), false) as live, p.lease_until > now() and p.pushed_at is not null
      and coalesce(p.missed_at < p.pushed_at, true) as proven
  from feed_push p join feed f on f.id = p.feed_id`;

/** The subscription of a feed; undefined: there is none. */
export async function pushOf(dataSource: DataSource, feedId: string): Promise<Push | undefined> {
  const rows: Push[] = await dataSource.query(`${PUSH} where p.feed_id = $1`, [feedId]);
  return rows[0];
}

/** The subscription whose callback has this token; undefined: none has. */
export async function pushByToken(dataSource: DataSource, token: string): Promise<Push | undefined> {
  const rows: Push[] = await dataSource.query(`${PUSH} where p.token = $1`, [token]);
  return rows[0];
}

/** Begins a subscription of a feed, in place of the one that it has. The hub is still to be asked. */
export async function beginPush(
  dataSource: DataSource,
  feedId: string,
  { token, secret, hub, topic }: Pick<Push, 'token' | 'secret' | 'hub' | 'topic'>,
): Promise<void> {
  await dataSource.query(
    `insert into feed_push (feed_id, token, secret, hub, topic) select id, $2, $3, $4, $5 from feed where id = $1
     on conflict (feed_id) do update set token = excluded.token, secret = excluded.secret, hub = excluded.hub,
       topic = excluded.topic, state = default, renew_at = default, lease_until = null, pushed_at = null,
       missed_at = null, problem = null`,
    [feedId, token, secret, hub, topic],
  );
}

/** The feed offers no hub any more: what the old one still pushes is not known. */
export async function endPush(dataSource: DataSource, feedId: string): Promise<void> {
  await dataSource.query('delete from feed_push where feed_id = $1', [feedId]);
}

/** Notes when the hub is to be asked the next time, in case it does not answer. */
export async function notePushAsked(dataSource: DataSource, feedId: string, renewAt: Date): Promise<void> {
  await dataSource.query('update feed_push set renew_at = $2 where feed_id = $1', [feedId, renewAt]);
}

/** The hub has confirmed the subscription for so long: the poll that renews it comes in time. */
export async function notePushLive(
  dataSource: DataSource,
  { token, feedId }: Pick<Push, 'token' | 'feedId'>,
  leaseSeconds: number,
  renewAt: Date,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(
      `update feed_push set state = 'LIVE', lease_until = now() + $2 * interval '1 second', renew_at = $3, problem = null
       where token = $1`,
      [token, leaseSeconds, renewAt],
    );
    const [sooner]: [unknown[], number] = await manager.query(
      "update feed set next_poll_at = $2 where id = $1 and next_poll_at > $2 and state <> 'PAUSED' returning id",
      [feedId, renewAt],
    );
    if (sooner.length > 0) await addJobs(manager, [{ name: 'poll', payload: { feedId }, at: renewAt }]);
  });
}

/** The hub refuses, or cannot be asked. A lease that it gave before goes on. */
export async function notePushFailed(
  dataSource: DataSource,
  token: string,
  state: FeedPushState & ('DENIED' | 'FAILED'),
  problem: string,
  renewAt: Date,
): Promise<void> {
  await dataSource.query(
    `update feed_push set state = $2, problem = $3, renew_at = $4,
       lease_until = case when $2 = 'DENIED' then null else lease_until end where token = $1`,
    [token, state, problem, renewAt],
  );
}

/** A poll found what the hub should have pushed. */
export async function notePushMissed(dataSource: DataSource, feedId: string): Promise<void> {
  await dataSource.query(
    'update feed_push set missed_at = now() where feed_id = $1 and lease_until > now()',
    [feedId],
  );
}

/**
 * Notes what a hub pushed: items that are new or changed wait to be taken from then on.
 * @returns how many those are
 */
export async function notePushed(
  dataSource: DataSource,
  feedId: string,
  items: readonly ListedItem[],
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const known: unknown[] = await manager.query('select from feed where id = $1 for key share', [feedId]);
    if (known.length === 0) return 0;
    const keys = await listItems(manager, feedId, items);
    await manager.query('update feed_push set pushed_at = now() where feed_id = $1', [feedId]);
    if (keys.length > 0) await manager.query('update feed set last_new_at = now() where id = $1', [feedId]);
    await addJobs(
      manager,
      keys.map((key) => ({ name: 'take' as const, payload: { feedId, key } })),
    );
    return keys.length;
  });
}

/** A hub says that something is new and not what: the feed is polled now. */
export async function notePinged(dataSource: DataSource, feedId: string): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('update feed set next_poll_at = now() where id = $1', [feedId]);
    await addJobs(manager, [{ name: 'poll', payload: { feedId } }]);
  });
}

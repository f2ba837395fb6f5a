import { pino } from 'pino';
import { Collector } from '../../src/polling/collector.js';
import type { Database } from '../../src/store/database.js';
import { addFeed, pollFeed } from '../../src/store/feeds.js';
import { workHere } from '../../src/threads/work.js';
import { openFresh } from '../database.js';

/** Generous: the machine may be busy with other tests. */
export const ARRIVAL = { timeout: 60_000, interval: 20 };

/** A database of its own and what is needed to poll feeds into it. */
export interface Desk {
  database: Database;
  /** A collector that fetches from this machine, without a gap unless one is given. */
  collect(options?: {
    gapMs?: number;
    concurrency?: number;
    contact?: string;
    private?: boolean;
    callbackUrl?: string;
  }): Collector;
  /** Adds a feed and gives its id. */
  add(url: string): Promise<string>;
  poll(feedId: string): Promise<void>;
  /** One row of SQL. */
  row<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const database = await openFresh();
  const collectors: Collector[] = [];
  return {
    database,
    collect: ({ gapMs = 0, concurrency = 100, contact, private: isPrivate = true, callbackUrl } = {}) => {
      const collector = new Collector({
        database,
        work: workHere,
        access: { allowPrivateAddresses: isPrivate, contact },
        politeness: { gapMs, concurrency },
        revisitHours: [1, 6, 24, 72],
        callbackUrl,
        jobs: 4,
        log: pino({ level: process.env['DESK_LOG'] ?? 'silent' }),
      });
      collectors.push(collector);
      return collector;
    },
    add: async (url) => {
      const added = await addFeed(database.dataSource, { url });
      if ('problems' in added) throw new Error(JSON.stringify(added.problems));
      return added.feedId;
    },
    poll: async (feedId) => {
      const polled = await pollFeed(database.dataSource, feedId);
      if ('problems' in polled) throw new Error(JSON.stringify(polled.problems));
    },
    row: async (sql, values = []) => {
      const { rows } = await database.reads.query(sql, values);
      return rows[0];
    },
    close: async () => {
      for (const collector of collectors) await collector.close();
      await database.close();
    },
  };
}

/** Waits until a feed was polled `times` times since it was added, and nothing of it is due. */
export async function settled(desk: Desk, feedId: string, since: Date): Promise<void> {
  const { expect } = await import('vitest');
  const open = () =>
    desk
      .row<{ open: boolean }>(
        `select coalesce(f.last_attempt_at < $2, true) or exists (
         select from feed_item_memory i where i.feed_id = f.id and i.retry_at <= now()) as open from feed f where id = $1`,
        [feedId, since],
      )
      .then(({ open }) => open);
  await expect.poll(open, ARRIVAL).toBe(false);
}

import type { DataSource } from 'typeorm';
import { addJobs } from './jobs.js';

/** Names an item: its feed, and its key in hex. */
export interface ItemKey {
  feedId: string;
  key: string;
}

/** An item that waits to be taken. */
export interface ItemToTake<Item> {
  item: Item;
  stamp: string;
  /** Tries that failed so far. */
  tries: number;
  feedUrl: string;
  /** The article that it was stored as before the feed changed it; null: it is new. */
  articleId: string | null;
  /** The article that another feed brought with the very same item; null: none did. */
  knownAs: string | null;
}

/** The item, where it still waits; undefined: it is stored, given up, or its feed is gone or paused. */
export async function itemToTake<Item>(
  dataSource: DataSource,
  { feedId, key }: ItemKey,
): Promise<ItemToTake<Item> | undefined> {
  const rows: ItemToTake<Item>[] = await dataSource.query(
    `select i.item, i.stamp, i.tries, f.url as "feedUrl", i.article_id as "articleId",
       (select o.article_id from feed_item_memory o where o.key = i.key and o.feed_id <> i.feed_id and o.stamp = i.stamp
          and o.stored_at is not null and o.article_id is not null limit 1) as "knownAs"
     from feed_item_memory i join feed f on f.id = i.feed_id
     where i.feed_id = $1 and i.key = decode($2, 'hex') and i.retry_at is not null and i.item is not null`,
    [feedId, key],
  );
  return rows[0];
}

/** The item is stored as this article. Where the feed has changed it meanwhile, the change still waits. */
export async function noteStored(
  dataSource: DataSource,
  { feedId, key }: ItemKey,
  stamp: string,
  articleId: string,
): Promise<void> {
  await dataSource.query(
    `update feed_item_memory set stored_at = now(), article_id = $4, item = null, retry_at = null, tries = tries + 1,
       problem = null, problem_code = null
     where feed_id = $1 and key = decode($2, 'hex') and stamp = $3`,
    [feedId, key, stamp, articleId],
  );
}

/** The item was refused, and is tried again then; null: it is given up until the feed changes it. */
export async function noteRefused(
  dataSource: DataSource,
  itemKey: ItemKey,
  stamp: string,
  { code, reason }: { code: string; reason: string },
  retryAt: Date | null,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const updated: [unknown[], number] = await manager.query(
      `update feed_item_memory set tries = tries + 1, problem = $4, problem_code = $5, retry_at = $6
       where feed_id = $1 and key = decode($2, 'hex') and stamp = $3 and stored_at is null`,
      [itemKey.feedId, itemKey.key, stamp, reason, code, retryAt],
    );
    if (updated[1] > 0 && retryAt) {
      await addJobs(manager, [
        { name: 'take', payload: { feedId: itemKey.feedId, key: itemKey.key }, at: retryAt },
      ]);
    }
  });
}

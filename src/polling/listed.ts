import { itemAddress } from '../collect/document.js';
import type { Feed, FeedItem } from '../collect/feed.js';
import type { FeedHead } from '../collect/heavy-work.js';
import { oldestFirst } from '../collect/items.js';
import type { ListedItem } from '../store/polling.js';

/** What is kept of an item until it is taken. */
export interface KeptItem {
  feed: FeedHead;
  item: FeedItem;
}

/** The items of a feed as they are remembered, oldest first. */
export function listedItems(feed: Feed, address: string): ListedItem[] {
  return oldestFirst(feed.items).map((item) => listed(feed, item, address));
}

function listed({ title, home, language }: FeedHead, item: FeedItem, address: string): ListedItem {
  const link = itemAddress({ address }, item);
  const dates = `${item.publishedAt ?? ''} ${item.updatedAt ?? ''}`;
  const kept: KeptItem = { feed: { title, home, language }, item };
  return {
    identity: link ?? `${item.title ?? ''}\n${item.publishedAt ?? item.content?.value ?? ''}`,
    link: link ?? item.link,
    title: item.title,
    stamp: `${dates} ${item.title ?? ''}`,
    publishedAt: item.publishedAt,
    item: kept,
  };
}

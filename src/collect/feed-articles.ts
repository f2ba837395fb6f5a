import { isSameSite } from './address.js';
import { type Collected, RefusedError, refusalOf } from './article.js';
import { checked } from './check.js';
import { type Document, itemAddress, openItem } from './document.js';
import type { Feed, FeedItem } from './feed.js';
import { PutOff } from './fetch.js';
import type { FeedHead } from './heavy-work.js';
import { articleOfItem, oldestFirst } from './items.js';
import { LIMITS } from './limits.js';
import type { Settings } from './options.js';
import { inOrder } from './order.js';

/** What is refused as an attempt, not as a mishap: nothing of such an item is taken. */
const FORBIDDEN = new Set(['FORBIDDEN_ADDRESS', 'FORBIDDEN_PATH', 'BAD_URL']);

/**
 * The articles of a feed that was read from `document`, oldest first; an edited article after its first form.
 */
export async function* feedArticles(
  document: Document,
  feed: Feed,
  settings: Settings,
): AsyncGenerator<Collected> {
  yield* shortcomings(document, feed);
  const work = async (item: FeedItem) => ({
    item,
    found: (await itemArticles(document, feed, item, settings)).found,
  });
  let done = 0;
  let time: string | null = null;
  let sameTime: Collected[] = [];
  for await (const { item, found } of inOrder(oldestFirst(feed.items), work, LIMITS.pagesAtOnce)) {
    settings.onProgress({ source: document.source, done: ++done, total: feed.items.length });
    if (item.publishedAt !== time || time === null || sameTime.length >= LIMITS.itemsOfOneTime) {
      yield* sameTime.sort(byModification);
      sameTime = [];
    }
    time = item.publishedAt;
    sameTime.push(...found);
  }
  yield* sameTime.sort(byModification);
}

function* shortcomings({ source }: Document, feed: Feed): Generator<Collected> {
  if (feed.broken) {
    const reason = `The feed is not well-formed; its ${feed.items.length} complete items were kept.`;
    yield { refused: { source, field: 'source', code: 'BAD_FEED', reason } };
  }
  if (feed.left > 0) {
    const reason = `The feed has ${feed.left} items too many; expected at most ${LIMITS.feedItems}.`;
    yield { refused: { source, field: 'source', code: 'TOO_MANY', reason } };
  }
}

/**
 * Many feeds date an edited article's item as they dated the first: only its page tells that it came later.
 */
function byModification(a: Collected, b: Collected): number {
  const time = (collected: Collected) => ('article' in collected ? (collected.article.modifiedAt ?? '') : '');
  return time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0;
}

/** What an item gave. */
export interface ItemArticles {
  found: Collected[];
  /** The page that it was read from; null: the feed's own text stood in for it, or nothing could be had. */
  page: Document | null;
}

/**
 * One item: its page, else the text that the feed carries, else the refusal of its page. Throws a PutOff where the page's host
 * is not to be asked now.
 */
export async function itemArticles(
  document: Pick<Document, 'source' | 'address' | 'folder'>,
  feed: FeedHead,
  item: FeedItem,
  settings: Settings,
): Promise<ItemArticles> {
  const address = itemAddress(document, item);
  const place =
    address ?? item.link ?? `${document.source} (${item.title ?? 'an item without link and title'})`;
  try {
    const page = await openItem(document, item, settings.access);
    const read = await settings.work.page(page, settings.now());
    return { found: [...checked(articleOfItem(feed, item, read), page.source, settings.now)], page };
  } catch (error) {
    settings.signal?.throwIfAborted();
    if (error instanceof PutOff) throw error;
    const isAttempt = error instanceof RefusedError && FORBIDDEN.has(error.code);
    const mayStandIn = !isAttempt && speaksFor(document, address);
    const content = mayStandIn ? await settings.work.content(feed, item, address) : null;
    const found = content
      ? [...checked(content, place, settings.now)]
      : [{ refused: refusalOf(error, place) }];
    return { found, page: null };
  }
}

/**
 * Whether a feed's own text may be taken for the text at an address: else any feed could write another
 * outlet's articles, by linking pages there that do not exist.
 */
function speaksFor(document: Pick<Document, 'address'>, address: string | null): boolean {
  return document.address === null || address === null || isSameSite(address, document.address);
}

/** With the language of its text, where it declares none. */
export async function withLanguage(
  collected: Collected,
  { work }: Pick<Settings, 'work'>,
): Promise<Collected> {
  if ('refused' in collected || collected.article.language) return collected;
  const { article } = collected;
  return { article: { ...article, language: await work.language(article.text) } };
}

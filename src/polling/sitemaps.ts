import { RefusedError } from '../collect/article.js';
import { documentOf } from '../collect/document.js';
import type { Feed } from '../collect/feed.js';
import { fetchDocument } from '../collect/fetch.js';
import { LIMITS } from '../collect/limits.js';
import { likelyNews } from '../collect/sitemap.js';
import type { Polling } from './polling.js';

/** A sitemap is waited for: put off, the index would be read from its start again. Milliseconds. */
const PATIENCE_MS = 15_000;

/** A feed that was read, and where. */
export interface ReadAt {
  feed: Feed;
  address: string;
}

/** Reads the sitemaps of an index that are likely to list news; one that cannot be read is passed over until the next poll. */
export async function readSitemaps(
  { access, hosts, work, log }: Polling,
  sitemaps: readonly string[],
): Promise<ReadAt[]> {
  const read: ReadAt[] = [];
  for (const url of likelyNews(sitemaps)) {
    try {
      const manners = hosts.manners('feed', undefined, PATIENCE_MS);
      const fetched = await fetchDocument(url, { ...access, manners, deadlineMs: LIMITS.feedDeadlineMs });
      read.push({ feed: await work.feed(documentOf(url, fetched)), address: fetched.address });
    } catch (error) {
      access.signal?.throwIfAborted();
      if (!(error instanceof RefusedError)) throw error;
      log.info({ url, code: error.code }, `sitemap: ${error.message}`);
    }
  }
  return read;
}

import { discoverFeeds } from '../collect/discover.js';
import { type Document, textOf } from '../collect/document.js';
import { type Feed, readFeed } from '../collect/feed.js';
import { wordsOf } from '../collect/feed-text.js';
import { documentKind } from '../collect/kind.js';
import { type OpenOptions, opened, orRefused } from './opened.js';
import { write } from './stdio.js';

/**
 * The command `feed`: prints what a feed says; of a page, where its feeds may be.
 * @returns exit code: 1 where it is neither
 */
export async function feedCommand(source: string | undefined, options: OpenOptions): Promise<number> {
  const answer = await orRefused(async () => understood(await opened(source, 'feed', options)));
  await write(`${JSON.stringify(answer, null, 2)}\n`);
  return 'refused' in answer ? 1 : 0;
}

function understood(document: Document) {
  const text = textOf(document);
  if (documentKind(text, document.source) === 'page') return { feeds: discoverFeeds(text, document.address) };
  return shown(readFeed(text, document.address));
}

function shown({ broken, home, sitemaps, left, items, ...feed }: Feed) {
  return {
    ...feed,
    summary: wordsOf(feed.summary),
    link: home,
    degraded: broken,
    left,
    ...(sitemaps.length > 0 && { sitemaps }),
    items: items.map(({ content, ...item }) => ({
      ...item,
      summary: wordsOf(item.summary),
      language: item.language ?? feed.language,
      text: wordsOf(content),
    })),
  };
}

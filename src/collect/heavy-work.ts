import type { ArticleInput } from './check.js';
import { discoverFeeds, type FeedCandidate } from './discover.js';
import { type Document, textOf } from './document.js';
import { type Feed, type FeedItem, readFeed } from './feed.js';
import { type FeedFacts, feedFacts } from './feed-facts.js';
import { articleOfContent } from './items.js';
import { documentKind } from './kind.js';
import { identifyLanguage } from './language.js';
import { type Page, readPage } from './page.js';

/** What keeps the processor busy, and so may be done in another thread. Documents that cannot be read are RefusedErrors. */
export interface HeavyWork {
  /** Reads a document as a page with an article. */
  page(document: Document, now: Date): Promise<Page>;
  /** Reads a document as a feed. */
  feed(document: Document): Promise<Feed & FeedFacts>;
  /** Where the feeds of a site may be, from a page of it; none where the document is no page. */
  feedsOf(document: Document): Promise<FeedCandidate[]>;
  /** The article that a feed carries of an item itself; see `articleOfContent`. */
  content(feed: FeedHead, item: FeedItem, url: string | null): Promise<ArticleInput | null>;
  /** BCP 47; null: it cannot be told. */
  language(text: string): Promise<string | null>;
}

/** What a feed says of itself. */
export type FeedHead = Pick<Feed, 'title' | 'home' | 'language'>;

/** All of it, in this thread. */
export const workHere: HeavyWork = {
  page: async (document, now) => readPage(textOf(document), document.address, now),
  feed: async (document) => {
    const text = textOf(document);
    return { ...readFeed(text, document.address), ...feedFacts(text) };
  },
  feedsOf: async (document) => {
    const text = textOf(document);
    return documentKind(text, document.source) === 'page' ? discoverFeeds(text, document.address) : [];
  },
  content: async (feed, item, url) => articleOfContent(feed, item, url),
  language: identifyLanguage,
};

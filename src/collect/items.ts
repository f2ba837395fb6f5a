import { articleAddress, isWebLink, normaliseAddress, outletDomain } from './address.js';
import type { CollectedArticle } from './article.js';
import { htmlToText } from './blocks.js';
import type { ArticleInput } from './check.js';
import type { FeedItem } from './feed.js';
import type { FeedHead } from './heavy-work.js';
import { ARTICLE_CHARS } from './limits.js';
import type { Page } from './page.js';

/** A page as an article to check. */
export function articleOfPage(page: Page): ArticleInput {
  return {
    url: page.url,
    title: page.title,
    bylines: page.bylines,
    image: page.image,
    language: page.language,
    publishedAt: page.publishedAt ?? page.publishedGuess,
    modifiedAt: later(page.modifiedAt, page.publishedAt ?? page.publishedGuess),
    text: page.text,
    outlet: outlet(page.siteName, page.url),
  };
}

/** A feed's item whose page was read: the page's word first, the feed's where the page says nothing. */
export function articleOfItem(feed: FeedHead, item: FeedItem, page: Page): ArticleInput {
  const url = page.url ?? absoluteLink(item);
  // The feed's date is a declared one; a <time> on the page may belong to anything.
  const publishedAt = page.publishedAt ?? item.publishedAt ?? page.publishedGuess;
  return {
    url,
    title: page.title ?? item.title,
    bylines: page.bylines.length > 0 ? page.bylines : item.bylines,
    image: page.image ?? imageOf(item),
    language: page.language ?? item.language ?? feed.language,
    publishedAt,
    modifiedAt: later(page.modifiedAt, publishedAt) ?? later(item.updatedAt, publishedAt),
    text: page.text,
    outlet: outlet(page.siteName ?? feed.title, url ?? feed.home),
  };
}

/**
 * A feed's item as the article itself, where its page cannot be had. Null where the feed carries less than
 * 500 characters of its text: that is a teaser.
 */
export function articleOfContent(feed: FeedHead, item: FeedItem, url: string | null): ArticleInput | null {
  if (!item.content) return null;
  const text = item.content.kind === 'html' ? htmlToText(item.content.value) : item.content.value;
  if (text.length < ARTICLE_CHARS.feedContent) return null;
  return {
    url,
    title: item.title,
    bylines: item.bylines,
    image: imageOf(item),
    language: item.language ?? feed.language,
    publishedAt: item.publishedAt,
    modifiedAt: later(item.updatedAt, item.publishedAt),
    text,
    outlet: outlet(feed.title, url ?? feed.home),
  };
}

/**
 * Oldest first by (published, updated); items without a date come last, turned round, for feeds are newest
 * first.
 */
export function oldestFirst(items: FeedItem[]): FeedItem[] {
  const key = (item: FeedItem) => `${item.publishedAt ?? '~'} ${item.updatedAt ?? ''}`;
  return [...items].reverse().sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function absoluteLink(item: FeedItem): string | null {
  return item.link && isWebLink(item.link) ? item.link : null;
}

/** A picture that is no address of the web is left out: it is no reason to refuse an article. */
function imageOf({ image }: FeedItem): string | null {
  return image === null ? null : normaliseAddress(image);
}

function outlet(name: string | null, address: string | null): CollectedArticle['outlet'] {
  const url = address ? articleAddress(address) : null;
  if (url === null) return null;
  const domain = outletDomain(url);
  return { name: name ?? domain, domain };
}

/** A change at the moment of publication is none. */
function later(modifiedAt: string | null, publishedAt: string | null): string | null {
  return modifiedAt && (!publishedAt || modifiedAt > publishedAt) ? modifiedAt : null;
}

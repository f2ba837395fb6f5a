import {
  type AtomFeed,
  type JsonFeed,
  parseFeed as parseWithFeedsmith,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import { RefusedError } from './article.js';
import { htmlToLine } from './blocks.js';
import { parseFeedDate } from './dates.js';
import { type RawItem, rescueItems } from './feed-rescue.js';
import { canonicalLanguage } from './language.js';
import { LIMITS } from './limits.js';

export interface Feed {
  title: string | null;
  /** The outlet's own page, as written. */
  home: string | null;
  language: string | null;
  /** As in the feed, newest first in most. */
  items: FeedItem[];
  /** The feed is not well-formed: only its complete items are here. */
  broken: boolean;
  /** Items beyond LIMITS.feedItems. */
  left: number;
}

export interface FeedItem {
  /** As written: may be relative to the feed. */
  link: string | null;
  title: string | null;
  bylines: string[];
  language: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  /** The fullest text the feed itself carries, as HTML or plain text. */
  content: { kind: 'html' | 'text'; value: string } | null;
}

interface RawFeed {
  title?: string | undefined;
  home?: string | undefined;
  language?: string | undefined;
  items: RawItem[];
}

/**
 * Reads RSS, RDF, Atom or JSON Feed. A feed that is not well-formed, or that the parser finds nothing in, is
 * read again by a forgiving pass that keeps every complete item. Throws a RefusedError (BAD_FEED) where it is
 * no feed, or broken with nothing to keep.
 */
export function readFeed(text: string): Feed {
  const parsed = isWhole(text) ? parseStrictly(text) : null;
  if (parsed && parsed.items.length > 0) return clean(parsed, false);
  const rescued = text.trimStart().startsWith('{')
    ? { items: [], isWhole: false, isFeed: false }
    : rescueItems(text);
  if (rescued.items.length > 0) return clean(rescued, true);
  if (parsed || (rescued.isFeed && rescued.isWhole)) return clean(parsed ?? rescued, false);
  throw new RefusedError(
    'source',
    'BAD_FEED',
    'The feed could not be read; expected RSS, Atom or JSON Feed.',
  );
}

/** feedsmith closes what a truncated feed leaves open, and so takes half an item for a whole one. */
function isWhole(text: string): boolean {
  return /(?:<\/(?:[\w-]+:)?(?:rss|feed|rdf)\s*>|\})\s*(?:<!--[^>]*-->\s*)?$/i.test(text.slice(-1_000));
}

function parseStrictly(text: string): RawFeed | null {
  try {
    const parsed = parseWithFeedsmith(text);
    if (parsed.format === 'atom') return fromAtom(parsed.feed as AtomFeed.Feed<string>);
    if (parsed.format === 'json') return fromJson(parsed.feed as JsonFeed.Feed<string>);
    return fromRss(parsed.feed as RssFeed.Feed<string> & RdfFeed.Feed<string>);
  } catch {
    return null;
  }
}

function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  const items = (feed.items ?? []).map((item): RawItem => {
    const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
    return {
      link:
        item.link ??
        item.atom?.links?.[0]?.href ??
        (permalink && /^https?:/i.test(permalink) ? permalink : undefined),
      title: item.title ?? item.dc?.titles?.[0],
      bylines: item.dc?.creators ?? item.authors?.map((author) => author.name) ?? [],
      language: item.dc?.languages?.[0],
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      html: [item.content?.encoded, item.description],
    };
  });
  return { title: feed.title, home: feed.link, language: feed.language ?? feed.dc?.languages?.[0], items };
}

function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  const items = (feed.entries ?? []).map((entry): RawItem => {
    const bodies = [entry.content, entry.summary];
    const isPlain = (type: string | undefined) => type === undefined || type === 'text';
    return {
      link: alternate(entry.links),
      title: entry.title?.value,
      bylines: (entry.authors ?? feed.authors ?? []).map((author) => author.name),
      language: entry.xml?.lang,
      published: entry.published ?? entry.dc?.dates?.[0],
      updated: entry.updated,
      html: bodies.filter((body) => !isPlain(body?.type)).map((body) => body?.value),
      text: bodies.filter((body) => isPlain(body?.type)).map((body) => body?.value),
    };
  });
  return { title: feed.title?.value, home: alternate(feed.links), language: feed.xml?.lang, items };
}

function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  const items = (feed.items ?? []).map(
    (item): RawItem => ({
      link: item.url ?? item.external_url,
      title: item.title,
      bylines: (item.authors ?? feed.authors ?? []).map((author) => author.name),
      language: item.language,
      published: item.date_published,
      updated: item.date_modified,
      html: [item.content_html],
      text: [item.content_text, item.summary],
    }),
  );
  return { title: feed.title, home: feed.home_page_url, language: feed.language, items };
}

function alternate(links: AtomFeed.Link<string>[] | undefined): string | undefined {
  return links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href;
}

function clean(feed: RawFeed, broken: boolean): Feed {
  return {
    title: htmlToLine(feed.title),
    home: feed.home ?? null,
    language: canonicalLanguage(feed.language ?? ''),
    items: feed.items.slice(0, LIMITS.feedItems).map(cleanItem),
    broken,
    left: Math.max(0, feed.items.length - LIMITS.feedItems),
  };
}

function cleanItem(item: RawItem): FeedItem {
  const html = longest(item.html);
  const text = longest(item.text);
  const published = parseFeedDate(item.published ?? '');
  const updated = parseFeedDate(item.updated ?? '');
  return {
    link: item.link?.trim() || null,
    title: htmlToLine(item.title),
    bylines: (item.bylines ?? []).map(htmlToLine).filter((name) => name !== null),
    language: canonicalLanguage(item.language ?? ''),
    // Atom 0.3 and careless feeds have only the date of the last change.
    publishedAt: published ?? updated,
    updatedAt: updated,
    content: html.length >= text.length ? asContent('html', html) : asContent('text', text),
  };
}

function asContent(kind: 'html' | 'text', value: string): FeedItem['content'] {
  return value === '' ? null : { kind, value };
}

function longest(values: (string | undefined)[] = []): string {
  return values.reduce<string>((best, value) => (value && value.length > best.length ? value : best), '');
}

import { type JsonFeed, parseFeed } from 'feedsmith';
import { RefusedError } from './article.js';
import type { FeedText } from './feed-text.js';
import { EMPTY_FEED, type RawFeed, type RawItem } from './feed-xml.js';
import { LIMITS } from './limits.js';

/**
 * Reads JSON Feed 1.0 and 1.1. One that breaks off or holds a broken item keeps the items that are whole. Throws a RefusedError
 * (BAD_FEED) where it is none, or broken with nothing to keep.
 */
export function readJsonFeed(text: string): { feed: RawFeed; isWhole: boolean } {
  const whole = parsed(text);
  const feed = whole ?? parsed(mended(text));
  if (feed === null || (whole === null && !feed.items?.length)) {
    throw new RefusedError('source', 'BAD_FEED', 'The feed could not be read; expected JSON Feed.');
  }
  return { feed: rawFeed(feed), isWhole: whole !== null };
}

function parsed(text: string): JsonFeed.Feed<string> | null {
  try {
    const { format, feed } = parseFeed(text);
    return format === 'json' ? (feed as JsonFeed.Feed<string>) : null;
  } catch {
    return null;
  }
}

/** What comes before the items, as far as it can be read, with the items that are whole. */
function mended(text: string): string {
  const start = /"items"\s*:\s*\[/.exec(text);
  if (!start) return '';
  const head = objectOf(`${text.slice(0, start.index).replace(/,\s*$/, '')}}`);
  const items = objectsIn(text, start.index + start[0].length).map(objectOf);
  const version = 'https://jsonfeed.org/version/1.1';
  return JSON.stringify({ version, ...head, items: items.filter((item) => item !== null) });
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** The pieces of a list, from its first to the last that is closed, whose braces match. */
function objectsIn(text: string, from: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = from;
  let isText = false;
  for (let at = from; at < text.length && depth >= 0 && found.length < LIMITS.feedItems; at++) {
    const character = text[at];
    if (isText) {
      if (character === '\\') at++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      if (depth === 0) start = at;
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) found.push(text.slice(start, at + 1));
    }
  }
  return found;
}

function rawFeed(feed: JsonFeed.Feed<string>): RawFeed {
  const all = feed.items ?? [];
  const items = all.slice(0, LIMITS.feedItems).map(
    (item): RawItem => ({
      id: item.id ?? null,
      link: item.url ?? item.external_url ?? null,
      title: html(item.title),
      summary: plain(item.summary),
      authors: names(item.authors ?? feed.authors),
      language: item.language ?? null,
      published: item.date_published ?? null,
      updated: item.date_modified ?? null,
      image: item.image ?? item.banner_image ?? null,
      bodies: [html(item.content_html), plain(item.content_text), plain(item.summary)],
    }),
  );
  return {
    ...EMPTY_FEED,
    id: feed.feed_url ?? null,
    link: feed.home_page_url ?? null,
    title: html(feed.title),
    summary: plain(feed.description),
    authors: names(feed.authors),
    language: feed.language ?? null,
    items,
    left: all.length - items.length,
  };
}

function plain(value: string | undefined): FeedText | null {
  return value ? { kind: 'text', value } : null;
}

/** A title in JSON is plain by the book, and holds entities in practice. */
function html(value: string | undefined): FeedText | null {
  return value ? { kind: 'html', value } : null;
}

function names(authors: JsonFeed.Author[] | undefined): string[] {
  return (authors ?? []).map(({ name }) => name).filter((name) => name !== undefined);
}

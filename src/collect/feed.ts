import { RefusedError } from './article.js';
import { splitByline } from './bylines.js';
import { cleanLine } from './clean.js';
import { parseFeedDate } from './dates.js';
import { readJsonFeed } from './feed-json.js';
import { type FeedText, lineOf } from './feed-text.js';
import { EMPTY_FEED, feedOf, isItem, type RawFeed, type RawItem } from './feed-xml.js';
import { canonicalLanguage } from './language.js';
import { LIMITS } from './limits.js';
import { newsOfSitemap, sitemapsOfIndex } from './sitemap.js';
import { readXml } from './xml.js';

export interface Feed {
  /** What the feed calls itself (Atom's id, RDF's about); null where it does not. */
  id: string | null;
  title: string | null;
  /** The outlet's own page; absolute where the feed's address is known or an `xml:base` says it. */
  home: string | null;
  /** What the feed says it is about. */
  summary: FeedText | null;
  bylines: string[];
  language: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  /** As in the feed, newest first in most. */
  items: FeedItem[];
  /** The sitemaps that an index of sitemaps lists, those changed last first; such a feed has no items of its own. */
  sitemaps: string[];
  /** The feed is not well-formed: only its complete items are here. */
  broken: boolean;
  /** Items beyond LIMITS.feedItems. */
  left: number;
}

export interface FeedItem {
  /** The outlet's own name for the item (guid, id); null where there is none. */
  id: string | null;
  /** Absolute where the feed's address is known or an `xml:base` says it; else as written. */
  link: string | null;
  title: string | null;
  /** The item's description; its whole text where the feed gives no description. */
  summary: FeedText | null;
  bylines: string[];
  language: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  /** The address of the picture that goes with the item. */
  image: string | null;
  /** The fullest text the feed itself carries, as HTML or plain text. */
  content: FeedText | null;
}

/**
 * Reads RSS, RDF, Atom, CDF, JSON Feed, a news sitemap or an index of sitemaps. One that is not well-formed keeps every
 * complete item and is marked broken. `address` is where it was fetched, null for a file. Throws a RefusedError (BAD_FEED) where it is no feed, or broken with nothing to keep.
 */
export function readFeed(text: string, address: string | null = null): Feed {
  if (/^[\s\uFEFF]*\{/.test(text)) {
    const { feed, isWhole } = readJsonFeed(text);
    return clean(feed, !isWhole);
  }
  const document = readXml(
    text,
    (name) => isItem(name) || name === 'url' || name === 'sitemap',
    LIMITS.feedItems,
  );
  const sitemaps = sitemapsOfIndex(document, address);
  const raw = sitemaps ? EMPTY_FEED : (feedOf(document, address) ?? newsOfSitemap(document, address));
  if (raw === null || (!document.isWhole && raw.items.length === 0 && !sitemaps?.length)) {
    throw new RefusedError(
      'source',
      'BAD_FEED',
      'The feed could not be read; expected RSS, Atom, JSON Feed or a news sitemap.',
    );
  }
  return { ...clean(raw, !document.isWellFormed), sitemaps: sitemaps ?? [] };
}

function clean(raw: RawFeed, broken: boolean): Feed {
  return {
    ...cleanPart(raw),
    home: raw.link?.trim() || null,
    language: canonicalLanguage(raw.language ?? ''),
    items: raw.items.map(cleanItem),
    sitemaps: [],
    broken,
    left: raw.left,
  };
}

function cleanItem(item: RawItem): FeedItem {
  const part = cleanPart(item);
  const content = fullest(item.bodies);
  return {
    ...part,
    summary: part.summary ?? content,
    link: item.link?.trim() || null,
    language: canonicalLanguage(item.language ?? ''),
    // Atom 0.3 and careless feeds have only the date of the last change.
    publishedAt: part.publishedAt ?? part.updatedAt,
    image: item.image,
    content,
  };
}

function cleanPart(part: Omit<RawItem, 'bodies'>) {
  return {
    id: cleanLine(part.id ?? '') || null,
    title: lineOf(part.title),
    summary: part.summary,
    bylines: [...new Set(part.authors.flatMap(splitByline))],
    publishedAt: parseFeedDate(part.published ?? ''),
    updatedAt: parseFeedDate(part.updated ?? ''),
  };
}

function fullest(texts: (FeedText | null)[]): FeedText | null {
  return texts.reduce(
    (best, text) => ((text?.value.length ?? 0) > (best?.value.length ?? 0) ? text : best),
    null,
  );
}

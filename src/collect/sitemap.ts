import { isWebLink } from './address.js';
import { RefusedError } from './article.js';
import { EMPTY_FEED, type RawFeed, type RawItem } from './feed-xml.js';
import { LIMITS } from './limits.js';
import { childrenOf, resolveIn, textIn, type XmlDocument, type XmlElement } from './xml.js';

/**
 * Reads a news sitemap (sitemaps.org with Google's news tags) as a feed: only addresses that say they are news. Null where the
 * document is no sitemap. Throws a RefusedError (BAD_FEED) where it lists addresses and none of them as news.
 */
export function newsOfSitemap({ root, rows, left }: XmlDocument, address: string | null): RawFeed | null {
  if (root?.name !== 'urlset') return null;
  const items = rows.map((row) => itemOf(row, address)).filter((item) => item !== null);
  if (items.length === 0 && rows.length > 0) {
    throw new RefusedError(
      'source',
      'BAD_FEED',
      `The sitemap lists ${rows.length + left} pages, and none as news; expected a news sitemap.`,
    );
  }
  const [news] = rows.flatMap((row) => childrenOf(row, 'news:news'));
  const publication = news && childrenOf(news, 'news:publication')[0];
  return {
    ...EMPTY_FEED,
    title: textOf(publication, 'news:name'),
    language: publication ? wordOf(publication, 'news:language') : null,
    items,
    left,
  };
}

/**
 * Which sitemaps of an index to read for news: those with "news" in their address, else the first few.
 */
export function likelyNews(sitemaps: readonly string[]): string[] {
  const named = sitemaps.filter((address) => /news/i.test(new URL(address).pathname));
  return (named.length > 0 ? named : sitemaps).slice(0, LIMITS.sitemaps);
}

/**
 * The sitemaps that an index of sitemaps lists, those changed last first. Null where the document is none.
 */
export function sitemapsOfIndex({ root, rows }: XmlDocument, address: string | null): string[] | null {
  if (root?.name !== 'sitemapindex') return null;
  const sitemaps = rows.map((row) => ({
    address: addressOf(row, address),
    changed: wordOf(row, 'lastmod') ?? '',
  }));
  return sitemaps
    .sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0))
    .map((sitemap) => sitemap.address)
    .filter((found): found is string => found !== null && isWebLink(found));
}

function itemOf(row: XmlElement, address: string | null): RawItem | null {
  const [news] = childrenOf(row, 'news:news');
  if (!news) return null;
  const [publication] = childrenOf(news, 'news:publication');
  const [picture] = childrenOf(row, 'image:image');
  const link = addressOf(row, address);
  return {
    id: link,
    link,
    title: textOf(news, 'news:title'),
    summary: null,
    authors: [],
    language: publication ? wordOf(publication, 'news:language') : null,
    published: wordOf(news, 'news:publication_date'),
    updated: wordOf(row, 'lastmod'),
    image: picture ? wordOf(picture, 'image:loc') : null,
    bodies: [],
  };
}

function addressOf(row: XmlElement, address: string | null): string | null {
  const written = wordOf(row, 'loc');
  return written ? resolveIn(row, written, address) : null;
}

function textOf(element: XmlElement | undefined, name: string): RawItem['title'] {
  const value = element ? wordOf(element, name) : null;
  return value === null ? null : { kind: 'html', value };
}

function wordOf(element: XmlElement, name: string): string | null {
  const [child] = childrenOf(element, name);
  return (child && textIn(child).trim()) || null;
}

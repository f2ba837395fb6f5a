import { isSameSite, isWebLink, normaliseAddress } from './address.js';
import { htmlToLine } from './blocks.js';
import { type DomDocument, type DomElement, parsePage } from './dom.js';
import { guardPage } from './page-guard.js';

/** An address where a site may have a feed. */
export interface FeedCandidate {
  address: string;
  /** What the page calls it; null where it says nothing. */
  title: string | null;
  /** DECLARED: the page names it as its feed. LINKED: a link on it looks like one. GUESSED: where others have theirs. */
  found: 'DECLARED' | 'LINKED' | 'GUESSED';
}

const MOST = 50;
const FEED_TYPE = /^\s*(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|xml|json)\s*(?:;|$)/i;
/** Paths that have a feed's usual names: /feed/, /rss/world.xml, /atom.php, /world-rss.xml, /index.rdf. */
const FEED_PATH =
  /\/(?:rss|feeds?|atom|rdf)\d?(?:[/.]|$)|[._-](?:rss|feed)\.(?:xml|php|aspx?)$|\.(?:rss|atom|rdf)$/i;
const SITEMAP_PATH = /news[-_]?sitemap|sitemap[-_]?news/i;
/** Where site builders put theirs, by how common they are. */
const USUAL = [
  ...['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'],
  ...['/news-sitemap.xml', '/sitemap-news.xml'],
];
const COMMENTS = /\bcomments?\b/i;

/**
 * Where a site's feeds may be, from the HTML of its home page: those that it declares, then those that it links on its own site,
 * and, where there are neither, the usual places. Feeds of comments are left out. Nothing is fetched: what is no feed shows when
 * it is read.
 * @param address where the page was fetched; without it only absolute addresses are found
 */
export function discoverFeeds(html: string, address: string | null): FeedCandidate[] {
  guardPage(html);
  const document = parsePage(html);
  const base = baseOf(document, address);
  const named = [...declaredFeeds(document, base), ...linkedFeeds(document, base)];
  const candidates = named.length > 0 ? named : usualFeeds(base);
  const first = new Map<string, FeedCandidate>();
  for (const candidate of candidates)
    if (!first.has(candidate.address)) first.set(candidate.address, candidate);
  return [...first.values()].slice(0, MOST);
}

function baseOf(document: DomDocument, address: string | null): string | null {
  const href = document.querySelector('base[href]')?.getAttribute('href');
  const base = href ? normaliseAddress(href, address ?? undefined) : null;
  return base ?? address;
}

function declaredFeeds(document: DomDocument, base: string | null): FeedCandidate[] {
  const links = [...document.querySelectorAll('link[rel~="alternate"][href][type]')];
  return links
    .filter(
      (link) =>
        FEED_TYPE.test(link.getAttribute('type') ?? '') &&
        !/oembed|wp-json/i.test(link.getAttribute('href') ?? ''),
    )
    .map((link) => candidateOf(link, base, link.getAttribute('title'), 'DECLARED'))
    .filter((candidate) => candidate !== null);
}

function linkedFeeds(document: DomDocument, base: string | null): FeedCandidate[] {
  const found: FeedCandidate[] = [];
  for (const link of document.querySelectorAll('a[href]')) {
    const candidate = candidateOf(link, base, link.getAttribute('title') ?? link.textContent, 'LINKED');
    if (candidate === null || (base !== null && !isSameSite(candidate.address, base))) continue;
    const { pathname } = new URL(candidate.address);
    if (FEED_PATH.test(pathname) || SITEMAP_PATH.test(pathname)) found.push(candidate);
  }
  return found;
}

function usualFeeds(base: string | null): FeedCandidate[] {
  if (base === null || !isWebLink(base)) return [];
  return USUAL.map((path) => ({ address: new URL(path, base).href, title: null, found: 'GUESSED' as const }));
}

function candidateOf(
  link: DomElement,
  base: string | null,
  name: string | null,
  found: FeedCandidate['found'],
): FeedCandidate | null {
  const href = link
    .getAttribute('href')
    ?.trim()
    .replace(/^feed:(?:\/\/(?=\w)|(?=https?:))/i, (scheme) => (scheme === 'feed://' ? 'https://' : ''));
  const address = href ? normaliseAddress(href, base ?? undefined) : null;
  const title = htmlToLine(name);
  return address === null || COMMENTS.test(`${title} ${new URL(address).pathname}`)
    ? null
    : { address, title, found };
}

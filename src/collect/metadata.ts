import { articleAddress, isSameSite, normaliseAddress, outletDomain, siteLabel } from './address.js';
import { htmlToLine } from './blocks.js';
import { splitByline } from './bylines.js';
import { dateInAddress, parseFeedDate } from './dates.js';
import type { DomDocument } from './dom.js';
import { canonicalLanguage } from './language.js';
import { LIMITS } from './limits.js';
import { allNames, articleData, firstAddress, firstText, type LinkedData } from './structured.js';
import { headlineOf } from './title.js';

/** What a page says about itself. Null: it says nothing, or nothing that can be so. */
export interface PageMetadata {
  url: string | null;
  title: string | null;
  /** The first heading of the page, as printed. */
  heading: string | null;
  /** The `<title>`, names of the site and all. */
  windowTitle: string | null;
  bylines: string[];
  /** The address of the picture that it is shown with. */
  image: string | null;
  /** As the page declares it, canonical BCP 47. */
  language: string | null;
  /** From JSON-LD or meta tags. */
  publishedAt: string | null;
  /** From a `<time>` or the address, where nothing better is there. */
  publishedGuess: string | null;
  modifiedAt: string | null;
  siteName: string | null;
  /** The section of the outlet: "World". */
  section: string | null;
  /** It calls itself an article, in JSON-LD or by its Open Graph type. */
  saysArticle: boolean;
  /** It describes an article in JSON-LD. */
  describesArticle: boolean;
  /** Whether it says that all may read it; null where it says nothing. */
  isFree: boolean | null;
  /** JSON-LD's articleBody. */
  body: string | null;
}

const PUBLISHED_META =
  'article:published_time og:article:published_time og:published_time datePublished date.published published publication_date ' +
  'parsely-pub-date sailthru.date dc.date.issued dcterms.created dcterms.date dc.date dc.date.created article.published ' +
  'publishdate publish-date pubdate article_date_original cxenseparse:recs:publishtime date';
const MODIFIED_META =
  'article:modified_time og:article:modified_time og:updated_time dateModified dcterms.modified dc.date.modified last-modified lastmod';

/** Reads a page's own description of itself. `address` is where the page was fetched; null for a file. */
export function readMetadata(document: DomDocument, address: string | null, now: Date): PageMetadata {
  const meta = metaTags(document);
  const data = articleData(document) ?? {};
  const latest = now.getTime() + LIMITS.futureMs;
  const dated = (candidates: (string | null | undefined)[]) => firstDate(candidates, latest);
  const url = canonicalAddress(document, meta, data, address);
  const siteName = nameOf(meta.get('og:site_name') ?? firstText(data['publisher']));
  const section = htmlToLine(meta.get('article:section') ?? firstText(data['articleSection']));
  const heading = htmlToLine(document.querySelector('h1')?.textContent);
  const windowTitle = htmlToLine(document.querySelector('title')?.textContent);
  return {
    url,
    title: headlineOf(
      [firstText(data['headline']), meta.get('og:title'), meta.get('twitter:title'), heading, windowTitle],
      {
        names: [siteName, section, url && outletDomain(url), url && siteLabel(url)],
        heading,
      },
    ),
    heading,
    windowTitle,
    bylines: bylines(document, meta, data),
    image: image(meta, data, address ?? url),
    language: language(document, meta, data),
    publishedAt: dated([
      firstText(data['datePublished']),
      firstText(data['dateCreated']),
      ...all(meta, PUBLISHED_META),
    ]),
    publishedGuess: dated([...times(document), url && dateInAddress(url)]),
    modifiedAt: dated([firstText(data['dateModified']), ...all(meta, MODIFIED_META)]),
    siteName,
    section,
    saysArticle: meta.get('og:type') === 'article' || '@type' in data,
    describesArticle: '@type' in data,
    isFree: freeOf(data['isAccessibleForFree']),
    body: typeof data['articleBody'] === 'string' ? data['articleBody'] : null,
  };
}

/** A name as one line; null where an address stands in its place. */
function nameOf(written: string | null): string | null {
  return written !== null && /^https?:/i.test(written) ? null : htmlToLine(written);
}

/** Meta tags by lower-cased name, property or itemprop; the first of a name counts. */
function metaTags(document: DomDocument): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta[content]')) {
    const content = tag.getAttribute('content')?.trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.toLowerCase();
      if (name && content && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

function all(meta: Map<string, string>, names: string): (string | undefined)[] {
  return names.split(' ').map((name) => meta.get(name.toLowerCase()));
}

/**
 * The address a page gives itself. One on another site is not believed of a fetched page: it would let any
 * site write into another outlet's articles. Nor is the front page, which careless templates name on every
 * page.
 */
function canonicalAddress(
  document: DomDocument,
  meta: Map<string, string>,
  data: LinkedData,
  address: string | null,
): string | null {
  const fetched = address === null ? null : articleAddress(address);
  const link = document.querySelector('link[rel~="canonical"][href]')?.getAttribute('href');
  for (const candidate of [link, meta.get('og:url'), firstText(data['url'])]) {
    const url = candidate ? articleAddress(candidate, address ?? undefined) : null;
    if (!url) continue;
    if (fetched === null) return url;
    const isFrontPage = new URL(url).pathname === '/' && new URL(fetched).pathname !== '/';
    if (isSameSite(url, fetched) && !isFrontPage) return url;
  }
  return fetched;
}

function bylines(document: DomDocument, meta: Map<string, string>, data: LinkedData): string[] {
  const linked = allNames(data['author']);
  const named = [
    meta.get('author') ?? meta.get('article:author') ?? meta.get('dc.creator') ?? meta.get('byl') ?? '',
  ];
  const printed = [
    document.querySelector('[rel~="author"], [itemprop="author"], .byline')?.textContent ?? '',
  ];
  for (const candidates of [linked, named, printed]) {
    const names = candidates.flatMap(splitByline);
    if (names.length > 0) return [...new Set(names)].slice(0, LIMITS.bylines);
  }
  return [];
}

function image(meta: Map<string, string>, data: LinkedData, base: string | null): string | null {
  const candidates = [
    meta.get('og:image:secure_url'),
    meta.get('og:image'),
    firstAddress(data['image']),
    meta.get('twitter:image'),
    meta.get('twitter:image:src'),
  ];
  return (
    candidates
      .map((candidate) => candidate && normaliseAddress(candidate, base ?? undefined))
      .find(Boolean) ?? null
  );
}

/** schema.org's isAccessibleForFree: a boolean, that many write as a string. */
function freeOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : null;
}

function language(document: DomDocument, meta: Map<string, string>, data: LinkedData): string | null {
  const html = document.querySelector('html[lang]')?.getAttribute('lang');
  const declared = [html, firstText(data['inLanguage']), meta.get('content-language'), meta.get('og:locale')];
  for (const tag of declared) {
    const known = tag ? canonicalLanguage(tag) : null;
    if (known) return known;
  }
  return null;
}

function times(document: DomDocument): (string | null)[] {
  const selector =
    'time[pubdate][datetime], [itemprop="datePublished"], article time[datetime], time[datetime]';
  const found: (string | null)[] = [];
  for (const time of document.querySelectorAll(selector)) {
    found.push(time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent);
    if (found.length >= 5) break;
  }
  return found;
}

/** The first candidate that is a date and not in the future. */
function firstDate(candidates: (string | null | undefined)[], latest: number): string | null {
  for (const candidate of candidates) {
    const date = candidate ? parseFeedDate(candidate) : null;
    if (date && Date.parse(date) <= latest) return date;
  }
  return null;
}

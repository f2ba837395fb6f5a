import { Readability } from '@mozilla/readability';
import { RefusedError } from './article.js';
import { htmlToText, paragraphs } from './blocks.js';
import { articleParagraphs, declaredParagraphs } from './body.js';
import { cleanText } from './clean.js';
import { type DomDocument, type DomElement, parsePage } from './dom.js';
import { ARTICLE_CHARS } from './limits.js';
import { type PageMetadata, readMetadata } from './metadata.js';
import { removeNoise } from './noise.js';
import { whyNoArticle } from './not-article.js';
import { guardPage } from './page-guard.js';

const MARKED = '[itemprop="articleBody"], article';
/** A marked article with less of what Readability found is a part of it. */
const MARKED_SHARE = 0.8;
/** An index has an article element for each of its items. */
const MARKED_AT_MOST = 20;

/** An article's page, read: what it says about itself and the article's text, cleaned. */
export interface Page extends PageMetadata {
  text: string;
}

/**
 * Reads an HTML page into the article on it. `address` is where it was fetched, null for a file. Throws a
 * RefusedError (NOT_AN_ARTICLE, TOO_LARGE) where there is no article to be found.
 */
export function readPage(html: string, address: string | null, now: Date): Page {
  guardPage(html);
  const document = parsePage(html);
  const metadata = readMetadata(document, address, now);
  const declared = metadata.body === null ? '' : cleanText(htmlToText(metadata.body));
  removeNoise(document);
  const all = paragraphs(document.body);
  const found = cleanText(declaredParagraphs(mainParagraphs(document, metadata), declared).join('\n\n'));
  // articleBody has often lost its paragraphs, so it only helps out where the page itself gives next to nothing.
  const text = found.length < ARTICLE_CHARS.page && declared.length > found.length ? declared : found;
  const reason = whyNoArticle({ metadata, all, text });
  if (reason !== null) {
    throw new RefusedError('text', 'NOT_AN_ARTICLE', `The page is ${reason}; expected an article.`);
  }
  if (text === '' || (text.length < ARTICLE_CHARS.page && !metadata.saysArticle)) {
    throw new RefusedError(
      'text',
      'NOT_AN_ARTICLE',
      `The page holds ${text.length} characters of running text; expected an article of at least ${ARTICLE_CHARS.page}.`,
    );
  }
  return { ...metadata, text };
}

/**
 * What Readability finds, unless the page's own marks say better: the one marked article has most of it and less around it,
 * or Readability found next to nothing.
 */
function mainParagraphs(document: DomDocument, metadata: PageMetadata): string[] {
  const textOf = (element: DomElement | null) =>
    element ? articleParagraphs(paragraphs(element), metadata) : [];
  // Readability changes the document, so this comes first.
  const marked = [...document.querySelectorAll(MARKED)].slice(0, MARKED_AT_MOST).map(textOf);
  const found = textOf(readable(document));
  if (charsOf(found) < ARTICLE_CHARS.page) return longest([found, ...marked]);
  const [only] = marked;
  if (only === undefined || marked.length > 1) return found;
  const isTighter = charsOf(only) < charsOf(found) && charsOf(only) >= charsOf(found) * MARKED_SHARE;
  return isTighter ? only : found;
}

function longest(texts: string[][]): string[] {
  return texts.reduce((best, text) => (charsOf(text) > charsOf(best) ? text : best), []);
}

function charsOf(texts: string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function readable(document: DomDocument): DomElement | null {
  // The project compiles without the browser's types, and linkedom's are not exactly theirs.
  const reader = new Readability<DomElement>(document as never, {
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement,
  });
  return reader.parse()?.content ?? null;
}

import { Readability } from '@mozilla/readability';
import { RefusedError } from './article.js';
import { htmlToText, paragraphs } from './blocks.js';
import { articleParagraphs } from './body.js';
import { cleanText } from './clean.js';
import { type DomDocument, type DomElement, parsePage } from './dom.js';
import { ARTICLE_CHARS } from './limits.js';
import { type PageMetadata, readMetadata } from './metadata.js';
import { removeNoise } from './noise.js';
import { guardPage } from './page-guard.js';

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
  const found = cleanText(mainText(document, metadata));
  const declared = metadata.body === null ? '' : cleanText(htmlToText(metadata.body));
  // articleBody has often lost its paragraphs, so it only helps out where the page itself gives next to nothing.
  const text = found.length < ARTICLE_CHARS.page && declared.length > found.length ? declared : found;
  if (text === '' || (text.length < ARTICLE_CHARS.page && !metadata.saysArticle)) {
    throw new RefusedError(
      'text',
      'NOT_AN_ARTICLE',
      `The page holds ${text.length} characters of running text; expected an article of at least ${ARTICLE_CHARS.page}.`,
    );
  }
  return { ...metadata, text };
}

function mainText(document: DomDocument, metadata: PageMetadata): string {
  removeNoise(document);
  const content = readable(document);
  return content ? articleParagraphs(paragraphs(content), metadata).join('\n\n') : '';
}

function readable(document: DomDocument): DomElement | null {
  // The project compiles without the browser's types, and linkedom's are not exactly theirs.
  const reader = new Readability<DomElement>(document as never, {
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement,
  });
  return reader.parse()?.content ?? null;
}

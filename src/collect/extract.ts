import { type CollectedArticle, RefusedError } from './article.js';
import { type ArticleInput, checkArticle } from './check.js';
import { type Document, textOf } from './document.js';
import { articleOfPage } from './items.js';
import { documentKind } from './kind.js';
import { identifyLanguage } from './language.js';
import { readPage } from './page.js';
import { readPlainText } from './text.js';

/**
 * Reads one document, a page or a plain text, into the article that collecting it would store. Throws a RefusedError that says
 * why there is none.
 */
export async function extractArticle(document: Document, now: () => Date): Promise<CollectedArticle> {
  const result = checkArticle(inputOf(document, now()), { source: document.source, now });
  if ('refusals' in result) {
    const [first] = result.refusals;
    throw new RefusedError(first?.field ?? 'source', first?.code ?? 'UNREADABLE', first?.reason ?? '');
  }
  const { article } = result;
  return { ...article, language: article.language ?? (await identifyLanguage(article.text)) };
}

function inputOf(document: Document, now: Date): ArticleInput {
  const text = textOf(document);
  switch (documentKind(text, document.source)) {
    case 'page':
      return articleOfPage(readPage(text, document.address, now));
    case 'text':
      return { ...readPlainText(text), url: document.address };
    case 'feed':
      throw new RefusedError('source', 'NOT_AN_ARTICLE', 'The document is a feed; expected one article.');
    case 'lines':
      throw new RefusedError('source', 'NOT_AN_ARTICLE', 'The document is JSON; expected one article.');
  }
}

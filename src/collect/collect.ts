import { isWebLink } from './address.js';
import { type Collected, RefusedError, refusalOf } from './article.js';
import { checked } from './check.js';
import { decodeBytes, isBinary } from './decode.js';
import { filesToCollect, pathKind, readHead, streamFile } from './disk.js';
import { type Document, openAddress, openFile, textOf } from './document.js';
import { feedArticles, withLanguage } from './feed-articles.js';
import { articleOfPage } from './items.js';
import { documentKind } from './kind.js';
import { LIMITS } from './limits.js';
import { readLines } from './lines.js';
import { type CollectOptions, type Settings, settingsOf } from './options.js';
import { likelyNews } from './sitemap.js';
import { readPlainText } from './text.js';

export type { CollectOptions, Progress } from './options.js';

const HEAD_BYTES = 64 * 1024;

/**
 * Collects the articles of a source: a file, a folder or an http(s) address; a page, a plain text, JSON Lines
 * or a feed. Yields each article, cleaned and checked, or why something was refused; throws only when the
 * signal aborts. A feed's articles come oldest first.
 */
export async function* collect(source: string, options: CollectOptions = {}): AsyncGenerator<Collected> {
  const settings = settingsOf(options);
  for await (const collected of documentsOf(source, settings)) {
    settings.signal?.throwIfAborted();
    yield await withLanguage(collected, settings);
  }
}

async function* documentsOf(source: string, settings: Settings): AsyncGenerator<Collected> {
  try {
    if (isWebLink(source))
      yield* articlesOf(await openAddress(source, settings.access, LIMITS.feedDeadlineMs), settings);
    else if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
      throw new RefusedError(
        'source',
        'BAD_URL',
        'The source is not understood; expected a path or an http(s) address.',
      );
    } else if ((await pathKind(source)) === 'file') yield* fileArticles(source, settings);
    else yield* folderArticles(source, settings);
  } catch (error) {
    settings.signal?.throwIfAborted();
    yield { refused: refusalOf(error, source) };
  }
}

async function* folderArticles(folder: string, settings: Settings): AsyncGenerator<Collected> {
  const files = await filesToCollect(folder);
  for (const [done, file] of files.entries()) {
    settings.onProgress({ source: folder, done, total: files.length });
    settings.signal?.throwIfAborted();
    yield* documentsOf(file, settings);
  }
}

async function* fileArticles(path: string, settings: Settings): AsyncGenerator<Collected> {
  const head = await readHead(path, HEAD_BYTES);
  if (!isBinary(head) && documentKind(decodeBytes(head).text, path) === 'lines') {
    yield* readLines(streamFile(path), path, settings.now);
  } else {
    yield* articlesOf(await openFile(path), settings);
  }
}

/** @param isListed the document was found in an index of sitemaps: an index inside an index is not followed */
async function* articlesOf(
  document: Document,
  settings: Settings,
  isListed = false,
): AsyncGenerator<Collected> {
  const text = textOf(document);
  switch (documentKind(text, document.source)) {
    case 'feed': {
      const feed = await settings.work.feed(document);
      yield* feedArticles(document, feed, settings);
      if (!isListed)
        for (const sitemap of likelyNews(feed.sitemaps)) yield* sitemapArticles(sitemap, settings);
      break;
    }
    case 'lines':
      yield* readLines(chunksOf(document.bytes), document.source, settings.now);
      break;
    case 'page':
      yield* checked(
        articleOfPage(await settings.work.page(document, settings.now())),
        document.source,
        settings.now,
      );
      break;
    case 'text':
      yield* checked({ ...readPlainText(text), url: document.address }, document.source, settings.now);
  }
}

async function* sitemapArticles(address: string, settings: Settings): AsyncGenerator<Collected> {
  try {
    yield* articlesOf(await openAddress(address, settings.access, LIMITS.feedDeadlineMs), settings, true);
  } catch (error) {
    settings.signal?.throwIfAborted();
    yield { refused: refusalOf(error, address) };
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

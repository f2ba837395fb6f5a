import { dirname } from 'node:path';
import { normaliseAddress } from './address.js';
import { RefusedError } from './article.js';
import { decodeBytes, isBinary } from './decode.js';
import { fileBeside, readDocument } from './disk.js';
import type { FeedItem } from './feed.js';
import { type FetchedDocument, type FetchOptions, fetchDocument, type Validators } from './fetch.js';
import { LIMITS } from './limits.js';

/** How the network may be used. */
export type Access = Omit<FetchOptions, 'deadlineMs' | 'validators'>;

/** A document that was opened, before anything is known of it. */
export interface Document {
  /** For messages: its path or address. */
  source: string;
  /** Where it was fetched; null for a file. */
  address: string | null;
  /** The folder of a file, that its relative links may reach. */
  folder: string | null;
  bytes: Buffer;
  contentType: string | null;
  /** What its server gave to ask "has this changed?" with; left out where no server did. */
  validators?: Validators;
}

/**
 * Opens the page that a feed's item links to. A feed on disk may link files beside it, a fetched one never.
 */
export async function openItem(
  document: Pick<Document, 'address' | 'folder'>,
  item: FeedItem,
  access: Access,
): Promise<Document> {
  if (item.link === null)
    throw new RefusedError('url', 'EMPTY', 'The item has no link; expected the address of its page.');
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(item.link);
  if (document.folder !== null && isRelative) return openFile(await fileBeside(document.folder, item.link));
  const address = itemAddress(document, item);
  if (address === null) {
    throw new RefusedError('url', 'BAD_URL', 'The link is not on the web; expected http:// or https://.');
  }
  return openAddress(address, access, LIMITS.pageDeadlineMs);
}

/** The web address of an item's page, or null where its link is none. */
export function itemAddress(document: Pick<Document, 'address'>, item: FeedItem): string | null {
  return item.link === null ? null : normaliseAddress(item.link, document.address ?? undefined);
}

export async function openAddress(address: string, access: Access, deadlineMs: number): Promise<Document> {
  const fetched = await fetchDocument(address, { ...access, deadlineMs });
  return documentOf(address, fetched);
}

export function documentOf(
  source: string,
  { address, bytes, contentType, validators }: FetchedDocument,
): Document {
  return { source, address, folder: null, bytes, contentType, validators };
}

export async function openFile(path: string): Promise<Document> {
  return {
    source: path,
    address: null,
    folder: dirname(path),
    bytes: await readDocument(path),
    contentType: null,
  };
}

/** Media types that are no article, though some are text. */
const NO_TEXT = /^\s*(?:image|audio|video|font)\/|javascript|text\/css/i;

/** A document's text, decoded. Throws a RefusedError (NOT_TEXT). */
export function textOf(document: Document): string {
  if (NO_TEXT.test(document.contentType ?? '') || isBinary(document.bytes, document.contentType)) {
    throw new RefusedError(
      'source',
      'NOT_TEXT',
      'The document holds binary data; expected a page, a text, JSON Lines or a feed.',
    );
  }
  return decodeBytes(document.bytes, document.contentType).text;
}

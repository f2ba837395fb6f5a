import { isWebLink } from '../collect/address.js';
import { RefusedError } from '../collect/article.js';
import { type Document, openAddress, openFile } from '../collect/document.js';
import { LIMITS } from '../collect/limits.js';
import { readConfig } from '../config.js';
import { ownBook } from '../polling/own-book.js';
import type { Lane } from '../store/hosts.js';
import { type NetworkFlags, networkOf } from './network.js';
import { allOf, bytesOf } from './stdio.js';

export interface OpenOptions extends NetworkFlags {
  /** The address that a file's page was fetched at. */
  url?: string | undefined;
}

/**
 * Opens a file or a web address, with robots.txt as for a `page` or a `feed`; stdin where neither is named. Throws a RefusedError where it cannot be had, a CannotRead where
 * stdin is too long.
 */
export async function opened(
  source: string | undefined,
  lane: Lane,
  { url, ...flags }: OpenOptions,
): Promise<Document> {
  if (source !== undefined && isWebLink(source))
    return openAddress(source, networkOf(readConfig(), ownBook(), lane, flags), LIMITS.pageDeadlineMs);
  if (source !== undefined) return { ...(await openFile(source)), address: url ?? null };
  const bytes = await allOf(
    bytesOf(undefined),
    LIMITS.documentBytes,
    `stdin has more than ${LIMITS.documentBytes} bytes.`,
  );
  return { source: 'stdin', address: url ?? null, folder: null, bytes, contentType: null };
}

/** What a document gives, or why it gives nothing. */
export async function orRefused<T extends object>(
  work: () => Promise<T>,
): Promise<T | { refused: string; code: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.message, code: error.code };
    throw error;
  }
}

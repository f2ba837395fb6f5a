import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { RefusedError } from './article.js';
import { LIMITS } from './limits.js';

/** Reads and unpacks a body, counting what comes out: a small answer may unpack into gigabytes. */
export async function readBody(response: Dispatcher.ResponseData): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of unpacked(response) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LIMITS.documentBytes) {
      throw new RefusedError(
        'source',
        'TOO_LARGE',
        `The document is larger than ${LIMITS.documentBytes} bytes.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpacked(response: Dispatcher.ResponseData): Readable {
  const encoding = String(response.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (encoding === 'identity' || encoding === '') return response.body;
  const unpacker = unpackerOf(encoding);
  if (!unpacker) {
    discard(response);
    throw new RefusedError(
      'source',
      'UNREACHABLE',
      'The server packs its answer in a way that was not asked for; expected gzip or br.',
    );
  }
  // Errors reach the reader through the unpacker, which pipeline destroys with them.
  pipeline(response.body, unpacker, () => {});
  return unpacker;
}

function unpackerOf(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  return encoding === 'deflate' ? createInflate() : null;
}

export function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

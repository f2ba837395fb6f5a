import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RefusedError } from './article.js';
import { LIMITS } from './limits.js';

const FEED_NAMES = /^feed\.(?:xml|json|atom|rss)$/i;

/** Whether a path is a file or a folder. Throws a RefusedError (NOT_FOUND, NOT_TEXT). */
export async function pathKind(path: string): Promise<'file' | 'folder'> {
  const found = await stat(path).catch(() => null);
  if (!found)
    throw new RefusedError('source', 'NOT_FOUND', 'There is no such file or folder, or it may not be read.');
  if (found.isDirectory()) return 'folder';
  if (found.isFile()) return 'file';
  throw new RefusedError(
    'source',
    'NOT_TEXT',
    'The path is no file; expected a file, a folder or an address.',
  );
}

/** Reads a whole file, unpacked where it is packed with gzip. Throws a RefusedError (NOT_FOUND, NOT_TEXT, TOO_LARGE). */
export async function readDocument(path: string): Promise<Buffer> {
  const handle = await openFile(path);
  try {
    // A file may grow while it is read, so what is read is capped, not what stat said.
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > LIMITS.documentBytes) {
        throw new RefusedError(
          'source',
          'TOO_LARGE',
          `The file is larger than ${LIMITS.documentBytes} bytes.`,
        );
      }
      chunks.push(chunk);
    }
    return unpacked(Buffer.concat(chunks));
  } finally {
    await handle.close();
  }
}

/** The first bytes of a file, to tell what it is. */
export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const handle = await openFile(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export function streamFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path);
}

/**
 * The file that a relative link in a feed on disk means: below the feed's own folder, symbolic links
 * resolved, and never anywhere else. Throws a RefusedError (FORBIDDEN_PATH, NOT_FOUND).
 */
export async function fileBeside(folder: string, link: string): Promise<string> {
  const written = link.split(/[?#]/, 1)[0] ?? '';
  const path = resolve(folder, decodePath(written));
  const root = await realpath(folder);
  // The spelling is checked before the disk is asked, so that a feed cannot even learn what exists elsewhere.
  if (written.startsWith('/') || !isBelow(path, resolve(folder))) throw forbiddenPath();
  const real = await realpath(path).catch(() => null);
  if (real === null) throw new RefusedError('source', 'NOT_FOUND', "The feed's folder holds no such file.");
  if (!isBelow(real, root)) throw forbiddenPath();
  return real;
}

/**
 * The files of a folder to collect, sorted: its feeds (`feed.xml`, `feed.json`, `feed.atom`, `feed.rss`)
 * where it or a folder below has any, else all its files. Hidden ones and symbolic links are left out.
 */
export async function filesToCollect(folder: string): Promise<string[]> {
  const files = await allFiles(folder, 0);
  const feeds = files.filter((file) => FEED_NAMES.test(file.slice(file.lastIndexOf(sep) + 1)));
  return feeds.length > 0 ? feeds : files;
}

async function allFiles(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) files.push(path);
    else if (entry.isDirectory() && depth < LIMITS.folderDepth)
      files.push(...(await allFiles(path, depth + 1)));
  }
  return files;
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LIMITS.documentBytes });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarge
      ? new RefusedError(
          'source',
          'TOO_LARGE',
          `The file unpacks to more than ${LIMITS.documentBytes} bytes.`,
        )
      : new RefusedError('source', 'NOT_TEXT', 'The file is packed with gzip, and damaged.');
  }
}

async function openFile(path: string) {
  // Opening a pipe would wait for a writer.
  await pathKind(path);
  const handle = await open(path).catch(() => null);
  if (!handle) throw new RefusedError('source', 'NOT_FOUND', 'The file may not be read.');
  return handle;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? path : decoded;
  } catch {
    return path;
  }
}

function forbiddenPath(): RefusedError {
  return new RefusedError(
    'source',
    'FORBIDDEN_PATH',
    "The link leads out of the feed's folder; expected a file beside the feed.",
  );
}

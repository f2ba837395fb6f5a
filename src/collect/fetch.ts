import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { RefusedError } from './article.js';
import { LIMITS } from './limits.js';
import { connectPublicly, forbiddenAddress, isPublicAddress } from './network.js';

export interface FetchOptions {
  /** Milliseconds for everything: redirects, headers and body. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  /** True lets through every address and port, a list only these origins ("http://10.0.0.5:3000"). */
  allowPrivateAddresses?: boolean | readonly string[] | undefined;
  /** A page or mail address where the operator can be reached; sites ask for one. */
  contact?: string | undefined;
}

export interface FetchedDocument {
  /** The address after redirects. */
  address: string;
  bytes: Buffer;
  contentType: string | null;
}

const PORTS = new Set(['', '80', '443', '8080', '8443']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const publicAgent = new Agent({ connect: connectPublicly });
const anyAgent = new Agent();

/**
 * Fetches one document from the public internet, following redirects by hand so that each hop is checked.
 * Throws a RefusedError: BAD_URL, FORBIDDEN_ADDRESS, UNREACHABLE, TIMEOUT, TOO_LARGE, TOO_MANY (redirects).
 */
export async function fetchDocument(address: string, options: FetchOptions): Promise<FetchedDocument> {
  const deadline = AbortSignal.timeout(options.deadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  try {
    return await follow(address, options, signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (deadline.aborted) {
      throw refused('TIMEOUT', `The document did not arrive in ${options.deadlineMs / 1000} seconds.`);
    }
    throw asRefused(error);
  }
}

async function follow(start: string, options: FetchOptions, signal: AbortSignal): Promise<FetchedDocument> {
  let address = start;
  for (let hop = 0; hop <= LIMITS.redirects; hop++) {
    const url = webUrl(address);
    const isAllowed = isAllowedOrigin(url.origin, options.allowPrivateAddresses ?? false);
    if (!isAllowed) refusePrivate(url);
    const response = await request(url, {
      dispatcher: isAllowed ? anyAgent : publicAgent,
      signal,
      headers: {
        'user-agent': userAgent(options.contact),
        accept:
          'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5',
        'accept-encoding': 'gzip, br',
      },
    });
    const location = response.headers['location'];
    if (REDIRECTS.has(response.statusCode) && typeof location === 'string') {
      discard(response);
      if (!URL.canParse(location, address))
        throw refused('BAD_URL', 'The server redirects to something that is no address.');
      address = new URL(location, address).href;
      continue;
    }
    if (response.statusCode !== 200) {
      discard(response);
      throw refused('UNREACHABLE', `The server answered ${response.statusCode}; expected 200.`);
    }
    const type = response.headers['content-type'];
    const contentType = (Array.isArray(type) ? type[0] : type) ?? null;
    return { address: url.href, bytes: await readBody(response), contentType };
  }
  throw refused('TOO_MANY', `The address redirects more than ${LIMITS.redirects} times.`);
}

function webUrl(address: string): URL {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw refused('BAD_URL', 'The address is not on the web; expected http:// or https:// and a host.');
  }
  const url = new URL(address);
  if (url.username || url.password)
    throw refused('BAD_URL', 'The address holds a user name; expected one without.');
  return url;
}

function isAllowedOrigin(origin: string, allowed: boolean | readonly string[]): boolean {
  return typeof allowed === 'boolean' ? allowed : allowed.includes(origin);
}

/** Checks the address as it is written. `new URL` has turned 2130706433 and 0x7f.1 into 127.0.0.1 by now. */
function refusePrivate(url: URL): void {
  if (!isPublicAddress(url.hostname)) throw forbiddenAddress();
  if (!PORTS.has(url.port)) {
    throw refused('FORBIDDEN_ADDRESS', `Port ${url.port} is not read from; expected 80, 443, 8080 or 8443.`);
  }
}

/** Reads and unpacks a body, counting what comes out: a small answer may unpack into gigabytes. */
async function readBody(response: Dispatcher.ResponseData): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of unpacked(response) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LIMITS.documentBytes) {
      throw refused('TOO_LARGE', `The document is larger than ${LIMITS.documentBytes} bytes.`);
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
    throw refused(
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

function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

function asRefused(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return refused('UNREACHABLE', 'The host name is not known.');
  return refused('UNREACHABLE', `The document could not be fetched (${code}).`);
}

function refused(code: ConstructorParameters<typeof RefusedError>[1], reason: string): RefusedError {
  return new RefusedError('source', code, reason);
}

function userAgent(contact: string | undefined): string {
  return contact ? `Rejoinder/${VERSION} (+${contact})` : `Rejoinder/${VERSION}`;
}

const VERSION = packageVersion();

/** The built code lies one folder deeper than the source. */
function packageVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const { version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
        version?: unknown;
      };
      if (typeof version === 'string') return version;
    } catch {
      // Not at this depth.
    }
  }
  return '0';
}

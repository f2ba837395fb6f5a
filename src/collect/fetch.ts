import { readFileSync } from 'node:fs';
import { Agent, type Dispatcher, request } from 'undici';
import { RefusedError } from './article.js';
import { Deadline } from './deadline.js';
import { freshMs, header, isBusy, retryAfterMs } from './headers.js';
import { LIMITS } from './limits.js';
import { forbiddenAddress, isPublicAddress, publicConnector } from './network.js';
import { discard, readBody } from './unpack.js';

export interface FetchOptions {
  /** Milliseconds for everything: redirects, headers and body. Waiting that manners ask for does not count. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  /** True lets through every address and port, a list only these origins ("http://10.0.0.5:3000"). */
  allowPrivateAddresses?: boolean | readonly string[] | undefined;
  /** A page or mail address where the operator can be reached; sites ask for one. */
  contact?: string | undefined;
  /** What an earlier answer gave: the server may then answer that nothing has changed. */
  validators?: Validators | undefined;
  manners?: Manners | undefined;
}

/** How hosts are treated. */
export interface Manners {
  /**
   * Waits until an address may be asked for; each hop of a redirect is one. Throws a RefusedError where it may not be, and a
   * PutOff where that is later.
   */
  before(url: URL): Promise<void>;
  /** Takes note of an answer: how long it took, and for how long the host asks to be left alone, milliseconds. */
  after(url: URL, tookMs: number, closedForMs: number | null): Promise<void>;
}

/** What a server gave to ask it "has this changed?" with. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchedDocument {
  /** The address after redirects. */
  address: string;
  /** Empty where nothing has changed. */
  bytes: Buffer;
  contentType: string | null;
  /** Nothing has changed since the validators that were sent. */
  notModified: boolean;
  validators: Validators;
  /** For how long the server says that the answer is fresh, milliseconds; 0: it does not say. */
  freshMs: number;
  /** Every hop on the way was a redirect for good. */
  movedForGood: boolean;
  /** The Link headers, as one; null: there is none. */
  links: string | null;
}

/** The address may not be asked for now, and nothing is wrong with it: try again then. */
export class PutOff extends Error {
  override readonly name = 'PutOff';

  constructor(readonly until: Date) {
    super(`The host is not to be asked before ${until.toISOString()}.`);
  }
}

/** An answer that is no document. */
export class RefusedAnswer extends RefusedError {
  constructor(
    readonly status: number,
    /** For how long the server asks to be left alone, milliseconds; null: it does not say. */
    readonly retryAfterMs: number | null,
  ) {
    const code = status === 404 || status === 410 ? 'NOT_FOUND' : 'UNREACHABLE';
    super('source', code, `The server answered ${status}${IN_WORDS[status] ?? ''}; expected 200.`);
  }
}

const IN_WORDS: Record<number, string> = {
  401: ' (it wants a password)',
  403: ' (it does not let us in)',
  404: ' (there is nothing)',
  410: ' (it is gone for good)',
  429: ' (it is asked too often)',
  451: ' (it may not show it)',
  503: ' (it is busy)',
};

const PORTS = new Set(['', '80', '443', '8080', '8443']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
/** A host that is busy and does not say for how long is left alone for so long, milliseconds. */
const BUSY_MS = 60_000;

const publicAgent = new Agent({ connect: publicConnector() });
const anyAgent = new Agent();

/**
 * Fetches one document from the public internet, following redirects by hand so that each hop is checked.
 * Throws a RefusedError: BAD_URL, FORBIDDEN_ADDRESS, UNREACHABLE, TIMEOUT, TOO_LARGE, TOO_MANY (redirects).
 */
export async function fetchDocument(address: string, options: FetchOptions): Promise<FetchedDocument> {
  // The time that a host's line is waited for does not count.
  const deadline = new Deadline(options.deadlineMs, options.signal);
  try {
    return await follow(address, options, deadline);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof PutOff || error instanceof MannersFailed) throw error;
    if (deadline.signal.aborted) {
      throw refused('TIMEOUT', `The document did not arrive in ${options.deadlineMs / 1000} seconds.`);
    }
    throw asRefused(error);
  } finally {
    deadline.close();
  }
}

async function follow(start: string, options: FetchOptions, deadline: Deadline): Promise<FetchedDocument> {
  let address = start;
  let movedForGood = false;
  for (let hop = 0; hop <= LIMITS.redirects; hop++) {
    const url = webUrl(address);
    const response = await ask(url, options, deadline);
    const location = response.headers['location'];
    if (REDIRECTS.has(response.statusCode) && typeof location === 'string') {
      discard(response);
      if (!URL.canParse(location, address))
        throw refused('BAD_URL', 'The server redirects to something that is no address.');
      movedForGood = (hop === 0 || movedForGood) && FOR_GOOD.has(response.statusCode);
      address = new URL(location, address).href;
      continue;
    }
    const notModified = response.statusCode === 304 && options.validators !== undefined;
    if (response.statusCode !== 200 && !notModified) {
      discard(response);
      throw new RefusedAnswer(response.statusCode, retryAfterMs(response.headers));
    }
    if (notModified) discard(response);
    return {
      address: url.href,
      bytes: notModified ? Buffer.alloc(0) : await readBody(response),
      contentType: header(response.headers, 'content-type'),
      notModified,
      validators: {
        etag: header(response.headers, 'etag'),
        lastModified: header(response.headers, 'last-modified'),
      },
      freshMs: freshMs(response.headers),
      movedForGood,
      links: [response.headers['link'] ?? []].flat().join(', ') || null,
    };
  }
  throw refused('TOO_MANY', `The address redirects more than ${LIMITS.redirects} times.`);
}

/** One request, to the public internet only, with the manners that were given. */
async function ask(url: URL, options: FetchOptions, deadline: Deadline): Promise<Dispatcher.ResponseData> {
  const dispatcher = agentFor(url, options.allowPrivateAddresses);
  const { manners, validators } = options;
  deadline.pause();
  await politely(manners?.before(url)).finally(() => deadline.run());
  const started = performance.now();
  const took = (closedForMs: number | null) =>
    politely(manners?.after(url, performance.now() - started, closedForMs));
  try {
    const response = await request(url, {
      dispatcher,
      signal: deadline.signal,
      headers: {
        'user-agent': userAgent(options.contact),
        accept:
          'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5',
        'accept-encoding': 'gzip, br',
        ...(validators?.etag && { 'if-none-match': validators.etag }),
        ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
      },
    });
    await took(isBusy(response.statusCode) ? (retryAfterMs(response.headers) ?? BUSY_MS) : null);
    return response;
  } catch (error) {
    if (!(error instanceof MannersFailed)) await took(null);
    throw error;
  }
}

/** Manners that fail are no fault of the document. */
class MannersFailed extends Error {
  override readonly name = 'MannersFailed';
}

async function politely(manner: Promise<void> | undefined): Promise<void> {
  try {
    await manner;
  } catch (error) {
    if (error instanceof PutOff || error instanceof RefusedError) throw error;
    throw new MannersFailed('A host could not be asked, because what is known of it was not to be had.', {
      cause: error,
    });
  }
}

/** What connects to an address: to the public internet only, unless it is allowed. Throws a RefusedError (FORBIDDEN_ADDRESS). */
export function agentFor(url: URL, allowed: FetchOptions['allowPrivateAddresses']): Agent {
  const isAllowed = isAllowedOrigin(url.origin, allowed ?? false);
  if (!isAllowed) refusePrivate(url);
  return isAllowed ? anyAgent : publicAgent;
}

/** The address of a document or a receiver. Throws a RefusedError (BAD_URL). */
export function webUrl(address: string): URL {
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

function asRefused(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return refused('UNREACHABLE', 'The host name is not known.');
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code))
    return refused('UNREACHABLE', `The certificate of the server cannot be trusted (${code}).`);
  return refused('UNREACHABLE', `The document could not be fetched (${code}).`);
}

function refused(code: ConstructorParameters<typeof RefusedError>[1], reason: string): RefusedError {
  return new RefusedError('source', code, reason);
}

/** Who asks, and where its operator can be reached. */
export function userAgent(contact: string | undefined): string {
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

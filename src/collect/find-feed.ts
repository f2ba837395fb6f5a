import { RefusedError } from './article.js';
import type { FeedCandidate } from './discover.js';
import { type Access, type Document, openAddress } from './document.js';
import type { Feed } from './feed.js';
import type { FeedFacts } from './feed-facts.js';
import { PutOff } from './fetch.js';
import type { HeavyWork } from './heavy-work.js';

/** Milliseconds for one address, and for all that are tried. */
const ADDRESS_MS = 10_000;
const ALL_MS = 30_000;
/** Candidates that are tried. */
const MOST_TRIED = 10;
/** Candidates that a message names. */
const MOST_NAMED = 10;

/** The feed that an address stands for. */
export interface FoundFeed {
  address: string;
  /** The other feeds that the page has, in its order; none where the address was a feed's. */
  others: string[];
}

export interface Finding {
  access: Access;
  work: Pick<HeavyWork, 'feed' | 'feedsOf'>;
}

/**
 * The feed of an address: its own, or that of the site whose page it is. Of the feeds that a page declares, the first that can be
 * read, for that is the site's main one by custom; of those that it only links, the one that can be read. An address that cannot
 * be had now is given back: it may be a feed's later.
 * @throws RefusedError NO_FEED where a page has none that can be read, MANY_FEEDS where a person has to choose
 */
export async function findFeed(address: string, { access, work }: Finding): Promise<FoundFeed> {
  const inTime = AbortSignal.timeout(ALL_MS);
  const signal = access.signal ? AbortSignal.any([access.signal, inTime]) : inTime;
  const given = { address, others: [] };
  const candidates = await candidatesAt(address, { access: { ...access, signal }, work });
  if (candidates === undefined) return given;
  const readable: FeedCandidate[] = [];
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    if (inTime.aborted) break;
    if (await isFeed(candidate.address, { access: { ...access, signal }, work })) readable.push(candidate);
    if (readable.length > 0 && candidate.found !== 'LINKED') break;
  }
  access.signal?.throwIfAborted();
  const [first] = readable;
  if (!first) throw noFeed(candidates);
  if (readable.length > 1) {
    const reason = `The page has ${readable.length} feeds; give the address of one: ${named(readable)}.`;
    throw new RefusedError('url', 'MANY_FEEDS', reason);
  }
  const others = candidates.filter(({ found }) => found === 'DECLARED').map((one) => one.address);
  return { address: first.address, others: others.filter((other) => other !== first.address) };
}

/** Reads a document as a feed. Throws a RefusedError: of a page, NO_FEED with the addresses where its feeds may be. */
export async function feedOf(document: Document, work: Finding['work']): Promise<Feed & FeedFacts> {
  try {
    return await work.feed(document);
  } catch (error) {
    if (!(error instanceof RefusedError && error.code === 'BAD_FEED')) throw error;
    const candidates = await work.feedsOf(document);
    throw candidates.length > 0 ? noFeed(candidates) : error;
  }
}

/** Undefined: the address is no page's, or cannot be had now. */
async function candidatesAt(
  address: string,
  { access, work }: Finding,
): Promise<FeedCandidate[] | undefined> {
  try {
    const candidates = await work.feedsOf(await openAddress(address, access, ADDRESS_MS));
    return candidates.length > 0 ? candidates : undefined;
  } catch (error) {
    return passedOver(error, access);
  }
}

async function isFeed(address: string, { access, work }: Finding): Promise<boolean> {
  try {
    await work.feed(await openAddress(address, access, ADDRESS_MS));
    return true;
  } catch (error) {
    return passedOver(error, access) ?? false;
  }
}

/** A mishap is none of the search; a fault is. */
function passedOver(error: unknown, { signal }: Access): undefined {
  if (error instanceof RefusedError || error instanceof PutOff || signal?.aborted) return undefined;
  throw error;
}

function noFeed(candidates: readonly FeedCandidate[]): RefusedError {
  const reason =
    candidates[0]?.found === 'GUESSED'
      ? 'The address is a page, and names no feed of its site; expected RSS, Atom, JSON Feed or a news sitemap.'
      : `The address is a page and no feed. Its feeds may be: ${named(candidates)}.`;
  return new RefusedError('url', 'NO_FEED', reason);
}

function named(candidates: readonly FeedCandidate[]): string {
  const shown = candidates
    .slice(0, MOST_NAMED)
    .map(({ address, title }) => (title === null ? address : `${address} (${title})`));
  const more = candidates.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

import robotsParser from 'robots-parser';
import { RefusedError } from './article.js';
import type { Access } from './document.js';
import { fetchDocument, RefusedAnswer } from './fetch.js';
import { LIMITS } from './limits.js';

/** The name that robots.txt may call us by. */
const PRODUCT = 'Rejoinder';
/** A longer crawl delay is taken for this one, milliseconds. */
const LONGEST_DELAY_MS = 5 * 60_000;

/** What a host's robots.txt says to us. */
export interface RobotRules {
  allows(url: URL): boolean;
  /** Milliseconds between two requests; 0: it does not say. */
  delayMs: number;
}

/**
 * Fetches the robots.txt of an address's host (RFC 9309, 2.3.1): its text, empty where the host has none, null where it could
 * not be had, and then nothing of the host may be fetched. A host that gives no answer at all is asked once more: a connection that breaks,
 * or a moment in which it is slow, would close it for long.
 */
export async function fetchRobots(url: URL, access: Access): Promise<string | null> {
  const answer = (await askRobots(url, access)) ?? (await askRobots(url, access));
  return answer?.text ?? null;
}

/** @returns undefined: the host gave no answer; the text as `fetchRobots` */
async function askRobots(url: URL, access: Access): Promise<{ text: string | null } | undefined> {
  try {
    const { bytes } = await fetchDocument(new URL('/robots.txt', url).href, {
      ...access,
      manners: undefined,
      deadlineMs: LIMITS.robotsDeadlineMs,
    });
    return { text: bytes.subarray(0, LIMITS.robotsBytes).toString('utf8').replaceAll('\0', '') };
  } catch (error) {
    access.signal?.throwIfAborted();
    if (!(error instanceof RefusedError)) throw error;
    if (!(error instanceof RefusedAnswer)) return undefined;
    const isRefused = error.status >= 400 && error.status < 500 && error.status !== 429;
    return { text: isRefused ? '' : null };
  }
}

/** @param text as `fetchRobots` gives it */
export function robotRules(host: string, text: string | null): RobotRules {
  if (text === null) return { allows: () => false, delayMs: 0 };
  if (text === '') return { allows: () => true, delayMs: 0 };
  // The parser knows the rules of one origin; http and https of a host share them here.
  const byScheme = new Map(
    ['http:', 'https:'].map((scheme) => [scheme, parse(`${scheme}//${host}/robots.txt`, text)]),
  );
  const delay = byScheme.get('https:')?.getCrawlDelay(PRODUCT) ?? 0;
  return {
    allows: (url) => byScheme.get(url.protocol)?.isAllowed(url.href, PRODUCT) ?? true,
    delayMs: Math.min(delay * 1_000, LONGEST_DELAY_MS),
  };
}

/** Its types describe a default export of a kind that Node's modules do not see. */
const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, product: string): boolean | undefined;
  getCrawlDelay(product: string): number | undefined;
};

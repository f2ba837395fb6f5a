import { createHmac, timingSafeEqual } from 'node:crypto';
import LinkHeader from 'http-link-header';
import { normaliseAddress } from './address.js';
import type { FeedFacts } from './feed-facts.js';
import { LIMITS } from './limits.js';

/** Where a feed can be subscribed to. */
export interface HubOffer {
  hub: string;
  /** The address that the feed has at its hub. */
  topic: string;
}

/** Methods of a signature (WebSub, 8). */
const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * The hub that a feed offers (WebSub, 4): by Link headers, else in the document. A feed that does not say its own address is known
 * to its hub by the one that it was fetched at.
 * @param header the Link header of its answer, all of them as one
 * @param address where it was fetched
 */
export function hubOffered(
  header: string | null,
  { hub, self }: Pick<FeedFacts, 'hub' | 'self'>,
  address: string,
): HubOffer | null {
  const inHeader = linksOf(header);
  const [offered, topic] = inHeader.hub ? [inHeader.hub, inHeader.self ?? self] : [hub, self];
  const found = offered && normaliseAddress(offered, address);
  return found ? { hub: found, topic: (topic && addressOf(topic, address)) || address } : null;
}

/** Whether a hub that knows the secret has signed the body: "sha256=" and the like before the HMAC in hex (WebSub, 8). */
export function isSigned(secret: string, signature: string | null, body: Uint8Array): boolean {
  const [method = '', hex = ''] = (signature ?? '').trim().split('=', 2);
  if (!METHODS.has(method.toLowerCase()) || !/^[0-9a-f]+$/i.test(hex)) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A topic is a name at its hub: it is kept as it is written. */
function addressOf(topic: string, base: string): string | null {
  if (!URL.canParse(topic, base) || topic.length > LIMITS.urlChars) return null;
  const { href, protocol } = new URL(topic, base);
  return /^https?:$/.test(protocol) ? href : null;
}

function linksOf(header: string | null): { hub?: string | undefined; self?: string | undefined } {
  if (header === null || header.length > LIMITS.urlChars * 10) return {};
  try {
    const links = LinkHeader.parse(header);
    return { hub: links.rel('hub')[0]?.uri, self: links.rel('self')[0]?.uri };
  } catch {
    // What is no list of links says nothing.
    return {};
  }
}

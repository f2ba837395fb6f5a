import { LIMITS } from './limits.js';

const TRACKING = /^(?:utm_.*|mc_.*|fbclid|gclid)$/i;

/**
 * An article's address as it is stored: http or https, no fragment, no default port, no tracking parameters
 * (utm_*, mc_*, fbclid, gclid), no trailing "?". The other parameters stay as they are, in their order: they
 * may name the article. `base` resolves a relative address. Null where it is no such address or longer than
 * LIMITS.urlChars.
 */
export function normaliseAddress(raw: string, base?: string): string | null {
  const text = raw.trim();
  if (text.length > LIMITS.urlChars || text === '') return null;
  // `new URL` mends "http:host" and drops line breaks; an address is taken as it is written or not at all.
  if (/[\p{Cc}\s]/u.test(text) || (!base && !/^https?:\/\/[^/]/i.test(text))) return null;
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  url.hash = '';
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !TRACKING.test(parameter.split('=', 1)[0] ?? ''));
  url.search = kept.join('&');
  return url.href.length > LIMITS.urlChars ? null : url.href;
}

/** Whether a link or a source is written as an address of the web. */
export function isWebLink(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

/** The host that names an outlet: lower case, without "www.". */
export function outletDomain(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

/** What a site's name comes down to in its address: "vellmarpost" of https://news.vellmarpost.co.uk/. */
export function siteLabel(url: string): string {
  const labels = outletDomain(url).split('.');
  const isSecondLevel = labels.length > 2 && /^(?:ac|co|com|edu|gov|net|or|org)$/.test(labels.at(-2) ?? '');
  return labels.at(isSecondLevel ? -3 : -2) ?? labels.join('.');
}

/**
 * Whether two addresses belong to one site: the hosts are the same, or one lies below the other ("m.",
 * "amp.").
 */
export function isSameSite(a: string, b: string): boolean {
  const [one, other] = [outletDomain(a), outletDomain(b)];
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/** A host name as an outlet's domain, or null: labels of letters, digits and hyphens, at least two. */
export function normaliseDomain(raw: string): string | null {
  const address = normaliseAddress(`http://${raw.trim()}`);
  if (!address || new URL(address).pathname !== '/' || new URL(address).port !== '') return null;
  const domain = outletDomain(address);
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain) ? domain : null;
}

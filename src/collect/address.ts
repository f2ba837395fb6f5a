import { LIMITS } from './limits.js';

/**
 * Parameters that say how a reader came, and never what is read: those of advertisers and newsletters that count clicks, and of
 * newsrooms' own share links.
 */
const TRACKING =
  /^(?:(?:utm|mtm|mc|pk|piwik|matomo|at|hsa|vero|oly|fb|guce|soc)_.*|_hsenc|_hsmi|hsctatracking|(?:fb|g|d|ms|y|ys|tw|tt)clid|gclsrc|gbraid|wbraid|igsh(?:id)?|li_fat_id|mkt_tok|epik|rb_clickid|s_cid|cmpid|cmp|ncid|xtor|ref_src|ref_url|__twitter_impression|wtmc|wt_mc|smid|smtyp|guccounter|sr_share|sharetype|share_id)$/i;

/**
 * An address as it is compared and fetched: http or https, no fragment, no default port, no tracking parameters
 * (utm_*, fbclid and their like), no trailing "?". The other parameters stay as they are, in their order: they
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

/** Google's and its AMP cache's addresses of another site's page; "s" says https. */
const AMP_CACHE =
  /^https?:\/\/(?:[^/]+\.cdn\.ampproject\.org\/[a-z]|(?:www\.)?google\.[a-z.]+\/amp)\/(s\/)?(.+)$/i;

/**
 * The address that an article goes by: normalised, and out of an AMP cache, whose addresses say whose page they show. That a page
 * for telephones has a twin elsewhere is for its canonical link to say, or for the text that both have. Null as for
 * `normaliseAddress`.
 */
export function articleAddress(raw: string, base?: string): string | null {
  const address = normaliseAddress(raw, base);
  const cached = address === null ? null : AMP_CACHE.exec(address);
  return (cached && normaliseAddress(`http${cached[1] ? 's' : ''}://${cached[2]}`)) ?? address;
}

/** Whether a link or a source is written as an address of the web. */
export function isWebLink(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

/** What a site puts before its name for a part of its readers: telephones, AMP. */
const PART_OF_SITE = /^(?:www|m|mobile|amp)\.(?=[^.]+\.)/;

/** The host that names an outlet: lower case, without "www.", "m." and the like. */
export function outletDomain(url: string): string {
  return new URL(url).hostname.replace(PART_OF_SITE, '');
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

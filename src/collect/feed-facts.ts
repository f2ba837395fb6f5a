import { Parser } from 'htmlparser2';

/** What a feed says of itself beside its items. */
export interface FeedFacts {
  kind: 'RSS' | 'RDF' | 'ATOM' | 'JSON_FEED' | 'NEWS_SITEMAP' | null;
  /** How long it asks to be left alone after a read, milliseconds; 0: it does not say. */
  refreshMs: number;
  /** The address of the hub that pushes it (WebSub), as it is written; null: it names none. */
  hub: string | null;
  /** Its own address, as it is written; null: it does not say. */
  self: string | null;
}

const HEAD_CHARS = 20_000;
const MINUTE_MS = 60_000;
/** Periods of the syndication module of RSS 1.0 (`sy:updatePeriod`), minutes. */
const PERIODS: Record<string, number> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

/** Looks at the head of a feed, before its first item. */
export function feedFacts(text: string): FeedFacts {
  const start = text.slice(0, HEAD_CHARS);
  const head = start.slice(0, start.search(/<(?:item|entry)\b/i) >>> 0);
  const kind = kindOf(start);
  const links = kind === 'JSON_FEED' ? linksOfJson(text) : linksOfXml(head);
  return { kind, refreshMs: refreshMinutes(head) * MINUTE_MS, ...links };
}

/** Atom's links, which RSS and RDF borrow: `<link rel="hub" href="…">`. */
function linksOfXml(head: string): Pick<FeedFacts, 'hub' | 'self'> {
  const links = { hub: null as string | null, self: null as string | null };
  const parser = new Parser(
    {
      onopentag: (name, { rel, href }) => {
        if (!/^(?:[\w-]+:)?link$/.test(name) || !href) return;
        if (rel === 'hub') links.hub ??= href;
        if (rel === 'self') links.self ??= href;
      },
    },
    { xmlMode: true },
  );
  parser.end(head);
  return links;
}

function linksOfJson(text: string): Pick<FeedFacts, 'hub' | 'self'> {
  try {
    const { hubs, feed_url: self } = JSON.parse(text) as { hubs?: unknown; feed_url?: unknown };
    const listed = Array.isArray(hubs) ? (hubs as { type?: unknown; url?: unknown }[]) : [];
    const hub = listed.find((one) => /^websub$/i.test(String(one?.type)))?.url;
    return { hub: typeof hub === 'string' ? hub : null, self: typeof self === 'string' ? self : null };
  } catch {
    return { hub: null, self: null };
  }
}

function kindOf(start: string): FeedFacts['kind'] {
  if (start.trimStart().startsWith('{')) return 'JSON_FEED';
  const root = /<(?:[\w-]+:)?(rss|rdf|feed|urlset|sitemapindex)[\s>]/i.exec(start)?.[1]?.toLowerCase();
  if (root === 'rss') return 'RSS';
  if (root === 'rdf') return 'RDF';
  if (root === 'feed') return 'ATOM';
  return root === 'urlset' || root === 'sitemapindex' ? 'NEWS_SITEMAP' : null;
}

function refreshMinutes(head: string): number {
  const ttl = Number(/<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(head)?.[1] ?? 0);
  const period = /<sy:updatePeriod>\s*(\w+)\s*</i.exec(head)?.[1]?.toLowerCase() ?? '';
  const frequency = Number(/<sy:updateFrequency>\s*(\d{1,4})\s*</i.exec(head)?.[1] ?? 1);
  return Math.max(ttl, (PERIODS[period] ?? 0) / Math.max(frequency, 1));
}

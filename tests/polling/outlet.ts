import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface OutletArticle {
  path: string;
  title: string;
  /** ISO 8601. */
  publishedAt: string;
  updatedAt?: string;
  paragraphs: string[];
}

/** An outlet of our own on the loopback: a feed, its pages, and a count of what was asked for. */
export interface LocalOutlet {
  origin: string;
  feed: string;
  articles: OutletArticle[];
  /** Paths asked for, in order, with the headers they were asked with. */
  requests: { path: string; headers: IncomingMessage['headers']; at: number }[];
  /** True where the answer was given; the outlet answers by itself otherwise. */
  misbehave: Misbehaviour;
  /** Served as robots.txt; null: there is none. */
  robots: string | null;
  /** Headers of the feed. */
  feedHeaders: Record<string, string>;
  close(): Promise<void>;
}

export async function openOutlet(name: string, articles: OutletArticle[] = []): Promise<LocalOutlet> {
  const server = createServer((request, response) => answer(outlet, name, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outlet: LocalOutlet = {
    origin,
    feed: `${origin}/feed.xml`,
    articles,
    requests: [],
    misbehave: () => false,
    robots: null,
    feedHeaders: {},
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return outlet;
}

function answer(outlet: LocalOutlet, name: string, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  outlet.requests.push({ path, headers: request.headers, at: performance.now() });
  if (outlet.misbehave(request, response)) return;
  if (path === '/feed.xml') {
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...outlet.feedHeaders });
    response.end(rssOf(name, outlet));
    return;
  }
  if (path === '/robots.txt' && outlet.robots !== null) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(outlet.robots);
    return;
  }
  const article = outlet.articles.find((one) => one.path === path);
  if (!article) {
    response.writeHead(404).end('not here');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(name, article));
}

function rssOf(name: string, { origin, articles }: LocalOutlet): string {
  const items = articles.map(
    ({ path, title, publishedAt, updatedAt }) =>
      `<item><title>${title}</title><link>${origin}${path}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate>${
        updatedAt ? `<atom:updated>${updatedAt}</atom:updated>` : ''
      }</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${name}</title><link>${origin}/</link>
    ${items.join('\n')}</channel></rss>`;
}

function pageOf(name: string, { title, publishedAt, updatedAt, paragraphs }: OutletArticle): string {
  const meta = [
    `<meta property="og:site_name" content="${name}">`,
    '<meta property="og:type" content="article">',
    `<meta property="article:published_time" content="${publishedAt}">`,
    ...(updatedAt ? [`<meta property="article:modified_time" content="${updatedAt}">`] : []),
  ];
  return `<!doctype html><html lang="en"><head><title>${title}</title>${meta.join('')}</head><body>
    <nav><a href="/">Home</a></nav><article><h1>${title}</h1>
    ${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article><footer>All rights kept</footer></body></html>`;
}

/** An article with one direct quote, told from its like by its number. */
export function articleNumber(n: number, publishedAt = '2026-11-02T08:00:00.000Z'): OutletArticle {
  return {
    path: `/articles/${n}.html`,
    title: `Ferry number ${n} is held in port`,
    publishedAt: new Date(Date.parse(publishedAt) + n * 60_000).toISOString(),
    paragraphs: [
      `The port authority of Tamsund held ferry number ${n} at its berth on Monday after a check of its life rafts.`,
      `“Ferry ${n} does not sail before its rafts are in order,” harbour master Ana Reis told reporters on the quay.`,
      'Passengers were sent on by bus along the coast road, which takes two hours longer than the crossing in good weather.',
      `The owners of the boat have until the end of the week to answer the authority, which keeps a list of ${n + 3} open cases.`,
    ],
  };
}

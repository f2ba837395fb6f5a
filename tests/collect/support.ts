import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CollectedArticle, Refusal } from '../../src/collect/article.js';
import { type CollectOptions, collect } from '../../src/collect/collect.js';

/** Starts a real server on a free port of the loopback for one test, and gives its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves fixed documents by path; anything else is a 404. */
export function serveDocuments(documents: Record<string, string>): Promise<string> {
  return serve((request, response) => {
    const body = documents[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body ?? 'not here');
  });
}

/** Writes files below a new temporary folder for one test, and gives the folder. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-collect-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Collects a source to its end, articles and refusals apart. */
export async function collectAll(
  source: string,
  options: CollectOptions = {},
): Promise<{ articles: CollectedArticle[]; refusals: Refusal[] }> {
  const articles: CollectedArticle[] = [];
  const refusals: Refusal[] = [];
  for await (const collected of collect(source, options)) {
    if ('article' in collected) articles.push(collected.article);
    else refusals.push(collected.refused);
  }
  return { articles, refusals };
}

/** Five paragraphs of an article that never was; `mark` makes one tell from another. */
export function paragraphs(mark: string): string[] {
  return [
    `The harbour council of Vellmar voted on Tuesday to close the east quay for repairs, ${mark}.`,
    'Boats that use the quay will move to the north basin until spring, the council said in a statement.',
    '“We have waited nine years for this,” Maren Oldt, the harbour master, told reporters after the vote.',
    'Fishing crews had asked for a later date. Their association said it would speak to a lawyer first.',
    'The work is to begin in the first week of March and will cost about four million crowns.',
  ];
}

/** A page with an article, and around it what pages have around articles. */
export function page(mark: string, head = ''): string {
  const body = paragraphs(mark)
    .map((text) => `<p>${text}</p>`)
    .join('\n');
  return `<!doctype html><html lang="en"><head><title>Quay closed ${mark}</title>${head}</head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Quay closed ${mark}</h1>${body}</article>
    <footer>All rights kept</footer></body></html>`;
}

export interface RssItem {
  link?: string;
  title?: string;
  date?: string;
  content?: string;
}

export function rss(items: RssItem[], end = '</channel></rss>'): string {
  const parts = items.map(
    ({ link, title, date, content }) =>
      `<item>${title ? `<title>${title}</title>` : ''}${link ? `<link>${link}</link>` : ''}` +
      `${date ? `<pubDate>${date}</pubDate>` : ''}` +
      `${content ? `<content:encoded><![CDATA[${content}]]></content:encoded>` : ''}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>Vellmar Post</title><link>https://vellmar.example/</link><language>en-gb</language>${parts.join('\n')}${end}`;
}

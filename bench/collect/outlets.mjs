import { createServer } from 'node:http';
import { Random } from '../news/random.mjs';
import { headline } from '../news/words.mjs';
import { planOf } from './corpus/plan.mjs';
import { articleOf } from './corpus/telling.mjs';

/*
 * Outlets of our own in a process of their own: feeds of 500 items, and pages of the weight of a news site (about 60 KB, of
 * which 4 KB are the article).
 * Arguments: how many pages there are, and the port. Says "ready" when it listens.
 */

const [pages, port] = process.argv.slice(2).map(Number);
const ITEMS = 500;

const plan = planOf(pages);
const furniture = makeFurniture(new Random(1));
const origin = `http://127.0.0.1:${port}`;
/** When the first page was asked for, on the clock of the machine. */
let began = 0;
let asked = 0;

const server = createServer((request, response) => {
  const [, kind, number] = /^\/(feed|page)\/(\d+)/.exec(request.url) ?? [];
  if (kind === 'feed') response.setHeader('content-type', 'application/rss+xml').end(feed(Number(number)));
  else if (kind === 'page' && plan[Number(number)]) {
    began ||= Date.now();
    asked += 1;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(Number(number)));
  } else if (request.url === '/figures') response.end(JSON.stringify({ began, asked }));
  else response.writeHead(404).end();
});
server.listen(port, '127.0.0.1', () => console.log('ready'));

function feed(number) {
  const first = number * ITEMS;
  const items = Array.from({ length: Math.min(ITEMS, pages - first) }, (_, i) => first + i).map(
    (n) =>
      `<item><title>${articleOf(plan[n]).title}</title><link>${origin}/page/${n}</link><pubDate>${dateOf(n).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Desk ${number}</title><link>${origin}/</link>${items.join('')}</channel></rss>`;
}

function page(n) {
  const { title, paragraphs } = articleOf(plan[n]);
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>${title} | Desk</title><meta property="og:type" content="article">
    <meta property="article:published_time" content="${dateOf(n).toISOString()}">${furniture.head}</head><body>${furniture.top}
    <main><article><h1>${title}</h1>${body}</article></main>${furniture.bottom}</body></html>`;
}

function dateOf(n) {
  return new Date(Date.UTC(2026, 9, 1) + n * 60_000);
}

/** What stands around the article: styles, scripts, menus, teasers. */
function makeFurniture(random) {
  const teaser = () =>
    `<li class="teaser"><a href="/page/${random.whole(0, 9_999)}"><img src="/i.jpg" alt=""><span>${headline(random)}</span></a></li>`;
  const list = (n) => `<ul>${Array.from({ length: n }, teaser).join('')}</ul>`;
  const script = `<script>${'window.dataLayer=window.dataLayer||[];dataLayer.push({"event":"view"});'.repeat(180)}</script>`;
  return {
    head: `<style>${'.teaser{display:flex;margin:0 0 1rem}.teaser a{color:#123}'.repeat(120)}</style>${script}`,
    top: `<header><nav>${list(40)}</nav></header><aside class="related">${list(25)}</aside>`,
    bottom: `<section class="more"><h2>More</h2>${list(60)}</section><footer><p>All rights kept.</p>${list(20)}</footer>${script}`,
  };
}

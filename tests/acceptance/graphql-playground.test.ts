import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { addArticle } from '../serve/events.js';
import { peerFile } from '../subgraphs/peers/peers.js';
import { chromiumProblem, launchChromium, type PageServer, servePages } from './chromium.js';
import { type RunningServer, removeHome, startServer } from './server.js';

const SCRIPT = built('js/middleware.js');
const STYLE = built('css/middleware.css');
const missing =
  chromiumProblem ??
  inject('postgres').problem ??
  (existsSync(SCRIPT) ? undefined : '"npm install --no-save --prefix tests/peers" installs what this needs');

const ALL = 'subscription { articleAdded(after: "0-0") { position article { title } } }';
const NEWEST = '{ articles(first: 1) { nodes { title } } }';
/** Its bundle is large, and it asks for the schema before it runs anything. */
const PATIENCE = { timeout: 30_000 };

function built(file: string): string {
  return peerFile('.graphql-playground', 'package', 'build', 'static', file);
}

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/middleware.css">
<script src="/middleware.js"></script><div id="root"></div><script>
  const { endpoint, query } = Object.fromEntries(new URLSearchParams(location.search));
  GraphQLPlayground.init(document.getElementById('root'), {
    endpoint, subscriptionEndpoint: endpoint.replace('http', 'ws'), tabs: [{ endpoint, query }],
  });
</script>`;

describe.skipIf(missing)(`GraphQL Playground in Chromium${missing ? ` (${missing})` : ''}`, () => {
  let database: Database;
  let server: RunningServer;
  let pages: PageServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await openFresh();
    server = await startServer({ databaseUrl: database.url });
    pages = await servePages({
      '/': PAGE,
      '/middleware.js': readFileSync(SCRIPT),
      '/middleware.css': readFileSync(STYLE),
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    pages?.close();
    await server?.stop();
    if (server) await removeHome(server);
    await database?.close();
  });

  /** Opens it with a query in its tab, and presses play. */
  async function play(query: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${pages.url}/?${new URLSearchParams({ endpoint: server.url, query })}`);
    await page.getByTitle('Execute Query (Ctrl-Enter)').click(PATIENCE);
    return page;
  }

  /** The strings in its editors: titles stand in the panes of results alone. */
  const shown = (page: Page) => page.locator('.CodeMirror .cm-string').allInnerTexts();

  it('asks for the schema and runs a query', async () => {
    await addArticle(server, 'the ferry');
    const page = await play(NEWEST);
    await expect.poll(() => shown(page), PATIENCE).toContain('"the ferry"');
  });

  it('shows what a subscription gives, and what is new while it runs', async () => {
    await addArticle(server, 'the bridge');
    const page = await play(ALL);
    await expect.poll(() => shown(page), PATIENCE).toContain('"the bridge"');
    await addArticle(server, 'the tunnel');
    await expect.poll(() => shown(page), PATIENCE).toContain('"the tunnel"');
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { intakeOf } from '../../src/intake.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { chromiumProblem, launchChromium, type PageServer, servePages } from './chromium.js';
import { freePort, type RunningServer, removeHome, startServer } from './server.js';

/** A browser waits 3 s before it connects again, and again where it could not. */
const BACK_MS = 20_000;
const ALL = 'subscription { articleAdded(after: "0-0") { position article { title } } }';

const missing = chromiumProblem ?? inject('postgres').problem;

/** What the page below keeps. */
interface Seen {
  titles: string[];
  ids: string[];
  errors: string[];
  opened: number;
  completed: boolean;
}

/** Runs in the page: all that a front end has to do. */
const PAGE = `<!doctype html><script>
  const seen = { titles: [], ids: [], errors: [], opened: 0, completed: false };
  const source = new EventSource(new URLSearchParams(location.search).get('stream'));
  source.onopen = () => { seen.opened += 1; };
  source.addEventListener('next', ({ data, lastEventId }) => {
    const { data: item, errors } = JSON.parse(data);
    if (errors) return seen.errors.push(errors[0].extensions.code);
    seen.titles.push(item.articleAdded.article.title);
    seen.ids.push(lastEventId === item.articleAdded.position ? lastEventId : 'not the position');
  });
  source.addEventListener('complete', () => { seen.completed = true; source.close(); });
</script>`;

describe.skipIf(missing)(`a page in Chromium${missing ? ` (${missing})` : ''}`, () => {
  let database: Database;
  let server: RunningServer;
  let port: number;
  let pages: PageServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    database = await openFresh();
    port = await freePort();
    await start();
    pages = await servePages({ '/': PAGE });
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    pages?.close();
    await server?.stop();
    if (server) await removeHome(server);
    await database?.close();
  });

  async function start(): Promise<void> {
    server = await startServer({ databaseUrl: database.url, port, ...(server && { home: server.home }) });
  }

  async function add(title: string): Promise<void> {
    const text = `"We heard of ${title} this morning," said harbour master Ana Reis on Monday.`;
    const { addArticle } = intakeOf(database.dataSource);
    const outcome = await addArticle({ title, text });
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome));
  }

  const seen = () => page.evaluate<Seen>('seen');
  const titles = async () => (await seen()).titles;

  it('resumes its EventSource by itself over kill -9 and a stop of the server: nothing lost, nothing twice', async () => {
    const expected = ['one', 'two'];
    for (const title of expected) await add(title);
    const stream = `${server.url}?query=${encodeURIComponent(ALL)}`;
    await page.goto(`${pages.url}/?stream=${encodeURIComponent(stream)}`);
    await expect.poll(titles, { timeout: BACK_MS }).toEqual(expected);

    for (const [end, away, back] of [
      ['kill', 'while killed', 'after the kill'],
      ['stop', 'while stopped', 'after the stop'],
    ] as const) {
      await server[end]();
      await add(away);
      await start();
      await add(back);
      expected.push(away, back);
      await expect.poll(titles, { timeout: BACK_MS }).toEqual(expected);
    }

    const { ids, errors, opened, completed } = await seen();
    expect(new Set(ids).size).toBe(expected.length);
    expect(ids).not.toContain('not the position');
    // More than once where the server takes so long to stop that the browser is back before.
    expect(new Set(errors)).toEqual(new Set(['GOING_AWAY']));
    expect(opened).toBeGreaterThanOrEqual(3);
    expect(completed).toBe(false);
  }, 90_000);
});

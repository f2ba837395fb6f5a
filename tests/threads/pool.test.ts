import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, platform } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedError } from '../../src/collect/article.js';
import type { Document } from '../../src/collect/document.js';
import type { openThreads, Threads } from '../../src/threads/pool.js';
import { workHere } from '../../src/threads/work.js';
import { page, paragraphs, rss } from '../collect/support.js';

/** A thread runs built code. */
const BUILT = '../../dist/src/threads/pool.js';
const NOW = new Date('2026-11-24T12:00:00Z');

let threads: Threads;
beforeAll(async () => {
  const built = (await import(/* @vite-ignore */ BUILT)) as { openThreads: typeof openThreads };
  threads = built.openThreads(1);
});
afterAll(() => threads.close());

const documentOf = (text: string | Uint8Array, address = 'https://vellmar.example/quay'): Document => ({
  source: address,
  address,
  folder: null,
  bytes: Buffer.from(text as string),
  contentType: 'text/html; charset=utf-8',
});

/** How much each thread of this process gives way: the nice value in /proc/PID/task/TID/stat. */
const niceValues = () =>
  readdirSync('/proc/self/task').map((task) => {
    const stat = readFileSync(`/proc/self/task/${task}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

describe('threads', () => {
  it('give what the work gives here', async () => {
    const html = documentOf(page('in a thread'));
    expect(await threads.page(html, NOW)).toEqual(await workHere.page(html, NOW));
    const feed = documentOf(rss([{ link: '/quay', title: 'Quay', date: 'Mon, 02 Nov 2026 08:00:00 GMT' }]));
    expect(await threads.feed(feed)).toEqual(await workHere.feed(feed));
    const text = paragraphs('here').join('\n\n');
    expect(await threads.language(text)).toBe('en');
    const article = { text, publishedAt: NOW.toISOString(), language: 'en' };
    expect(await threads.read(article)).toEqual(await workHere.read(article));
    // The first work loads the models.
  }, 90_000);

  it.runIf(platform() === 'linux')('give way to the thread that serves', () => {
    expect(Math.max(...niceValues())).toBe(Math.min(getPriority() + 10, 19));
    expect(niceValues()).toContain(getPriority());
  });

  it('refuse as the work does here, with field and code', async () => {
    const refused = await threads
      .page(documentOf('<html><p>Nothing</p></html>'), NOW)
      .catch((error) => error);
    expect({ field: refused.field, code: refused.code, message: refused.message }).toEqual({
      field: 'text',
      code: 'NOT_AN_ARTICLE',
      message: expect.stringMatching(/running text/),
    });
    expect(refused.name).toBe(RefusedError.name);
  });

  it('decode bytes that are no UTF-8, which arrive as bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="windows-1252">'),
      Buffer.from(page('caf\u00e9'), 'latin1'),
    ]);
    const document = { ...documentOf(bytes), contentType: null };
    expect((await threads.page(document, NOW)).text).toContain('caf\u00e9');
  });

  it('do all of much work, one after another', async () => {
    const titles = Array.from({ length: 20 }, (_, n) => `number ${n}`);
    const pages = await Promise.all(titles.map((mark) => threads.page(documentOf(page(mark)), NOW)));
    expect(pages.map(({ title }) => title)).toEqual(titles.map((mark) => `Quay closed ${mark}`));
    expect(threads.waiting).toBe(0);
  });
});

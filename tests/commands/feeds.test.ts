import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { articleNumber, type LocalOutlet, openOutlet } from '../polling/outlet.js';
import { rejoinder } from './cli.js';

const OPML = (
  feed: string,
) => `<?xml version="1.0"?><opml version="2.0"><head><title>Desk</title></head><body>
  <outline text="Ports"><outline type="rss" text="Tamsund" xmlUrl="${feed}"/></outline>
  <outline type="rss" text="Odd" xmlUrl="ftp://tamsund.example/feed.xml"/></body></opml>`;

let database: FreshDatabase;
let folder: string;
let outlet: LocalOutlet;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'rejoinder-feeds-'));
  outlet = await openOutlet('Tamsund Gazette', [articleNumber(1), articleNumber(2)]);
});
afterAll(async () => {
  await outlet.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const feeds = (...args: string[]) =>
  rejoinder(['feeds', ...args], {
    env: { DATABASE_URL: database.url, PRIVATE_ADDRESSES: 'on', HOST_GAP_MS: '0', LOG_LEVEL: 'silent' },
  });

describe('feeds', () => {
  it('are imported from OPML, folders and all, each once, and odd ones are refused', async () => {
    const path = join(folder, 'desk.opml');
    await writeFile(path, OPML(outlet.feed));
    const first = await feeds('import', path);
    expect({ code: first.code, stdout: first.stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`added ${outlet.feed}\n`),
    });
    expect(first.stderr).toMatch(/^refused ftp:\/\/tamsund\.example\/feed\.xml: Expected an address/);
    expect((await feeds('add', outlet.feed)).stdout).toContain(`is there already ${outlet.feed}\n`);
  });

  it('are polled at once on demand, and listed with how they fare', async () => {
    const polled = await feeds('poll');
    expect({ code: polled.code, stdout: polled.stdout }).toEqual({
      code: 0,
      stdout: `OK ${outlet.feed}\nArticles: 2 added, 0 revised, 0 unchanged, 0 refused.\n`,
    });
    const { stdout } = await feeds('list');
    expect(stdout).toMatch(/^STATE +LAST READ +NEXT POLL +WAITING +OUTLET +FEED +PROBLEM\n/);
    expect(stdout).toContain(outlet.feed);
    expect(stdout).toContain('Tamsund Gazette');
  });

  it('say what is wrong with a feed, and end with 1', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url !== '/gone.xml') return false;
      response.writeHead(410).end();
      return true;
    };
    const gone = `${outlet.origin}/gone.xml`;
    await feeds('add', gone);
    const polled = await feeds('poll', gone);
    expect(polled.code).toBe(1);
    expect(polled.stdout).toMatch(/^FAILING .*gone\.xml: The server answered 410 \(it is gone for good\)/);
    expect((await feeds('remove', gone)).code).toBe(0);
  });

  it('are found from a page of their site, and a person chooses where it names none first', async () => {
    const answers: Record<string, string> = {
      '/': '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/atom+xml" href="/sport.xml"></head></html>',
      '/sections':
        '<html><body><a href="/feeds/a.rss">Ports</a><a href="/feeds/b.rss">Sport</a></body></html>',
      '/feeds/a.rss': '<rss version="2.0"><channel><title>Ports</title></channel></rss>',
      '/feeds/b.rss': '<rss version="2.0"><channel><title>Sport</title></channel></rss>',
    };
    outlet.misbehave = (request, response) => {
      const body = answers[request.url ?? ''];
      if (body !== undefined) response.end(body);
      return body !== undefined;
    };
    const { code, stdout } = await feeds('add', outlet.origin);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      `is there already ${outlet.feed}, the feed of ${outlet.origin}\n  it also has ${outlet.origin}/sport.xml\n`,
    );
    const unclear = await feeds('add', `${outlet.origin}/sections`);
    expect({ code: unclear.code, stderr: unclear.stderr }).toEqual({
      code: 1,
      stderr: `refused ${outlet.origin}/sections: The page has 2 feeds; give the address of one: ${outlet.origin}/feeds/a.rss (Ports), ${outlet.origin}/feeds/b.rss (Sport).\n`,
    });
  });

  it('are exported as OPML that imports again', async () => {
    const path = join(folder, 'export.opml');
    const { stdout } = await feeds('export');
    await writeFile(path, stdout);
    expect((await feeds('remove', outlet.feed)).stdout).toContain('its articles stay');
    expect((await feeds('list')).stdout).toMatch(/^There are no feeds\./);
    expect((await feeds('import', path)).stdout).toContain(`added ${outlet.feed}\n`);
  });

  it('that are not there, and files that are no list, are one clear line', async () => {
    const unknown = await feeds('remove', 'https://nowhere.example/feed.xml');
    expect({ code: unknown.code, stderr: unknown.stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^rejoinder: No feed has the address or id .*\n$/),
    });
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'no list');
    const odd = await feeds('import', path);
    expect({ code: odd.code, stderr: odd.stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^rejoinder: .*notes\.txt cannot be read as OPML: .*\n$/),
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateFeed } from '../../src/store/feeds.js';
import { type Desk, openDesk, settled } from './desk.js';
import { articleNumber, type LocalOutlet, openOutlet } from './outlet.js';

let desk: Desk;
let outlet: LocalOutlet;

beforeEach(async () => {
  desk = await openDesk();
  outlet = await openOutlet('Tamsund Gazette', [articleNumber(1), articleNumber(2), articleNumber(3)]);
});

afterEach(async () => {
  await desk.close();
  await outlet.close();
});

const pages = () =>
  outlet.requests.filter(({ path }) => path.startsWith('/articles/')).map(({ path }) => path);
const feedRequests = () => outlet.requests.filter(({ path }) => path === '/feed.xml');

async function added(): Promise<string> {
  const feedId = await desk.add(outlet.feed);
  await settled(desk, feedId, new Date(0));
  return feedId;
}

async function polled(feedId: string): Promise<void> {
  const { now } = await desk.row<{ now: Date }>('select clock_timestamp() as now');
  await desk.poll(feedId);
  await settled(desk, feedId, now);
}

const feedRow = () =>
  desk.row('select state, kind, title, items, new_items, failures, problem_code, problem from feed');
const count = async (table: string) =>
  (await desk.row<{ n: number }>(`select count(*)::int as n from ${table}`)).n;

describe('a feed that is polled', () => {
  it('brings each of its articles once, and says who asks', async () => {
    desk.collect({ contact: 'https://desk.example/bot' });
    const feedId = await added();
    expect(await count('article')).toBe(3);
    expect(await count('quote')).toBe(3);
    expect([...pages()].sort()).toEqual(['/articles/1.html', '/articles/2.html', '/articles/3.html']);
    expect(outlet.requests[0]!.headers['user-agent']).toMatch(
      /^Rejoinder\/[\d.]+ \(\+https:\/\/desk.example\/bot\)$/,
    );

    await polled(feedId);
    expect(pages()).toHaveLength(3);
    expect(await feedRow()).toMatchObject({
      state: 'OK',
      kind: 'RSS',
      title: 'Tamsund Gazette',
      items: 3,
      new_items: 0,
      failures: 0,
      problem_code: null,
    });
  });

  it('brings what is new and what was changed, as a new revision, and nothing else again', async () => {
    desk.collect();
    const feedId = await added();
    outlet.articles.push(articleNumber(4));
    const changed = outlet.articles[0]!;
    changed.updatedAt = '2026-11-03T09:00:00.000Z';
    changed.paragraphs.push('“All rafts are in order now,” Reis said on Tuesday.');
    outlet.requests.length = 0;

    await polled(feedId);
    expect([...pages()].sort()).toEqual(['/articles/1.html', '/articles/4.html']);
    expect(await count('article')).toBe(4);
    expect(await count('revision')).toBe(5);
    expect(await feedRow()).toMatchObject({ items: 4, new_items: 2 });
  });

  it('fetches an article that two feeds list once', async () => {
    desk.collect();
    await added();
    const other = await openOutlet('Tamsund Wire', []);
    try {
      other.misbehave = (_request, response) => {
        void fetch(outlet.feed)
          .then((feed) => feed.text())
          .then((body) => response.end(body));
        return true;
      };
      const second = await desk.add(other.feed);
      await settled(desk, second, new Date(0));
      expect(await count('feed_item_memory where stored_at is not null')).toBe(6);
      expect(pages()).toHaveLength(3);
    } finally {
      await other.close();
    }
  });

  it('is asked whether it has changed, and fetched whole once a day all the same', async () => {
    outlet.feedHeaders = { etag: '"one"', 'last-modified': 'Mon, 02 Nov 2026 09:00:00 GMT' };
    outlet.misbehave = (request, response) => {
      if (request.headers['if-none-match'] !== '"one"') return false;
      response.writeHead(304).end();
      return true;
    };
    desk.collect();
    const feedId = await added();
    outlet.articles.push(articleNumber(4));
    await polled(feedId);
    expect(feedRequests().map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"']);
    expect(feedRequests()[1]!.headers['if-modified-since']).toBe('Mon, 02 Nov 2026 09:00:00 GMT');
    // The server lied, as some do.
    expect(await count('article')).toBe(3);

    await desk.row("update feed set fetched_whole_at = now() - interval '25 hours'");
    await polled(feedId);
    expect(feedRequests()[2]!.headers['if-none-match']).toBeUndefined();
    expect(await count('article')).toBe(4);
  });

  it('keeps no validators of an answer that could not be read', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url !== '/feed.xml') return false;
      response.writeHead(200, { etag: '"error page"' }).end('<html><body>Down for repairs</body></html>');
      return true;
    };
    desk.collect();
    const feedId = await added();
    expect(await feedRow()).toMatchObject({ state: 'FAILING', problem_code: 'NO_FEED', failures: 1 });
    expect(await desk.row('select etag, fetched_whole_at from feed')).toEqual({
      etag: null,
      fetched_whole_at: null,
    });
    outlet.misbehave = () => false;
    await polled(feedId);
    expect(feedRequests()[1]!.headers['if-none-match']).toBeUndefined();
    expect(await feedRow()).toMatchObject({ state: 'OK', problem: null, failures: 0 });
    expect(await count('article')).toBe(3);
  });

  it('is left alone for as long as its server says, and is not given up', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url !== '/feed.xml') return false;
      response.writeHead(429, { 'retry-after': '7200' }).end();
      return true;
    };
    desk.collect();
    await added();
    expect(await feedRow()).toMatchObject({ state: 'BLOCKED', failures: 1, problem_code: 'UNREACHABLE' });
    const { hours, closed } = await desk.row<{ hours: number; closed: number }>(
      `select extract(epoch from next_poll_at - now()) / 3600 as hours,
         (select extract(epoch from closed_until - now()) / 3600 from host_state) as closed from feed`,
    );
    expect(Number(hours)).toBeGreaterThan(1.9);
    expect(Number(closed)).toBeGreaterThan(1.9);
  });

  it('moves with a redirect for good, and not with any other', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url === '/old.xml') response.writeHead(301, { location: '/feed.xml' }).end();
      else if (request.url === '/today.xml') response.writeHead(302, { location: '/feed.xml' }).end();
      else return false;
      return true;
    };
    desk.collect();
    for (const path of ['/today.xml', '/old.xml']) {
      const id = await desk.add(outlet.origin + path);
      await settled(desk, id, new Date(0));
    }
    const { rows } = await desk.database.reads.query('select url from feed order by url');
    expect(rows.map(({ url }) => new URL(url).pathname)).toEqual(['/feed.xml', '/today.xml']);
  });

  it('is not polled while it is paused', async () => {
    const feedId = await desk.add(outlet.feed);
    await updateFeed(desk.database.dataSource, feedId, { paused: true });
    desk.collect();
    const other = await openOutlet('Tamsund Wire', [articleNumber(9)]);
    const second = await desk.add(other.feed);
    await settled(desk, second, new Date(0));
    await other.close();
    expect(outlet.requests).toEqual([]);
    await updateFeed(desk.database.dataSource, feedId, { paused: false });
    await settled(desk, feedId, new Date(0));
    expect(await feedRow()).toMatchObject({ state: 'OK' });
  });
});

describe('items that cannot be taken', () => {
  it('are kept with the reason, and tried again when the feed is polled by hand', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url === '/articles/1.html') response.writeHead(500).end();
      else if (request.url === '/articles/2.html') response.end('<html><p>Please accept our cookies.</html>');
      else return false;
      return true;
    };
    desk.collect();
    const feedId = await added();
    const { rows } = await desk.database.reads.query(
      'select link, problem_code, tries, retry_at > now() as again from feed_item_memory where problem is not null order by link',
    );
    expect(rows).toEqual([
      { link: `${outlet.origin}/articles/1.html`, problem_code: 'UNREACHABLE', tries: 1, again: true },
      { link: `${outlet.origin}/articles/2.html`, problem_code: 'NOT_AN_ARTICLE', tries: 1, again: true },
    ]);
    outlet.misbehave = () => false;
    outlet.requests.length = 0;
    await polled(feedId);
    expect([...pages()].sort()).toEqual(['/articles/1.html', '/articles/2.html']);
    expect(await count('article')).toBe(3);
    expect(await count('feed_item_memory where problem is not null')).toBe(0);
  });
});

describe('an index of sitemaps', () => {
  it('brings the news of the sitemaps it lists, and is always read whole', async () => {
    outlet.misbehave = (request, response) => {
      if (request.url === '/sitemaps.xml') {
        response.setHeader('etag', '"index"');
        response.end(
          `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${outlet.origin}/news-1.xml</loc></sitemap></sitemapindex>`,
        );
      } else if (request.url === '/news-1.xml') {
        const urls = outlet.articles.map(
          ({ path, title, publishedAt }) =>
            `<url><loc>${outlet.origin}${path}</loc><news:news><news:publication><news:name>Tamsund Gazette</news:name><news:language>en</news:language></news:publication><news:publication_date>${publishedAt}</news:publication_date><news:title>${title}</news:title></news:news></url>`,
        );
        response.end(
          `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join('')}</urlset>`,
        );
      } else return false;
      return true;
    };
    desk.collect();
    const feedId = await desk.add(`${outlet.origin}/sitemaps.xml`);
    await settled(desk, feedId, new Date(0));
    expect(await feedRow()).toMatchObject({ state: 'OK', kind: 'NEWS_SITEMAP', items: 3 });
    expect(await count('article')).toBe(3);
    expect(await desk.row('select etag from feed')).toEqual({ etag: null });
  });
});

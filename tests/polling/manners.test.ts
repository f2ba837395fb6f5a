import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reserve } from '../../src/store/hosts.js';
import { ARRIVAL, type Desk, openDesk, settled } from './desk.js';
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

const pages = () => outlet.requests.filter(({ path }) => path.startsWith('/articles/'));
const stored = async () => (await desk.row<{ n: number }>('select count(*)::int as n from article')).n;

describe('robots.txt', () => {
  it('is asked for once, and what it forbids is not fetched', async () => {
    outlet.robots = 'User-agent: *\nDisallow: /articles/2.html\n\nUser-agent: Otherbot\nDisallow: /\n';
    desk.collect();
    const feedId = await desk.add(outlet.feed);
    await settled(desk, feedId, new Date(0));
    expect(
      pages()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/articles/1.html', '/articles/3.html']);
    expect(outlet.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
    expect(
      await desk.row('select problem_code, problem from feed_item_memory where problem is not null'),
    ).toEqual({
      problem_code: 'ROBOTS',
      problem: expect.stringContaining('robots.txt'),
    });
  });

  it('forbids everything while it cannot be had, and nothing where there is none', async () => {
    let status = 503;
    outlet.misbehave = (request, response) => {
      if (request.url !== '/robots.txt') return false;
      response.writeHead(status).end();
      return true;
    };
    desk.collect();
    const feedId = await desk.add(outlet.feed);
    await settled(desk, feedId, new Date(0));
    expect(pages()).toEqual([]);

    status = 404;
    await desk.row("update host_state set robots_at = robots_at - interval '1 hour'");
    await desk.poll(feedId);
    await expect.poll(stored, ARRIVAL).toBe(3);
  });
});

describe('a robots.txt that does not come', () => {
  const asked = () => outlet.requests.filter(({ path }) => path === '/robots.txt').length;
  /** Breaks the connection of so many requests for it. */
  const breakFirst = (count: number) => {
    outlet.misbehave = (request, response) => {
      if (request.url !== '/robots.txt' || asked() > count) return false;
      response.destroy();
      return true;
    };
  };

  it('is asked for once more at once, for a connection may break by chance', async () => {
    breakFirst(1);
    desk.collect();
    await desk.add(outlet.feed);
    await expect.poll(stored, ARRIVAL).toBe(3);
    expect(asked()).toBe(2);
  });

  it('closes the host where it does not come again', async () => {
    breakFirst(2);
    desk.collect();
    const feedId = await desk.add(outlet.feed);
    await settled(desk, feedId, new Date(0));
    expect(asked()).toBe(2);
    expect(pages()).toEqual([]);
  });
});

describe('a host', () => {
  it('is asked for one page after another, with the gap between, by all collectors together', async () => {
    desk.collect({ gapMs: 60_000 });
    desk.collect({ gapMs: 60_000 });
    const feedId = await desk.add(outlet.feed);
    const waiting = `select extract(epoch from run_at - lag(run_at) over (order by run_at))::float as gap
      from rejoinder_jobs.jobs where key like 'take ${feedId} %' and run_at > now() and locked_at is null order by run_at`;
    const gaps = async () => (await desk.database.reads.query(waiting)).rows.map(({ gap }) => gap);
    await expect.poll(gaps, ARRIVAL).toEqual([null, 60]);
    await expect.poll(stored, ARRIVAL).toBe(1);
    expect(pages()).toHaveLength(1);
  });

  it('has a line for pages and one for feeds, in which each gets a moment of its own', async () => {
    const { dataSource } = desk.database;
    const gap = { leastMs: 10_000, concurrency: 2 };
    const moments = await Promise.all(
      Array.from({ length: 5 }, () => reserve(dataSource, 'tamsund.example', 'page', gap)),
    );
    const sorted = moments.map((at) => at.getTime()).sort((a, b) => a - b);
    for (const [i, at] of sorted.slice(1).entries()) expect(at - sorted[i]!).toBe(10_000);
    const feed = await reserve(dataSource, 'tamsund.example', 'feed', gap);
    expect(Math.abs(feed.getTime() - sorted[0]!)).toBeLessThan(5_000);
  });

  it('that answers slowly is asked less often', async () => {
    const { dataSource } = desk.database;
    await reserve(dataSource, 'slow.example', 'page', { leastMs: 0, concurrency: 2 });
    await desk.row("update host_state set response_ms = 8000 where host = 'slow.example'");
    const first = await reserve(dataSource, 'slow.example', 'page', { leastMs: 0, concurrency: 2 });
    const second = await reserve(dataSource, 'slow.example', 'page', { leastMs: 0, concurrency: 2 });
    expect(second.getTime() - first.getTime()).toBe(4_000);
  });
});

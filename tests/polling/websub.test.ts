import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { PushReceiver } from '../../src/polling/push-receiver.js';
import { serveWatched } from '../../src/serve/watched.js';
import { removeFeed, updateFeed } from '../../src/store/feeds.js';
import { workHere } from '../../src/threads/work.js';
import { ARRIVAL, type Desk, openDesk, settled } from './desk.js';
import { type Hub, openHub } from './hub.js';
import { articleNumber, type LocalOutlet, openOutlet } from './outlet.js';

/** Nothing of it tells an interval, so that it stays an hour. */
const OLD = '2025-01-01T08:00:00.000Z';

let desk: Desk;
let outlet: LocalOutlet;
let hub: Hub;
let callbacks: { origin: string; close(): Promise<void> };
/** The address that the outlet's feed has at the hub. */
let topic: string;

beforeEach(async () => {
  desk = await openDesk();
  outlet = await openOutlet('Tamsund Gazette', [articleNumber(1, OLD)]);
  hub = await openHub();
  topic = `${outlet.origin}/feed`;
  outlet.feedHeaders = { link: `<${hub.url}>; rel="hub", <${topic}>; rel=self` };
  const log = pino({ level: 'silent' });
  const { database } = desk;
  callbacks = await serveWatched(
    readConfig({ COLLECTOR_PORT: '0' }, {}, '/nonexistent'),
    { database, hubCallbacks: new PushReceiver(database.dataSource, workHere, log), textCharacters: 1 },
    log,
  );
});

afterEach(async () => {
  await callbacks.close();
  await desk.close();
  await hub.close();
  await outlet.close();
});

/** A feed that was polled, and what the hub made of it. */
async function added(): Promise<string> {
  desk.collect({ callbackUrl: `${callbacks.origin}/websub` });
  const feedId = await desk.add(outlet.feed);
  await settled(desk, feedId, new Date(0));
  return feedId;
}

async function subscribed(): Promise<string> {
  const feedId = await added();
  await expect.poll(() => hub.live.size, ARRIVAL).toBe(1);
  return feedId;
}

async function polled(feedId: string): Promise<void> {
  const { now } = await desk.row<{ now: Date }>('select clock_timestamp() as now');
  await desk.poll(feedId);
  await settled(desk, feedId, now);
}

const push = () => desk.row('select state, problem, lease_until > now() as live from feed_push');
const hours = async () =>
  (
    await desk.row<{ hours: number }>(
      'select extract(epoch from next_poll_at - last_attempt_at)::float / 3600 as hours from feed',
    )
  ).hours;
const stored = async () => (await desk.row<{ n: number }>('select count(*)::int as n from article')).n;
const feedRequests = () => outlet.requests.filter(({ path }) => path === '/feed.xml').length;
const rss = (n: number) =>
  `<rss version="2.0"><channel><title>Tamsund Gazette</title><item><title>${articleNumber(n).title}</title>
   <link>${outlet.origin}/articles/${n}.html</link><pubDate>${new Date(articleNumber(n, OLD).publishedAt).toUTCString()}</pubDate></item></channel></rss>`;

describe('a feed that offers a hub', () => {
  it('is subscribed to; what is pushed is taken without a poll, and it is polled less often', async () => {
    const feedId = await subscribed();
    expect(hub.asked).toEqual([
      {
        callback: expect.stringMatching(/\/websub\/[\w-]{43}$/),
        topic,
        secret: expect.stringMatching(/^[0-9a-f]{64}$/),
        lease: '864000',
      },
    ]);
    await expect.poll(push, ARRIVAL).toEqual({ state: 'LIVE', problem: null, live: true });
    // As often as ever until the hub has proved good.
    await polled(feedId);
    expect(await hours()).toBeLessThan(1.2);

    outlet.articles.push(articleNumber(2, OLD));
    const before = feedRequests();
    expect(await hub.publish(topic, rss(2))).toEqual([202]);
    await expect.poll(stored, ARRIVAL).toBe(2);
    expect(feedRequests()).toBe(before);

    await polled(feedId);
    expect(await hours()).toBeGreaterThanOrEqual(4);
    expect(hub.asked).toHaveLength(1);
  });

  it('is polled as often as ever where a poll finds what its hub did not push', async () => {
    const feedId = await subscribed();
    await hub.publish(topic, rss(1));
    outlet.articles.push(articleNumber(2, OLD));
    await polled(feedId);
    expect(await hours()).toBeLessThan(1.2);
    expect(await desk.row('select missed_at > pushed_at as missed from feed_push')).toEqual({ missed: true });
  });

  it.each(['sha1', 'sha384', 'sha512'] as const)('may sign with %s', async (method) => {
    await subscribed();
    outlet.articles.push(articleNumber(2, OLD));
    expect(await hub.publish(topic, rss(2), { method })).toEqual([202]);
    await expect.poll(stored, ARRIVAL).toBe(2);
  });

  it('is not told anything by who does not know the secret', async () => {
    await subscribed();
    outlet.articles.push(articleNumber(2, OLD));
    for (const signature of ['sha256=00ff', `sha256=${'0'.repeat(64)}`, 'md5=00', 'sha256', null]) {
      expect(await hub.publish(topic, rss(2), { signature })).toEqual([202]);
    }
    expect(await desk.row('select count(*)::int as n from feed_item_memory')).toEqual({ n: 1 });
    expect(await desk.row('select pushed_at from feed_push')).toEqual({ pushed_at: null });
  });

  it('is polled at once where the hub says that something is new, and not what', async () => {
    await subscribed();
    outlet.articles.push(articleNumber(2, OLD));
    expect(await hub.publish(topic, '', { contentType: 'text/plain' })).toEqual([202]);
    await expect.poll(stored, ARRIVAL).toBe(2);
  });

  it('is asked for again when its lease is three quarters over, and after it has lapsed', async () => {
    hub.lease = 8_000;
    const feedId = await subscribed();
    const renewal = () =>
      desk.row(
        'select round(extract(epoch from renew_at - now()) / 600)::int as minutes, lease_until > now() as live from feed_push',
      );
    await expect.poll(renewal, ARRIVAL).toEqual({ minutes: 10, live: true });
    // The next poll, which renews it, comes no later.
    await desk.row('update feed set interval_seconds = 80000');
    await polled(feedId);
    expect(await hours()).toBeLessThan(6_000 / 3_600 + 0.01);

    await desk.row("update feed_push set lease_until = now() - interval '1 hour', renew_at = now()");
    await polled(feedId);
    expect(hub.asked).toHaveLength(2);
    expect(hub.asked[1]).toEqual(hub.asked[0]);
    await expect.poll(push, ARRIVAL).toEqual({ state: 'LIVE', problem: null, live: true });
    // A confirmation that comes late brings the poll forward.
    await desk.row("update feed set next_poll_at = now() + interval '1 day'");
    const { callback } = hub.asked[0]!;
    const question = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.lease_seconds': '8000' };
    await fetch(`${callback}?${new URLSearchParams({ ...question, 'hub.challenge': 'late' })}`);
    expect(
      await desk.row(
        `select round(extract(epoch from j.run_at - now()) / 600)::int as minutes, f.next_poll_at = p.renew_at as same
         from feed f join feed_push p on p.feed_id = f.id join rejoinder_jobs.jobs j on j.key = 'poll ' || f.id`,
      ),
    ).toEqual({ minutes: 10, same: true });
  });

  it('that is denied is polled as ever, and says why', async () => {
    hub.denial = 'topics of Tamsund are for members';
    await added();
    await expect.poll(push, ARRIVAL).toEqual({
      state: 'DENIED',
      problem: 'The hub denies the subscription: topics of Tamsund are for members.',
      live: null,
    });
    expect(await hours()).toBeLessThan(1.2);
    expect(await desk.row('select state from feed')).toEqual({ state: 'OK' });
  });

  it('whose hub fails is polled as ever', async () => {
    hub.status = 500;
    const feedId = await added();
    await desk.row('update feed set interval_seconds = 80000');
    await polled(feedId);
    expect(await hours()).toBeGreaterThan(22);
    expect(await push()).toEqual({
      state: 'FAILED',
      problem: 'The hub answered 500; expected 202.',
      live: null,
    });
    expect(await desk.row('select state from feed')).toEqual({ state: 'OK' });
  });

  it('may name it in the document, as RSS and Atom do', async () => {
    outlet.feedHeaders = {};
    outlet.misbehave = (request, response) => {
      if (request.url !== '/feed.xml') return false;
      response.end(
        rss(1).replace(
          '<item>',
          `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub.url}"/><atom10:link rel="self" href="${topic}?a=1&amp;b=2"/><item>`,
        ),
      );
      return true;
    };
    await subscribed();
    expect(hub.asked[0]).toMatchObject({ topic: `${topic}?a=1&b=2` });
  });

  it('that does not any more is left to its polls', async () => {
    const feedId = await subscribed();
    outlet.feedHeaders = {};
    await polled(feedId);
    expect(await desk.row('select count(*)::int as n from feed_push')).toEqual({ n: 0 });
    expect(await hub.publish(topic, rss(2))).toEqual([410]);
    expect(hub.live.size).toBe(0);
  });

  it('is not asked for where hubs cannot reach us', async () => {
    desk.collect();
    await settled(desk, await desk.add(outlet.feed), new Date(0));
    expect(hub.asked).toEqual([]);
  });
});

describe('a callback', () => {
  const ask = (path: string, init?: RequestInit) => fetch(`${callbacks.origin}/websub/${path}`, init);

  it('is unknown to who guesses, and confirms nothing that was not asked for', async () => {
    await subscribed();
    const { callback } = hub.asked[0]!;
    const token = callback.split('/').at(-1)!;
    const question = (said: Record<string, string>) => new URLSearchParams({ 'hub.challenge': 'c', ...said });
    const wanted = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.lease_seconds': '3600' };
    const other = `${topic}/other`;
    const answers = [
      ask(`${'a'.repeat(43)}?${question(wanted)}`),
      ask(`${token}?${question({ ...wanted, 'hub.topic': other })}`),
      ask(`${token}?${question({ ...wanted, 'hub.mode': 'unsubscribe' })}`),
      ask(`${token}?${question({ ...wanted, 'hub.lease_seconds': '1' })}`),
      ask(`${'a'.repeat(43)}`, { method: 'POST', body: rss(2) }),
      ask('short', { method: 'POST', body: rss(2) }),
    ];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 410, 410]);
  });

  it('takes no more than a document may have', async () => {
    await subscribed();
    const sent = hub.publish(topic, Buffer.alloc(16 * 1024 * 1024, 'x'));
    // The connection may be cut before all is sent.
    expect(await sent.catch(() => [413])).toEqual([413]);
    expect(await stored()).toBe(1);
  });

  it('of a paused feed takes nothing, and of a removed one is gone', async () => {
    const feedId = await subscribed();
    const { dataSource } = desk.database;
    await updateFeed(dataSource, feedId, { paused: true });
    expect(await hub.publish(topic, rss(2))).toEqual([202]);
    expect(await desk.row('select count(*)::int as n from feed_item_memory')).toEqual({ n: 1 });
    await removeFeed(dataSource, feedId);
    expect(await hub.publish(topic, rss(2))).toEqual([410]);
  });
});

describe('a hub of the inside', () => {
  it('is never asked, and the feed says so', async () => {
    const { Hosts } = await import('../../src/polling/manners.js');
    const { keepSubscribed } = await import('../../src/polling/hub.js');
    const { ownBook } = await import('../../src/polling/own-book.js');
    const feedId = await desk.add(outlet.feed);
    const access = { allowPrivateAddresses: false };
    const polling = {
      dataSource: desk.database.dataSource,
      access,
      hosts: new Hosts(ownBook(), access, { gapMs: 0, concurrency: 1 }),
      callbackUrl: 'https://news.example/websub',
      log: pino({ level: 'silent' }),
    };
    await keepSubscribed(polling, feedId, { hub: hub.url, topic });
    expect(hub.asked).toEqual([]);
    expect(await push()).toMatchObject({
      state: 'FAILED',
      problem: expect.stringContaining('not on the public internet'),
    });
  });
});

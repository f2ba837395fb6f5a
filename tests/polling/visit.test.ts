import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Collector } from '../../src/polling/collector.js';
import { nextVisit } from '../../src/polling/schedule.js';
import { withdrawArticle } from '../../src/store/withdraw.js';
import { type Door, openDoor } from '../serve/door.js';
import { type EventReader, openStream } from '../serve/events.js';
import { ARRIVAL, type Desk, openDesk, settled } from './desk.js';
import { articleNumber, type LocalOutlet, openOutlet } from './outlet.js';

const PATH = '/articles/1.html';
const FISH = [
  'At the market of Tamsund they sold what was left from last week, and the cooks put potatoes on the board.',
  '“Nobody buys old hake twice,” fishmonger Ida Brandt said behind an empty counter on Tuesday morning.',
  'Trawlers that lie outside have ice for two more days, after which their catch can only go to the meal factory.',
];
const REVISED =
  'subscription { articleRevised(after: "0-0") { article { title withdrawnAt quotes { nodes { text } } } } }';

let desk: Desk;
let outlet: LocalOutlet;
let collector: Collector;
/** What the page is answered with in place of itself. */
let status: number | undefined;

beforeEach(async () => {
  desk = await openDesk();
  outlet = await openOutlet('Tamsund Gazette', [
    articleNumber(1, new Date(Date.now() - 600_000).toISOString()),
  ]);
  status = undefined;
  outlet.misbehave = (request, response) => {
    if (request.url !== PATH) return false;
    if (request.headers['if-none-match'] === etag() && status === undefined) {
      response.writeHead(304).end();
      return true;
    }
    response.setHeader('etag', etag());
    if (status !== undefined) response.writeHead(status).end();
    return status !== undefined;
  };
  collector = desk.collect();
  await settled(desk, await desk.add(outlet.feed), new Date(0));
});

afterEach(async () => {
  await desk.close();
  await outlet.close();
});

const etag = () => `"${outlet.articles[0]!.paragraphs.length}"`;
const page = () =>
  desk.row<{ visits: number; hours: number | null; gone: boolean; withdrawn: boolean }>(
    `select v.visits, round(extract(epoch from v.next_at - v.since) / 3600)::int as hours, v.gone_since is not null as gone,
            a.withdrawn_at is not null as withdrawn from page_visit v join article a on a.id = v.article_id`,
  );
const asked = () => outlet.requests.filter(({ path }) => path === PATH);

/** The times of the page's visits lie so many hours back, and the next one is due; waits until it is over. */
async function visited(hoursAgo: number): Promise<void> {
  const before = asked().length;
  await collector.close();
  await desk.row(
    `update page_visit set next_at = now(), since = since - $1 * interval '1 hour',
       gone_since = gone_since - $1 * interval '1 hour', fetched_whole_at = fetched_whole_at - $1 * interval '1 hour'`,
    [hoursAgo],
  );
  // A collector looks for what is due as soon as it lives.
  collector = desk.collect();
  await expect.poll(() => asked().length, ARRIVAL).toBeGreaterThan(before);
  const due = async () =>
    (await desk.row<{ due: boolean }>('select next_at <= now() as due from page_visit')).due;
  await expect.poll(due, ARRIVAL).not.toBe(true);
}

describe('the page of a stored article', () => {
  it('is asked again after 1, 6, 24 and 72 hours whether it has changed, whole once a day, and then left alone', async () => {
    expect(await page()).toEqual({ visits: 0, hours: 1, gone: false, withdrawn: false });
    const conditional: boolean[] = [];
    for (const hours of [1, 5, 18, 48]) {
      await visited(hours);
      conditional.push(asked().at(-1)!.headers['if-none-match'] !== undefined);
    }
    expect(conditional).toEqual([true, true, false, false]);
    expect(await page()).toEqual({ visits: 4, hours: null, gone: false, withdrawn: false });
    expect(collector.tally.visits).toMatchObject({ unchanged: 1 });
    expect(await desk.row('select count(*)::int as n from revision')).toEqual({ n: 1 });
  });

  it('that has changed is a revision of its article, and subscribers are told', async () => {
    const door = await openDoor({ database: desk.database });
    const stream = await openStream(door.url, REVISED);
    outlet.articles[0]!.paragraphs.push('“All rafts are in order now,” Reis said in the evening.');
    await visited(1);
    const { article } = (await stream.next())!.data!.data.articleRevised;
    expect(article.withdrawnAt).toBeNull();
    expect(article.quotes.nodes).toContainEqual({ text: 'All rafts are in order now' });
    expect(await desk.row('select count(*)::int as n from article')).toEqual({ n: 1 });
    await stream.leave();
    await door.close();
  });

  it('that leads to another article says nothing of its own', async () => {
    outlet.articles.push({ ...articleNumber(2), paragraphs: FISH });
    const answer = outlet.misbehave;
    outlet.misbehave = (request, response) => {
      if (request.url !== PATH) return answer(request, response);
      response.writeHead(302, { location: '/articles/2.html' }).end();
      return true;
    };
    await visited(1);
    expect(await page()).toMatchObject({ visits: 1, withdrawn: false });
    expect(await desk.row('select address from page_visit')).toEqual({ address: `${outlet.origin}${PATH}` });
    expect(await desk.row('select count(*)::int as n from article')).toEqual({ n: 1 });
  });

  it('that moved with its text is a page of the same article', async () => {
    const moved = { ...outlet.articles[0]!, path: '/articles/ferry-held.html' };
    moved.paragraphs = [...moved.paragraphs, 'The check took four hours, and three rafts were found torn.'];
    outlet.articles.push(moved);
    const answer = outlet.misbehave;
    outlet.misbehave = (request, response) => {
      if (request.url !== PATH) return answer(request, response);
      response.writeHead(301, { location: moved.path }).end();
      return true;
    };
    await visited(1);
    expect(
      await desk.row(
        'select a.url, v.address, a.revision_number as n from article a join page_visit v on v.article_id = a.id',
      ),
    ).toEqual({ url: `${outlet.origin}${PATH}`, address: `${outlet.origin}${moved.path}`, n: 2 });
  });
});

describe('a page that is gone', () => {
  let door: Door;
  let stream: EventReader;
  const told = async () => (await stream.next())!.data!.data.articleRevised.article;

  beforeEach(async () => {
    door = await openDoor({ database: desk.database });
    stream = await openStream(door.url, REVISED);
  });
  afterEach(async () => {
    await stream.leave();
    await door.close();
  });

  it('for good (410) withdraws its article at once, and restores it when it is back', async () => {
    status = 410;
    await visited(1);
    expect(await told()).toMatchObject({ withdrawnAt: expect.any(String), title: articleNumber(1).title });
    // Its visits begin anew.
    expect(await page()).toEqual({ visits: 0, hours: 1, gone: true, withdrawn: true });

    status = undefined;
    await visited(1);
    expect(await told()).toMatchObject({ withdrawnAt: null });
    expect(await page()).toMatchObject({ visits: 1, gone: false, withdrawn: false });
  });

  it('with 404 withdraws it only when it still is an hour later', async () => {
    status = 404;
    await visited(1);
    expect(await page()).toMatchObject({ visits: 0, gone: true, withdrawn: false });
    await visited(0.5);
    expect(await page()).toMatchObject({ gone: true, withdrawn: false });
    await visited(1);
    expect(await told()).toMatchObject({ withdrawnAt: expect.any(String) });
  });

  it('for a moment withdraws nothing', async () => {
    status = 404;
    await visited(1);
    status = 503;
    await visited(1);
    expect(await page()).toMatchObject({ gone: true, withdrawn: false });
    status = undefined;
    await desk.row('update host_state set closed_until = null');
    await visited(6);
    expect(await page()).toMatchObject({ gone: false, withdrawn: false });
    expect(await desk.row("select count(*)::int as n from outbox where kind = 'ARTICLE_REVISED'")).toEqual({
      n: 0,
    });
  });

  it('is looked at when its feed lists it as changed and it cannot be had', async () => {
    status = 410;
    outlet.articles[0]!.updatedAt = new Date().toISOString();
    const { id } = await desk.row<{ id: string }>('select id from feed');
    await desk.poll(id);
    const due = async () =>
      (await desk.row<{ due: boolean }>('select next_at <= now() as due from page_visit')).due;
    await expect.poll(due, ARRIVAL).toBe(true);
    await visited(0);
    expect(await told()).toMatchObject({ withdrawnAt: expect.any(String) });
  });
});

describe('an article that an editor has withdrawn', () => {
  it('stays so though its page stands', async () => {
    const { id } = await desk.row<{ id: string }>('select id from article');
    await withdrawArticle(desk.database.dataSource, { id });
    const before = asked().length;
    await collector.close();
    await desk.row('update page_visit set next_at = now()');
    desk.collect();
    await expect.poll(page, ARRIVAL).toMatchObject({ hours: null, withdrawn: true });
    expect(asked()).toHaveLength(before);
  });
});

describe('the next visit', () => {
  it('counts from the storing, and never follows the last one within the hour', () => {
    const since = new Date('2026-11-20T00:00:00Z');
    const now = new Date('2026-11-22T00:00:00Z');
    expect(nextVisit([1, 6], since, 0, since, 0)).toEqual(new Date('2026-11-20T01:00:00Z'));
    expect(nextVisit([1, 6], since, 1, now, 0)).toEqual(new Date('2026-11-22T01:00:00Z'));
    expect(nextVisit([1, 6], since, 2, now, 0)).toBeNull();
    expect(nextVisit([], since, 0, now, 0)).toBeNull();
  });
});

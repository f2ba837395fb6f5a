import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions, type SubscriptionsOptions } from '../../src/push/subscriptions.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { buildActor, buildArticle, buildQuote } from '../factories.js';
import {
  idsOf,
  isSilent,
  openWriter,
  outboxIds,
  sleep,
  storeArticles,
  take,
  untilAllIsRead,
  untilFollowing,
} from './support.js';

let database: Database;
let subscriptions: Subscriptions;

const start = (options?: SubscriptionsOptions) => Subscriptions.start(database, options);

beforeEach(async () => {
  database = await openFresh();
  subscriptions = await start({ pollMs: 100 });
});

afterEach(async () => {
  await subscriptions.close();
  await database.close();
});

/** Stores one article in a transaction of its own, as the intake does; gives its id. */
async function addArticle(): Promise<string> {
  const writer = await openWriter(database);
  const { id } = await buildArticle(writer.client);
  await writer.append([{ kind: 'ARTICLE_ADDED', itemId: id }]);
  await writer.commit();
  return id;
}

describe('a subscription from now on', () => {
  it('gives what commits after it was opened, in order, and nothing of before', async () => {
    await addArticle();
    await untilAllIsRead(subscriptions);
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const added = [await addArticle(), await addArticle(), await addArticle()];
    expect(idsOf(await take(stream, 3))).toEqual(added);
    expect(await isSilent(stream)).toBe(true);
  });

  it('is woken by the commit and does not wait for the poll', async () => {
    await subscriptions.close();
    subscriptions = await start({ pollMs: 60_000 });
    await untilFollowing(subscriptions, database.reads);
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const id = await addArticle();
    expect(idsOf(await take(stream, 1, 2_000))).toEqual([id]);
  });

  it('gives what was stored without any notification, by the poll', async () => {
    await subscriptions.close();
    subscriptions = await start({ pollMs: 100 });
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    await storeArticles(database.reads, 2);
    expect(idsOf(await take(stream, 2, 2_000))).toEqual(await outboxIds(database.reads, 'ARTICLE_ADDED'));
  });

  it('gives what commits while a second subscription with another filter is being opened', async () => {
    const streams = [await subscriptions.open('ARTICLE_ADDED', {})];
    const adding = (async () => {
      for (let i = 0; i < 40; i += 1) await addArticle();
    })();
    const missedAtMost: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      // Each filter is a channel of its own, which joins between two batches or within one.
      streams.push(
        await subscriptions.open('ARTICLE_ADDED', { filter: { published: { from: new Date(i) } } }),
      );
      missedAtMost.push((await outboxIds(database.reads, 'ARTICLE_ADDED')).length);
    }
    await adding;
    const all = await outboxIds(database.reads, 'ARTICLE_ADDED');
    expect(idsOf(await take(streams[0]!, all.length))).toEqual(all);
    for (const [i, stream] of streams.slice(1).entries()) {
      const first = (await take(stream, 1))[0]!.itemId;
      const place = all.indexOf(first);
      expect(place).toBeLessThanOrEqual(missedAtMost[i]!);
      expect(idsOf(await take(stream, all.length - place - 1))).toEqual(all.slice(place + 1));
    }
  });
});

describe('an older transaction that is still open', () => {
  it('holds back what younger ones committed, and its entries come first', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const older = await openWriter(database);
    const first = (await buildArticle(older.client)).id;
    await older.append([{ kind: 'ARTICLE_ADDED', itemId: first }]);
    const second = await addArticle();

    const taking = take(stream, 2, 5_000);
    await expect.poll(() => subscriptions.stats.waitingSeconds).toBeGreaterThan(0.1);
    expect(subscriptions.stats.delivered).toBe(0);
    await older.commit();
    expect(idsOf(await taking)).toEqual([first, second]);
    await expect.poll(() => subscriptions.stats.waitingSeconds).toBe(0);
  });

  it('is waited for only until it ends, also where it wrote nothing to the outbox', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const older = await openWriter(database);
    await buildArticle(older.client);
    const second = await addArticle();
    await expect.poll(() => subscriptions.stats.waitingSeconds).toBeGreaterThan(0);
    await older.rollback();
    // The end of a rolled back transaction notifies nobody: the short poll sees it.
    expect(idsOf(await take(stream, 1, 600))).toEqual([second]);
  });

  it('that is rolled back is never pushed', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const failing = await openWriter(database);
    const { id } = await buildArticle(failing.client);
    await failing.append([{ kind: 'ARTICLE_ADDED', itemId: id }]);
    await failing.rollback();
    const stored = await addArticle();
    expect(idsOf(await take(stream, 1))).toEqual([stored]);
    expect(await isSilent(stream)).toBe(true);
  });
});

describe('after a position', () => {
  it('goes on right behind it', async () => {
    const first = await subscriptions.open('ARTICLE_ADDED', {});
    const added = [await addArticle(), await addArticle(), await addArticle()];
    const [one] = await take(first, 3);
    const second = await subscriptions.open('ARTICLE_ADDED', { after: one!.position });
    expect(idsOf(await take(second, 2))).toEqual(added.slice(1));
    expect(await isSilent(second)).toBe(true);
  });

  it('goes on inside a transaction that stored several', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    await storeArticles(database.reads, 1_200);
    const items = await take(stream, 1_200);
    for (const place of [0, 499, 500, 1_100, 1_198]) {
      const again = await subscriptions.open('ARTICLE_ADDED', { after: items[place]!.position });
      expect(await take(again, 1_199 - place)).toEqual(items.slice(place + 1));
    }
  });

  it('"0-0" gives all that was ever stored', async () => {
    await storeArticles(database.reads, 1_000);
    const stream = await subscriptions.open('ARTICLE_ADDED', { after: '0-0' });
    expect(idsOf(await take(stream, 1_000))).toEqual(await outboxIds(database.reads, 'ARTICLE_ADDED'));
  });

  it('goes over from what was to what comes without gap or double while thousands come in', async () => {
    await subscriptions.close();
    subscriptions = await start({ window: 50, pollMs: 20 });
    await storeArticles(database.reads, 2_000);
    let writing = true;
    const writer = (async () => {
      for (let i = 0; i < 60; i += 1) await storeArticles(database.reads, 1 + ((i * 37) % 150));
      writing = false;
    })();
    const readers = Array.from({ length: 6 }, async (_, reader) => {
      await sleep(reader * 40);
      const stream = await subscriptions.open('ARTICLE_ADDED', { after: '0-0' });
      const seen: string[] = [];
      while (writing) seen.push(...idsOf(await take(stream, 100)));
      const all = await outboxIds(database.reads, 'ARTICLE_ADDED');
      seen.push(...idsOf(await take(stream, all.length - seen.length)));
      expect(seen).toEqual(all);
      expect(await isSilent(stream)).toBe(true);
    });
    await Promise.all([writer, ...readers]);
  });

  it.each([
    ['of the future', '99999999999-1'],
    ['of another database', '3-3'],
    ['beyond all numbers', '99999999999999999999-1'],
    ['that is none', 'yesterday'],
  ])('refuses one %s', async (_, after) => {
    await expect(subscriptions.open('QUOTE_ADDED', { after })).rejects.toMatchObject({
      message: expect.stringContaining('after'),
      extensions: { code: 'BAD_USER_INPUT', field: 'after' },
    });
    expect(subscriptions.stats.open).toBe(0);
  });

  it('is taken from another process whose reader is further', async () => {
    const other = await start();
    try {
      const ahead = await other.open('ARTICLE_ADDED', {});
      await subscriptions.close();
      // Does not look at the outbox again before it is notified.
      subscriptions = await start({ pollMs: 60_000 });
      await untilFollowing(subscriptions, database.reads);
      await storeArticles(database.reads, 3);
      const items = await take(ahead, 3);
      const stream = await subscriptions.open('ARTICLE_ADDED', { after: items[1]!.position });
      const last = await addArticle();
      expect(idsOf(await take(stream, 2))).toEqual([items[2]!.itemId, last]);
    } finally {
      await other.close();
    }
  });
});

describe('a filter that cannot be taken', () => {
  it('is refused when it is subscribed, as by the query', async () => {
    await expect(
      subscriptions.open('QUOTE_ADDED', { filter: { speaker: ['the mayor'] } }),
    ).rejects.toMatchObject({
      message: 'filter.speaker: "the mayor" is not an id.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    ['a number out of range', { minConfidence: 1e300 }],
    ['a zero byte', { words: 'bridge\0' }],
  ])('is refused for %s', async (_, filter) => {
    await expect(subscriptions.open('QUOTE_ADDED', { filter })).rejects.toMatchObject({
      message: expect.stringContaining('filter'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(subscriptions.stats).toMatchObject({ open: 0, filters: 0 });
  });
});

describe('a slow consumer', () => {
  it('keeps no more than the window in memory, costs the others nothing, and loses nothing', async () => {
    await subscriptions.close();
    subscriptions = await start({ window: 10, pollMs: 20 });
    const slow = await subscriptions.open('ARTICLE_ADDED', {});
    const fast = await subscriptions.open('ARTICLE_ADDED', {});
    await storeArticles(database.reads, 1);
    expect(await take(slow, 1)).toEqual(await take(fast, 1));
    for (let i = 0; i < 30; i += 1) {
      await storeArticles(database.reads, 100);
      await take(fast, 100);
      expect(subscriptions.stats.kept).toBeLessThanOrEqual(20);
    }
    const all = await outboxIds(database.reads, 'ARTICLE_ADDED');
    expect(idsOf(await take(slow, 3_000))).toEqual(all.slice(1));
    expect(await isSilent(slow)).toBe(true);
  });
});

describe('the end of a subscription', () => {
  it('comes at once where the consumer returns, also while it waits', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    const waiting = stream.next();
    await sleep(20);
    await stream.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(subscriptions.stats).toMatchObject({ open: 0, filters: 0, kept: 0 });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('comes where the consumer returns without having asked for anything', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    await stream.return?.();
    expect(subscriptions.stats).toMatchObject({ open: 0, filters: 0 });
  });

  it('comes where the loop of the consumer throws', async () => {
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    await addArticle();
    const loop = async () => {
      for await (const { itemId } of stream) throw new Error(`cannot show ${itemId}`);
    };
    await expect(loop()).rejects.toThrow('cannot show');
    expect(subscriptions.stats).toMatchObject({ open: 0, delivered: 1 });
  });

  it('comes for all on close, those that wait and those that are behind', async () => {
    await storeArticles(database.reads, 100);
    await untilAllIsRead(subscriptions);
    const waiting = (await subscriptions.open('ARTICLE_ADDED', {})).next();
    const behind = await subscriptions.open('ARTICLE_ADDED', { after: '0-0' });
    await take(behind, 1);
    await subscriptions.close();
    expect((await waiting).done).toBe(true);
    expect((await behind.next()).done).toBe(true);
    expect(subscriptions.stats.open).toBe(0);
    await expect(subscriptions.open('ARTICLE_ADDED', {})).rejects.toThrow('stopping');
  });

  it('leaves the others with the same filter their items', async () => {
    const one = await subscriptions.open('ARTICLE_ADDED', {});
    const other = await subscriptions.open('ARTICLE_ADDED', {});
    expect(subscriptions.stats).toMatchObject({ open: 2, filters: 1 });
    await one.return?.();
    const id = await addArticle();
    expect(idsOf(await take(other, 1))).toEqual([id]);
  });
});

describe('many subscriptions', () => {
  it('with one filter share what is matched and kept', async () => {
    await subscriptions.close();
    subscriptions = await start();
    const speaker = uuid();
    const streams = await Promise.all(
      Array.from({ length: 300 }, () =>
        subscriptions.open('QUOTE_ADDED', { filter: { review: ['UNREVIEWED'] } }),
      ),
    );
    const elsewhere = await subscriptions.open('QUOTE_ADDED', { filter: { speaker: [speaker] } });
    expect(subscriptions.stats).toMatchObject({ open: 301, filters: 2 });
    const writer = await openWriter(database);
    const { id } = await buildQuote(writer.client);
    await writer.append([{ kind: 'QUOTE_ADDED', itemId: id }]);
    await writer.commit();
    for (const stream of streams) expect(idsOf(await take(stream, 1))).toEqual([id]);
    expect(await isSilent(elsewhere, 50)).toBe(true);
    expect(subscriptions.stats.delivered).toBe(300);
  });
});

it('gives changed actors by the filter of their list', async () => {
  const stream = await subscriptions.open('ACTOR_CHANGED', { filter: { country: ['PT'] } });
  const writer = await openWriter(database);
  const [kept, left] = [await buildActor(writer.client, { country: 'PT' }), await buildActor(writer.client)];
  await writer.append([left, kept].map(({ id }) => ({ kind: 'ACTOR_CHANGED', itemId: id })));
  await writer.commit();
  expect(idsOf(await take(stream, 1))).toEqual([kept.id]);
});

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions, type SubscriptionsOptions } from '../../src/push/subscriptions.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { buildArticle } from '../factories.js';
import {
  cutConnections,
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
let troubles: Error[];

const start = (options: SubscriptionsOptions) =>
  Subscriptions.start(database, { onTrouble: (error) => troubles.push(error), ...options });

beforeEach(async () => {
  troubles = [];
  database = await openFresh();
  subscriptions = await start({ pollMs: 100 });
});

afterEach(async () => {
  await subscriptions.close();
  await database.close();
});

/** As the intake does, with a notification; gives the id of the article. */
async function storeNotified(): Promise<string> {
  const writer = await openWriter(database);
  const { id } = await buildArticle(writer.client);
  await writer.append([{ kind: 'ARTICLE_ADDED', itemId: id }]);
  await writer.commit();
  return id;
}

describe('a lost database connection', () => {
  it('of the listener is made again, and it listens again', async () => {
    await subscriptions.close();
    subscriptions = await start({ pollMs: 60_000 });
    await untilFollowing(subscriptions, database.reads);
    const stream = await subscriptions.open('ARTICLE_ADDED', {});
    expect(await cutConnections(database.reads, 'push')).toBeGreaterThan(0);
    const during = await storeNotified();
    expect(idsOf(await take(stream, 1))).toEqual([during]);
    await untilFollowing(subscriptions, database.reads);
    const later = await storeNotified();
    expect(idsOf(await take(stream, 1, 2_000))).toEqual([later]);
    expect(troubles.length).toBeGreaterThan(0);
  });

  it('of everybody, in the middle of catching up and of live items, loses and doubles nothing', async () => {
    await subscriptions.close();
    subscriptions = await start({ window: 20, pollMs: 20 });
    await storeArticles(database.reads, 3_000);
    await untilAllIsRead(subscriptions);
    const behind = await subscriptions.open('ARTICLE_ADDED', { after: '0-0' });
    const live = await subscriptions.open('ARTICLE_ADDED', {});
    const start3000 = await take(behind, 200);
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    try {
      for (let i = 0; i < 5; i += 1) {
        await storeArticles(admin, 50);
        await cutConnections(admin, 'all');
        await storeArticles(admin, 50);
        await sleep(30);
      }
      const all = await outboxIds(admin, 'ARTICLE_ADDED');
      expect(all.length).toBe(3_500);
      expect([...idsOf(start3000), ...idsOf(await take(behind, 3_300))]).toEqual(all);
      expect(idsOf(await take(live, 500))).toEqual(all.slice(3_000));
      expect(await isSilent(behind)).toBe(true);
      expect(await isSilent(live)).toBe(true);
    } finally {
      await admin.end();
    }
  });
});

describe('a database that lets nobody in for a while', () => {
  it('is tried again until it does, by those who are live and those who are behind', async () => {
    await storeArticles(database.reads, 1_500);
    await untilAllIsRead(subscriptions);
    const live = await subscriptions.open('ARTICLE_ADDED', {});
    const behind = await subscriptions.open('ARTICLE_ADDED', { after: '0-0' });
    const ids = idsOf(await take(behind, 1));
    const admin = new pg.Client({ connectionString: database.url });
    const address = new URL(database.url);
    const name = address.pathname.slice(1);
    address.pathname = '/postgres';
    const outside = new pg.Client({ connectionString: address.href });
    await Promise.all([admin.connect(), outside.connect()]);
    try {
      await outside.query(`alter database ${name} allow_connections false`);
      await cutConnections(admin, 'all');
      const rest = take(behind, 1_599);
      await storeArticles(admin, 100);
      await sleep(300);
      expect(subscriptions.stats.lagSeconds).toBeGreaterThan(0.25);
      await outside.query(`alter database ${name} allow_connections true`);
      const all = await outboxIds(admin, 'ARTICLE_ADDED');
      expect([...ids, ...idsOf(await rest)]).toEqual(all);
      expect(idsOf(await take(live, 100))).toEqual(all.slice(1_500));
      expect(await isSilent(live)).toBe(true);
    } finally {
      await Promise.all([admin.end(), outside.end()]);
    }
  });
});

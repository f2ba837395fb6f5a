import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../src/push/subscriptions.js';
import type { Watch } from '../../src/push/watch.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { buildArticle, buildQuote, buildReaction } from '../factories.js';
import { Chance, idsOf, openWriter, storeArticles, take, untilAllIsRead } from './support.js';

let database: Database;
let subscriptions: Subscriptions;

beforeEach(async () => {
  database = await openFresh();
  // A window so small that whoever rests for a moment is behind it.
  subscriptions = await Subscriptions.start(database, { pollMs: 100, window: 2 });
});

afterEach(async () => {
  await subscriptions.close();
  await database.close();
});

const ALL: Watch[] = [
  { kind: 'ARTICLE_ADDED', filter: {} },
  { kind: 'QUOTE_ADDED', filter: {} },
  { kind: 'REACTION_ADDED', filter: { stance: ['OPPOSES'] } },
];

/** Stores an article with a quote, a reaction that is wanted and one that is not, in one transaction. */
async function storeOne(): Promise<void> {
  const writer = await openWriter(database);
  const article = await buildArticle(writer.client);
  const place = { article_id: article.id };
  const quote = await buildQuote(writer.client, place);
  const wanted = await buildReaction(writer.client, { ...place, stance: 'OPPOSES' });
  const other = await buildReaction(writer.client, { ...place, stance: 'SUPPORTS' });
  await writer.append([
    { kind: 'REACTION_ADDED', itemId: other.id },
    { kind: 'QUOTE_ADDED', itemId: quote.id },
    { kind: 'REACTION_ADDED', itemId: wanted.id },
    { kind: 'ARTICLE_ADDED', itemId: article.id },
  ]);
  await writer.commit();
}

/** What all three watches together have to give, in the order of positions. */
async function wantedIds(): Promise<string[]> {
  const { rows } = await database.reads.query<{ item_id: string }>(
    `select item_id from outbox where kind <> 'REACTION_ADDED'
        or item_id in (select id from reaction where stance = 'OPPOSES') order by xid, seq`,
  );
  return rows.map((row) => row.item_id);
}

describe('a subscription to several kinds', () => {
  it('gives the items of all of them in the order of positions', async () => {
    const stream = await subscriptions.openAll(ALL);
    for (let i = 0; i < 3; i += 1) await storeOne();
    expect(idsOf(await take(stream, 9))).toEqual(await wantedIds());
  });

  it('goes from the outbox over to what is new, and neither loses nor doubles, also where one kind has many more', async () => {
    await storeOne();
    await storeArticles(database.reads, 1_100);
    await storeOne();
    await untilAllIsRead(subscriptions);
    const stream = await subscriptions.openAll(ALL, '0-0');
    const first = await take(stream, 500);
    await storeOne();
    const rest = await take(stream, 1_100 + 9 - 500);
    expect(idsOf([...first, ...rest])).toEqual(await wantedIds());
  });

  it('neither loses nor doubles under writers, for readers that rest, leave and come back', async () => {
    const chance = new Chance(8_117);
    const rounds = 15;
    const reading = [1, 2, 3].map(async (reader) => {
      const got: string[] = [];
      let after = '0-0';
      while (got.length < rounds * 3) {
        const stream = await subscriptions.openAll(ALL, after);
        const items = await take(stream, Math.min(reader * 2, rounds * 3 - got.length));
        await stream.return?.();
        got.push(...idsOf(items));
        after = items.at(-1)!.position;
      }
      return got;
    });
    const writing = [1, 2].map(async (writer) => {
      for (let i = writer; i <= rounds; i += 2) {
        await storeOne();
        if (chance.happens(0.3)) await untilAllIsRead(subscriptions);
      }
    });
    await Promise.all(writing);
    const wanted = await wantedIds();
    for (const got of await Promise.all(reading)) expect(got).toEqual(wanted);
  });

  it('comes in pages as well, the same items in the same order', async () => {
    for (let i = 0; i < 4; i += 1) await storeOne();
    await untilAllIsRead(subscriptions);
    const got: string[] = [];
    for (let after = '0-0', hasMore = true; hasMore; ) {
      const page = await subscriptions.pageAll(ALL, after, 5);
      got.push(...idsOf(page.items));
      ({ position: after, hasMore } = page);
    }
    expect(got).toEqual(await wantedIds());
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../src/push/subscriptions.js';
import type { Added } from '../../src/schema/added.js';
import type { Database } from '../../src/store/database.js';
import { openFresh } from '../database.js';
import { Nats, natsProblem } from '../nats.js';
import { cutConnections, idsOf, outboxIds, storeArticles, take } from './support.js';

const PATIENCE = { timeout: 15_000 };

let database: Database;
let nats: Nats;
let nodes: Subscriptions[];
let streams: AsyncIterableIterator<Added>[];

describe.skipIf(natsProblem)('nodes with a relay between them, on a NATS that asks for a password', () => {
  beforeAll(async () => {
    // What has to be escaped in an address.
    nats = await Nats.start({ user: 'news desk', password: 'a/b:c@d?e' });
  });

  afterAll(() => nats?.forget());

  beforeEach(async () => {
    database = await openFresh();
    await database.reads.query('update outbox_floor set outbox_id = gen_random_uuid()');
    const start = () => Subscriptions.start(database, { natsUrl: nats.url, pollMs: 100 });
    nodes = await Promise.all([start(), start()]);
    streams = await Promise.all(nodes.map((node) => node.open('ARTICLE_ADDED', {})));
  });

  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await database.close();
  });

  /** Stores some, and waits until both nodes have given them. */
  async function pass(count: number): Promise<void> {
    const before = (await outboxIds(database.reads, 'ARTICLE_ADDED')).length;
    await storeArticles(database.reads, count);
    const expected = (await outboxIds(database.reads, 'ARTICLE_ADDED')).slice(before);
    for (const stream of streams) expect(idsOf(await take(stream, count))).toEqual(expected);
  }

  const relayed = () => nodes.map(({ stats }) => stats.relayed);
  const read = () => nodes.map(({ stats }) => stats.read);

  /** Until items come over NATS to both. */
  async function untilRelayed(): Promise<void> {
    const before = relayed();
    await expect
      .poll(async () => {
        await pass(1);
        return relayed().every((count, i) => count > before[i]!);
      }, PATIENCE)
      .toBe(true);
  }

  it('take from it what is stored, once and in order, and leave the database alone', async () => {
    await untilRelayed();
    const [relayedBefore, readBefore] = [relayed(), read()];
    for (const count of [1, 20, 3_000]) await pass(count);
    expect(relayed()).toEqual(relayedBefore.map((count) => count + 3_021));
    expect(read()).toEqual(readBefore);
  });

  it('read the database while NATS is gone, and take from the relay again when it is back', async () => {
    await untilRelayed();
    await nats.kill();
    const before = read();
    await pass(5);
    expect(read().every((count, i) => count > before[i]!)).toBe(true);
    await nats.start();
    await untilRelayed();
  });

  it('go on when the stream is lost with all that was in it', async () => {
    await untilRelayed();
    await nats.forget();
    await pass(5);
    await nats.start();
    await untilRelayed();
  });

  it('have another relay when the one that was loses the database', async () => {
    await untilRelayed();
    await cutConnections(database.reads, 'push');
    await pass(5);
    await untilRelayed();
  });
});

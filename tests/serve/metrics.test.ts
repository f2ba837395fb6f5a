import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDeadLetter, buildMonitor, buildWebhook } from '../factories.js';
import { askSocket, connect, type Door, openDoor } from './door.js';

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.close());

const read = (headers: Record<string, string> = {}) => fetch(`${door.origin}/metrics`, { headers });

describe('/metrics', () => {
  it('tells how many connections and subscriptions are open, and how far the push is behind', async () => {
    const client = connect(door.webSocket);
    void askSocket(client, 'subscription { articleAdded { position } }').catch(() => {});
    await expect.poll(async () => (await read()).text()).toMatch(/^rejoinder_subscriptions 1$/m);
    const text = await (await read()).text();
    expect(text).toMatch(/^rejoinder_connections 1$/m);
    expect(text).toMatch(/^rejoinder_outbox_waiting_seconds \d/m);
    expect(text).toMatch(/^rejoinder_outbox_lag_seconds \d/m);
    expect(text).toMatch(/^rejoinder_items_delivered_total 0$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    await client.dispose();
    await expect.poll(async () => (await read()).text()).toMatch(/^rejoinder_subscriptions 0$/m);
  });

  it('tells how the feeds fare, and what waits to be taken', async () => {
    await door.database.dataSource.query(
      `insert into feed (id, url, state, next_poll_at) values
         (gen_random_uuid(), 'https://tamsund.example/a.xml', 'OK', now() + interval '1 hour'),
         (gen_random_uuid(), 'https://tamsund.example/b.xml', 'FAILING', now() - interval '5 minutes')`,
    );
    await door.database.dataSource.query(
      `insert into feed_item_memory (feed_id, key, stamp, retry_at) select id, 'a', '', now() from feed`,
    );
    const text = await (await read()).text();
    expect(text).toMatch(/^rejoinder_feeds\{state="OK"\} 1$/m);
    expect(text).toMatch(/^rejoinder_feeds\{state="FAILING"\} 1$/m);
    expect(text).toMatch(/^rejoinder_feed_items_waiting 2$/m);
    const [, overdue] = /^rejoinder_feed_overdue_seconds ([\d.]+)$/m.exec(text)!;
    expect(Number(overdue)).toBeGreaterThanOrEqual(300);
  });

  it('tells how it goes with monitors and webhooks, and what this process delivered', async () => {
    const { reads } = door.database;
    const { id } = await buildMonitor(reads);
    await buildDeadLetter(reads, { webhook_id: (await buildWebhook(reads, { monitor_id: id })).id });
    await buildWebhook(reads, { monitor_id: id, attempts: 0, stopped_at: new Date(), failing_since: null });
    const text = await (await read()).text();
    expect(text).toMatch(/^rejoinder_monitors 1$/m);
    expect(text).toMatch(/^rejoinder_webhook_dead_letters 1$/m);
    expect(text).toMatch(/^rejoinder_webhooks\{state="RETRYING"\} 1$/m);
    expect(text).toMatch(/^rejoinder_webhooks\{state="STOPPED"\} 1$/m);
    const [, seconds] = /^rejoinder_webhook_failing_seconds ([\d.]+)$/m.exec(text)!;
    expect(Number(seconds)).toBeGreaterThan(0);
  });

  it('needs a key where the graph needs one', async () => {
    const key = await door.addKey('reader');
    await expect.poll(async () => (await read()).status, { timeout: 8_000 }).toBe(401);
    expect((await read({ authorization: `Bearer ${key}` })).status).toBe(200);
  });
});

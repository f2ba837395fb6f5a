import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboxEnd, pruneOutbox } from '../../src/store/outbox.js';
import { ask, askSocket, connect, type Door, openDoor, send } from './door.js';
import { addArticle, openStream } from './events.js';
import { type Receiver, startReceiver } from './receiver.js';

const NEW = 'subscription ($after: Position) { articleAdded(after: $after) { position } }';

let door: Door;
let receiver: Receiver;
let told: object;

beforeAll(async () => {
  receiver = await startReceiver();
  door = await openDoor({ settings: { CALLBACK_ORIGINS: receiver.origin } });
  await addArticle(door, 'one');
  const { reads } = door.database;
  // What a write elsewhere on the server holds back is not pruned: until it can be.
  const prune = async () => pruneOutbox(reads, 0, await outboxEnd(reads), 100);
  while ((await prune()) === 0);
  const { xid, seq } = await outboxEnd(reads);
  told = { code: 'POSITION_TOO_OLD', oldest: `${xid}-${seq}` };
});

afterAll(async () => {
  await door.close();
  await receiver.close();
});

describe('a position that is too old is refused with its code and the oldest that is kept', () => {
  it('to a socket', async () => {
    const client = connect(door.webSocket);
    const { errors } = await askSocket(client, NEW, { after: '0-0' });
    expect(errors!.map(({ extensions }) => extensions)).toEqual([told]);
    await client.dispose();
  });

  it.each(['GET', 'POST'] as const)(
    'to server-sent events over %s, also as Last-Event-ID',
    async (method) => {
      const asked = [{ variables: { after: '0-0' } }, { headers: { 'last-event-id': '0-0' } }];
      for (const options of asked) {
        const stream = await openStream(door.url, NEW, { method, ...options });
        const [first, last] = await stream.rest();
        expect(first!.data!.errors!.map(({ extensions }) => extensions)).toEqual([told]);
        expect(last!.event).toBe('complete');
      }
    },
  );

  it('to an HTTP callback', async () => {
    const ids = { subscriptionId: 'sub-1', verifier: 'secret-1', heartbeatIntervalMs: 0 };
    await send(door.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0' },
      body: JSON.stringify({
        query: NEW,
        variables: { after: '0-0' },
        extensions: { subscription: { callbackUrl: receiver.url, ...ids } },
      }),
    });
    await expect.poll(() => receiver.of('complete').length, { timeout: 10_000 }).toBe(1);
    expect(receiver.of('complete')[0]!.errors!.map(({ extensions }) => extensions)).toEqual([told]);
  });

  it('to the query that is its twin', async () => {
    const { errors } = await ask(door.url, '{ articlesAdded(after: "0-0") { position } }');
    expect(errors!.map(({ extensions }) => extensions)).toEqual([told]);
  });
});

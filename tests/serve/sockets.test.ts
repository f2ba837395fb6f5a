import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../push/support.js';
import { type Door, openDoor, told } from './door.js';
import { addArticle } from './events.js';
import { openAcknowledged, openRaw, openSubscriptions } from './raw-socket.js';

const NEW = 'subscription { articleAdded { article { title } } }';
const ALL = 'subscription { articleAdded(after: "0-0") { article { title } } }';
const subscribe = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } });
const titled = (id: string, title: string) => ({
  id,
  type: 'next',
  payload: { data: { articleAdded: { article: { title } } } },
});

/** The cases are those of the protocol's text: graphql-ws, PROTOCOL.md. */
describe('a socket that speaks graphql-transport-ws', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
    for (const title of ['one', 'two']) await addArticle(door, title);
  });
  afterAll(() => door.close());

  it.each([
    ['no JSON', 'hello'],
    ['no object', '7'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}'],
    ['a message of the server', '{"type":"next","id":"1"}'],
    ['an operation without an id', '{"type":"subscribe","payload":{"query":"{ __typename }"}}'],
    ['an operation without a query', '{"type":"subscribe","id":"1","payload":{}}'],
  ])('is closed with 4400 for %s', async (_name, message) => {
    const socket = await openAcknowledged(door);
    socket.send(message);
    expect(await socket.closed()).toMatchObject({ code: 4400, unread: [] });
  });

  it('is closed with 4401 for an operation before the acknowledgement', async () => {
    const socket = await openRaw(door);
    socket.send(subscribe('1', '{ __typename }'));
    expect(await socket.closed()).toEqual({ code: 4401, reason: 'Unauthorized', unread: [] });
  });

  it('is closed with 4406 where it names no subprotocol', async () => {
    const socket = await openRaw(door, []);
    expect(await socket.closed()).toMatchObject({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('is chosen no subprotocol that we do not speak', async () => {
    await expect(openRaw(door, 'soap')).rejects.toThrow('Server sent no subprotocol');
    const socket = await openRaw(door, ['soap', 'graphql-transport-ws']);
    expect(socket.protocol).toBe('graphql-transport-ws');
    socket.leave();
  });

  it('is closed with 4408 where it does not say in time that it begins', async () => {
    const socket = await openRaw(door);
    expect(await socket.closed()).toMatchObject({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('is closed with 4409 for an id that is in use, and may use it again afterwards', async () => {
    const socket = await openAcknowledged(door);
    for (let n = 0; n < 2; n += 1) {
      socket.send(subscribe('1', '{ __typename }'));
      expect(await socket.next()).toEqual({
        id: '1',
        type: 'next',
        payload: { data: { __typename: 'Query' } },
      });
      expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    }
    socket.send(subscribe('1', NEW));
    socket.send(subscribe('1', NEW));
    expect(await socket.closed()).toMatchObject({ code: 4409, reason: 'Subscriber for 1 already exists' });
  });

  it('is closed with 4429 where it begins twice', async () => {
    const socket = await openRaw(door);
    for (let n = 0; n < 2; n += 1) socket.send({ type: 'connection_init' });
    expect(await socket.closed()).toMatchObject({ code: 4429, reason: 'Too many initialisation requests' });
  });

  it('is answered a ping with a pong that has its payload, also before it has begun', async () => {
    const socket = await openRaw(door);
    socket.send({ type: 'ping', payload: { at: 7 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 7 } });
    socket.send({ type: 'connection_init' });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.send({ type: 'pong' });
    socket.leave();
  });

  it('ends a subscription with "complete", after which nothing of it comes', async () => {
    const socket = await openAcknowledged(door);
    socket.send(subscribe('ended', ALL));
    expect([await socket.next(), await socket.next()]).toEqual([
      titled('ended', 'one'),
      titled('ended', 'two'),
    ]);
    socket.send(subscribe('staying', NEW));
    await expect.poll(() => openSubscriptions(door)).toBe(2);
    socket.send({ id: 'ended', type: 'complete' });
    await expect.poll(() => openSubscriptions(door)).toBe(1);
    await addArticle(door, 'three');
    expect(await socket.next()).toEqual(titled('staying', 'three'));
    socket.send({ id: 'unknown', type: 'complete' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.leave();
    await expect.poll(() => openSubscriptions(door)).toBe(0);
  });

  it('is told an error as the last word about an operation', async () => {
    const socket = await openAcknowledged(door);
    socket.send(subscribe('1', '{ nothing }'));
    const { id, type, payload } = await socket.next();
    expect([id, type, told(payload)]).toEqual([
      '1',
      'error',
      [{ code: 'GRAPHQL_VALIDATION_FAILED', message: expect.stringContaining('"nothing"') }],
    ]);
    // The id is free again, so nothing more will be said about its operation.
    socket.send(subscribe('1', '{ __typename }'));
    expect([(await socket.next()).type, (await socket.next()).type]).toEqual(['next', 'complete']);
    socket.leave();
  });

  it('is told the error of a subscription that breaks, and no end after it', async () => {
    const own = await openDoor();
    const socket = await openAcknowledged(own);
    socket.send(subscribe('1', 'subscription { quoteAdded(filter: { words: "tide" }) { position } }'));
    await expect.poll(() => openSubscriptions(own)).toBe(1);
    // What its filter asks of the next item cannot be answered any more.
    await own.database.dataSource.query('alter table quote rename to quote_away');
    const writer = await openWriter(own.database);
    await writer.append([{ kind: 'QUOTE_ADDED', itemId: randomUUID() }]);
    await writer.commit();
    const { type, payload } = await socket.next();
    expect([type, told(payload)![0]!.code]).toEqual(['error', 'INTERNAL_SERVER_ERROR']);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.leave();
    await own.close();
  });

  it('is closed with 1001 when the server stops', async () => {
    const own = await openDoor();
    const socket = await openAcknowledged(own);
    socket.send(subscribe('1', NEW));
    await expect.poll(() => openSubscriptions(own)).toBe(1);
    await own.close();
    expect(await socket.closed()).toEqual({ code: 1001, reason: 'Going away', unread: [] });
  });
});

describe('sockets are limited:', () => {
  let door: Door;
  afterEach(() => door.close());

  it('a key has as many as LIMIT_CONNECTIONS_PER_KEY, each key its own, and a place is free again afterwards', async () => {
    const keys: string[] = [];
    door = await openDoor({
      settings: { LIMIT_CONNECTIONS_PER_KEY: '2' },
      before: async (made) => {
        for (const name of ['desk', 'bureau']) keys.push((await made.add(name, 'reader')).key);
      },
    });
    const [desk, bureau] = keys.map((apiKey) => ({ apiKey }));
    const first = await openAcknowledged(door, desk);
    const second = await openAcknowledged(door, desk);
    const third = await openRaw(door);
    third.send({ type: 'connection_init', payload: desk });
    expect(await third.closed()).toEqual({
      code: 1013,
      reason: 'The key "desk" has as many connections open as it may (2): close some.',
      unread: [],
    });
    const other = await openAcknowledged(door, bureau);
    first.leave();
    await expect
      .poll(() =>
        openAcknowledged(door, desk).then(
          (socket) => socket.leave(),
          () => 'refused',
        ),
      )
      .toBeUndefined();
    for (const socket of [second, other]) socket.leave();
  });

  it('without keys, an address has as many', async () => {
    door = await openDoor({ settings: { LIMIT_CONNECTIONS_PER_KEY: '1' } });
    const first = await openAcknowledged(door);
    const second = await openRaw(door);
    second.send({ type: 'connection_init' });
    expect(await second.closed()).toMatchObject({
      code: 1013,
      reason: 'The address 127.0.0.1 has as many connections open as it may (1): close some.',
    });
    first.leave();
  });

  it('an address has as many that have not said who they are; the next is refused with 429', async () => {
    door = await openDoor({ settings: { LIMIT_CONNECTIONS_PER_KEY: '2' } });
    const sockets = [await openRaw(door), await openRaw(door)];
    const refused = await upgrade(door);
    expect(refused).toEqual({
      status: 429,
      body: expect.stringContaining('as many connections open as it may (2)'),
    });
    sockets[0]!.leave();
    await expect
      .poll(() =>
        openRaw(door).then(
          ({ protocol }) => protocol,
          () => 'refused',
        ),
      )
      .toBe('graphql-transport-ws');
  });

  it('one on which nothing runs for LIMIT_IDLE_SECONDS is closed with 1000; one with a silent subscription stays', async () => {
    door = await openDoor({ settings: { LIMIT_IDLE_SECONDS: '1' } });
    const waiting = await openAcknowledged(door);
    waiting.send(subscribe('1', NEW));
    await expect.poll(() => openSubscriptions(door)).toBe(1);
    const idle = await openAcknowledged(door);
    idle.send(subscribe('1', '{ __typename }'));
    const { code, reason, unread } = await idle.closed();
    expect([code, reason]).toEqual([1000, 'Idle: nothing ran for 1 s']);
    expect(unread.map(({ type }) => type)).toEqual(['next', 'complete']);
    await addArticle(door, 'after a silence');
    expect(await waiting.next()).toEqual(titled('1', 'after a silence'));
    waiting.leave();
  });
});

/** What a handshake is answered with that is refused. */
async function upgrade({ url }: Door): Promise<{ status: number | undefined; body: string }> {
  const sent = request(url, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      'sec-websocket-protocol': 'graphql-transport-ws',
    },
  });
  sent.end();
  return new Promise((resolve, reject) => {
    sent.on('error', reject).on('upgrade', () => reject(new Error('It was let in.')));
    sent.on('response', async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode, body });
    });
  });
}

import { type ClientOptions, type OperationOptions, SubscriptionClient } from 'subscriptions-transport-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Door, openDoor, told } from './door.js';
import { addArticle } from './events.js';
import { openRaw, openSubscriptions } from './raw-socket.js';

const NEW = 'subscription { articleAdded { article { title } } }';
const ALL = 'subscription ($after: Position) { articleAdded(after: $after) { position article { title } } }';

interface Added {
  articleAdded: { position: string; article: { title: string } };
}

const clients: SubscriptionClient[] = [];

/** The client that GraphQL Playground and Apollo Client 2 to 3 have inside. */
function connect(door: Door, options: ClientOptions = {}): SubscriptionClient {
  const client = new SubscriptionClient(door.webSocket, options, WebSocket);
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** Results of an operation: as many as wanted, or all until it ends. */
function results(client: SubscriptionClient, operation: OperationOptions, count = Number.POSITIVE_INFINITY) {
  return new Promise<Record<string, unknown>[]>((resolve, reject) => {
    const seen: Record<string, unknown>[] = [];
    const { unsubscribe } = client.request(operation).subscribe({
      next: (result) => {
        seen.push(result as Record<string, unknown>);
        if (seen.length < count) return;
        unsubscribe();
        resolve(seen);
      },
      error: reject,
      complete: () => resolve(seen),
    });
  });
}

const titlesIn = (seen: Record<string, unknown>[]) =>
  seen.map(({ data }) => (data as Added).articleAdded.article.title);

describe('the client of subscriptions-transport-ws', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
    for (const title of ['one', 'two', 'three']) await addArticle(door, title);
  });
  afterAll(() => door.close());

  it('is given a query and its end', async () => {
    expect(await results(connect(door), { query: '{ __typename }' })).toEqual([
      { data: { __typename: 'Query' } },
    ]);
  });

  it('gets what was there and what is new, and behind its last position nothing twice', async () => {
    const client = connect(door);
    const seen = await results(client, { query: ALL, variables: { after: '0-0' } }, 2);
    expect(titlesIn(seen)).toEqual(['one', 'two']);
    const after = (seen[1] as unknown as { data: Added }).data.articleAdded.position;
    const rest = results(connect(door), { query: ALL, variables: { after } }, 2);
    await expect.poll(() => openSubscriptions(door)).toBe(1);
    await addArticle(door, 'four');
    expect(titlesIn(await rest)).toEqual(['three', 'four']);
  });

  it('ends a subscription and keeps its others', async () => {
    const client = connect(door);
    const [ended, staying] = [NEW, NEW].map((query) => {
      const seen: unknown[] = [];
      const { unsubscribe } = client.request({ query }).subscribe({ next: (result) => seen.push(result) });
      return { seen, unsubscribe };
    });
    await expect.poll(() => openSubscriptions(door)).toBe(2);
    ended!.unsubscribe();
    await expect.poll(() => openSubscriptions(door)).toBe(1);
    await addArticle(door, 'five');
    await expect.poll(() => staying!.seen).toHaveLength(1);
    expect(ended!.seen).toEqual([]);
    client.close();
    await expect.poll(() => openSubscriptions(door)).toBe(0);
  });

  it.each([
    ['is no GraphQL', '{ articles {', 'GRAPHQL_PARSE_FAILED'],
    ['does not fit the schema', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'costs too much',
      'subscription { quoteAdded { quote { article { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } } }',
      'TOO_COMPLEX',
    ],
    ['is too long', `{ ${'a '.repeat(2_100)} }`, 'TOO_MANY_TOKENS'],
  ])('is told the code where its document %s', async (_name, query, code) => {
    const refused = await results(connect(door), { query }).catch((error) => error);
    expect(told([refused])).toEqual([{ code, message: expect.any(String) }]);
  });

  it('is told of an operation too many on its socket', async () => {
    const narrow = await openDoor({ settings: { LIMIT_OPERATIONS_PER_SOCKET: '1' } });
    const client = connect(narrow);
    client.request({ query: NEW }).subscribe({});
    const refused = await results(client, { query: '{ __typename }' }).catch((error) => error);
    expect(told([refused])![0]!.code).toBe('TOO_MANY_OPERATIONS');
    await narrow.close();
  });

  it('is told in a message why it may not come in', async () => {
    const locked = await openDoor({ before: async (keys) => void (await keys.add('desk', 'reader')) });
    const refused = new Promise<unknown>((resolve) => {
      const connectionParams = { apiKey: `rj_${'A'.repeat(43)}` };
      connect(locked, { connectionParams, connectionCallback: (error) => error && resolve(error) });
    });
    expect(await refused).toEqual({ message: 'Forbidden: This API key is not known, or it was revoked.' });
    await locked.close();
  });

  it('comes in with a key', async () => {
    let apiKey = '';
    const locked = await openDoor({
      before: async (keys) => {
        apiKey = (await keys.add('desk', 'reader')).key;
      },
    });
    const { data } = (
      await results(connect(locked, { connectionParams: { apiKey } }), { query: '{ __typename }' })
    )[0]!;
    expect(data).toEqual({ __typename: 'Query' });
    await locked.close();
  });
});

describe('a socket that speaks the older graphql-ws', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.close());
  const start = (id: string) => ({ id, type: 'start', payload: { query: '{ __typename }' } });

  it('may send operations before its connection is acknowledged, and before it asks for one', async () => {
    const socket = await openRaw(door, 'graphql-ws');
    expect(socket.protocol).toBe('graphql-ws');
    socket.send(start('1'));
    socket.send({ type: 'connection_init', payload: null });
    socket.send(start('2'));
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    const data = (id: string) => ({ id, type: 'data', payload: { data: { __typename: 'Query' } } });
    const answers = [await socket.next(), await socket.next(), await socket.next(), await socket.next()];
    expect(answers.filter(({ id }) => id === '1')).toEqual([data('1'), { id: '1', type: 'complete' }]);
    expect(answers.filter(({ id }) => id === '2')).toEqual([data('2'), { id: '2', type: 'complete' }]);
    socket.send({ type: 'connection_terminate' });
    expect(await socket.closed()).toMatchObject({ code: 1000 });
  });

  it('is closed with 1009 where more waits than a body may have', async () => {
    const narrow = await openDoor({ settings: { LIMIT_BODY_BYTES: '1024' } });
    const socket = await openRaw(narrow, 'graphql-ws');
    for (let n = 0; n < 20; n += 1) socket.send(start(String(n)));
    const { code, unread } = await socket.closed();
    expect([code, unread.map(({ type }) => type)]).toEqual([1009, ['connection_error']]);
    await narrow.close();
  });

  it('is told all errors of a document in one', async () => {
    const socket = await openRaw(door, 'graphql-ws');
    socket.send({ type: 'connection_init' });
    await socket.next();
    socket.send({ id: '1', type: 'start', payload: { query: '{ nothing never }' } });
    const { id, type, payload } = await socket.next();
    expect([id, type]).toEqual(['1', 'error']);
    expect(payload.message).toContain('"nothing"');
    expect(told(payload.errors)!.map(({ code }) => code)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    socket.leave();
  });

  it.each([
    ['no JSON', 'hello'],
    ['no message', 'null'],
    ['a message of the other subprotocol', '{"id":"1","type":"subscribe","payload":{"query":"{ a }"}}'],
    ['an operation without a query', '{"id":"1","type":"start","payload":{}}'],
  ])('is closed with 4400 for %s', async (_name, message) => {
    const socket = await openRaw(door, 'graphql-ws');
    socket.send({ type: 'connection_init' });
    await socket.next();
    socket.send(message);
    expect(await socket.closed()).toMatchObject({ code: 4400, unread: [] });
  });

  it('is not chosen where the client speaks the newer one too, nor where LEGACY_SOCKETS is off', async () => {
    const both = await openRaw(door, ['graphql-ws', 'graphql-transport-ws']);
    expect(both.protocol).toBe('graphql-transport-ws');
    both.leave();
    const modern = await openDoor({ settings: { LEGACY_SOCKETS: 'off' } });
    await expect(openRaw(modern, 'graphql-ws')).rejects.toThrow('Server sent no subprotocol');
    await modern.close();
  });
});

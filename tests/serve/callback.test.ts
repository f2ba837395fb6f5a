import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, bearer, type Door, openDoor, send, told } from './door.js';
import { addArticle } from './events.js';
import { type CallbackMessage, type Receiver, startReceiver } from './receiver.js';

const TITLES = 'subscription { articleAdded(after: "0-0") { position article { title } } }';
const NEW = 'subscription { articleAdded { article { title } } }';

let door: Door | undefined;
const receivers: Receiver[] = [];

afterEach(async () => {
  await door?.close();
  door = undefined;
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

/** A receiver, and a server that may post to it. */
async function open(
  answer?: (message: CallbackMessage) => number | string | Promise<number>,
  settings: Record<string, string> = {},
) {
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  door = await openDoor({ settings: { CALLBACK_ORIGINS: receiver.origin, ...settings } });
  return { door, receiver };
}

function subscribe(
  to: Door,
  { url }: Pick<Receiver, 'url'>,
  query = TITLES,
  extension: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const ids = { subscriptionId: 'sub-1', verifier: 'secret-1', heartbeatIntervalMs: 0 };
  const subscription = { callbackUrl: url, ...ids, ...extension };
  return send(to.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0', ...headers },
    body: JSON.stringify({ query, extensions: { subscription } }),
  });
}

const titlesOf = (receiver: Receiver) =>
  receiver.of('next').map(({ payload }) => payload!.data.articleAdded.article.title);

describe('an HTTP callback', () => {
  it('is checked, then given each item in order, with the id and the verifier of its subscription', async () => {
    const { door, receiver } = await open();
    await addArticle(door, 'one');
    const { status, data, errors } = await subscribe(door, receiver);
    expect({ status, data, errors }).toEqual({ status: 200, data: null, errors: undefined });
    expect(receiver.messages[0]).toEqual({
      kind: 'subscription',
      action: 'check',
      id: 'sub-1',
      verifier: 'secret-1',
    });
    for (const title of ['two', 'three']) await addArticle(door, title);
    await expect.poll(() => titlesOf(receiver)).toEqual(['one', 'two', 'three']);
    for (const { id, verifier } of receiver.messages) expect([id, verifier]).toEqual(['sub-1', 'secret-1']);
  });

  it('resumes behind the last position that was posted', async () => {
    const { door, receiver } = await open();
    for (const title of ['one', 'two', 'three']) await addArticle(door, title);
    await subscribe(door, receiver);
    await expect.poll(() => titlesOf(receiver)).toHaveLength(3);
    const { position } = receiver.of('next')[1]!.payload!.data.articleAdded;
    receiver.messages.splice(0);
    await subscribe(door, receiver, TITLES.replace('0-0', position), { subscriptionId: 'sub-2' });
    await addArticle(door, 'four');
    const ofSecond = () =>
      titlesOf({ ...receiver, of: () => receiver.of('next').filter(({ id }) => id === 'sub-2') });
    await expect.poll(ofSecond).toEqual(['three', 'four']);
  });

  it('waits for the receiver to take an item before it sends the next', async () => {
    let taking = 0;
    let most = 0;
    const { door, receiver } = await open(async ({ action }) => {
      if (action !== 'next') return 204;
      taking += 1;
      most = Math.max(most, taking);
      await sleep(50);
      taking -= 1;
      return 204;
    });
    for (const title of ['one', 'two', 'three']) await addArticle(door, title);
    await subscribe(door, receiver);
    await expect.poll(() => titlesOf(receiver)).toEqual(['one', 'two', 'three']);
    expect(most).toBe(1);
  });

  it('sends an item again while the receiver fails, and goes on after it', async () => {
    let failures = 2;
    const { door, receiver } = await open(({ action }) => {
      if (action === 'next' && failures > 0) {
        failures -= 1;
        return 503;
      }
      return 204;
    });
    for (const title of ['one', 'two']) await addArticle(door, title);
    await subscribe(door, receiver);
    await expect.poll(() => titlesOf(receiver), { timeout: 3_000 }).toEqual(['one', 'one', 'one', 'two']);
  });

  it('ends when the receiver answers an item with 404', async () => {
    const { door, receiver } = await open(({ action }) => (action === 'next' ? 404 : 204));
    for (const title of ['one', 'two']) await addArticle(door, title);
    await subscribe(door, receiver);
    await expect.poll(() => receiver.messages.length).toBe(2);
    await addArticle(door, 'three');
    await sleep(300);
    expect(receiver.messages.map(({ action }) => action)).toEqual(['check', 'next']);
  });

  it('ends when the receiver answers a heartbeat with 404', async () => {
    let known = true;
    const { door, receiver } = await open(() => (known ? 204 : 404));
    await subscribe(door, receiver, NEW, { heartbeatIntervalMs: 1_000 });
    await expect.poll(() => receiver.of('check').length, { timeout: 3_000 }).toBe(3);
    known = false;
    await expect.poll(() => receiver.of('check').length, { timeout: 3_000 }).toBe(4);
    await addArticle(door, 'unheard');
    await sleep(1_200);
    expect(receiver.messages).toHaveLength(4);
  });

  it('lives on heartbeats twice an interval, and ends after five without an answer', async () => {
    let failing = false;
    const { door, receiver } = await open(() => (failing ? 500 : 204));
    await subscribe(door, receiver, NEW, { heartbeatIntervalMs: 1_000 });
    await sleep(1_250);
    expect(receiver.of('check')).toHaveLength(3);
    failing = true;
    await expect.poll(() => receiver.of('check').length, { timeout: 5_000 }).toBe(8);
    await addArticle(door, 'unheard');
    await sleep(1_200);
    expect(receiver.messages).toHaveLength(8);
  });

  it('is refused where the receiver does not confirm it', async () => {
    const { door, receiver } = await open(() => 400);
    const { status, errors } = await subscribe(door, receiver);
    expect(status).toBe(400);
    expect(told(errors)).toEqual([
      { code: 'BAD_REQUEST', message: 'callbackUrl: it did not confirm the subscription.' },
    ]);
    expect(receiver.messages).toHaveLength(1);
  });

  it('tells with "complete" why the server ends it when it stops', async () => {
    const { door: stopping, receiver } = await open();
    await subscribe(stopping, receiver, NEW);
    await stopping.close();
    door = undefined;
    expect(receiver.of('complete').map(({ errors }) => errors![0]!.extensions['code'])).toEqual([
      'GOING_AWAY',
    ]);
  });

  it('gets an error of ours as the id of a log line and nothing else', async () => {
    const { door, receiver } = await open();
    await addArticle(door, 'one');
    await door.database.dataSource.query('alter table outlet rename to outlet_away');
    await subscribe(door, receiver, TITLES.replace('title }', 'title outlet { name } }'));
    await expect.poll(() => receiver.of('next').length).toBe(1);
    const [error] = receiver.of('next')[0]!.payload!.errors!;
    const errorId = error!.extensions['errorId'];
    expect(error).toMatchObject({
      message: `Something went wrong on our side; error id ${errorId}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    });
    expect(door.log.filter((line) => line['errorId'] === errorId)).toHaveLength(1);
  });

  it('gets with "complete" why a subscription could not begin', async () => {
    const { door, receiver } = await open();
    expect((await subscribe(door, receiver, TITLES.replace('0-0', '999999999999-1'))).data).toBeNull();
    await expect.poll(() => receiver.of('complete').length).toBe(1);
    expect(told(receiver.of('complete')[0]!.errors)![0]!.code).toBe('BAD_USER_INPUT');
    expect(receiver.of('next')).toEqual([]);
  });

  it('leaves the server running where the receiver refuses "complete"', async () => {
    const { door, receiver } = await open(({ action }) => (action === 'complete' ? 400 : 204));
    await subscribe(door, receiver, TITLES.replace('0-0', '999999999999-1'));
    await expect.poll(() => receiver.of('complete').length).toBe(1);
    await sleep(200);
    expect((await fetch(`${door.origin}/healthz`)).status).toBe(200);
  });
});

describe('the limits of an HTTP callback', () => {
  const tooMuch = `subscription { quoteAdded { quote { article { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } } }`;

  it.each([
    ['a document that costs too much', tooMuch, 'TOO_COMPLEX'],
    ['a document that does not fit', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ __typename }', 'BAD_REQUEST'],
    ['a mutation', 'mutation { addArticle(input: { text: "x" }) { __typename } }', 'BAD_REQUEST'],
  ])('refuse %s, and post nothing', async (_name, query, code) => {
    const { door, receiver } = await open();
    const { status, errors } = await subscribe(door, receiver, query);
    expect(status).toBe(400);
    expect(told(errors)![0]!.code).toBe(code);
    await sleep(100);
    expect(receiver.messages).toEqual([]);
  });

  it('refuse every callback where CALLBACK_ORIGINS is not set, and name it', async () => {
    const { door, receiver } = await open(undefined, { CALLBACK_ORIGINS: '' });
    const { status, errors } = await subscribe(door, receiver);
    expect(status).toBe(403);
    expect(told(errors)).toEqual([
      { code: 'FORBIDDEN', message: expect.stringContaining('CALLBACK_ORIGINS names, and it names none') },
    ]);
    expect(receiver.messages).toEqual([]);
  });

  it.each([
    ['another port', (url: string) => url.replace(/:\d+/, ':1'), 403],
    ['another host', (url: string) => url.replace('127.0.0.1', '169.254.169.254'), 403],
    [
      'an allowed host as the user',
      (url: string) => url.replace('http://', 'http://x@').replace('/callback', '@evil.example/'),
      400,
    ],
    ['a user and a password', (url: string) => url.replace('http://', 'http://me:secret@'), 400],
    ['a file', () => 'file:///etc/passwd', 403],
    ['no address', () => 'callback', 400],
  ])('refuse a callback at %s', async (_name, change, expected) => {
    const { door, receiver } = await open();
    const { status } = await subscribe(door, { url: change(receiver.url) });
    expect(status).toBe(expected);
    expect(receiver.messages).toEqual([]);
  });

  it('do not let the receiver lead elsewhere', async () => {
    const elsewhere = await startReceiver();
    receivers.push(elsewhere);
    const { door, receiver } = await open(() => elsewhere.url);
    expect((await subscribe(door, receiver)).status).toBe(400);
    expect(elsewhere.messages).toEqual([]);
  });

  it.each([
    ['heartbeatIntervalMs', { heartbeatIntervalMs: 1 }],
    ['heartbeatIntervalMs', { heartbeatIntervalMs: -5 }],
    ['subscriptionId', { subscriptionId: 7 }],
    ['verifier', { verifier: 'x'.repeat(3_000) }],
    ['callbackUrl', { callbackUrl: null }],
  ])('name %s where it does not fit', async (field, extension) => {
    const { door, receiver } = await open();
    const { status, errors } = await subscribe(door, receiver, TITLES, extension);
    expect(status).toBe(400);
    expect(told(errors)![0]!.message).toMatch(`extensions.subscription.${field}`);
  });

  it('count among the connections that an address may hold', async () => {
    const { door, receiver } = await open(undefined, { LIMIT_CONNECTIONS_PER_KEY: '1' });
    expect((await subscribe(door, receiver)).status).toBe(200);
    const { status, errors } = await subscribe(door, receiver);
    expect([status, told(errors)![0]!.code]).toEqual([429, 'TOO_MANY_CONNECTIONS']);
  });

  it('ask for a key, and end the subscription within 10 seconds when it is revoked', async () => {
    const { door, receiver } = await open();
    const key = await door.addKey('reader', 'gateway');
    await door.addKey('admin', 'another');
    await expect
      .poll(async () => (await subscribe(door, receiver)).status, { timeout: 10_000, interval: 500 })
      .toBe(401);
    receiver.messages.splice(0);
    expect((await subscribe(door, receiver, NEW, {}, bearer(key))).status).toBe(200);
    await door.keys.revoke('gateway');
    await expect
      .poll(() => receiver.of('complete').map(({ errors }) => told(errors)), { timeout: 10_000 })
      .toContainEqual([
        { code: 'UNAUTHENTICATED', message: 'This API key is not known, or it was revoked.' },
      ]);
  });
});

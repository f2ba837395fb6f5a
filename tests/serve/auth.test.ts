import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CannotServe } from '../../src/serve/listen.js';
import { type Answer, ask, askSocket, bearer, connect, type Door, openDoor, told } from './door.js';
import { openParts } from './part-reader.js';
import { openLegacy } from './raw-socket.js';

const READ = '{ articles { totalCount } }';
const SUBSCRIBE = 'subscription { articleAdded(after: "0-0") { position article { title } } }';
const ADD = `mutation { addArticle(input: {
  title: "Quay reopens", url: "https://north.example/quay", publishedAt: "2026-11-02T08:00:00Z",
  text: "\\"The quay is open,\\" said harbour master Ana Reis on Monday."
}) { ... on AddArticlePayload { outcome } ... on ArticleRefused { problems { message } } } }`;
const REVIEW = `mutation { reviewQuote(input: { id: "0199aaaa-0000-7000-8000-000000000000", state: CONFIRMED }) { __typename } }`;

/** A key is trusted for 4 s and sockets are asked every 4 s; the promise is 10 s. */
const PROMISED_MS = 10_000;

describe('where a key exists', () => {
  let door: Door;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    door = await openDoor({
      before: async (made) => {
        for (const role of ['reader', 'reviewer', 'editor', 'admin'] as const) {
          keys[role] = (await made.add(role, role)).key;
        }
      },
    });
    expect((await ask(door.url, ADD, {}, bearer(keys['editor']!))).data.addArticle).toEqual({
      outcome: 'ADDED',
    });
  });
  afterAll(() => door.close());

  it.each([
    ['a query', READ],
    ['a mutation', ADD],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['the name of a type', '{ __typename }'],
  ])('refuses %s without a key with 401', async (_name, query) => {
    const { status, headers, data, errors } = await ask(door.url, query);
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(told(errors)).toEqual([
      { code: 'UNAUTHENTICATED', message: expect.stringContaining('"Authorization: Bearer rj_..."') },
    ]);
  });

  it.each([
    ['unknown', `rj_${'A'.repeat(43)}`],
    ['cut', 'rj_short'],
    ['long', `rj_${'A'.repeat(5_000)}`],
    ['hostile', "rj_' or 1=1 --"],
  ])('refuses a key that is %s with 401', async (_name, key) => {
    const { status, errors } = await ask(door.url, READ, {}, bearer(key));
    expect(status).toBe(401);
    expect(told(errors)![0]!.code).toBe('UNAUTHENTICATED');
  });

  it('takes a key as Authorization or x-api-key', async () => {
    for (const headers of [bearer(keys['reader']!), { 'x-api-key': keys['reader']! }]) {
      expect((await ask(door.url, READ, {}, headers)).data).toEqual({ articles: { totalCount: 1 } });
    }
  });

  const asked: Record<string, (query: string, key: string) => Promise<Pick<Answer, 'data' | 'errors'>>> = {
    HTTP: (query, key) => ask(door.url, query, {}, bearer(key)),
    'a socket': async (query, key) => {
      const client = connect(door.webSocket, { apiKey: key });
      const answer = await askSocket(client, query);
      await client.dispose();
      return answer;
    },
  };

  describe.each(['HTTP', 'a socket'])('over %s', (way) => {
    it.each([
      ['reader', READ],
      ['reviewer', REVIEW],
      ['editor', ADD],
      ['admin', ADD],
      ['admin', READ],
    ])('lets a %s do what the role is for', async (role, query) => {
      expect(told((await asked[way]!(query, keys[role]!)).errors)).toBeUndefined();
    });

    it.each([
      ['reader', REVIEW, 'reviewQuote needs the role reviewer; yours is reader.', 'reviewer'],
      ['reader', ADD, 'addArticle needs the role editor; yours is reader.', 'editor'],
      ['reviewer', ADD, 'addArticle needs the role editor; yours is reviewer.', 'editor'],
    ])('names the role that a %s lacks', async (role, query, message, requiredRole) => {
      const { errors } = await asked[way]!(query, keys[role]!);
      expect(errors).toHaveLength(1);
      expect(errors![0]).toMatchObject({ message, extensions: { code: 'FORBIDDEN', requiredRole } });
    });
  });

  it.each([
    ['apiKey', () => ({ apiKey: keys['reader'] })],
    ['authorization', () => ({ authorization: `Bearer ${keys['reader']}` })],
    ['Authorization', () => ({ Authorization: `Bearer ${keys['reader']}` })],
    ['x-api-key', () => ({ 'x-api-key': keys['reader'] })],
  ])('takes the key of a subscription as %s', async (_name, params) => {
    const client = connect(door.webSocket, params());
    expect((await askSocket(client, SUBSCRIBE)).data.articleAdded.article).toEqual({ title: 'Quay reopens' });
    await client.dispose();
  });

  it.each([
    ['no key', {}, 'An API key is needed: send it as "Authorization: Bearer rj_..."'],
    ['an unknown key', { apiKey: `rj_${'B'.repeat(43)}` }, 'This API key is not known, or it was revoked.'],
    ['a key that is no text', { apiKey: { $ne: null } }, 'An API key is needed'],
  ])('closes a socket with %s with 4403, and says why', async (_name, params, why) => {
    const refused = await askSocket(connect(door.webSocket, params), SUBSCRIBE).catch((closed) => closed);
    expect(refused).toMatchObject({ code: 4403, reason: expect.stringContaining(`Forbidden: ${why}`) });
  });

  it('shows the page of the playground and the health without a key', async () => {
    for (const path of ['/playground', '/healthz', '/readyz']) {
      expect((await fetch(`${door.origin}${path}`)).status).toBe(200);
    }
  });

  it('answers pages of any origin that have a key, but tells browsers to show the answer to none', async () => {
    const { status, headers } = await ask(
      door.url,
      READ,
      {},
      { ...bearer(keys['reader']!), origin: 'https://x.example' },
    );
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('notes the use of a key, at most once a minute', async () => {
    const key = await door.addKey('reader', 'noted');
    const used = async () => (await door.keys.list()).find(({ name }) => name === 'noted')!.lastUsedAt;
    expect(await used()).toBeNull();
    await ask(door.url, READ, {}, bearer(key));
    const first = await used();
    expect(Math.abs(first!.getTime() - Date.now())).toBeLessThan(10_000);
    await door.keys.holderOf(key);
    expect(await used()).toEqual(first);
    await door.database.dataSource.query("update api_key set last_used_at = now() - interval '61 seconds'");
    await door.keys.holderOf(key);
    expect((await used())!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
  });
});

describe('a key that is revoked', () => {
  let door: Door;
  afterEach(() => door.close());

  it('loses its open sockets, streams and requests within 10 seconds, and others keep theirs', async () => {
    door = await openDoor();
    const [kept, lost] = [await door.addKey('reader', 'kept'), await door.addKey('reader', 'lost')];
    const sockets = [kept, lost].map((apiKey) => connect(door.webSocket, { apiKey }));
    const closed = new Map<string, { code: number; reason: string }>();
    for (const [i, name] of ['kept', 'lost'].entries()) {
      sockets[i]!.subscribe(
        { query: SUBSCRIBE },
        {
          next() {},
          complete() {},
          error: (error) => closed.set(name, error as { code: number; reason: string }),
        },
      );
    }
    expect((await askSocket(sockets[1]!, READ)).data).toEqual({ articles: { totalCount: 0 } });
    const legacy = await openLegacy(door, { apiKey: lost }, SUBSCRIBE);
    const parts = await openParts(door, bearer(lost), SUBSCRIBE);

    await door.keys.revoke('lost');
    const revoked = performance.now();
    while (!closed.has('lost') && performance.now() - revoked < PROMISED_MS) await sleep(50);
    expect([...closed]).toEqual([
      [
        'lost',
        expect.objectContaining({
          code: 4403,
          reason: 'Forbidden: This API key is not known, or it was revoked.',
        }),
      ],
    ]);
    const message = 'This API key is not known, or it was revoked.';
    expect(await legacy.closed()).toEqual({ code: 4403, reason: `Forbidden: ${message}`, unread: [] });
    const { payload, errors } = (await parts.last())!;
    expect([payload, told(errors)]).toEqual([null, [{ code: 'UNAUTHENTICATED', message }]]);
    expect(performance.now() - revoked).toBeLessThan(PROMISED_MS);
    expect((await ask(door.url, READ, {}, bearer(lost))).status).toBe(401);
    expect((await askSocket(sockets[0]!, READ)).data).toEqual({ articles: { totalCount: 0 } });
    for (const socket of sockets) await socket.dispose();
  });
});

describe('on a loopback address without keys', () => {
  let door: Door;
  afterEach(() => door.close());

  it('asks for none, until one is made', async () => {
    door = await openDoor();
    expect((await ask(door.url, ADD)).data.addArticle).toEqual({ outcome: 'ADDED' });
    await door.addKey('reader');
    const made = performance.now();
    let status = 200;
    while (status === 200 && performance.now() - made < PROMISED_MS) {
      await sleep(100);
      ({ status } = await ask(door.url, READ));
    }
    expect(status).toBe(401);
  });

  it('lets a socket that came in without a key go when one is made', async () => {
    door = await openDoor();
    const client = connect(door.webSocket);
    const ended = askSocket(client, 'subscription { articleAdded { position } }');
    await door.addKey('reader');
    await expect(ended).rejects.toMatchObject({ code: 4403 });
  });
});

describe('on an address that others reach, or once a key was made', () => {
  it('refuses to serve without a key, and says how to make one', async () => {
    const refused = openDoor({ settings: { HOST: '0.0.0.0' } });
    await expect(refused).rejects.toBeInstanceOf(CannotServe);
    await expect(refused).rejects.toThrow(/HOST 0\.0\.0\.0 is open to others.*rejoinder keys add/);
  });

  it.each(['0.0.0.0', '127.0.0.1'])('at %s it still wants a key when all keys are revoked', async (host) => {
    const door = await openDoor({
      settings: { HOST: host },
      before: async (keys) => void (await keys.add('first', 'admin')),
    });
    await door.keys.revoke('first');
    const url = door.url.replace('0.0.0.0', '127.0.0.1');
    await sleep(4_500);
    expect((await ask(url, READ)).status).toBe(401);
    const client = connect(door.webSocket.replace('0.0.0.0', '127.0.0.1'));
    await expect(askSocket(client, READ)).rejects.toMatchObject({ code: 4403 });
    await door.close();
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askSocket, bearer, connect, type Door, openDoor, told } from './door.js';
import { addArticle, openStream } from './events.js';
import { type Issuer, newKey, startIssuer, type TokenClaims } from './issuer.js';
import { openParts } from './part-reader.js';
import { openLegacy } from './raw-socket.js';
import { startReceiver } from './receiver.js';

const READ = '{ articles { totalCount } }';
const NEW = 'subscription { articleAdded { position } }';
const REVIEW = `mutation { reviewQuote(input: { id: "0199aaaa-0000-7000-8000-000000000000", state: CONFIRMED }) { __typename } }`;
/** Tokens are asked about every 4 s and may be 5 s over. */
const PROMISED_MS = 10_000;

let issuer: Issuer;
let door: Door;
beforeAll(async () => {
  issuer = await startIssuer();
  door = await openDoor({ settings: issuer.settings });
});
afterAll(async () => {
  await door.close();
  await issuer.close();
});

async function refusalOf(token: string) {
  const { status, errors } = await ask(door.url, READ, {}, bearer(token));
  return { status, ...told(errors)![0]! };
}

describe('where tokens are taken', () => {
  it('needs one, on a loopback address and without any key as well', async () => {
    const { status, errors } = await ask(door.url, READ);
    expect(status).toBe(401);
    expect(told(errors)).toEqual([
      {
        code: 'UNAUTHENTICATED',
        message: expect.stringMatching(
          /^A token \(JWT\) or an API key is needed: send it as "Authorization: /,
        ),
      },
    ]);
    expect((await openStream(door.url, NEW)).response.status).toBe(401);
    await expect(askSocket(connect(door.webSocket), READ)).rejects.toMatchObject({ code: 4403 });
  });

  it('takes a token over HTTP, a stream and a socket', async () => {
    const token = await issuer.token();
    expect((await ask(door.url, READ, {}, bearer(token))).data).toEqual({ articles: { totalCount: 0 } });
    const [next] = await (await openStream(door.url, READ, { headers: bearer(token) })).rest();
    expect(next!.data!.data).toEqual({ articles: { totalCount: 0 } });
    const client = connect(door.webSocket, { authorization: `Bearer ${token}` });
    expect((await askSocket(client, READ)).data).toEqual({ articles: { totalCount: 0 } });
    await client.dispose();
  });

  it('takes API keys beside tokens', async () => {
    const key = await door.addKey('reader');
    expect((await ask(door.url, READ, {}, bearer(key))).status).toBe(200);
    expect(await refusalOf(`rj_${'A'.repeat(43)}`)).toMatchObject({
      status: 401,
      message: 'This API key is not known, or it was revoked.',
    });
  });

  it('asks the issuer for its keys once for many tokens', async () => {
    const before = issuer.asked();
    for (let n = 0; n < 20; n += 1) {
      expect((await ask(door.url, READ, {}, bearer(await issuer.token({ n })))).status).toBe(200);
    }
    expect(issuer.asked() - before).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a scope of the role', { scope: 'openid rejoinder:editor profile' }, 'editor'],
    ['the highest of several', { scope: 'rejoinder:reviewer rejoinder:admin rejoinder:reader' }, 'admin'],
    ['a list in scp', { scope: undefined, scp: ['rejoinder:reviewer'] }, 'reviewer'],
    ['a text in scp', { scope: undefined, scp: 'rejoinder:reader rejoinder:editor' }, 'editor'],
    ['a list in scope', { scope: ['rejoinder:reviewer'] }, 'reviewer'],
    ['reader', {}, 'reader'],
  ] as [string, TokenClaims, string][])('reads the role out of %s', async (_name, claims, role) => {
    const needed = `mutation { addArticle(input: { text: "" }) { __typename } }`;
    const headers = bearer(await issuer.token(claims));
    const reviews = told((await ask(door.url, REVIEW, {}, headers)).errors)?.[0]?.code;
    const adds = told((await ask(door.url, needed, {}, headers)).errors)?.[0]?.code;
    const ladder = ['reader', 'reviewer', 'editor', 'admin'];
    expect([reviews, adds]).toEqual([
      ladder.indexOf(role) >= 1 ? undefined : 'FORBIDDEN',
      ladder.indexOf(role) >= 2 ? undefined : 'FORBIDDEN',
    ]);
  });

  it.each([
    ['none', { scope: undefined }],
    ['those of others', { scope: 'openid admin rejoinder:root xrejoinder:admin rejoinder:' }],
    ['no texts', { scope: undefined, scp: [{ admin: true }, 7] }],
    ['an object', { scope: { 'rejoinder:admin': true } }],
  ] as [string, TokenClaims][])(
    'refuses a token whose scopes are %s, and names ours',
    async (_name, claims) => {
      expect(await refusalOf(await issuer.token(claims))).toEqual({
        status: 403,
        code: 'FORBIDDEN',
        message:
          'The token has none of the scopes rejoinder:reader, rejoinder:reviewer, rejoinder:editor, rejoinder:admin.',
      });
    },
  );

  it.each([
    ['that has expired', { expiresIn: -10 }, 'The token has expired.'],
    ['of another issuer', { iss: 'https://evil.example/' }, /^The token's issuer \(iss\) is not/],
    ['for another audience', { aud: 'somebody-else' }, /^The token's audience \(aud\) is not/],
    ['that is not valid yet', { nbf: Math.floor(Date.now() / 1_000) + 600 }, /not valid yet/],
    ['that never expires', { expiresIn: null }, /claim "exp" is missing/],
    ['without a subject', { sub: undefined }, /claim "sub" is missing/],
    ['with a subject that writes into logs', { sub: 'ana\nadmin' }, /^The token's subject \(sub\)/],
    ['with a subject as long as a page', { sub: 'x'.repeat(300) }, /^The token's subject \(sub\)/],
  ] as [string, TokenClaims, string | RegExp][])(
    'refuses a token %s with 401',
    async (_name, claims, message) => {
      const refused = await refusalOf(await issuer.token(claims));
      expect(refused).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(refused.message).toMatch(message);
    },
  );

  it('lets the clocks be some seconds apart', async () => {
    expect((await ask(door.url, READ, {}, bearer(await issuer.token({ expiresIn: -2 })))).status).toBe(200);
  });

  it('refuses what nobody signed, or another', async () => {
    const claims = { iss: issuer.issuer, aud: 'rejoinder-desk', sub: 'eve', scope: 'rejoinder:admin' };
    const exp = Math.floor(Date.now() / 1_000) + 60;
    const forged = await newKey('RS256', issuer.key.kid);
    const stranger = await newKey('RS256', 'nobody-knows-me');
    const token = await issuer.token({ scope: 'rejoinder:reader' });
    const [head, , signature] = token.split('.');
    const raised = Buffer.from(JSON.stringify({ ...claims, exp, scope: 'rejoinder:admin' })).toString(
      'base64url',
    );
    const publicKey = new TextEncoder().encode(JSON.stringify(issuer.key.jwk));
    const shared = new SignJWT({ ...claims, exp }).setProtectedHeader({ alg: 'HS256', kid: issuer.key.kid });
    const refused: [string, RegExp][] = [
      [await issuer.token({ scope: 'rejoinder:admin' }, forged), /signature is not valid/],
      [await issuer.token({ scope: 'rejoinder:admin' }, stranger), /^No key of the issuer fits/],
      [`${head}.${raised}.${signature}`, /signature is not valid/],
      [new UnsecuredJWT({ ...claims, exp }).encode(), /no token|signed with one of/],
      [await shared.sign(publicKey), /signed with one of RS256, PS256, ES256, EdDSA/],
      ['abc', /^This is no token/],
      ['a.b.c', /^This is no token/],
      ['eyJ'.repeat(3_000), /^The token is too long/],
    ];
    for (const [given, message] of refused) {
      const { status, code, message: said } = await refusalOf(given);
      expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(said).toMatch(message);
    }
  });

  it('believes the token alone about who asks', async () => {
    const headers = {
      'x-user-id': 'admin',
      'x-forwarded-user': 'admin',
      'x-rejoinder-role': 'admin',
      'x-scopes': 'rejoinder:admin',
      cookie: 'role=admin',
    };
    expect((await ask(door.url, READ, {}, headers)).status).toBe(401);
    const asReader = { ...headers, ...bearer(await issuer.token()) };
    expect(told((await ask(door.url, REVIEW, {}, asReader)).errors)![0]!.message).toBe(
      'reviewQuote needs the role reviewer; yours is reader.',
    );
  });

  it('signs reviews with the subject', async () => {
    const headers = {
      'x-user-id': 'somebody',
      ...bearer(await issuer.token({ sub: 'auth0|ana', scope: 'rejoinder:admin' })),
    };
    await addArticle(door, 'signed', headers);
    const { data } = await ask(door.url, '{ quotes { nodes { id } } }', {}, headers);
    const review = 'mutation ($id: ID!) { reviewQuote(input: { id: $id, state: CONFIRMED }) { __typename } }';
    expect((await ask(door.url, review, { id: data.quotes.nodes[0].id }, headers)).errors).toBeUndefined();
    const { rows } = await door.database.reads.query(
      'select review_by from quote where review_by is not null',
    );
    expect(rows).toEqual([{ review_by: 'auth0|ana' }]);
  });

  it('takes tokens with another key and algorithm as soon as the issuer has them, and old ones no longer', async () => {
    for (const alg of ['ES256', 'EdDSA', 'PS256']) {
      const old = issuer.key;
      await issuer.rotate(alg);
      // An unknown key makes it ask again, 5 s after it last did at the earliest.
      const token = await issuer.token();
      await expect
        .poll(async () => (await ask(door.url, READ, {}, bearer(token))).status, {
          timeout: 7_000,
          interval: 250,
        })
        .toBe(200);
      expect(await refusalOf(await issuer.token({ jti: alg }, old))).toMatchObject({
        message: "No key of the issuer fits the token's signature.",
      });
    }
  }, 30_000);

  it('does not blame a token where the issuer does not answer', async () => {
    issuer.fail(500);
    const other = await openDoor({ settings: issuer.settings });
    const { status, errors } = await ask(other.url, READ, {}, bearer(await issuer.token()));
    issuer.fail(undefined);
    const errorId = errors![0]!.extensions['errorId'];
    expect(status).toBe(500);
    expect(told(errors)).toEqual([
      { code: 'INTERNAL_SERVER_ERROR', message: `Something went wrong on our side; error id ${errorId}.` },
    ]);
    expect((await ask(other.url, READ, {}, bearer(await issuer.token()))).status).toBe(200);
    await other.close();
  });

  it('serves an address that others reach without an API key', async () => {
    const open = await openDoor({ settings: { ...issuer.settings, HOST: '0.0.0.0' } });
    const url = open.url.replace('0.0.0.0', '127.0.0.1');
    expect((await ask(url, READ)).status).toBe(401);
    expect((await ask(url, READ, {}, bearer(await issuer.token()))).status).toBe(200);
    await open.close();
  });
});

describe('when a token expires', () => {
  it('ends sockets, streams and callbacks, and those of other tokens go on', async () => {
    const receiver = await startReceiver();
    const own = await openDoor({ settings: { ...issuer.settings, CALLBACK_ORIGINS: receiver.origin } });
    const [short, long] = [await issuer.token({ expiresIn: -1 }), await issuer.token({ sub: 'bea' })];
    const closed = (token: string) => {
      const client = connect(own.webSocket, { authorization: `Bearer ${token}` });
      return new Promise<unknown>((resolve) => {
        client.subscribe(
          { query: NEW },
          { next: resolve, complete: () => resolve('complete'), error: resolve },
        );
      });
    };
    const started = performance.now();
    const sockets = [closed(short), closed(long)];
    const streams = await Promise.all(
      [short, long].map((token) => openStream(own.url, NEW, { headers: bearer(token) })),
    );
    const staying = streams[1]!.next();
    const legacy = await openLegacy(own, { authorization: `Bearer ${short}` }, NEW);
    const parts = await openParts(own, bearer(short), NEW);
    const subscription = {
      callbackUrl: receiver.url,
      subscriptionId: '1',
      verifier: 'v',
      heartbeatIntervalMs: 0,
    };
    await fetch(own.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(short) },
      body: JSON.stringify({ query: NEW, extensions: { subscription } }),
    });

    const expired = [{ code: 'UNAUTHENTICATED', message: 'The token has expired.' }];
    expect(await sockets[0]).toMatchObject({ code: 4403, reason: 'Forbidden: The token has expired.' });
    const [last, end] = await streams[0]!.rest();
    expect([told(last!.data!.errors), end!.event]).toEqual([expired, 'complete']);
    expect(await legacy.closed()).toMatchObject({ code: 4403, reason: 'Forbidden: The token has expired.' });
    const { payload, errors } = (await parts.last())!;
    expect([payload, told(errors)]).toEqual([null, expired]);
    await expect.poll(() => receiver.of('complete').map(({ errors }) => told(errors))).toEqual([expired]);
    expect(performance.now() - started).toBeLessThan(PROMISED_MS);

    await addArticle(own, 'later', bearer(await issuer.token({ scope: 'rejoinder:editor' })));
    expect((await staying)!.data!.data.articleAdded).toBeDefined();
    expect(await sockets[1]).toMatchObject({ data: { articleAdded: { position: expect.any(String) } } });
    await own.close();
    await receiver.close();
  });

  it('takes no more operations on a socket that is still open', async () => {
    const token = await issuer.token({ expiresIn: -3 });
    const client = connect(door.webSocket, { authorization: `Bearer ${token}` });
    // Keeps the socket open; its end may come first.
    client.subscribe({ query: NEW }, { next() {}, complete() {}, error() {} });
    expect((await askSocket(client, READ)).data).toBeDefined();
    await sleep(2_100);
    const outcome = await askSocket(client, READ).then(
      ({ errors }) => told(errors)![0]!.message,
      ({ reason }: { reason: string }) => reason,
    );
    expect(outcome).toContain('The token has expired.');
    await client.dispose();
  });
});

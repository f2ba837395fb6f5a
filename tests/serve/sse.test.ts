import { once } from 'node:events';
import { request } from 'node:http';
import { createClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bearer, type Door, openDoor, send, told } from './door.js';
import { ARTICLES, addArticle, NEW, openStream, TITLES, titleIn } from './events.js';

const PROMISED_MS = 10_000;

describe('server-sent events', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor({ settings: { CORS_ORIGINS: 'https://desk.example' } });
    for (const title of ['one', 'two', 'three']) await addArticle(door, title);
  });
  afterAll(() => door.close());

  describe.each(['GET', 'POST'] as const)('over %s', (method) => {
    it('give a subscription its items, each with its position as the id', async () => {
      const stream = await openStream(door.url, ARTICLES, { method, variables: { after: '0-0' } });
      expect(stream.response.status).toBe(200);
      expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      const events = [await stream.next(), await stream.next(), await stream.next()];
      expect(events.map((event) => titleIn(event!))).toEqual(['one', 'two', 'three']);
      for (const event of events) {
        expect(event).toMatchObject({ event: 'next', id: event!.data!.data.articleAdded.position });
      }
      await stream.leave();
    });

    it('answer a query with one result and an end', async () => {
      const stream = await openStream(door.url, '{ outlets { totalCount } }', { method });
      expect(await stream.rest()).toEqual([
        { id: undefined, event: 'next', data: { data: { outlets: { totalCount: 1 } } } },
        { id: undefined, event: 'complete', data: undefined },
      ]);
    });

    it('resume behind Last-Event-ID with nothing missed and nothing twice', async () => {
      const options = { method, variables: { after: '0-0' } } as const;
      const seen: string[] = [];
      let headers: Record<string, string> = {};
      const expected = (await titles()).slice();
      for (const [i, take] of [1, 2, 3].entries()) {
        // The operation is the first one still, as a browser sends it: `after` is where it once began.
        const stream = await openStream(door.url, ARTICLES, { ...options, headers });
        for (let n = 0; n < take; n += 1) {
          const event = (await stream.next())!;
          seen.push(titleIn(event));
          headers = { 'last-event-id': event.id! };
        }
        await stream.leave();
        const added = [`${method} ${i} a`, `${method} ${i} b`];
        for (const title of added) await addArticle(door, title);
        expected.push(...added);
      }
      const stream = await openStream(door.url, ARTICLES, { ...options, headers });
      while (seen.length < expected.length) seen.push(titleIn((await stream.next())!));
      await addArticle(door, `${method} live`);
      expect(titleIn((await stream.next())!)).toBe(`${method} live`);
      await stream.leave();
      expect(seen).toEqual(expected);
    });

    it('give ids where the operation selects no position, and resume without `after`', async () => {
      const first = await openStream(door.url, TITLES, { method });
      const { id } = (await first.next())!;
      await first.leave();
      const second = await openStream(door.url, NEW.replace('position', 'article { title }'), {
        method,
        headers: { 'last-event-id': id! },
      });
      expect(titleIn((await second.next())!)).toBe('two');
      await second.leave();
    });

    it.each([
      ['that it never gave', '999999999999-1', /^999999999999-1 is no position that this database gave/],
      ['that is none', "1-1' or true", /^after: expected a position/],
    ])('refuse a Last-Event-ID %s', async (_name, id, message) => {
      const stream = await openStream(door.url, NEW, { method, headers: { 'last-event-id': id } });
      const [refused, end] = await stream.rest();
      const [error] = told(refused!.data!.errors)!;
      expect(error!.code).toBe('BAD_USER_INPUT');
      expect(error!.message.replace(/^after: (?=9)/, '')).toMatch(message);
      expect(end!.event).toBe('complete');
    });

    it('tell within the stream what is wrong with a document', async () => {
      const tooMuch = `subscription { quoteAdded { quote { article { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } } }`;
      for (const [query, code] of [
        ['{ articles {', 'GRAPHQL_PARSE_FAILED'],
        ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
        ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
        [`{ ${'a '.repeat(2_100)} }`, 'TOO_MANY_TOKENS'],
        [tooMuch, 'TOO_COMPLEX'],
        ['subscription { articleAdded(after: "x") { position } }', 'BAD_USER_INPUT'],
      ] as const) {
        const stream = await openStream(door.url, query, { method });
        expect(stream.response.status).toBe(200);
        const [refused, end, ...more] = await stream.rest();
        expect(told(refused!.data!.errors)).toEqual([{ code, message: expect.any(String) }]);
        expect(refused!.data).not.toHaveProperty('data');
        expect([end!.event, more]).toEqual(['complete', []]);
      }
    });
  });

  it('deliver to the client of graphql-sse', async () => {
    const client = createClient({ url: door.url, retryAttempts: 0 });
    const seen: string[] = [];
    for await (const { data } of client.iterate({ query: TITLES })) {
      seen.push((data as { articleAdded: { article: { title: string } } }).articleAdded.article.title);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(['one', 'two', 'three']);
    const results = [];
    for await (const result of client.iterate({ query: 'mutation { __typename }' })) results.push(result);
    expect(results).toEqual([{ data: { __typename: 'Mutation' } }]);
    client.dispose();
  });

  it('are for subscriptions where a client takes JSON as well', async () => {
    const headers = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };
    const asked = (query: string) =>
      fetch(door.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const query = await asked('{ __typename }');
    expect(query.headers.get('content-type')).toContain('application/json');
    expect(await query.json()).toEqual({ data: { __typename: 'Query' } });
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
    const persisted = await fetch(door.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ extensions: { persistedQuery } }),
    });
    expect((await persisted.json()).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    const subscription = await asked(TITLES);
    expect(subscription.headers.get('content-type')).toContain('text/event-stream');
    await subscription.body!.cancel();
  });

  it('are not what a client without Accept is given', async () => {
    const { status, errors } = await send(door.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: NEW }),
    });
    expect(status).toBe(400);
    expect(told(errors)).toEqual([
      { code: 'BAD_REQUEST', message: expect.stringContaining('text/event-stream') },
    ]);
  });

  it('refuse a mutation over GET with 405', async () => {
    const stream = await openStream(door.url, 'mutation { __typename }', { method: 'GET' });
    expect([stream.response.status, stream.response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each([
    ['no query', '', {}, 400, /^query: /],
    ['variables that are no JSON', 'query={__typename}&variables={', {}, 400, /^variables: it is not JSON/],
    ['variables that are a list', 'query={__typename}&variables=[1]', {}, 400, /^variables: /],
    [
      'a request that cannot see its answer',
      'query={__typename}',
      { 'sec-fetch-mode': 'no-cors' },
      403,
      /no-cors/,
    ],
  ])('refuse %s', async (_name, search, headers: Record<string, string>, expected, message) => {
    // fetch has a Sec-Fetch-Mode of its own.
    const sent = request(`${door.url}?${encodeURI(search)}`, {
      headers: { accept: 'text/event-stream', ...headers },
    });
    sent.end();
    const [response] = await once(sent, 'response');
    let body = '';
    for await (const chunk of response) body += chunk;
    expect(response.statusCode).toBe(expected);
    expect(told(JSON.parse(body).errors)![0]!.message).toMatch(message);
  });

  it('refuse a body that is not JSON with 415', async () => {
    const headers = { accept: 'text/event-stream', 'content-type': 'text/plain' };
    const { status } = await send(door.url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(status).toBe(415);
  });

  it('are given to pages of CORS_ORIGINS, and refused to others', async () => {
    const from = async (origin: string) => {
      const sent = request(`${door.url}?query={__typename}`, {
        headers: { accept: 'text/event-stream', origin },
      });
      sent.end();
      const [response] = await once(sent, 'response');
      response.destroy();
      return [response.statusCode, response.headers['access-control-allow-origin']];
    };
    expect(await from('https://desk.example')).toEqual([200, 'https://desk.example']);
    expect(await from('https://elsewhere.example')).toEqual([403, undefined]);
  });

  async function titles(): Promise<string[]> {
    const { rows } = await door.database.reads.query<{ title: string }>(
      "select title from outbox join article on article.id = item_id where kind = 'ARTICLE_ADDED' order by xid, seq",
    );
    return rows.map(({ title }) => title);
  }
});

describe('server-sent events where keys are needed', () => {
  let door: Door;
  afterEach(() => door.close());

  it('ask for one, hold its role, and end within 10 seconds when it is revoked', async () => {
    door = await openDoor();
    const [kept, lost] = [await door.addKey('reader', 'kept'), await door.addKey('reader', 'lost')];
    await expect
      .poll(async () => (await openStream(door.url, NEW)).response.status, { timeout: 10_000, interval: 500 })
      .toBe(401);

    const review = `mutation { reviewQuote(input: { id: "0199aaaa-0000-7000-8000-000000000000", state: CONFIRMED }) { __typename } }`;
    const [refused] = await (await openStream(door.url, review, { headers: bearer(kept) })).rest();
    expect(refused!.data!.errors![0]).toMatchObject({
      message: 'reviewQuote needs the role reviewer; yours is reader.',
      extensions: { code: 'FORBIDDEN', requiredRole: 'reviewer' },
    });

    const streams = await Promise.all(
      [kept, lost].map((key) => openStream(door.url, NEW, { headers: bearer(key) })),
    );
    const staying = streams[0]!.next();
    await door.keys.revoke('lost');
    const revoked = performance.now();
    const [last, end, ...more] = await streams[1]!.rest();
    expect(performance.now() - revoked).toBeLessThan(PROMISED_MS);
    expect(told(last!.data!.errors)).toEqual([
      { code: 'UNAUTHENTICATED', message: 'This API key is not known, or it was revoked.' },
    ]);
    expect([end!.event, more]).toEqual(['complete', []]);

    const editor = await door.addKey('editor');
    await addArticle(door, 'later', bearer(editor));
    expect((await staying)!.event).toBe('next');
    await streams[0]!.leave();
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askSocket, connect, type Door, openDoor, send, told } from './door.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const MIB = 1024 * 1024;

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('a body', () => {
  const post = (body: RequestInit['body'], headers: Record<string, string> = JSON_TYPE) =>
    send(door.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);

  it.each([
    ['of 20 MB', () => JSON.stringify({ query: 'x'.repeat(20 * MIB) })],
    ['of 20 MB that does not tell its length', () => streamOf(20 * MIB)],
    ['just over the limit', () => JSON.stringify({ query: 'x'.repeat(2 * MIB) })],
  ])('%s is refused with 413 that says the limit, and the connection goes on', async (_name, body) => {
    const started = performance.now();
    const { status, errors } = await post(body());
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(status).toBe(413);
    expect(told(errors)).toEqual([
      {
        code: 'TOO_LARGE',
        message:
          'The request has more than 2,097,152 bytes; input.text of addArticle may have up to 200,000 characters.',
      },
    ]);
    expect((await ask(door.url, '{ __typename }')).status).toBe(200);
  });

  it('with the longest text that addArticle takes is not too large, all of it escaped', async () => {
    const text = '\\u05d0\\u05d1 '.repeat(66_000).trim();
    const query = 'mutation ($text: String!) { addArticle(input: { text: $text }) { __typename } }';
    const { status, data } = await post(`{"query":${JSON.stringify(query)},"variables":{"text":"${text}"}}`);
    expect({ status, data }).toEqual({
      status: 200,
      data: { addArticle: { __typename: 'AddArticlePayload' } },
    });
  });

  it.each([
    ['that ends early', '{"query": '],
    ['that is a number', '123'],
    ['that is binary', new Uint8Array([0, 255, 254, 1])],
  ])('%s is refused as no JSON', async (_name, body) => {
    const { status, errors } = await post(body);
    expect(status).toBe(400);
    expect(told(errors)).toEqual([
      { code: 'BAD_REQUEST', message: expect.stringMatching(/^The body is not JSON/) },
    ]);
  });

  it.each([
    ['a batch', '[{"query":"{ __typename }"}]', /batching/],
    ['no query', '{}', /missing|non-empty/],
    ['an empty query', '{"query":""}', /non-empty/],
    ['a query that is no text', '{"query":{"a":1}}', /string/],
    ['variables that are no object', '{"query":"{ __typename }","variables":"x"}', /variables/],
  ])('with %s is refused', async (_name, body, message) => {
    const { status, errors } = await post(body);
    expect(status).toBe(400);
    expect(told(errors)).toEqual([{ code: 'BAD_REQUEST', message: expect.stringMatching(message) }]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of the type %s, which any page can send, is refused',
    async (type) => {
      const { status, errors } = await post('{"query":"{ __typename }"}', { 'content-type': type });
      expect(status).toBe(400);
      expect(told(errors)![0]).toEqual({
        code: 'BAD_REQUEST',
        message: expect.stringContaining('Cross-Site'),
      });
    },
  );

  function streamOf(bytes: number): ReadableStream {
    let left = bytes;
    return new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536).fill(120));
        left -= 65_536;
        if (left <= 0) controller.close();
      },
    });
  }
});

describe('a refusal has the same code and message over HTTP and a socket:', () => {
  it.each([
    ['no GraphQL', '{ quotes(', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ qutes { id } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a page that is too long', '{ quotes(first: 500) { totalCount } }', {}, 'BAD_USER_INPUT'],
    [
      'a variable of a wrong type',
      'query ($n: Int) { quotes(first: $n) { totalCount } }',
      { n: 'x' },
      'BAD_USER_INPUT',
    ],
    ['a variable that is missing', 'query ($id: ID!) { node(id: $id) { id } }', {}, 'BAD_USER_INPUT'],
    [
      'a variable that is no URL',
      'query ($u: URL) { article(url: $u) { id } }',
      { u: 'x' },
      'BAD_USER_INPUT',
    ],
    ['arguments that do not go together', '{ article { id } }', {}, 'BAD_USER_INPUT'],
  ])('%s', async (_name, query, variables, code) => {
    const overHttp = told((await ask(door.url, query, variables)).errors);
    const client = connect(door.webSocket);
    const overSocket = told((await askSocket(client, query, variables)).errors);
    await client.dispose();
    expect(overHttp).toEqual([{ code, message: expect.any(String) }]);
    expect(overSocket).toEqual(overHttp);
  });

  it('does not give a long value back whole', async () => {
    const query = 'query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }';
    const { errors } = await ask(door.url, query, { f: { kind: ['X'.repeat(100_000)] } });
    expect(errors![0]!.message.length).toBeLessThan(1_100);
  });
});

it('says that a subscription needs a socket', async () => {
  const { status, errors } = await ask(door.url, 'subscription { quoteAdded { position } }');
  expect(status).toBe(400);
  expect(told(errors)).toEqual([
    { code: 'BAD_REQUEST', message: expect.stringContaining('graphql-transport-ws') },
  ]);
});

it('runs no mutation over GET', async () => {
  const query = encodeURIComponent('mutation { addArticle(input: { text: "x" }) { __typename } }');
  const { status } = await send(`${door.url}?query=${query}`, { headers: JSON_TYPE });
  expect(status).toBe(405);
});

describe('what goes wrong on our side', () => {
  let broken: Door;
  beforeAll(async () => {
    broken = await openDoor();
    await broken.database.dataSource.query('alter table outlet rename to outlet_that_is_gone');
  });
  afterAll(() => broken.close());

  it.each(['HTTP', 'a socket'])('is told over %s by the id of a log line and nothing else', async (way) => {
    const query = '{ outlets { totalCount } }';
    const client = connect(broken.webSocket);
    const { errors } = way === 'HTTP' ? await ask(broken.url, query) : await askSocket(client, query);
    await client.dispose();
    const errorId = errors![0]!.extensions['errorId'];
    expect(errors).toEqual([
      {
        message: `Something went wrong on our side; error id ${errorId}.`,
        locations: [{ line: 1, column: 3 }],
        path: ['outlets'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
      },
    ]);
    const lines = broken.log.filter((line) => line['errorId'] === errorId);
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'unexpected error', path: 'outlets', viewer: 'local' }),
    ]);
    expect(lines[0]).toMatchObject({
      requestId: expect.any(String),
      err: { message: expect.stringContaining('outlet') },
    });
  });

  it('is TIMEOUT where the database cancelled the statement', async () => {
    const blocker = new pg.Client({ connectionString: broken.database.url });
    await blocker.connect();
    await blocker.query('begin; lock table quote in access exclusive mode');
    const asked = ask(broken.url, '{ quotes { totalCount } }');
    await cancelWaiting(broken);
    expect(told((await asked).errors)).toEqual([
      { code: 'TIMEOUT', message: 'It took too long and was cancelled; ask for less at once.' },
    ]);
    await blocker.end();
  });

  /** As the time limit does, but now. */
  async function cancelWaiting({ database }: Door): Promise<void> {
    for (;;) {
      const cancelled: unknown[] = await database.dataSource.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%quote%'`,
      );
      if (cancelled.length > 0) return;
      await sleep(20);
    }
  }
});

describe('around the graph', () => {
  it('leads a browser from / and from /graphql to the playground', async () => {
    for (const path of ['/', '/graphql']) {
      const headers = { accept: 'text/html,application/xhtml+xml' };
      const response = await fetch(`${door.origin}${path}`, { redirect: 'manual', headers });
      expect([response.status, response.headers.get('location')]).toEqual([302, '/playground']);
    }
  });

  it('shows a playground that loads nothing from elsewhere, under a policy that lets only its own scripts run', async () => {
    const response = await fetch(`${door.origin}/playground`);
    const html = await response.text();
    expect(html).toContain('subscription NewQuotes');
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="(https?:)?\/\//);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none'.*script-src 'sha256-[\w+/=]{44}';/);
    const again = await fetch(`${door.origin}/playground`, {
      headers: { 'if-none-match': response.headers.get('etag')!, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  it('has no playground where it is switched off', async () => {
    const plain = await openDoor({ settings: { PLAYGROUND: 'off' } });
    for (const path of ['/', '/playground']) {
      const { status, errors } = await send(`${plain.origin}${path}`, { headers: { accept: 'text/html' } });
      expect([status, told(errors)![0]!.code]).toEqual([404, 'NOT_FOUND']);
    }
    await plain.close();
  });

  it('asks no valid query that it finds in the playground in vain', async () => {
    const html = await (await fetch(`${door.origin}/playground`)).text();
    const options =
      /YogaGraphiQL\.renderYogaGraphiQL\(\s*window\.document\.querySelector\('#root'\),\s*\{ \.\.\.(\{.*?\}), connectionParams/s;
    const { defaultTabs } = JSON.parse(options.exec(html)![1]!) as { defaultTabs: { query: string }[] };
    const [first, second] = defaultTabs.map(({ query }) => query);
    expect(told((await ask(door.url, first!)).errors)).toBeUndefined();
    const { errors } = await ask(door.url, second!);
    expect(told(errors)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('WebSocket') }),
    ]);
  });

  it('tells nothing of what it is made of', async () => {
    const { headers } = await ask(door.url, '{ __typename }');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says what is where for a path that is not', async () => {
    const { status, errors } = await send(`${door.origin}/nothing`);
    expect(status).toBe(404);
    expect(told(errors)).toEqual([
      { code: 'NOT_FOUND', message: 'Nothing is at /nothing; GraphQL is at /graphql.' },
    ]);
  });
});

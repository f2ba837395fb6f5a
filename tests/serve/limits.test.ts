import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askSocket, connect, type Door, openDoor, told } from './door.js';

const FRONT_PAGE = `
  query FrontPage {
    articles(first: 20) {
      edges {
        cursor
        node {
          id title url publishedAt language
          outlet { id name domain country }
          quotes(first: 5) {
            nodes { id kind text cue confidence speaker { id name kind country names { text kind } } spans { start end sentence } }
          }
          reactions(first: 5) {
            nodes {
              id type mode stance factuality negated
              actors { id name kind country }
              recipients { id name kind country }
              subject { id name }
              evidence { start end sentence }
            }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const LEVEL = 'quotes(first: 1) { nodes { article { ';
const nested = (levels: number) =>
  `{ articles(first: 1) { nodes { ${LEVEL.repeat(levels)} id ${'} } }'.repeat(levels)} } } }`;

const REFUSED: [string, string, { code: string; message: RegExp }][] = [
  [
    'a nest of pages of a hundred',
    '{ articles(first: 100) { nodes { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } }',
    { code: 'TOO_COMPLEX', message: /has a complexity of 2020201; the limit is 10000/ },
  ],
  [
    'a page size in a variable',
    'query ($n: Int = 100) { articles(first: $n) { nodes { quotes(last: $n) { nodes { id text } } } } }',
    { code: 'TOO_COMPLEX', message: /complexity of \d+; the limit is 10000/ },
  ],
  [
    'fragments that multiply',
    `{ ...F0 } ${Array.from({ length: 14 }, (_, i) => `fragment F${i} on Query { ${i < 13 ? `...F${i + 1} ...F${i + 1}` : '__typename'} }`).join(' ')}`,
    { code: 'TOO_COMPLEX', message: /more than 10000 fields/ },
  ],
  ['a deep nest', nested(4), { code: 'TOO_DEEP', message: /depth limit of 12 exceeded, found 15/ }],
  [
    'a deep nest in fragments',
    `{ articles { nodes { ...A } } } fragment A on Article { quotes { nodes { article { ...B } } } }
     fragment B on Article { quotes { nodes { article { quotes { nodes { article { quotes { nodes { article { id } } } } } } } } } }`,
    { code: 'TOO_DEEP', message: /depth limit of 12 exceeded/ },
  ],
  [
    'many aliases',
    `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: node(id: "x") { id }`).join(' ')} }`,
    { code: 'TOO_MANY_ALIASES', message: /limit of 30 exceeded, found 31/ },
  ],
  [
    'many tokens',
    `{ ${'__typename '.repeat(2_100)} }`,
    { code: 'TOO_MANY_TOKENS', message: /more than 2000 tokens/ },
  ],
];

describe('the limits', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.close());

  it('let the front page pass with room to spare', async () => {
    expect(told((await ask(door.url, FRONT_PAGE)).errors)).toBeUndefined();
    const half = await openDoor({ settings: { LIMIT_COMPLEXITY: '5000' } });
    expect(told((await ask(half.url, FRONT_PAGE)).errors)).toBeUndefined();
    await half.close();
  });

  it('let the introspection of GraphiQL pass', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
    });
    expect((await ask(door.url, query)).status).toBe(200);
  });

  it.each(REFUSED)('refuse %s over HTTP', async (_name, query, { code, message }) => {
    const { status, data, errors } = await ask(door.url, query);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(told(errors)).toEqual([{ code, message: expect.stringMatching(message) }]);
  });

  it.each(REFUSED)('refuse %s over a socket', async (_name, query, { code, message }) => {
    const client = connect(door.webSocket);
    const { data, errors } = await askSocket(client, query);
    await client.dispose();
    expect(data).toBeUndefined();
    expect(told(errors)).toEqual([{ code, message: expect.stringMatching(message) }]);
  });

  it('hold for a subscription too', async () => {
    const client = connect(door.webSocket);
    const query = `subscription { quoteAdded { quote { article { quotes(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } } } }`;
    const { errors } = await askSocket(client, query);
    await client.dispose();
    expect(told(errors)).toEqual([
      { code: 'TOO_COMPLEX', message: expect.stringContaining('the limit is 10000') },
    ]);
  });

  it('weigh the neighbours of a field whose argument does not fit', async () => {
    const query = `query ($id: ID) { bad: node(id: $id) { id }
      articles(first: 100) { nodes { quotes(first: 100) { nodes { id text kind } } } } }`;
    expect((await ask(door.url, query, { id: null })).status).toBe(400);
  });

  it('cap the operations that run on one socket', async () => {
    const narrow = await openDoor({ settings: { LIMIT_OPERATIONS_PER_SOCKET: '2' } });
    const client = connect(narrow.webSocket);
    for (let running = 0; running < 2; running += 1) {
      client.subscribe(
        { query: 'subscription { articleAdded { position } }' },
        { next() {}, error() {}, complete() {} },
      );
    }
    const { errors } = await askSocket(client, '{ __typename }');
    expect(told(errors)).toEqual([
      { code: 'TOO_MANY_OPERATIONS', message: expect.stringContaining('at most 2') },
    ]);
    await client.dispose();
    await narrow.close();
  });

  it('refuse a socket message over the size of a body by closing with 1009', async () => {
    const client = connect(door.webSocket);
    const sent = askSocket(client, `{ __typename } # ${'x'.repeat(3 * 1024 * 1024)}`);
    await expect(sent).rejects.toMatchObject({ code: 1009 });
  });
});

describe('with introspection off', () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor({ settings: { INTROSPECTION: 'off' } });
  });
  afterAll(() => door.close());

  it.each(['{ __schema { types { name } } }', '{ __type(name: "Quote") { name } }', '{ _service { sdl } }'])(
    'refuses %s',
    async (query) => {
      const refused = [{ code: 'INTROSPECTION_OFF', message: 'Introspection is switched off here.' }];
      expect(told((await ask(door.url, query)).errors)).toEqual(refused);
      const client = connect(door.webSocket);
      expect(told((await askSocket(client, query)).errors)).toEqual(refused);
      await client.dispose();
    },
  );

  it('suggests no names, and answers __typename', async () => {
    const { errors } = await ask(door.url, '{ quotez { nodes { id } } }');
    expect(told(errors)).toEqual([
      { code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "quotez" on type "Query".' },
    ]);
    const { errors: ofEnum } = await ask(
      door.url,
      'query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }',
      {
        f: { kind: ['DIRECTLY'] },
      },
    );
    expect(told(ofEnum)![0]!.message).not.toContain('Did you mean');
    expect((await ask(door.url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

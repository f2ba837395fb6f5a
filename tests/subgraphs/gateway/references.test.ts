import { type GraphQLSchema, graphql } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import type { Cut } from '../../../src/schema/owner.js';
import type { Database } from '../../../src/store/database.js';
import { Graph } from '../../../src/store/graph/graph.js';
import { shapes } from '../../../src/store/shapes/index.js';
import { buildSubgraph } from '../../../src/subgraphs/subgraph.js';
import { openFresh } from '../../database.js';
import { buildActorChange, buildDeadLetter, buildDoubt } from '../../factories.js';
import { collectSamples } from './served.js';

const REFERENCES = 1_000;
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** The keys of each type, and a field that its subgraph answers. Each key is a column of the type's table. */
const KEYS: Record<string, string[]> = {
  Article: ['id', 'url'],
  Actor: ['id', 'wikidataId'],
  ActorChange: ['id'],
  ActorDoubt: ['id'],
  Outlet: ['id', 'domain'],
  Quote: ['id'],
  Reaction: ['id'],
  Subject: ['id'],
  Utterance: ['id'],
  Mention: ['id'],
  Name: ['id'],
  Role: ['id'],
  Revision: ['id'],
  Story: ['id'],
  Monitor: ['id'],
  Webhook: ['id'],
  DeadLetter: ['id'],
};

const EVERYTHING = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on Node { id }
      ... on Article { url title quotes(first: 2) { nodes { text speaker { name } } } }
      ... on Actor { wikidataId name reactions(first: 1) { nodes { type } } }
      ... on Outlet { domain articles(first: 1) { nodes { title } } }
      ... on Quote { quoted: text speaker { name } }
      ... on Reaction { type actors { name } }
      ... on Subject { name stances { count } }
      ... on Utterance { said: text }
      ... on Mention { words: text evidence { sentence } }
      ... on Name { written: text }
      ... on Role { office: title holder { name } }
      ... on ActorChange { otherName actor { name } }
      ... on ActorDoubt { likeness candidate { name } }
      ... on Revision { number }
      ... on Story { headline: title quotes(first: 1) { nodes { text } } }
      ... on Monitor { watches: name }
      ... on Webhook { tries: attempts }
      ... on DeadLetter { tries: attempts }
    }
  }
`;

interface Representation extends Record<string, unknown> {
  __typename: string;
}

let database: Database;
let whole: GraphQLSchema;
/** By type, then by key: the values that are stored, in one order. */
let stored: Map<string, Record<string, string>[]>;

describe.skipIf(inject('postgres').problem)('references of a gateway', () => {
  beforeAll(async () => {
    database = await openFresh();
    await collectSamples(database.url);
    await buildDoubt(database.reads);
    await buildActorChange(database.reads);
    await buildDeadLetter(database.reads);
    whole = buildGraphSchema();
    stored = await keysInStore(database.url);
  });

  afterAll(async () => {
    await database?.close();
  });

  it('are one statement a type, by whatever keys, and are answered in their order', async () => {
    const representations = mixed(REFERENCES);
    const { entities, errors, statements } = await resolve('whole', EVERYTHING, representations);
    expect(errors).toBeUndefined();
    expect(statements).toBe(Object.keys(KEYS).length);
    expect(entities).toHaveLength(REFERENCES);
    for (const [i, { __typename, ...key }] of representations.entries()) {
      expect(entities[i]).toMatchObject({ __typename, ...key });
    }
  });

  it('are one statement a type in a subgraph that only adds to them', async () => {
    const representations = mixed(REFERENCES).filter(
      ({ __typename, id }) => ['Article', 'Actor', 'Quote', 'Utterance'].includes(__typename) && id,
    );
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
      ... on Article { quotes(first: 2) { totalCount } } ... on Actor { quotes(first: 2) { totalCount } }
      ... on Quote { text } ... on Utterance { outlets } } }`;
    const { entities, errors, statements } = await resolve('quotes', query, representations);
    expect(errors).toBeUndefined();
    expect(statements).toBe(4);
    expect(entities).toHaveLength(representations.length);
    expect(entities.every((entity) => entity !== null)).toBe(true);
  });

  it('may repeat', async () => {
    const [first] = mixed(1);
    const { entities, statements } = await resolve('whole', EVERYTHING, [first!, first!, first!]);
    expect(statements).toBe(1);
    expect(entities[0]).toMatchObject(first!);
    expect(new Set(entities.map((entity) => JSON.stringify(entity))).size).toBe(1);
  });

  it('lead to null where nothing has the key, and the rest is answered', async () => {
    const known = mixed(50);
    const unknown = [
      ...Object.keys(KEYS).map((__typename) => ({ __typename, id: NOBODY })),
      { __typename: 'Article', url: 'https://nowhere.example/' },
      { __typename: 'Actor', wikidataId: 'Q99999999' },
      { __typename: 'Outlet', domain: 'nowhere.example' },
    ];
    const { entities, errors } = await resolve('whole', EVERYTHING, [...unknown, ...known]);
    expect(errors).toBeUndefined();
    expect(entities.slice(0, unknown.length)).toEqual(unknown.map(() => null));
    expect(entities.slice(unknown.length)).toEqual(known.map((one) => expect.objectContaining(one)));
  });

  it('that are malformed are errors in their own place, and the rest is answered', async () => {
    const known = mixed(50);
    const malformed = [
      { __typename: 'Quote', id: 'the first one' },
      { __typename: 'Quote' },
      { __typename: 'Quote', id: 7 },
      { __typename: 'Quote', id: null },
      { __typename: 'Quote', text: 'words' },
      { __typename: 'Article', url: 'not an address' },
      { __typename: 'Outlet', domain: ['a', 'b'] },
      { __typename: 'PageInfo', hasNextPage: true },
      { __typename: 'Query' },
      { __typename: 'Client', id: NOBODY },
      { __typename: '__proto__', id: NOBODY },
      { id: NOBODY },
    ] as Representation[];
    const { entities, errors } = await resolve('whole', EVERYTHING, [...malformed, ...known]);
    expect(errors?.map(({ path }) => path)).toEqual(malformed.map((_, i) => ['_entities', i]));
    expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(entities.slice(0, malformed.length)).toEqual(malformed.map(() => null));
    expect(entities.slice(malformed.length)).toEqual(known.map((one) => expect.objectContaining(one)));
  });

  it('by a key that the subgraph does not serve say which it serves', async () => {
    const [{ url }] = stored.get('Article') as [{ url: string }];
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Article { quotes { totalCount } } } }`;
    const { errors } = await resolve('quotes', query, [{ __typename: 'Article', url }]);
    expect(errors?.[0]?.message).toBe('representations: expected one of id of Article, as a string.');
  });

  it('by an id in capitals, or an address written another way, find the same', async () => {
    const [{ id, url }] = stored.get('Article') as [{ id: string; url: string }];
    const other = url.replace('https://', 'HTTPS://').replace('.example/', '.EXAMPLE:443/');
    const { entities } = await resolve('whole', EVERYTHING, [
      { __typename: 'Article', id: id.toUpperCase() },
      { __typename: 'Article', url: other },
    ]);
    expect(entities).toEqual([expect.objectContaining({ id }), expect.objectContaining({ id })]);
  });
});

/** Representations of all types by all of their keys, mixed; as many as asked for, some of the same thing. */
function mixed(count: number): Representation[] {
  const ways = Object.entries(KEYS).flatMap(([__typename, keys]) => keys.map((key) => ({ __typename, key })));
  return Array.from({ length: count }, (_, i) => {
    const { __typename, key } = ways[i % ways.length]!;
    const having = stored.get(__typename)!.filter((row) => row[key]);
    return { __typename, [key]: having[Math.floor(i / ways.length) % having.length]![key] };
  });
}

async function resolve(cut: Cut, source: string, representations: Representation[]) {
  const graph = new Graph(database.reads);
  const viewer = { name: 'gateway', role: 'reader' };
  const { data, errors } = await graphql({
    schema: buildSubgraph(whole, cut),
    source,
    variableValues: { representations },
    contextValue: { graph, database, viewer },
  });
  const entities = data?.['_entities'] as (Record<string, unknown> | null)[];
  return { entities, errors, statements: graph.statements };
}

async function keysInStore(url: string): Promise<typeof stored> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The reader of texts links nobody to Wikidata: a person does.
    await client.query(
      `update actor set wikidata_id = 'Q' || (99000000 + place)
       from (select id, row_number() over (order by id) as place from actor) placed where placed.id = actor.id`,
    );
    const found: typeof stored = new Map();
    for (const [type, keys] of Object.entries(KEYS)) {
      const columns = keys.map((key) => `${key === 'wikidataId' ? 'wikidata_id' : key} as "${key}"`);
      const { rows } = await client.query(`select ${columns} from ${shapes[type]!.table} order by id`);
      found.set(type, rows);
    }
    return found;
  } finally {
    await client.end();
  }
}

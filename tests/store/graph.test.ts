import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { keyOf, readingOf } from '../readings.js';

let newsroom: Newsroom;

const SPEAKERS = ['Anna Vik', 'Bo Strand', 'Carl Moe'];
const ARTICLES = 7;

/** Seven articles, a day apart, each with three quotes and two reactions. */
beforeAll(async () => {
  newsroom = await openNewsroom();
  for (let day = 1; day <= ARTICLES; day++) {
    const lines = SPEAKERS.map(
      (name, at) => `“Point ${at} of day ${day} is settled for good,” ${name} said.`,
    );
    const text = `${lines.join(' ')} Bo Strand thanked Anna Vik. Carl Moe did not threaten Bo Strand.`;
    await newsroom.store(
      {
        text,
        url: `https://north.example/day/${day}`,
        title: `Day ${day}`,
        publishedAt: `2026-11-0${day}T08:00:00Z`,
        language: day % 2 ? 'en' : 'nb',
      },
      readingOf(text, {
        actors: SPEAKERS.map((name, at) => ({ name, country: ['NO', 'SE', 'NO'][at]! })),
        quotes: SPEAKERS.map((name, at) => ({
          words: `“Point ${at} of day ${day} is settled for good,”`,
          speaker: keyOf(name),
          source: name,
          confidence: 0.5 + at / 10,
        })),
        reactions: [
          {
            type: 'SUPPORT',
            stance: 'SUPPORTS',
            words: 'Bo Strand thanked Anna Vik',
            actors: [keyOf('Bo Strand')],
            recipients: [keyOf('Anna Vik')],
            subject: 'the settlement',
            on: `2026-11-0${day}`,
          },
          {
            type: 'THREATEN',
            words: 'Carl Moe did not threaten Bo Strand',
            actors: [keyOf('Carl Moe')],
            recipients: [keyOf('Bo Strand')],
            negated: true,
            quote: 'q1',
          },
        ],
      }),
    );
  }
});

afterAll(() => newsroom.close());

describe('an operation', () => {
  it('reads the front page with one statement', async () => {
    const { data, errors, statements } = await newsroom.ask(`{
      articles(first: 20) {
        edges { cursor node { id title publishedAt outlet { name }
          quotes(first: 5) { nodes { text speaker { name roles { title } } } }
          reactions(first: 5) { nodes { type actors { name } recipients { name } subject { name } evidence { text sentence } } } } }
        pageInfo { hasNextPage } totalCount } }`);
    expect(errors).toBeUndefined();
    expect(statements).toBe(1);
    expect(data.articles.totalCount).toBe(ARTICLES);
    expect(data.articles.edges[0].node).toMatchObject({ title: 'Day 7', outlet: { name: 'North Herald' } });
    expect(data.articles.edges[0].node.quotes.nodes).toHaveLength(3);
  });

  const CONNECTIONS: [name: string, query: string, statements: number][] = [
    [
      'quotes',
      '{ quotes { nodes { text article { title outlet { name } } utterance { outlets quotes { nodes { id } } } } } }',
      1,
    ],
    [
      'reactions',
      '{ reactions { nodes { type quote { text speaker { name } } article { title } review { state } } } }',
      1,
    ],
    [
      'actors',
      '{ actors { nodes { name names { text count evidence { sentence } } quotes(first: 2) { nodes { text } } reactions { nodes { type } } reactionsReceived { nodes { type } } mentions { totalCount } } } }',
      1,
    ],
    [
      'subjects',
      '{ subjects { nodes { name stances { stance count } reactions { totalCount nodes { type } } } } }',
      1,
    ],
    [
      'utterances',
      '{ utterances { nodes { text speaker { name } quotes { nodes { article { title } } } } } }',
      1,
    ],
    [
      'outlets',
      '{ outlets { nodes { name articles(first: 3) { nodes { title mentions { nodes { text actor { name } } } actors { actor { name } parts } } } } } }',
      1,
    ],
    [
      'revisions',
      '{ articles { nodes { revision { number passages { kind text } } revisions { nodes { number article { title } } } } } }',
      1,
    ],
  ];
  it.each(CONNECTIONS)(
    'reads %s with everything below them with one statement',
    async (_name, query, expected) => {
      const { errors, statements } = await newsroom.ask(query);
      expect(errors).toBeUndefined();
      expect(statements).toBe(expected);
    },
  );

  it('reads nodes of several types with one statement for the types and one for each', async () => {
    const { data } = await newsroom.ask(
      '{ articles(first: 2) { nodes { id quotes(first: 1) { nodes { id } } } } }',
    );
    const [one, two] = data.articles.nodes;
    const ids = [
      one.id,
      two.quotes.nodes[0].id,
      two.id,
      '0190a5c2-0000-7000-8000-000000000000',
      'no id at all',
    ];
    const nodes = await newsroom.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Article { title } ... on Quote { text speaker { name } } } }',
      { ids },
    );
    expect(nodes.errors).toBeUndefined();
    expect(nodes.data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      'Article',
      'Quote',
      'Article',
      undefined,
      undefined,
    ]);
    expect(nodes.data.nodes[0].title).toBe('Day 7');
    expect(nodes.statements).toBe(3);
  });

  it('keeps apart two aliases of one list, however long they are', async () => {
    const long = 'a'.repeat(70);
    const { data, errors } = await newsroom.ask(`{ articles(first: 1) { nodes {
      ${long}1: quotes(first: 1) { nodes { text } } ${long}2: quotes(last: 1) { nodes { text } }
      id: title x: quotes(filter: { minConfidence: 0.65 }) { totalCount } } } }`);
    expect(errors).toBeUndefined();
    const [article] = data.articles.nodes;
    expect(article.id).toBe('Day 7');
    expect(article[`${long}1`].nodes[0].text).toContain('Point 0');
    expect(article[`${long}2`].nodes[0].text).toContain('Point 2');
    expect(article.x.totalCount).toBe(1);
  });

  it('reads the same items through edges and nodes together', async () => {
    const { data, errors } = await newsroom.ask(
      '{ quotes(last: 1) { nodes { speaker { name } } edges { node { text speaker { country } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.quotes.nodes[0].speaker).toEqual({ name: 'Anna Vik' });
    expect(data.quotes.edges[0].node.speaker).toEqual({ country: 'NO' });
    const clash = await newsroom.ask(
      '{ articles { nodes { q: quotes(first: 1) { totalCount } } edges { node { q: quotes(first: 2) { totalCount } } } } }',
    );
    expect(clash.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a list', () => {
  /** Ids of all items of a list, page by page; of a field of `item`, where that is given. */
  async function walk(field: string, order: string, forwards: boolean, item?: string) {
    const seen: string[] = [];
    let bound = '';
    for (let page = 0; page < 20; page++) {
      const size = forwards ? 'first: 4' : 'last: 4';
      const list = `list: ${field}(${size}, orderBy: ${order}${bound}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
      const { data, errors } = await newsroom.ask(item ? `{ item: ${item} { ${list} } }` : `{ ${list} }`);
      expect(errors).toBeUndefined();
      const { edges, pageInfo } = (item ? data.item : data).list;
      const ids = edges.map((edge: { node: { id: string } }) => edge.node.id);
      if (forwards) seen.push(...ids);
      else seen.unshift(...ids);
      if (!(forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return seen;
      bound = forwards ? `, after: "${pageInfo.endCursor}"` : `, before: "${pageInfo.startCursor}"`;
    }
    throw new Error('The list did not end.');
  }

  it.each([
    ['articles', 'NEWEST', ARTICLES],
    ['articles', 'OLDEST', ARTICLES],
    ['quotes', 'NEWEST', ARTICLES * 3],
    ['quotes', 'OLDEST', ARTICLES * 3],
    ['quotes', 'TEXT', ARTICLES * 3],
    ['reactions', 'NEWEST', ARTICLES * 2],
    ['actors', 'NAME', SPEAKERS.length],
    ['actors', 'NEWEST', SPEAKERS.length],
    ['utterances', 'NEWEST', ARTICLES * 3],
    ['subjects', 'NAME', 1],
    ['outlets', 'NAME', 1],
  ])('of %s in order %s gives each item once, forwards and backwards', async (field, order, length) => {
    const forwards = await walk(field, order, true);
    expect(new Set(forwards).size).toBe(length);
    expect(forwards).toHaveLength(length);
    expect(await walk(field, order, false)).toEqual(forwards);
  });

  it.each(['NEWEST', 'OLDEST', 'TEXT'])(
    'of what was done to somebody in order %s gives what the filter gives, page by page',
    async (order) => {
      const { data } = await newsroom.ask('{ actors(filter: { name: "bo strand" }) { nodes { id } } }');
      const { id } = data.actors.nodes[0];
      const all = await newsroom.ask(
        `{ reactions(orderBy: ${order}, filter: { recipient: ["${id}"] }) { totalCount nodes { id } } }`,
      );
      const wanted = all.data.reactions.nodes.map((node: { id: string }) => node.id);
      expect(wanted).toHaveLength(ARTICLES);
      for (const forwards of [true, false])
        expect(await walk('reactionsReceived', order, forwards, `actor(id: "${id}")`)).toEqual(wanted);
    },
  );

  it.each([
    ['quotes(first: -1)', 'first'],
    ['quotes(first: 101)', 'first'],
    ['quotes(first: 1, last: 1)', 'last'],
    ['quotes(after: "nonsense")', 'after'],
    [`quotes(after: "${Buffer.from('["NEWEST","yesterday","x"]').toString('base64url')}")`, 'after'],
    ['quotes(filter: { speaker: ["nobody"] })', 'filter.speaker'],
    ['quotes(filter: { about: ["nobody"] })', 'filter.about'],
    ['quotes(filter: { words: "settled\\u0000 day" })', 'filter'],
  ])('refuses %s with an error that names %s', async (field, named) => {
    const { errors } = await newsroom.ask(`{ ${field} { totalCount nodes { id } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: named });
  });

  it('refuses a cursor of another type', async () => {
    const { data } = await newsroom.ask('{ quotes(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await newsroom.ask(
      `{ articles(after: "${data.quotes.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(errors?.[0]?.message).toContain('the cursor is of the list Quote NEWEST, this is Article NEWEST');
  });

  it('refuses a cursor of another order', async () => {
    const { data } = await newsroom.ask('{ quotes(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await newsroom.ask(
      `{ quotes(orderBy: TEXT, after: "${data.quotes.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(errors?.[0]?.message).toContain('the cursor is of the list Quote NEWEST, this is Quote TEXT');
  });
});

describe('a filter', () => {
  it.each([
    ['articles(filter: { language: ["nb"] })', 3],
    ['articles(filter: { words: "\\"point 1\\" thanked" })', ARTICLES],
    ['articles(filter: { words: "zeppelin" })', 0],
    ['articles(filter: { published: { from: "2026-11-03T00:00:00Z", until: "2026-11-05T08:00:00Z" } })', 2],
    ['quotes(filter: { country: ["SE"] })', ARTICLES],
    ['quotes(filter: { kind: [INDIRECT] })', 0],
    ['quotes(filter: { words: "settled day" })', ARTICLES * 3],
    ['quotes(filter: { minConfidence: 0.65 })', ARTICLES],
    ['quotes(filter: { type: [THREATEN, SUPPORT] })', ARTICLES],
    ['quotes(filter: { type: [THREATEN], stance: [SUPPORTS] })', 0],
    ['quotes(filter: { language: ["nb"], country: ["NO"] })', 6],
    ['reactions(filter: { type: [THREATEN] })', ARTICLES],
    ['reactions(filter: { negated: false })', ARTICLES],
    ['reactions(filter: { said: true })', ARTICLES],
    ['reactions(filter: { stance: [SUPPORTS], country: ["SE"] })', ARTICLES],
    ['reactions(filter: { country: ["FI"] })', 0],
    ['reactions(filter: { words: "thank" })', ARTICLES],
    ['reactions(filter: { happened: { from: "2026-11-06", until: "2026-11-07" } })', 2],
    ['reactions(filter: { passage: [COMMENTARY] })', 0],
    ['actors(filter: { name: "%" })', 0],
    ['actors(filter: { kind: [PERSON], country: ["NO"] })', 2],
    ['subjects(filter: { name: "SETTLE" })', 1],
    ['utterances(filter: { minOutlets: 2 })', 0],
    ['utterances(filter: { maxOutlets: 1 })', ARTICLES * 3],
    ['stories(filter: { maxOutlets: 0 })', 0],
  ])('%s leaves %i', async (field, count) => {
    const { data, errors } = await newsroom.ask(`{ list: ${field} { totalCount } }`);
    expect(errors).toBeUndefined();
    expect(data.list.totalCount).toBe(count);
  });

  it('finds what is said by, about and to somebody', async () => {
    const { data } = await newsroom.ask('{ actors(filter: { name: "bo strand" }) { nodes { id } } }');
    const id = data.actors.nodes[0].id;
    const found = await newsroom.ask(
      `query ($id: ID!) {
        said: quotes(filter: { speaker: [$id] }) { totalCount }
        by: reactions(filter: { actor: [$id] }) { totalCount }
        to: reactions(filter: { recipient: [$id] }) { totalCount }
        named: articles(filter: { mentions: [$id] }) { totalCount } }`,
      { id },
    );
    expect(found.data).toEqual({
      said: { totalCount: ARTICLES },
      by: { totalCount: ARTICLES },
      to: { totalCount: ARTICLES },
      named: { totalCount: ARTICLES },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreArticle, withdrawArticle } from '../../src/store/withdraw.js';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { readingOf } from '../readings.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

const QUOTES = [
  '“The cranes stay where they are,”',
  '“We will not move one of the nine cranes before the winter is over,”',
  '“We asked for nothing new,”',
];
const EDITED = '“We will not move any of the nine cranes before the winter is over,”';
const NEW = '“The port is open,”';

/** Stores a text made of these quotes, with the reaction where there is one. */
async function store(url: string, quotes: string[], reaction?: string): Promise<string> {
  const text = [...quotes.map((quote) => `${quote} Marta Lund said.`), reaction ? `${reaction}.` : ''].join(
    ' ',
  );
  const reading = readingOf(text, {
    quotes: quotes.map((words) => ({ words })),
    reactions: reaction ? [{ type: 'REJECT', words: reaction }] : [],
  });
  return (await newsroom.store({ url, text }, reading)).articleId;
}

async function changesOf(article: string) {
  const { data, errors } = await newsroom.ask(
    `{ article(id: "${article}") { revisions { nodes { number changes {
         quotes { kind before after quote { id withdrawnAt } replaced { id withdrawnAt } }
         reactions { kind before after reaction { type } replaced { id } } } } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.article.revisions.nodes;
}

describe('a revision', () => {
  it('tells what it did to each quote and reaction of the one before', async () => {
    const article = await store(
      'https://north.example/r1',
      QUOTES,
      'The Dockers Union rejected the offer on Tuesday',
    );
    await store(
      'https://north.example/r1',
      [NEW, QUOTES[0]!, EDITED],
      'The Dockers Union rejected the offer on Tuesday night',
    );
    const [first, second] = await changesOf(article);
    expect(first).toEqual({ number: 1, changes: null });
    const words = (quote: string) => quote.replace(/^“|,”$/g, '');
    expect(second.changes.quotes).toMatchObject([
      { kind: 'ADDED', before: null, after: words(NEW), replaced: null },
      { kind: 'KEPT', before: words(QUOTES[0]!), after: words(QUOTES[0]!), replaced: null },
      {
        kind: 'CHANGED',
        before: words(QUOTES[1]!),
        after: words(EDITED),
        quote: { withdrawnAt: null },
        replaced: { withdrawnAt: expect.any(String) },
      },
      {
        kind: 'WITHDRAWN',
        before: words(QUOTES[2]!),
        after: null,
        quote: { withdrawnAt: expect.any(String) },
      },
    ]);
    expect(second.changes.reactions).toMatchObject([
      {
        kind: 'CHANGED',
        before: 'The Dockers Union rejected the offer on Tuesday',
        after: 'The Dockers Union rejected the offer on Tuesday night',
        reaction: { type: 'REJECT' },
      },
    ]);
  });

  it('tells of what comes back that it is added, under the id it had', async () => {
    const url = 'https://north.example/r2';
    const article = await store(url, [QUOTES[0]!, QUOTES[2]!]);
    await store(url, [QUOTES[0]!]);
    await store(url, [QUOTES[0]!, QUOTES[2]!, NEW]);
    const [, second, third] = await changesOf(article);
    const gone = second.changes.quotes.find(({ kind }: { kind: string }) => kind === 'WITHDRAWN');
    expect(third.changes.quotes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'KEPT',
      'ADDED',
      'ADDED',
    ]);
    expect(third.changes.quotes[1].quote.id).toBe(gone.quote.id);
  });

  it('keeps its diff when the article is read again', async () => {
    const url = 'https://north.example/r3';
    const article = await store(url, [QUOTES[0]!]);
    await store(url, [QUOTES[0]!, NEW]);
    const before = await changesOf(article);
    const text = `${QUOTES[0]} Marta Lund said. ${NEW} Marta Lund said. `;
    await newsroom.store({ url, text }, readingOf(text, {}), { again: true });
    expect((await changesOf(article))[1].changes.quotes).toHaveLength(before[1].changes.quotes.length);
  });
});

describe('an article that its publisher has withdrawn', () => {
  const withdrawn = async (id: string) =>
    (await newsroom.ask(`{ article(id: "${id}") { withdrawnAt } }`)).data.article.withdrawnAt;

  it('is marked by its address or its id, keeps the time of the first mark, and is restored', async () => {
    const url = 'https://north.example/w1';
    const id = await store(url, QUOTES);
    const { dataSource } = newsroom.database;
    expect(await withdrawArticle(dataSource, { url })).toBe(id);
    const at = await withdrawn(id);
    expect(at).toEqual(expect.any(String));
    expect(await withdrawArticle(dataSource, { id })).toBe(id);
    expect(await withdrawn(id)).toBe(at);
    expect(await restoreArticle(dataSource, { id })).toBe(id);
    expect(await withdrawn(id)).toBeNull();
    expect(await withdrawArticle(dataSource, { url: 'https://nowhere.example/' })).toBeNull();
  });

  it('is no longer, when it comes in again with the same text', async () => {
    const url = 'https://north.example/w2';
    const id = await store(url, QUOTES);
    await withdrawArticle(newsroom.database.dataSource, { id });
    await store(url, QUOTES);
    expect(await withdrawn(id)).toBeNull();
  });

  it('is marked by an editor, found by the filter, and still tells what it quoted', async () => {
    const id = await store('https://north.example/w3', QUOTES);
    const { data } = await newsroom.ask(
      `mutation { withdrawArticle(id: "${id}") { ... on WithdrawArticlePayload { article { withdrawnAt quotes { totalCount } } } } }`,
    );
    expect(data.withdrawArticle.article).toEqual({
      withdrawnAt: expect.any(String),
      quotes: { totalCount: 3 },
    });
    const { data: lists } = await newsroom.ask(
      '{ gone: articles(filter: { withdrawn: true }) { nodes { id } } there: articles(filter: { withdrawn: false }) { nodes { id } } }',
    );
    expect(lists.gone.nodes).toEqual([{ id }]);
    expect(lists.there.nodes.map((article: { id: string }) => article.id)).not.toContain(id);
  });

  it('has to be known, and a reviewer may not mark it', async () => {
    const mutation =
      'mutation { withdrawArticle(id: "no id") { __typename ... on ArticleRefused { problems { field code } } } }';
    const { data } = await newsroom.ask(mutation);
    expect(data.withdrawArticle).toEqual({
      __typename: 'ArticleRefused',
      problems: [{ field: 'id', code: 'NOT_FOUND' }],
    });
    const { errors } = await newsroom.ask(mutation, {}, { name: 'reviewer', role: 'reviewer' });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { ask, type RunningServer, removeHome, startServer } from './server.js';

/** No input may hold the server for longer, milliseconds. */
const LONGEST_MS = 2_000;

let fresh: FreshDatabase;
let server: RunningServer;

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await startServer({ databaseUrl: fresh.url });
  // The first reading loads the reader's model.
  await ask(server.url, ADD, { input: { text: 'The first.' } });
});

afterAll(async () => {
  await server?.stop();
  if (server) await removeHome(server);
  await fresh?.drop();
});

const ADD = `mutation ($input: AddArticleInput!) { result: addArticle(input: $input) {
  ... on AddArticlePayload { outcome article { id title publishedAt language revision { text } quotes { totalCount nodes { text spans { start end text } } } } }
  ... on ArticleRefused { problems { field code message } } } }`;

async function add(input: object) {
  const started = performance.now();
  const answer = await ask(server.url, ADD, { input });
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  return answer;
}

async function storedArticles(): Promise<number> {
  const { data } = await ask(server.url, '{ articles { totalCount } }');
  return data.articles.totalCount;
}

const LINE = '“The lighthouse is dark for the first time since the war,” said Sunna Ravn, its keeper.';

describe('an article that cannot be taken', () => {
  it.each([
    ['no text', { text: '' }, 'text', 'EMPTY'],
    ['a text of spaces', { text: ' \n\t ' }, 'text', 'EMPTY'],
    ['a text beyond all measure', { text: 'word '.repeat(60_000) }, 'text', 'TOO_LONG'],
    ['a binary file', { text: `\u0000\u0001\u0002PNG${'\u0000'.repeat(500)}` }, 'text', 'NOT_TEXT'],
    ['an address of another kind', { text: LINE, url: 'ftp://north.example/a' }, 'url', 'BAD_URL'],
    ['a date to come', { text: LINE, publishedAt: '2199-01-01T00:00:00Z' }, 'publishedAt', 'FUTURE_DATE'],
    ['a headline without end', { text: LINE, title: 'x'.repeat(2_000) }, 'title', 'TOO_LONG'],
    [
      'an outlet without a domain',
      { text: LINE, outlet: { domain: 'not a domain' } },
      'outlet.domain',
      'BAD_OUTLET',
    ],
  ])('with %s is refused by the name of its field', async (_name, input, field, code) => {
    const before = await storedArticles();
    const { data, errors } = await add(input);
    expect(errors).toBeUndefined();
    expect(data.result.problems).toMatchObject([{ field, code }]);
    expect(await storedArticles()).toBe(before);
  });

  it('tells everything that is wrong, not just the first', async () => {
    const { data } = await add({
      text: '',
      url: 'ftp://north.example/a',
      publishedAt: '2199-01-01T00:00:00Z',
    });
    expect(data.result.problems.map(({ field }: { field: string }) => field).sort()).toEqual([
      'publishedAt',
      'text',
      'url',
    ]);
  });

  it.each([
    ['a date in words', { text: LINE, publishedAt: 'last Monday' }, 'input.publishedAt'],
    ['no address at all', { text: LINE, url: 'not an address' }, 'input.url'],
    ['a language that is none', { text: LINE, language: '???' }, 'input.language'],
    ['no text field', {}, 'text'],
  ])('with %s is refused by the type of its field', async (_name, input, field) => {
    const { errors } = await add(input);
    expect(errors?.[0].message).toContain(field);
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused as a body of 20 MB, and the server says how much it takes', async () => {
    const { status, errors } = await add({ text: 'a'.repeat(20 * 1024 * 1024) });
    expect(status).toBe(413);
    expect(errors?.[0].extensions.code).toBe('TOO_LARGE');
    expect(errors?.[0].message).toMatch(/input\.text .* 200,000/);
  });
});

describe('an odd text that can be taken', () => {
  it('loses its control characters and lone surrogates, and nothing else', async () => {
    const { data } = await add({ text: `${LINE}\u0007 Half a \ud83d pair, a whole 🚢 ship.\u202e` });
    const { text } = data.result.article.revision;
    expect(text).toContain('Half a � pair, a whole 🚢 ship.');
    expect(text).not.toContain('\u0007');
    expect(text).not.toContain('\u202e');
    expect(data.result.article.quotes.totalCount).toBe(1);
  });

  it('has spans that hold behind characters outside the first plane', async () => {
    const { data } = await add({ text: `🚢🚢🚢 At sea. ${LINE}` });
    const { revision, quotes } = data.result.article;
    const [span] = quotes.nodes[0].spans;
    expect(revision.text.slice(span.start, span.end)).toBe(span.text);
    expect(span.text).toContain('The lighthouse is dark');
  });

  it.each([
    ['ten thousand quotation marks', `${'“'.repeat(5_000)} ${'”'.repeat(5_000)} ${LINE}`],
    ['ten thousand straight marks', `${'" '.repeat(10_000)} ${LINE}`],
    ['a mark that is never closed', `“We sail tonight. ${LINE}`],
    ['a hundred thousand words on one line', 'word '.repeat(39_000) + LINE],
    ['one word of a hundred thousand letters', `${'x'.repeat(100_000)} ${LINE}`],
    ['five thousand names', `${'Ana Berg met Bo Carl. '.repeat(2_500)}${LINE}`],
  ])('with %s is stored', async (_name, text) => {
    const { data, errors } = await add({ text });
    expect(errors).toBeUndefined();
    expect(data.result.outcome).toBe('ADDED');
    expect(data.result.article.revision.text.length).toBeGreaterThan(LINE.length);
  });

  it('of a script that runs from right to left is stored as it is', async () => {
    const text =
      'قال وزير الخارجية للصحفيين: «لن نقبل بأي اتفاق لا يضمن حقوقنا». وأضاف أن المفاوضات مستمرة منذ أسابيع بين الطرفين في العاصمة.';
    const { data } = await add({ text });
    expect(data.result.article).toMatchObject({ language: 'ar', revision: { text } });
  });
});

it('harms nothing that is stored', async () => {
  const first = await add({ text: `${LINE} A last word.`, url: 'https://north.example/lighthouse' });
  await add({ text: '', url: 'https://north.example/lighthouse' });
  const again = await add({ text: `${LINE} A last word.`, url: 'https://north.example/lighthouse' });
  expect(again.data.result).toMatchObject({
    outcome: 'UNCHANGED',
    article: { id: first.data.result.article.id },
  });
  const { status } = await ask(server.url, '{ articles(first: 100) { nodes { title revision { text } } } }');
  expect(status).toBe(200);
});

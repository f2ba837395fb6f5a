import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArticle } from '../src/collect/check.js';
import { collect } from '../src/collect/collect.js';
import { articleOfPage } from '../src/collect/items.js';
import { readPage } from '../src/collect/page.js';
import { type Intake, intakeOf } from '../src/intake.js';
import { page, paragraphs, serve } from './collect/support.js';
import { type Newsroom, openNewsroom } from './newsroom.js';

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

let newsroom: Newsroom;
let intake: Intake;
let outcomes: string[];

async function collectSamples(): Promise<string[]> {
  const seen: string[] = [];
  for await (const found of collect(SAMPLES)) {
    if ('refused' in found) throw new Error(`${found.refused.source}: ${found.refused.reason}`);
    seen.push((await intake.take(found.article)).outcome);
  }
  return seen;
}

beforeAll(async () => {
  newsroom = await openNewsroom();
  intake = intakeOf(newsroom.database.dataSource);
  outcomes = await collectSamples();
});

afterAll(() => newsroom.close());

describe('the samples', () => {
  it('go in as thirty articles, one of them with a second revision', async () => {
    expect(outcomes.filter((outcome) => outcome === 'ADDED')).toHaveLength(30);
    expect(outcomes.filter((outcome) => outcome === 'REVISED')).toHaveLength(1);
    const { data } = await newsroom.ask('{ articles { totalCount } outlets { totalCount } }');
    expect(data).toEqual({ articles: { totalCount: 30 }, outlets: { totalCount: 5 } });
  });

  it('change nothing when they are collected again', async () => {
    const again = await collectSamples();
    expect(new Set(again)).toEqual(new Set(['UNCHANGED']));
  });

  it('change nothing when they are read again', async () => {
    const before = await idsOf();
    let articles = 0;
    for await (const { changes } of intake.readAgain()) {
      articles += 1;
      expect(changes).toMatchObject({
        quotesAdded: 0,
        quotesWithdrawn: 0,
        reactionsAdded: 0,
        reactionsWithdrawn: 0,
      });
    }
    expect(articles).toBe(30);
    expect(await idsOf()).toEqual(before);
  });

  it('show one saying in three outlets, each with its own cut', async () => {
    const { data } = await newsroom.ask(
      '{ utterances(filter: { minOutlets: 3 }) { nodes { text speaker { name } quotes { nodes { text } } } } }',
    );
    const texts = data.utterances.nodes.flatMap(({ quotes }: { quotes: { nodes: { text: string }[] } }) =>
      quotes.nodes.map(({ text }) => text),
    );
    expect(new Set(texts).size).toBeGreaterThanOrEqual(3);
  });

  it('hold reactions of at least ten types, some negated, some to come', async () => {
    const { data } = await newsroom.ask(
      `{ done: reactions(first: 100) { nodes { type } } later: reactions(first: 100, orderBy: OLDEST) { nodes { type } }
         negated: reactions(filter: { negated: true }) { totalCount } planned: reactions(filter: { factuality: [PLANNED] }) { totalCount } }`,
    );
    const types = [...data.done.nodes, ...data.later.nodes].map(({ type }: { type: string }) => type);
    expect(new Set(types).size).toBeGreaterThanOrEqual(10);
    expect(data.negated.totalCount).toBeGreaterThan(0);
    expect(data.planned.totalCount).toBeGreaterThan(0);
  });

  it('tell commentary from report', async () => {
    const { data } = await newsroom.ask(
      `{ quotes(filter: { passage: [COMMENTARY] }) { nodes { article { outlet { name } } } } }`,
    );
    const outlets = data.quotes.nodes.map(
      (quote: { article: { outlet: { name: string } } }) => quote.article.outlet.name,
    );
    expect(new Set(outlets)).toEqual(new Set(['Lantern Desk']));
  });

  it('have evidence whose spans give its words', async () => {
    const { data } = await newsroom.ask(
      `{ quotes(first: 100) { nodes { spans { start end text sentence revision { text } } } } reactions(first: 100) { nodes { evidence { start end text sentence revision { text } } } } }`,
    );
    const places = [
      ...data.quotes.nodes.flatMap(({ spans }: { spans: object[] }) => spans),
      ...data.reactions.nodes.map(({ evidence }: { evidence: object }) => evidence),
    ];
    expect(places.length).toBeGreaterThan(150);
    for (const { start, end, text, sentence, revision } of places) {
      expect(revision.text.slice(start, end)).toBe(text);
      expect(revision.text).toContain(sentence);
    }
  });
});

describe('one article under its variants', () => {
  const HEAD =
    '<link rel="canonical" href="https://www.vellmar.example/news/quay"><meta property="og:image" content="/quay.jpg">';

  /** What became of a page that was met at an address. */
  async function taken(address: string, head = ''): Promise<string> {
    const read = readPage(page('here', head), address, new Date());
    const checked = checkArticle(articleOfPage(read));
    if ('refusals' in checked) throw new Error(JSON.stringify(checked.refusals));
    return (await intake.take(checked.article)).outcome;
  }

  it('is stored once: with tracking parameters, as AMP and mobile page, from an AMP cache, handed in', async () => {
    expect(await taken('https://www.vellmar.example/news/quay', HEAD)).toBe('ADDED');
    const twins = [
      'https://www.vellmar.example/news/quay?utm_source=mail&fbclid=7',
      'https://m.vellmar.example/news/quay#comments',
      'https://www.vellmar.example/news/quay/amp',
      'https://www-vellmar-example.cdn.ampproject.org/c/s/www.vellmar.example/news/quay',
    ];
    for (const twin of twins) expect(await taken(twin), twin).toBe('UNCHANGED');
    // Its own word counts where the address tells nothing.
    expect(await taken('https://m.vellmar.example/?article=7', HEAD)).toBe('UNCHANGED');
    const url = new URL('https://amp.vellmar.example/news/quay?utm_medium=x');
    const handedIn = await intake.addArticle({
      url,
      title: 'Quay closed here',
      text: paragraphs('here').join('\n\n'),
    });
    expect(handedIn).toMatchObject({ outcome: 'UNCHANGED' });
  });

  it('is stored once where one address leads to another', async () => {
    const origin = await serve((request, response) => {
      if (request.url?.startsWith('/short'))
        response.writeHead(301, { location: '/long?utm_source=short' }).end();
      else response.end(page('at the end of a redirect'));
    });
    const outcomes: string[] = [];
    for (const source of [`${origin}/short/7`, `${origin}/long`]) {
      for await (const found of collect(source, { allowPrivateAddresses: true })) {
        if ('refused' in found) throw new Error(found.refused.reason);
        expect(found.article.url).toBe(`${origin}/long`);
        outcomes.push((await intake.take(found.article)).outcome);
      }
    }
    expect(outcomes).toEqual(['ADDED', 'UNCHANGED']);
  });

  it('shows its picture', async () => {
    const { data } = await newsroom.ask(
      '{ articles(filter: { words: "vellmar" }, first: 10) { nodes { url image } } }',
    );
    expect(data.articles.nodes).toContainEqual({
      url: 'https://www.vellmar.example/news/quay',
      image: 'https://www.vellmar.example/quay.jpg',
    });
  });
});

/** Ids of every quote, reaction and mention in order. */
async function idsOf(): Promise<unknown> {
  return newsroom.database.dataSource.query(
    'select id from quote union all select id from reaction union all select id from mention order by id',
  );
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stored } from '../../src/store/write/store-reading.js';
import { type ArticleSpec, type Newsroom, openNewsroom } from '../newsroom.js';
import { readingOf } from '../readings.js';

const WIRE = `The harbour of Ellery will stay shut until Friday, the port captain Ines Rowe said on Monday, because the dredger that went
aground off the north mole has not been moved. Two tugs from Corran are on their way. Nine trawlers lie at anchor outside and
wait for the channel to open, and the fish market has called off its auction for the second day in a row.`;
const EDITED = WIRE.replace('on Monday', 'yesterday');
const REWRITTEN = `Nobody can say when Ellery will open its harbour again. Ines Rowe, who runs the port, had hoped for Friday; now the tugs
are late, for a storm holds them at Corran. The crews outside have fish on ice that will not keep. At the market they sell what
was left from last week, and the cooks of the town have put potatoes on the board where the hake used to stand.`;

let newsroom: Newsroom;

beforeEach(async () => {
  newsroom = await openNewsroom();
});

afterEach(() => newsroom.close());

interface Spec extends Partial<ArticleSpec> {
  /** Its address, on north.example. */
  at: string;
  hours?: number;
}

/** Stores an article, so many hours after eight o'clock, with a reading that finds nothing. */
function store({ at, hours = 0, text = WIRE, ...article }: Spec): Promise<Stored> {
  const publishedAt = new Date(Date.parse('2026-11-02T08:00:00Z') + hours * 3_600_000).toISOString();
  const url = `https://north.example/${at}`;
  return newsroom.store({ publishedAt, ...article, url, text }, readingOf(text, {}));
}

/** Short name of an article: the end of its address. */
const nameOf = (article: { url: string } | null) => article?.url.split('/').at(-1) ?? null;

async function articles(): Promise<
  Record<string, { original: string | null; copies: string[]; story: string }>
> {
  const { data } = await newsroom.ask(
    '{ articles { nodes { url original { url } copies { nodes { url } } story { id } } } }',
  );
  return Object.fromEntries(
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
    data.articles.nodes.map(({ original, copies, story, ...article }: any) => [
      nameOf(article),
      { original: nameOf(original), copies: copies.nodes.map(nameOf), story: story.id },
    ]),
  );
}

describe('copies', () => {
  it('are grouped, and the one published first is the original, whichever came in first', async () => {
    await store({ at: 'second', hours: 2 });
    await store({ at: 'first', hours: 1, text: EDITED });
    await store({ at: 'third', hours: 3, text: EDITED.toUpperCase() });
    const { first, second, third } = await articles();
    expect(first).toMatchObject({ original: null, copies: ['second', 'third'] });
    expect(second).toMatchObject({ original: 'first', copies: [] });
    expect(third).toMatchObject({ original: 'first', copies: [] });
  });

  it('are left out of a list on demand, or alone are given', async () => {
    await store({ at: 'first' });
    await store({ at: 'second', hours: 1 });
    const { data } = await newsroom.ask(
      `{ without: articles(filter: { copies: false }) { totalCount nodes { url } }
         only: articles(filter: { copies: true }) { totalCount nodes { url } } all: articles { totalCount } }`,
    );
    expect(data.without).toMatchObject({ totalCount: 1, nodes: [{ url: expect.stringContaining('first') }] });
    expect(data.only).toMatchObject({ totalCount: 1, nodes: [{ url: expect.stringContaining('second') }] });
    expect(data.all.totalCount).toBe(2);
  });

  it('are in one story, which has each text once where the filter says so', async () => {
    await store({ at: 'first', title: 'Ellery harbour shut' });
    await store({ at: 'second', title: 'Port news', hours: 1 });
    const { data } = await newsroom.ask(
      `{ stories { nodes { size title articles(filter: { copies: false }) { nodes { url copies { totalCount } } } } } }`,
    );
    expect(data.stories.nodes).toEqual([
      {
        size: 2,
        title: 'Ellery harbour shut',
        articles: { nodes: [{ url: 'https://north.example/first', copies: { totalCount: 1 } }] },
      },
    ]);
  });

  it('are no copies when they are published more than three days apart', async () => {
    await store({ at: 'first' });
    await store({ at: 'second', hours: 73 });
    expect(await articles()).toMatchObject({ first: { copies: [] }, second: { original: null } });
  });

  it('that are rewritten leave the group, and the next is the original of the rest', async () => {
    await store({ at: 'first' });
    await store({ at: 'second', hours: 1 });
    await store({ at: 'third', hours: 2 });
    await store({ at: 'first', text: REWRITTEN });
    const { first, second, third } = await articles();
    expect(first).toMatchObject({ original: null, copies: [] });
    expect(second).toMatchObject({ original: null, copies: ['third'] });
    expect(third).toMatchObject({ original: 'second' });
    expect(first!.story).toBe(second!.story);
  });

  it('that are edited a little stay', async () => {
    await store({ at: 'first' });
    await store({ at: 'second', hours: 1 });
    await store({ at: 'second', hours: 1, text: EDITED });
    expect(await articles()).toMatchObject({ second: { original: 'first' } });
  });

  it('stored all at one time end in one group', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `copy-${i}`);
    await Promise.all(names.map((at, hours) => store({ at, hours, text: hours % 2 ? WIRE : EDITED })));
    const found = await articles();
    expect(found['copy-0']).toMatchObject({ original: null, copies: names.slice(1) });
    expect(new Set(Object.values(found).map(({ story }) => story)).size).toBe(1);
  });
});

const HEADLINES = [
  'Hake fleet kept off Alvar Bank',
  'Lisbon minister Valadim defends ban against Madrid',
  'Valadim: hake ban on Alvar Bank stays, fleet or no fleet, Lisbon tells Madrid',
  'Madrid fleet defies Valadim ban, sails for Alvar Bank hake',
];

describe('stories', () => {
  /** Stores articles an hour apart whose words are their headlines. */
  async function storeHeadlines(titles: string[], from = 0): Promise<string[]> {
    const ids: string[] = [];
    for (const [i, title] of titles.entries()) {
      const stored = await store({
        at: `h${from + i}`,
        hours: from + i,
        title,
        text: `Article ${from + i}.`,
      });
      ids.push(stored.articleId);
    }
    return ids;
  }

  async function storyOf(article: string): Promise<string> {
    const { data } = await newsroom.ask(`{ article(id: "${article}") { story { id } } }`);
    return data.article.story.id;
  }

  it('that are merged answer under the ids of both, everywhere', async () => {
    const [bank, minister] = await storeHeadlines(HEADLINES.slice(0, 2));
    const [kept, gone] = [await storyOf(bank!), await storyOf(minister!)];
    expect(gone).not.toBe(kept);
    await storeHeadlines(HEADLINES.slice(2), 2);
    expect(await storyOf(minister!)).toBe(kept);
    const { data } = await newsroom.ask(
      `query ($gone: ID!, $both: [ID!]!) {
         story(id: $gone) { id size title startedAt lastAt } node(id: $gone) { id } nodes(ids: $both) { id }
         articles(filter: { story: [$gone] }) { totalCount } quotes(filter: { story: [$gone] }) { totalCount }
         reactions(filter: { story: [$gone] }) { totalCount } stories { totalCount } }`,
      { gone, both: [gone, kept] },
    );
    expect(data).toEqual({
      story: {
        id: kept,
        size: 4,
        title: HEADLINES[0],
        startedAt: '2026-11-02T08:00:00.000Z',
        lastAt: '2026-11-02T11:00:00.000Z',
      },
      node: { id: kept },
      nodes: [{ id: kept }, { id: kept }],
      articles: { totalCount: 4 },
      quotes: { totalCount: 0 },
      reactions: { totalCount: 0 },
      stories: { totalCount: 1 },
    });
  });

  it('take the headline and the start of what was published first, though it came in late', async () => {
    await store({ at: 'late', hours: 5, title: 'Dredger still blocks Ellery harbour', text: 'Still.' });
    await store({ at: 'early', hours: 1, title: 'Dredger blocks Ellery harbour', text: 'Now.' });
    const { data } = await newsroom.ask(
      '{ stories { nodes { title startedAt lastAt growth { hour articles } } } }',
    );
    expect(data.stories.nodes).toEqual([
      {
        title: 'Dredger blocks Ellery harbour',
        startedAt: '2026-11-02T09:00:00.000Z',
        lastAt: '2026-11-02T13:00:00.000Z',
        growth: [
          { hour: '2026-11-02T09:00:00.000Z', articles: 1 },
          { hour: '2026-11-02T13:00:00.000Z', articles: 1 },
        ],
      },
    ]);
  });

  it('are apart where languages are', async () => {
    await store({ at: 'en', title: 'Alvar Bank Valadim Lisbon', text: 'One.', language: 'en' });
    await store({ at: 'pt', title: 'Alvar Bank Valadim Lisbon', text: 'Um.', language: 'pt-PT' });
    const { data } = await newsroom.ask(
      '{ all: stories { totalCount } pt: stories(filter: { language: ["pt-BR"] }) { nodes { language } } }',
    );
    expect(data).toEqual({ all: { totalCount: 2 }, pt: { nodes: [{ language: 'pt' }] } });
  });

  it('show whom their articles name, and are found by them', async () => {
    const text = 'Ines Rowe shut the harbour.';
    await newsroom.store(
      { text, url: 'https://north.example/named', title: 'Ellery harbour shut' },
      readingOf(text, { actors: [{ name: 'Ines Rowe' }] }),
    );
    await store({ at: 'other', title: 'Corran mayor cleared', text: 'Cleared.' });
    const { data } = await newsroom.ask(
      '{ stories(filter: { words: "harbour" }) { nodes { actors { articles mentions actor { id name } } } } }',
    );
    const [{ actors }] = data.stories.nodes;
    expect(actors).toEqual([
      { articles: 1, mentions: 1, actor: { id: expect.any(String), name: 'Ines Rowe' } },
    ]);
    const { data: found } = await newsroom.ask(
      'query ($who: [ID!]) { stories(filter: { mentions: $who }) { nodes { title } } }',
      {
        who: [actors[0].actor.id],
      },
    );
    expect(found.stories.nodes).toEqual([{ title: 'Ellery harbour shut' }]);
  });

  it('are read with one statement, whatever they show', async () => {
    await storeHeadlines(HEADLINES);
    const { statements, errors } = await newsroom.ask(
      `{ stories(orderBy: LARGEST, filter: { minSize: 2, minOutlets: 1 }) { nodes { outlets growth { articles } actors { articles }
         articles { nodes { original { url } } } quotes { totalCount } reactions { totalCount } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(statements).toBe(1);
  });

  it('lose their words when nothing has come for a week, and take nothing any more', async () => {
    const [first] = await storeHeadlines(HEADLINES.slice(0, 1));
    const db = newsroom.database.dataSource;
    await db.query("update story set touched_at = now() - interval '8 days'");
    const [, again] = await storeHeadlines(['Corran mayor cleared', HEADLINES[0]!], 1);
    expect(await storyOf(again!)).not.toBe(await storyOf(first!));
    expect(await db.query('select closed from story where id = $1', [await storyOf(first!)])).toEqual([
      { closed: true },
    ]);
  });

  it('take an article of an earlier version when it is read again, and tell the outbox once', async () => {
    const [bank] = await storeHeadlines(HEADLINES.slice(0, 1));
    const db = newsroom.database.dataSource;
    for (const table of ['placement', 'story', 'story_vocabulary']) await db.query(`delete from ${table}`);
    await db.query("delete from outbox where kind = 'STORY_GROWN'");
    const again = () =>
      newsroom.store(
        { url: 'https://north.example/h0', title: HEADLINES[0]!, text: 'Article 0.' },
        readingOf('Article 0.', {}),
        { again: true },
      );
    await again();
    await again();
    expect(await storyOf(bank!)).toEqual(expect.any(String));
    expect(await db.query("select item_id from outbox where kind = 'STORY_GROWN'")).toEqual([
      { item_id: bank },
    ]);
  });

  it('stay when the article is revised or read again', async () => {
    const [bank] = await storeHeadlines(HEADLINES.slice(0, 1));
    const before = await storyOf(bank!);
    await store({ at: 'h0', title: 'Corran mayor cleared', text: 'Something else.' });
    expect(await storyOf(bank!)).toBe(before);
    expect((await newsroom.ask('{ stories { nodes { size } } }')).data.stories.nodes).toEqual([{ size: 1 }]);
  });
});

import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../src/collect/collect.js';
import { type Intake, intakeOf } from '../src/intake.js';
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

/** Ids of every quote, reaction and mention in order. */
async function idsOf(): Promise<unknown> {
  return newsroom.database.dataSource.query(
    'select id from quote union all select id from reaction union all select id from mention order by id',
  );
}

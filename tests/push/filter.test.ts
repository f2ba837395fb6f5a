import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Subscriptions } from '../../src/push/subscriptions.js';
import {
  buildActor,
  buildArticle,
  buildMention,
  buildOutlet,
  buildQuote,
  buildReaction,
  buildSubject,
} from '../factories.js';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { idsOf, openWriter, take } from './support.js';

let newsroom: Newsroom;
let subscriptions: Subscriptions;
let ids: { outlet: string; speaker: string; other: string; subject: string; article: string };

beforeAll(async () => {
  newsroom = await openNewsroom();
  subscriptions = await Subscriptions.start(newsroom.database, { pollMs: 100 });
  await store();
});

afterAll(async () => {
  await subscriptions?.close();
  await newsroom?.close();
});

/** A small world in which each filter below takes some items and leaves others. */
async function store(): Promise<void> {
  const writer = await openWriter(newsroom.database);
  const db = writer.client;
  const outlet = (await buildOutlet(db, { country: 'NO' })).id;
  const speaker = (await buildActor(db, { country: 'NO' })).id;
  const other = (await buildActor(db, { country: 'PT' })).id;
  const subject = (await buildSubject(db)).id;
  const home = await buildArticle(db, { outlet_id: outlet, published_at: new Date('2026-03-01T00:00:00Z') });
  const abroad = await buildArticle(db, { language: 'pt', text: 'A ponte fechou.', title: null });
  await buildMention(db, { actor_id: speaker, article_id: home.id });

  const quotes = [
    await buildQuote(db, { article_id: home.id, speaker_id: speaker, text: 'The ferry sails at noon' }),
    await buildQuote(db, { article_id: home.id, speaker_id: other, kind: 'INDIRECT', confidence: 0.4 }),
    await buildQuote(db, { article_id: abroad.id, speaker_id: speaker, passage: 'COMMENTARY' }),
    await buildQuote(db, { article_id: abroad.id, review_state: 'REJECTED' }),
    await buildQuote(db, { article_id: abroad.id, withdrawn_at: new Date() }),
    await buildQuote(db, { article_id: abroad.id, review_state: 'CONFIRMED', confidence: 0.2 }),
  ];
  await buildMention(db, { actor_id: other, article_id: home.id, quote_id: quotes[0]!.id });
  const reactions = [
    await buildReaction(db, {
      article_id: home.id,
      actors: [speaker],
      recipients: [other],
      subject_id: subject,
    }),
    await buildReaction(db, { article_id: home.id, actors: [other], stance: 'SUPPORTS', type: 'AGREE' }),
    await buildReaction(db, {
      article_id: abroad.id,
      quote_id: quotes[2]!.id,
      subject_id: subject,
      negated: true,
    }),
    await buildReaction(db, { article_id: abroad.id, review_state: 'REJECTED', actors: [speaker] }),
    await buildReaction(db, { article_id: abroad.id, withdrawn_at: new Date(), actors: [speaker] }),
    await buildReaction(db, { article_id: home.id, happened_on: '2026-02-27', factuality: 'PLANNED' }),
  ];
  await writer.append([
    ...[home, abroad].map(({ id }) => ({ kind: 'ARTICLE_ADDED' as const, itemId: id })),
    ...quotes.map(({ id }) => ({ kind: 'QUOTE_ADDED' as const, itemId: id })),
    ...reactions.map(({ id }) => ({ kind: 'REACTION_ADDED' as const, itemId: id })),
  ]);
  await writer.commit();
  ids = { outlet, speaker, other, subject, article: home.id };
}

type Named = 'Article' | 'Quote' | 'Reaction';
type Case = [Named, string, () => object];

const cases: Case[] = [
  ['Article', 'nothing', () => ({})],
  ['Article', 'outlet', () => ({ outlet: [ids.outlet] })],
  ['Article', 'country', () => ({ country: ['NO', 'SE'] })],
  ['Article', 'language', () => ({ language: ['pt'] })],
  ['Article', 'mentions', () => ({ mentions: [ids.speaker] })],
  ['Article', 'words', () => ({ words: 'ponte' })],
  ['Article', 'published', () => ({ published: { until: new Date('2026-03-02T00:00:00Z') } })],
  ['Quote', 'nothing', () => ({})],
  ['Quote', 'speaker', () => ({ speaker: [ids.speaker] })],
  ['Quote', 'about an actor', () => ({ about: [ids.other] })],
  ['Quote', 'about a subject', () => ({ about: [ids.subject] })],
  ['Quote', 'country and outlet', () => ({ country: ['PT'], outlet: [ids.outlet] })],
  ['Quote', 'kind', () => ({ kind: ['INDIRECT'] })],
  ['Quote', 'passage and language', () => ({ passage: ['COMMENTARY'], language: ['pt'] })],
  ['Quote', 'words', () => ({ words: '"ferry sails"' })],
  ['Quote', 'minConfidence', () => ({ minConfidence: 0.5 })],
  ['Quote', 'review', () => ({ review: ['REJECTED', 'CONFIRMED'] })],
  ['Reaction', 'nothing', () => ({})],
  ['Reaction', 'actor and recipient', () => ({ actor: [ids.speaker], recipient: [ids.other] })],
  ['Reaction', 'country', () => ({ country: ['PT'] })],
  ['Reaction', 'type and stance', () => ({ type: ['AGREE'], stance: ['SUPPORTS'] })],
  ['Reaction', 'subject and negated', () => ({ subject: [ids.subject], negated: true })],
  ['Reaction', 'said', () => ({ said: true })],
  [
    'Reaction',
    'factuality and happened',
    () => ({ factuality: ['PLANNED'], happened: { from: '2026-02-01' } }),
  ],
];

/** Ids that the query with the same filter gives. */
async function queried(type: Named, filter: object): Promise<string[]> {
  const list = `${type.toLowerCase()}s`;
  const query = `query ($filter: ${type}Filter) { ${list}(first: 50, filter: $filter) { nodes { id } } }`;
  const variables = JSON.parse(JSON.stringify({ filter })) as Record<string, unknown>;
  const { data, errors } = await newsroom.ask(query, variables);
  expect(errors).toBeUndefined();
  return (data[list].nodes as { id: string }[]).map(({ id }) => id).sort();
}

const kindOf = (type: Named) => `${type.toUpperCase() as Uppercase<Named>}_ADDED` as const;

async function pushed(type: Named, filter: object, count: number): Promise<string[]> {
  const stream = await subscriptions.open(kindOf(type), {
    filter,
    after: '0-0',
  });
  const taken = idsOf(await take(stream, count));
  await stream.return?.();
  return taken;
}

/** The same from the twin query, two at a time. */
async function paged(type: Named, filter: object): Promise<string[]> {
  const list = `${type.toLowerCase()}sAdded`;
  const query = `query ($after: Position!, $filter: ${type}Filter) { ${list}(after: $after, first: 2, filter: $filter) {
    items { ${type.toLowerCase()} { id } } position hasMore } }`;
  const ids: string[] = [];
  for (let after = '0-0', hasMore = true; hasMore; ) {
    const variables = JSON.parse(JSON.stringify({ after, filter })) as Record<string, unknown>;
    const { data, errors } = await newsroom.ask(query, { ...variables }, undefined, subscriptions);
    expect(errors).toBeUndefined();
    for (const item of data[list].items) ids.push(item[type.toLowerCase()].id);
    ({ position: after, hasMore } = data[list]);
  }
  return ids;
}

describe('a subscription, and the query that is its twin, give what the list with the same filter gives', () => {
  it.each(cases)('%s: %s', async (type, _, filterOf) => {
    const filter = filterOf();
    const found = await queried(type, filter);
    expect(found.length).toBeGreaterThan(0);
    const given = await pushed(type, filter, found.length);
    expect([...given].sort()).toEqual(found);
    expect(await paged(type, filter)).toEqual(given);
  });

  it('and nothing else, whichever filters are asked together', async () => {
    const streams = await Promise.all(
      cases.map(async ([type, , filterOf]) => {
        const stream = await subscriptions.open(kindOf(type), {
          filter: filterOf(),
          after: '0-0',
        });
        return { type, filter: filterOf(), stream, seen: [] as string[] };
      }),
    );
    const running = streams.map(async ({ stream, seen }) => {
      for await (const { itemId } of stream) seen.push(itemId);
    });
    await store();
    for (const { type, filter, seen } of streams) {
      const found = await queried(type, filter);
      await expect.poll(() => [...seen].sort()).toEqual(found);
    }
    for (const { stream } of streams) await stream.return?.();
    await Promise.all(running);
    for (const { type, filter, seen } of streams) expect(seen.sort()).toEqual(await queried(type, filter));
  });
});

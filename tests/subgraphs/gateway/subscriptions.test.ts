import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import { SUBGRAPHS, type Subgraph } from '../../../src/schema/owner.js';
import { composeSupergraph, type SubgraphUrls } from '../../../src/subgraphs/compose.js';
import { ask, freePort } from '../../acceptance/server.js';
import { type FreshDatabase, freshDatabase } from '../../database.js';
import { PEERS_INSTALLED, withPeers } from '../peers/peers.js';
import { type Gateway, startGateway, type Transport } from './hive.js';
import { type ClientTransport, type Listener, listen } from './listener.js';
import { type Served, serveCut } from './served.js';

const TRANSPORTS: Transport[] = ['ws', 'sse', 'http-callback'];
const CLIENTS: ClientTransport[] = ['SSE', 'WebSocket'];
const WAYS = TRANSPORTS.flatMap((transport) => CLIENTS.map((client) => [transport, client] as const));

const QUOTES = `subscription ($after: Position, $filter: QuoteFilter) { quoteAdded(after: $after, filter: $filter) {
  position quote { text speaker { name kind } article { title outlet { name } } reactions { nodes { type } } } } }`;
const REACTIONS = `subscription ($after: Position, $filter: ReactionFilter) { reactionAdded(after: $after, filter: $filter) {
  position reaction { type actors { name } article { title } quote { text } } } }`;
const ARTICLES = `subscription ($after: Position, $filter: ArticleFilter) { articleAdded(after: $after, filter: $filter) {
  position article { title outlet { name } quotes { nodes { text speaker { name } } } } } }`;
const STORIES = `subscription ($after: Position, $filter: StoryFilter) { storyGrown(after: $after, filter: $filter) {
  position story { title quotes { nodes { text } } } article { title quotes { nodes { text } } } } }`;
const WATCHED = `subscription ($monitor: ID!, $after: Position) { monitorMatched(monitor: $monitor, after: $after) {
  position item { __typename ... on Article { title outlet { name } } ... on Reaction { actors { name } article { title } } } } }`;
const MONITOR = `mutation { createMonitor(input: { name: "Ferries", articles: { words: "ferry" }, reactions: { type: [REJECT] } }) {
  ... on MonitorPayload { monitor { id } } } }`;

const OPEN_MS = 5_000;
/** For a subgraph to hear that a client has left: with http-callback, at the next heartbeat. */
const LEFT_MS = 5_000;

let database: FreshDatabase;
const listeners: Listener[] = [];
const ports = {} as Record<Subgraph | Transport, number>;
const served = {} as Record<Subgraph, Served>;
const gateways = {} as Record<Transport, Gateway>;
let written = 0;

describe.skipIf(!PEERS_INSTALLED || inject('postgres').problem)(
  withPeers('subscriptions through a gateway'),
  () => {
    beforeAll(async () => {
      database = await freshDatabase();
      for (const name of [...SUBGRAPHS, ...TRANSPORTS]) ports[name] = await freePort();
      await Promise.all(SUBGRAPHS.map(start));
      const urls = Object.fromEntries(SUBGRAPHS.map((name) => [name, served[name].url])) as SubgraphUrls;
      const supergraph = composeSupergraph(buildGraphSchema(), urls);
      await Promise.all(
        TRANSPORTS.map(async (transport) => {
          gateways[transport] = await startGateway(supergraph, transport, ports[transport]);
        }),
      );
    });

    afterEach(async () => {
      for (const listener of listeners.splice(0)) listener.leave();
      await expect.poll(openSubscriptions, { timeout: LEFT_MS }).toBe(0);
    });

    afterAll(async () => {
      await Promise.all(Object.values(gateways).map((gateway) => gateway.stop()));
      await Promise.all(Object.values(served).map(({ stop }) => stop()));
      await database?.drop();
    });

    describe.each(WAYS)('(%s to the subgraphs, %s to the client)', (transport, client) => {
      const gateway = () => gateways[transport].url;

      it('give what comes from now on', async () => {
        const listener = subscribe(client, gateway(), QUOTES);
        await expect.poll(openSubscriptions, { timeout: OPEN_MS }).toBe(1);
        const title = await addArticle(gateway());
        const [{ quote }] = await listener.have(1);
        expect(quote).toEqual({
          text: `We shut the ferry ${title} because the river told us to`,
          speaker: { name: 'Orla Venn', kind: 'PERSON' },
          article: { title, outlet: { name: 'Northgate Notes' } },
          reactions: { nodes: expect.any(Array) },
        });
      });

      it('give what the filter takes, after a position, with what other subgraphs know of it', async () => {
        const after = await positionOf(gateway());
        const titles = [
          await addArticle(gateway()),
          await addArticle(gateway()),
          await addArticle(gateway()),
        ];
        const quotes = subscribe(client, gateway(), QUOTES, {
          after,
          filter: { words: `"ferry ${titles[1]}"` },
        });
        const articles = subscribe(client, gateway(), ARTICLES, { after, filter: { words: 'ferry' } });
        const reactions = subscribe(client, gateway(), REACTIONS, { after, filter: { type: ['REJECT'] } });
        const stories = subscribe(client, gateway(), STORIES, { after, filter: { minOutlets: 1 } });
        const { monitor } = (await ask(gateway(), MONITOR)).data.createMonitor;
        const ferries = subscribe(client, gateway(), QUOTES, { after, filter: { words: 'ferry' } });
        const watched = subscribe(client, gateway(), WATCHED, { monitor: monitor.id, after });
        await have([ferries, watched], titles);
        const grown = await stories.have(3);
        expect(grown.map(({ article }) => article.title)).toEqual(titles);
        for (const { story } of grown) expect(story.quotes.nodes.length).toBeGreaterThan(0);
        const [{ quote }] = await quotes.have(1);
        expect(quote.article.title).toBe(titles[1]);
        const added = await articles.have(3);
        expect(added.map(({ article }) => article.title)).toEqual(titles);
        for (const { article } of added) expect(article.quotes.nodes.length).toBeGreaterThan(0);
        const reacted = await reactions.have(3);
        expect(reacted.map(({ reaction }) => reaction.article.title)).toEqual(titles);
        for (const { reaction } of reacted) expect(reaction.actors[0].name).toMatch(/France/);
        expect(quotes.items).toHaveLength(1);
      });
    });

    describe.each(TRANSPORTS)('lose nothing (%s to the subgraphs)', (transport) => {
      const gateway = () => gateways[transport].url;

      it('when the subgraph is started again and the client resumes', async () => {
        const after = await positionOf(gateway());
        const titles = [await addArticle(gateway()), await addArticle(gateway())];
        const before = subscribe('WebSocket', gateway(), QUOTES, { after, filter: { words: 'ferry' } });
        await before.have(2);
        await served.quotes.stop();
        titles.push(await addArticle(gateway()), await addArticle(gateway()));
        await before.ended;
        await start('quotes');
        const last = before.items.at(-1).position;
        const resumed = subscribe('SSE', gateway(), QUOTES, { after: last, filter: { words: 'ferry' } });
        await resumed.have(2);
        titles.push(await addArticle(gateway()));
        await resumed.have(3);
        expect([...before.items, ...resumed.items].map(({ quote }) => quote.article.title)).toEqual(titles);
      });

      it('when the gateway is started again and the clients resume', async () => {
        const after = await positionOf(gateway());
        const { monitor } = (await ask(gateway(), MONITOR)).data.createMonitor;
        const follow = (client: ClientTransport, quotesAfter: string, matchesAfter: string) => [
          subscribe(client, gateway(), QUOTES, { after: quotesAfter, filter: { words: 'ferry' } }),
          subscribe(client, gateway(), WATCHED, { monitor: monitor.id, after: matchesAfter }),
        ];
        const titles = [await addArticle(gateway())];
        const before = follow('SSE', after, after);
        await have(before, titles);
        const restarted = gateways[transport].restart();
        titles.push(await addArticle(served.articles.url), await addArticle(served.articles.url));
        await Promise.all([restarted, ...before.map(({ ended }) => ended)]);
        const [quotesAfter, matchesAfter] = before.map(({ items }) => items.at(-1).position);
        const resumed = follow('WebSocket', quotesAfter, matchesAfter);
        await have(resumed, titles.slice(1));
        titles.push(await addArticle(gateway()));
        await have(resumed, titles.slice(1));
      });
    });

    it.each(CLIENTS)('refuse what the query refuses, over %s', async (client) => {
      const refused = subscribe(client, gateways.ws.url, QUOTES, { after: '99999999999-1' });
      expect(JSON.stringify(await refused.ended)).toContain('is no position that this database gave');
    });
  },
);

async function start(name: Subgraph): Promise<void> {
  const settings = {
    PORT: String(ports[name]),
    CALLBACK_ORIGINS: `http://127.0.0.1:${ports['http-callback']}`,
  };
  served[name] = await serveCut(name, database.url, settings);
}

function subscribe(...args: Parameters<typeof listen>): Listener {
  const listener = listen(...args);
  listeners.push(listener);
  return listener;
}

function openSubscriptions(): number {
  return Object.values(served).reduce((sum, { subscriptions }) => sum + subscriptions(), 0);
}

/** Until the first has a quote an article, and the second an article and a reaction: each once, in order, and nothing else. */
async function have([quotes, matches]: Listener[], titles: string[]): Promise<void> {
  const quoted = await quotes!.have(titles.length);
  expect(quoted.map(({ quote }) => quote.article.title)).toEqual(titles);
  const matched = (await matches!.have(2 * titles.length)).map(({ item }) => item);
  for (const type of ['Article', 'Reaction']) {
    const ofType = matched.filter(({ __typename }) => __typename === type);
    expect(ofType.map((item) => item.title ?? item.article.title)).toEqual(titles);
  }
}

async function positionOf(url: string): Promise<string> {
  return (await ask(url, '{ position }')).data.position;
}

/** Adds an article with a quote about a ferry and a reaction to it, and gives its title. */
async function addArticle(url: string): Promise<string> {
  written += 1;
  const title = `Northgate${written}`;
  const text = [
    `“We shut the ferry ${title} because the river told us to,” said Orla Venn, the town engineer.`,
    'France rejected the plan on Friday.',
  ].join('\n\n');
  const input = {
    title,
    text,
    url: `https://northgate-notes.example/${written}`,
    outlet: { domain: 'northgate-notes.example', name: 'Northgate Notes' },
  };
  const mutation =
    'mutation ($input: AddArticleInput!) { addArticle(input: $input) { __typename ... on AddArticlePayload { outcome } } }';
  const { data, errors } = await ask(url, mutation, { input });
  expect(errors).toBeUndefined();
  expect(data.addArticle.outcome).toBe('ADDED');
  return title;
}

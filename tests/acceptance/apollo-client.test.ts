import { execFileSync } from 'node:child_process';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition, relayStylePagination } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { BIN, type RunningServer, removeHome, startServer } from './server.js';

let server: RunningServer;
let client: ApolloClient;
let dispose: () => unknown;

beforeAll(async () => {
  server = await startServer();
  // As a front end's build does it.
  const possibleTypes = JSON.parse(
    execFileSync(process.execPath, [BIN, 'schema', '--possible-types'], { encoding: 'utf8' }),
  );
  const sockets = createClient({ url: server.wsUrl, webSocketImpl: WebSocket });
  dispose = () => sockets.dispose();
  const isSubscription = ({ query }: ApolloLink.Operation) => {
    const definition = getMainDefinition(query);
    return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
  };
  client = new ApolloClient({
    link: ApolloLink.split(isSubscription, new GraphQLWsLink(sockets), new HttpLink({ uri: server.url })),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { quotes: relayStylePagination(['filter', 'orderBy']) } } },
    }),
  });
});

afterAll(async () => {
  client?.stop();
  await dispose?.();
  await server?.stop();
  if (server) await removeHome(server);
});

const QUOTES = gql`
  query Quotes($first: Int!, $after: String) {
    quotes(first: $first, after: $after) {
      edges { cursor node { id text speaker { id name } article { id title } } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }
`;

const HERRING = gql`
  subscription Herring($after: Position) {
    quoteAdded(after: $after, filter: { words: "herring" }) { position quote { id text speaker { id name } } }
  }
`;

interface QuoteAdded {
  position: string;
  quote: { id: string; text: string; speaker: { name: string } };
}

interface QuotePage {
  quotes: {
    edges: { node: { id: string; text: string; speaker: { id: string; name: string } | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describe('a front end with Apollo Client', () => {
  it('pages through quotes with relayStylePagination, and has each once', async () => {
    const observable = client.watchQuery<QuotePage>({ query: QUOTES, variables: { first: 50 } });
    const subscription = observable.subscribe(() => {});
    await observable.refetch();
    for (;;) {
      const { quotes } = client.readQuery<QuotePage>({ query: QUOTES, variables: { first: 50 } })!;
      if (!quotes.pageInfo.hasNextPage) break;
      await observable.fetchMore({ variables: { first: 50, after: quotes.pageInfo.endCursor } });
    }
    const { quotes } = client.readQuery<QuotePage>({ query: QUOTES, variables: { first: 50 } })!;
    const ids = quotes.edges.map(({ node }) => node.id);
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    subscription.unsubscribe();
  });

  it('sees a correction everywhere the quote is shown, since the cache knows it by its id', async () => {
    const before = await client.query<QuotePage>({ query: QUOTES, variables: { first: 5 } });
    const quote = before.data!.quotes.edges[0]!.node;
    await client.mutate({
      mutation: gql`
        mutation Correct($id: ID!) {
          reviewQuote(input: { id: $id, state: CORRECTED, correction: { speaker: null } }) {
            ... on ReviewQuotePayload { quote { id speaker { id name } review { state by } } }
          }
        }
      `,
      variables: { id: quote.id },
    });
    const after = client.readQuery<QuotePage>({ query: QUOTES, variables: { first: 5 } })!;
    expect(after.quotes.edges[0]!.node).toMatchObject({ id: quote.id, speaker: null });
  });

  it('gets a new quote over its socket, filtered, and finds it again by id', async () => {
    const { data: now } = await client.query<{ position: string }>({ query: gql`{ position }` });
    const received = new Promise<QuoteAdded>((resolve, reject) => {
      client
        .subscribe<{ quoteAdded: QuoteAdded }>({ query: HERRING, variables: { after: now!.position } })
        .subscribe({ next: ({ data }) => data && resolve(data.quoteAdded), error: reject });
    });
    const add = (text: string) =>
      client.mutate<{ addArticle: { __typename: string; outcome: string } }>({
        mutation: gql`
          mutation Add($text: String!) {
            addArticle(input: { text: $text }) {
              ... on AddArticlePayload { outcome article { id quotes { nodes { id text } } } }
              ... on ArticleRefused { problems { field message } }
            }
          }
        `,
        variables: { text },
      });
    await add('“The quay is closed until the storm has passed,” said Runa Vinter, the harbour master.');
    const added = await add(
      '“No herring has been landed since the strike began,” said Runa Vinter, the harbour master.',
    );
    expect(added.data!.addArticle).toMatchObject({ __typename: 'AddArticlePayload', outcome: 'ADDED' });
    const { position, quote } = await received;
    expect(position).toMatch(/^\d+-\d+$/);
    expect(quote).toMatchObject({
      text: 'No herring has been landed since the strike began',
      speaker: { name: 'Runa Vinter' },
    });
    const found = await client.query<{ node: { id: string; text: string } }>({
      query: gql`query Again($id: ID!) { node(id: $id) { id ... on Quote { text } } }`,
      variables: { id: quote.id },
      fetchPolicy: 'network-only',
    });
    expect(found.data!.node.text).toBe(quote.text);
  });
});

// The company's own graph of clients: which of them care about an actor, and about an article.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])

  type Query {
    clients: [Client!]!
    client(id: ID!): Client
  }

  "Who pays us to watch the news."
  type Client @key(fields: "id") {
    id: ID!
    name: String!
    "Whom it watches. Null: the news graph does not know them (any more)."
    watches: [Actor]!
    "Which outlets it reads."
    reads: [Outlet]!
  }

  type Actor @key(fields: "id") {
    id: ID!
    "Clients that watch this actor."
    clients: [Client!]!
  }

  type Outlet @key(fields: "domain", resolvable: false) {
    domain: String!
  }

  type Article @key(fields: "id") {
    id: ID!
    "Clients that were sent this article."
    clients: [Client!]!
  }
`);

// Stands for a database: each is a list like "c1=id,id;c2=id".
const watches = relation(process.env.WATCHES);
const reads = relation(process.env.READS);
const sent = relation(process.env.SENT);
const clients = [
  { id: 'c1', name: 'Brightwater Shipping' },
  { id: 'c2', name: 'Tallow & Reed Insurance' },
];

const resolvers = {
  Query: {
    clients: () => clients,
    client: (_, { id }) => clients.find((client) => client.id === id),
  },
  Client: {
    __resolveReference: ({ id }) => clients.find((client) => client.id === id),
    watches: ({ id }) => (watches.get(id) ?? []).map((actor) => ({ id: actor })),
    reads: ({ id }) => (reads.get(id) ?? []).map((domain) => ({ domain })),
  },
  Actor: { clients: ({ id }) => clients.filter((client) => watches.get(client.id)?.includes(id)) },
  Article: { clients: ({ id }) => clients.filter((client) => sent.get(client.id)?.includes(id)) },
};

function relation(text = '') {
  const lines = text.split(';').filter(Boolean);
  return new Map(lines.map((line) => line.split('=')).map(([client, ids]) => [client, ids.split(',')]));
}

const server = new ApolloServer({ schema: buildSubgraphSchema({ typeDefs, resolvers }) });
const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4010), host: '127.0.0.1' },
});
console.log(`clients at ${url}`);

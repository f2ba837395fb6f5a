import type { Operation } from './operation.js';

/** What a team of the company asks, whose own subgraph stands beside ours. */
export const OF_THE_COMPANY: Operation[] = [
  {
    title: 'clients, whom they watch, and what those said',
    query: `{ clients { id name watches { id name roles { title } quotes(first: 2) { nodes { text article { title } } } } } }`,
  },
  {
    title: 'outlets that a client reads, which it knows by their domains',
    query: `{ client(id: "c2") { reads { id domain name articles(first: 2) { nodes { title clients { name } quotes(first: 1) { nodes { text } } } } } } }`,
    mayBeEmpty: ['client.reads.articles.nodes.clients'],
  },
  {
    title: 'the operation of docs/federation.md',
    query: `{ articles(first: 5) { nodes { title clients { name } quotes { nodes { text speaker { name clients { name } } } } } } }`,
    mayBeEmpty: ['articles.nodes.clients', 'articles.nodes.quotes.nodes.speaker.clients'],
  },
  {
    title: 'which clients care about those who speak in an article',
    query: `query ($id: ID!) { article(id: $id) { title clients { name }
      quotes(first: 5) { nodes { speaker { name clients { name } } } } } }`,
    variables: ({ article }) => ({ id: article.id }),
  },
  {
    title: 'a client, and an article by its address with its clients',
    query: `query ($url: URL!) { client(id: "c1") { watches { clients { name } quotes { nodes { article { clients { id } } } } } }
      article(url: $url) { clients { name } } }`,
    variables: ({ article }) => ({ url: article.url }),
  },
  {
    title: 'a node that another team adds to',
    query: `query ($id: ID!) { node(id: $id) { ... on Actor { name clients { name } } } }`,
    variables: ({ speaker }) => ({ id: speaker.id }),
  },
];

import type { Operation } from './operation.js';

/** What is refused, and with which code. */
export const REFUSALS: Operation[] = [
  {
    title: 'a cursor that no list gave',
    query: `{ quotes(first: 2, after: "over there") { nodes { id } } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a cursor of another order',
    query: `query ($after: String) { subjects(first: 2, orderBy: NAME, after: $after) { nodes { id } } }`,
    variables: ({ subject }) => ({
      after: Buffer.from(JSON.stringify(['NEWEST', '2026-01-01T00:00:00Z', subject.id])).toString(
        'base64url',
      ),
    }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a page that is too large',
    query: `{ actors(first: 101) { nodes { id } } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a page from both ends',
    query: `{ reactions(first: 1, last: 1) { nodes { id } } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a page that is too large, in another subgraph than its parent',
    query: `query ($id: ID!) { article(id: $id) { quotes(first: 1000) { nodes { id } } } }`,
    variables: ({ article }) => ({ id: article.id }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a lookup by nothing',
    query: `{ article { id } actor { id } outlet { id } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a lookup by two keys',
    query: `query ($id: ID) { actor(id: $id, wikidataId: "Q99000001") { id } }`,
    variables: ({ speaker }) => ({ id: speaker.id }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a filter with an id that is none',
    query: `{ quotes(filter: { speaker: ["me"] }) { nodes { id } } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'more nodes than may be asked for',
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
    variables: ({ quote }) => ({ ids: Array.from({ length: 101 }, () => quote.id) }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'one refused field beside one that is answered',
    query: `query ($id: ID!) { actor { name } article(id: $id) { title } }`,
    variables: ({ article }) => ({ id: article.id }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a variable of another type',
    query: `query ($n: Int) { articles(first: $n) { nodes { id } } }`,
    variables: () => ({ n: 'three' }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a time that is none, in a variable',
    query: `query ($since: DateTimeISO) { quotes(filter: { published: { from: $since } }) { nodes { id } } }`,
    variables: () => ({ since: 'yesterday' }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a time that is none, in the document',
    query: `{ quotes(filter: { published: { from: "yesterday" } }) { nodes { id } } }`,
    refused: 'GRAPHQL_VALIDATION_FAILED',
    // It hands values on as variables, whose types are checked at another time.
    refusedBehindGateway: 'BAD_USER_INPUT',
  },
  {
    title: 'a country that is none, in a filter of a list in another subgraph',
    query: `query ($filter: QuoteFilter) { articles(first: 1) { nodes { quotes(filter: $filter) { nodes { id } } } } }`,
    variables: () => ({ filter: { country: ['Portugal'] } }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'an address that is none',
    query: `query ($url: URL) { article(url: $url) { id } }`,
    variables: () => ({ url: 'the harbour page' }),
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a variable that is missing',
    query: `query ($id: ID!) { quote(id: $id) { id } }`,
    refused: 'BAD_USER_INPUT',
  },
  {
    title: 'a field that is not there',
    query: `{ articles { nodes { headline } } }`,
    refused: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    title: 'what is no GraphQL',
    query: `{ articles { nodes { id }`,
    refused: 'GRAPHQL_PARSE_FAILED',
  },
  {
    title: 'more than may be read at once',
    query: `{ quotes(first: 100) { nodes { reactions(first: 100) { nodes { id type } } mentions(first: 100) { nodes { id text } }
      utterance { quotes(first: 100) { nodes { id text utterance { quotes(first: 100) { nodes { id } } } } } } } } }`,
    refused: 'TOO_COMPLEX',
  },
];

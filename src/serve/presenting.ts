import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Presented } from '../push/webhooks/sender.js';
import { buildGraphSchema } from '../resolvers/schema.js';
import type { Letter } from '../store/webhooks.js';
import { contextOf, type Services } from './context.js';

const ARTICLE = 'article { id url title publishedAt outlet { id name domain } }';

/** What a receiver is told of an item: the graph's own names, and enough to be read without asking back. */
const ITEM = parse(`query ($id: ID!) { node(id: $id) { __typename id
  ... on Article { url title bylines language publishedAt outlet { id name domain } }
  ... on Quote { kind text cue saidOn speaker { id name } spans { sentence } ${ARTICLE} }
  ... on Reaction { type mode stance negated factuality happenedOn actors { id name } recipients { id name } subject { id name }
    evidence { sentence } ${ARTICLE} } } }`);

const TYPES: Partial<Record<Letter['kind'], string>> = {
  ARTICLE_ADDED: 'article.added',
  QUOTE_ADDED: 'quote.added',
  REACTION_ADDED: 'reaction.added',
};

/** Shows an item as the whole graph does. */
export function presenterOf(services: Services): (letter: Letter) => Promise<Presented | null> {
  return async ({ kind, itemId }) => {
    const { node } = await askWhole<{ node: object | null }>(services, ITEM, { id: itemId });
    return node && { type: TYPES[kind] ?? kind, item: node };
  };
}

let whole: GraphQLSchema | undefined;

/**
 * Asks the whole graph, whichever part of it this process serves, for what is handed on in another shape than GraphQL's.
 * @throws what broke
 */
export async function askWhole<Data>(
  services: Services,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): Promise<Data> {
  whole ??= buildGraphSchema();
  const contextValue = contextOf(services, { viewer: { name: 'monitors', role: 'reader' }, requestId: '' });
  const { data, errors } = await execute({ schema: whole, document, variableValues, contextValue });
  if (errors) throw errors[0]?.originalError ?? errors[0];
  return data as Data;
}

import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Presented } from '../push/webhooks/sender.js';
import { buildGraphSchema } from '../resolvers/schema.js';
import type { Letter } from '../store/webhooks.js';
import { contextOf, type Services } from './context.js';

const ARTICLE = 'id url title publishedAt outlet { id name domain }';

const QUOTE = `kind text cue saidOn speaker { id name } spans { sentence } article { ${ARTICLE} }`;
const REACTION = `type mode stance negated factuality happenedOn actors { id name } recipients { id name } subject { id name }
    evidence { sentence } article { ${ARTICLE} }`;

/** What a receiver is told of an item: the graph's own names, and enough to be read without asking back. */
const ITEM = parse(`query ($id: ID!) { node(id: $id) { __typename id
  ... on Article { url title bylines language publishedAt outlet { id name domain } }
  ... on Quote { ${QUOTE} }
  ... on Reaction { ${REACTION} }
  ... on Actor { name kind country formerIds }
  ... on Spike { counted from until count usual expected raisedAt }
  ... on NewSpeaker { speaker { id name kind country } quote { id ${QUOTE} } raisedAt }
  ... on ChangedPosition { actor { id name } subject { id name } counterpart { id name } side earlier
    before { id ${REACTION} quote { id text } } now { id ${REACTION} quote { id text } } raisedAt } } }`);

/** Of a story that has grown the outbox knows the article that it has grown by. */
const GROWN = parse(`query ($id: ID!) { node(id: $id) { ... on Article {
  ${ARTICLE} story { __typename id title startedAt lastAt size outlets } } } }`);

const TYPES: Record<Letter['kind'], string> = {
  ARTICLE_ADDED: 'article.added',
  ARTICLE_REVISED: 'article.revised',
  QUOTE_ADDED: 'quote.added',
  REACTION_ADDED: 'reaction.added',
  STORY_GROWN: 'story.grown',
  ACTOR_CHANGED: 'actor.changed',
  SPIKE: 'spike.raised',
  NEW_SPEAKER: 'speaker.new',
  CHANGED_POSITION: 'position.changed',
};

/** Shows an item as the whole graph does. */
export function presenterOf(services: Services): (letter: Letter) => Promise<Presented | null> {
  return async ({ kind, itemId }) => {
    const document = kind === 'STORY_GROWN' ? GROWN : ITEM;
    const { node } = await askWhole<{ node: { story?: object } | null }>(services, document, { id: itemId });
    const item = kind === 'STORY_GROWN' ? grownStory(node) : node;
    return item && { type: TYPES[kind], item };
  };
}

function grownStory(article: { story?: object } | null): object | null {
  if (!article?.story) return null;
  const { story, ...grownBy } = article;
  return { ...story, article: grownBy };
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

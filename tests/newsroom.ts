import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import type { Reading } from '../src/read/reading.js';
import type { Context, Viewer } from '../src/resolvers/context.js';
import { buildGraphSchema } from '../src/resolvers/schema.js';
import type { Database } from '../src/store/database.js';
import { Graph } from '../src/store/graph/graph.js';
import { type Stored, storeReading } from '../src/store/write/store-reading.js';
import { openFresh } from './database.js';

let schema: GraphQLSchema | undefined;

export interface Answer {
  // Answers are compared, never computed with: their type is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data: any;
  errors: ExecutionResult['errors'];
  /** How many statements the operation sent to the database to read. */
  statements: number;
}

/** A database of its own with the graph over it, without a server. */
export interface Newsroom {
  database: Database;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
    subscriptions?: Context['subscriptions'],
  ): Promise<Answer>;
  store(article: ArticleSpec, reading: Reading, options?: { again?: boolean }): Promise<Stored>;
  close(): Promise<void>;
}

export interface ArticleSpec {
  text: string;
  url?: string | null;
  title?: string;
  publishedAt?: string;
  modifiedAt?: string;
  language?: string;
  outlet?: { name: string; domain: string };
}

export async function openNewsroom(): Promise<Newsroom> {
  const database = await openFresh();
  schema ??= buildGraphSchema();
  const graphSchema = schema;
  return {
    database,
    async ask(source, variableValues = {}, viewer = { name: 'tester', role: 'admin' }, subscriptions) {
      const graph = new Graph(database.reads);
      const contextValue = { graph, database, viewer, subscriptions };
      const { data, errors } = await graphql({ schema: graphSchema, source, variableValues, contextValue });
      return { data, errors, statements: graph.statements };
    },
    store: ({ url, ...article }, reading, options) =>
      storeReading(
        database.dataSource,
        {
          url:
            url === undefined
              ? `https://north.example/${encodeURIComponent(article.text.slice(0, 40))}`
              : url,
          title: null,
          bylines: [],
          language: 'en',
          publishedAt: '2026-11-02T08:00:00Z',
          modifiedAt: null,
          outlet: { name: 'North Herald', domain: 'north.example' },
          ...article,
        },
        async () => reading,
        options,
      ),
    async close() {
      await database.close();
    },
  };
}

import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type GraphQLResolveInfo, graphql } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/resolvers/schema.js';
import { Graph } from '../../src/store/graph/graph.js';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { readingOf } from '../readings.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

/** A graph that knows what asked it, as long as anything else does. */
class WatchedGraph extends Graph {
  readonly #asked: WeakRef<object>[] = [];

  override byId(type: string, id: string, info: GraphQLResolveInfo) {
    this.#asked.push(new WeakRef(info.fieldNodes));
    return super.byId(type, id, info);
  }

  get asked(): number {
    return this.#asked.length;
  }

  get remembered(): number {
    return this.#asked.filter((one) => one.deref() !== undefined).length;
  }
}

it('keeps nothing of what it was asked before, however long an operation lasts', async () => {
  const text = 'The port stays open.';
  const { articleId } = await newsroom.store({ text }, readingOf(text, {}));
  const graph = new WatchedGraph(newsroom.database.reads);
  const contextValue = { graph, database: newsroom.database, viewer: { name: 'tester', role: 'admin' } };
  const schema = buildGraphSchema();
  // As a subscription does for each of its items.
  for (let item = 0; item < 20; item++) {
    const source = `{ article(id: "${articleId}") { id } }`;
    const { data } = await graphql({ schema, source, contextValue });
    expect(data).toEqual({ article: { id: articleId } });
  }
  await turn();
  collectGarbage();
  expect(graph.asked).toBe(20);
  // The last one may still be on its way out.
  expect(graph.remembered).toBeLessThan(3);
});

import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';

/** How a client subscribes to a gateway. */
export type ClientTransport = 'SSE' | 'WebSocket';

/** What a subscription yields. The shape is the query's. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Item = any;

/** A client's subscription. It does not come back by itself: a test says when. */
export interface Listener {
  /** What came so far. */
  items: Item[];
  /** Resolves once so many came. @throws with what came, where they do not come in time */
  have(count: number): Promise<Item[]>;
  /** Resolves when the stream is over, with the error where it broke. */
  ended: Promise<unknown>;
  leave(): void;
}

const PATIENCE_MS = 10_000;

export function listen(how: ClientTransport, url: string, query: string, variables: object = {}): Listener {
  const client =
    how === 'SSE'
      ? createSseClient({ url, retryAttempts: 0 })
      : createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const items: Item[] = [];
  let arrived = () => {};
  let end: (error?: unknown) => void;
  const ended = new Promise<unknown>((resolve) => {
    end = resolve;
  });
  const sink = {
    next: (result: Item) => {
      if (result.errors) end(result.errors);
      else items.push(Object.values(result.data)[0]);
      arrived();
    },
    error: (error: unknown) => end(error),
    complete: () => end(),
  };
  const leave = client.subscribe({ query, variables: { ...variables } }, sink);
  return {
    items,
    ended,
    have: (count) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`${items.length} of ${count} items came: ${JSON.stringify(items)}`));
        }, PATIENCE_MS);
        arrived = () => {
          if (items.length < count) return;
          clearTimeout(late);
          resolve(items);
        };
        arrived();
      }),
    leave: () => {
      leave();
      client.dispose();
    },
  };
}

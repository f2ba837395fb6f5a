import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { type Config, isLoopback } from '../config.js';
import { buildGraphSchema } from '../resolvers/schema.js';
import { ApiKeys } from '../store/api-keys.js';
import { buildSubgraph } from '../subgraphs/subgraph.js';
import { apolloFor } from './apollo.js';
import { appFor, GRAPHQL_PATH, PLAYGROUND_PATH } from './app.js';
import { Door } from './auth.js';
import { callbacks } from './callback.js';
import type { Services } from './context.js';
import { Faults } from './faults.js';
import type { Readiness } from './health.js';
import { CannotServe, listen } from './listen.js';
import { MULTIPART } from './multipart.js';
import { Operations } from './operations.js';
import type { Parts } from './parts.js';
import { openSockets } from './sockets.js';
import { EVENTS } from './sse.js';
import { streams } from './streams.js';

/** A request that is sent slower than this is cut, milliseconds. */
export const REQUEST_TIMEOUT_MS = 60_000;

export interface Serving {
  graphql: string;
  /** Undefined: switched off. */
  playground: string | undefined;
  webSocket: string;
  /** Takes no new request, ends the subscriptions, and waits for what runs. */
  close(): Promise<void>;
}

/**
 * Serves the graph over HTTP, server-sent events, multipart responses, HTTP callbacks and WebSocket.
 * @throws CannotServe where others can reach the host, no key exists and no tokens are taken, or the port cannot be had
 */
export async function serve(config: Config, services: Services, log: Logger): Promise<Serving> {
  const keys = new ApiKeys(services.database.dataSource);
  if (!isLoopback(config.host) && !config.jwt && !(await keys.exist())) {
    throw new CannotServe(
      `HOST ${config.host} is open to others, and no API key exists: make one with "rejoinder keys add NAME --role admin", set JWT_ISSUER for tokens, or listen on 127.0.0.1.`,
    );
  }
  const httpServer = createServer({ requestTimeout: REQUEST_TIMEOUT_MS });
  const parts: Parts = {
    config,
    httpServer,
    schema: buildSubgraph(buildGraphSchema(), config.subgraph),
    door: new Door(config, keys),
    services,
    faults: new Faults(log, config.introspection),
    log,
  };
  const readiness: Readiness = { reads: services.database.reads, stopping: false };
  const apollo = apolloFor(parts);
  const operations = new Operations(parts);
  const streaming = [callbacks(parts, operations), streams([MULTIPART, EVENTS], parts, operations)];
  const sockets = openSockets(GRAPHQL_PATH, parts, operations);
  const close = async () => {
    readiness.stopping = true;
    await Promise.all([sockets, ...streaming, { close: () => apollo.stop() }].map((part) => part.close()));
    parts.door.close();
  };
  await apollo.start();
  const handlers = streaming.map(({ handler }) => handler);
  httpServer.on('request', appFor(parts, apollo, handlers, readiness));
  try {
    const at = await listen(httpServer, config);
    return {
      graphql: `http://${at}${GRAPHQL_PATH}`,
      playground: config.playground ? `http://${at}${PLAYGROUND_PATH}` : undefined,
      webSocket: `ws://${at}${GRAPHQL_PATH}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

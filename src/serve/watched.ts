import { createServer } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { refusal } from '../errors.js';
import { ApiKeys } from '../store/api-keys.js';
import { Door } from './auth.js';
import type { Services } from './context.js';
import { Faults } from './faults.js';
import { healthz, type Readiness, readyz } from './health.js';
import { listen } from './listen.js';
import { metrics } from './metrics.js';
import { admitted, failed, guarded, named, neighboursOnly } from './middleware.js';
import { REQUEST_TIMEOUT_MS } from './serve.js';
import { WEBSUB_PATH, websub } from './websub.js';

/** What a process has that collects and does not serve the graph. */
type Collecting = Pick<Services, 'database' | 'collector' | 'threads' | 'hubCallbacks' | 'textCharacters'>;

/**
 * Serves what a process needs that does not serve the graph: /healthz, /readyz, /metrics, and what hubs push to. What is at
 * /metrics needs a key where the graph would.
 * @returns where, and what ends it
 * @throws CannotServe where its port cannot be had
 */
export async function serveWatched(
  config: Config,
  services: Collecting,
  log: Logger,
): Promise<{ origin: string; close(): Promise<void> }> {
  const { database, hubCallbacks, textCharacters } = services;
  const readiness: Readiness = { reads: database.reads, stopping: false };
  const door = new Door(config, new ApiKeys(database.dataSource));
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(named(log), guarded);
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(readiness));
  if (hubCallbacks) app.use(WEBSUB_PATH, websub(hubCallbacks));
  app.use(neighboursOnly(door, config.corsOrigins));
  app.get('/metrics', admitted(door), metrics(services, door));
  app.use((request) => {
    const { path } = request;
    throw refusal('NOT_FOUND', `Nothing is at ${path.slice(0, 100)}: this process collects only.`, 404);
  });
  app.use(failed(new Faults(log, false), { bodyBytes: config.limits.bodyBytes, textCharacters }));
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, app);
  const place = { host: config.host, port: config.collecting.port };
  const at = await listen(server, place, 'COLLECTOR_PORT');
  return {
    origin: `http://${at}`,
    close: async () => {
      readiness.stopping = true;
      door.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
    },
  };
}

import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import { refusal } from '../errors.js';
import { contextOf, type OperationContext } from './context.js';
import { healthz, type Readiness, readyz } from './health.js';
import { metrics } from './metrics.js';
import { admitted, failed, guarded, named, neighboursOnly } from './middleware.js';
import { ATOM_FEED_PATH, JSON_FEED_PATH, monitorFeed } from './monitor-feed.js';
import { isWelcome } from './origin.js';
import type { Parts } from './parts.js';
import { playground } from './playground.js';
import { localsOf } from './request.js';
import { WEBSUB_PATH, websub } from './websub.js';

export const GRAPHQL_PATH = '/graphql';
export const PLAYGROUND_PATH = '/playground';

/**
 * Everything that HTTP serves.
 * @param streaming what takes the operations whose results do not come in one answer, before Apollo Server
 */
export function appFor(
  parts: Parts,
  apollo: ApolloServer<OperationContext>,
  streaming: RequestHandler[],
  readiness: Readiness,
): Express {
  const { config, services } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(named(parts.log), guarded);
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(readiness));
  if (services.hubCallbacks) app.use(WEBSUB_PATH, websub(services.hubCallbacks));
  app.use(neighboursOnly(parts.door, config.corsOrigins), crossOrigin(parts));
  if (config.playground) {
    app.get('/', (_request, response) => response.redirect(PLAYGROUND_PATH));
    app.get(PLAYGROUND_PATH, playground(GRAPHQL_PATH));
    app.get(GRAPHQL_PATH, showPlayground);
  }
  app.use(
    GRAPHQL_PATH,
    admitted(parts.door),
    express.json({ limit: config.limits.bodyBytes }),
    ...streaming,
    expressMiddleware(apollo, { context: async ({ res }) => contextOf(services, localsOf(res)) }),
  );
  app.get('/metrics', admitted(parts.door), metrics(services, parts.door));
  app.get(ATOM_FEED_PATH, monitorFeed(parts, 'atom'));
  app.get(JSON_FEED_PATH, monitorFeed(parts, 'json'));
  app.use((request) => {
    throw refusal(
      'NOT_FOUND',
      `Nothing is at ${request.path.slice(0, 100)}; GraphQL is at ${GRAPHQL_PATH}.`,
      404,
    );
  });
  const { textCharacters } = services;
  app.use(failed(parts.faults, { bodyBytes: config.limits.bodyBytes, textCharacters }));
  return app;
}

function crossOrigin({ door, config: { corsOrigins } }: Parts): RequestHandler {
  const allow = async (origin: string | undefined) =>
    origin !== undefined &&
    (corsOrigins.includes(origin) || ((await door.isOpen()) && isWelcome(origin, corsOrigins)));
  return cors({
    origin: (origin, done) => void allow(origin).then((allowed) => done(null, allowed), done),
    methods: ['GET', 'POST'],
    exposedHeaders: ['X-Request-Id'],
    maxAge: 600,
  });
}

/** A person who opens the address of the graph in a browser wants the playground. */
const showPlayground: RequestHandler = (request, response, next) => {
  if (request.query['query'] === undefined && request.accepts(['json', 'html']) === 'html') {
    response.redirect(PLAYGROUND_PATH);
  } else next();
};

import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import helmet, { type HelmetOptions } from 'helmet';
import { asGraphQLError, refusal } from '../errors.js';
import { credentialOfHeaders } from './auth.js';
import { contextOf, type OperationContext } from './context.js';
import { healthz, type Readiness, readyz } from './health.js';
import { metrics } from './metrics.js';
import { ATOM_FEED_PATH, JSON_FEED_PATH, monitorFeed } from './monitor-feed.js';
import { isWelcome, strangerIn } from './origin.js';
import type { Parts } from './parts.js';
import { playground } from './playground.js';
import { localsOf } from './request.js';

export const GRAPHQL_PATH = '/graphql';
export const PLAYGROUND_PATH = '/playground';

/** Nothing of ours but the playground is a page. Whether an address is for HTTPS only is for who ends the TLS to say. */
const HEADERS: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  strictTransportSecurity: false,
};

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
  app.use(named(parts), helmet(HEADERS));
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(readiness));
  app.use(neighboursOnly(parts), crossOrigin(parts));
  if (config.playground) {
    app.get('/', (_request, response) => response.redirect(PLAYGROUND_PATH));
    app.get(PLAYGROUND_PATH, playground(GRAPHQL_PATH));
    app.get(GRAPHQL_PATH, showPlayground);
  }
  app.use(
    GRAPHQL_PATH,
    admitted(parts),
    express.json({ limit: config.limits.bodyBytes }),
    ...streaming,
    expressMiddleware(apollo, { context: async ({ res }) => contextOf(services, localsOf(res)) }),
  );
  app.get('/metrics', admitted(parts), metrics(services, parts.door));
  app.get(ATOM_FEED_PATH, monitorFeed(parts, 'atom'));
  app.get(JSON_FEED_PATH, monitorFeed(parts, 'json'));
  app.use((request) => {
    throw refusal(
      'NOT_FOUND',
      `Nothing is at ${request.path.slice(0, 100)}; GraphQL is at ${GRAPHQL_PATH}.`,
      404,
    );
  });
  app.use(failed(parts));
  return app;
}

/** Gives each request an id, and writes a line about it at the level debug. */
function named({ log }: Parts): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    const { path } = request;
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    if (log.isLevelEnabled('debug')) {
      response.once('finish', () => {
        const ms = Math.round(performance.now() - started);
        log.debug({ requestId, method: request.method, path, status: response.statusCode, ms }, 'request');
      });
    }
    next();
  };
}

/** While no key is needed, turns away what a page of elsewhere sends through a browser of this machine. */
function neighboursOnly({ door, config }: Parts): RequestHandler {
  return async ({ headers }, _response, next) => {
    const reason = (await door.isOpen()) ? strangerIn(headers, config.corsOrigins) : undefined;
    if (reason !== undefined) throw refusal('FORBIDDEN', reason, 403);
    next();
  };
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

function admitted({ door }: Parts): RequestHandler {
  return async ({ headers }, response, next) => {
    response.locals['viewer'] = await door.admit(credentialOfHeaders(headers));
    next();
  };
}

/** Errors of everything around GraphQL, in the shape of GraphQL's own. */
function failed({ faults, config, services }: Parts): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const shown = asRefusal(error, config.limits.bodyBytes, services.textCharacters);
    faults.report([shown], { requestId: response.locals['requestId'] });
    // A stream that breaks is cut: its client comes back.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const status = statusOf(shown);
    if (status === 401 && !response.hasHeader('WWW-Authenticate')) response.set('WWW-Authenticate', 'Bearer');
    // What is left of a body that was refused is read and dropped: a client that still sends would not see the answer.
    request.resume();
    response.status(status).json({ errors: faults.formatAll([shown]) });
  };
}

function asRefusal(error: unknown, bodyBytes: number, textCharacters: number): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') {
    const text = `input.text of addArticle may have up to ${textCharacters.toLocaleString('en')} characters`;
    return refusal(
      'TOO_LARGE',
      `The request has more than ${bodyBytes.toLocaleString('en')} bytes; ${text}.`,
      413,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (type === 'entity.parse.failed') return refusal('BAD_REQUEST', `The body is not JSON: ${reason}`, 400);
  if (status !== undefined && status >= 400 && status < 500) return refusal('BAD_REQUEST', reason, status);
  return asGraphQLError(error);
}

function statusOf(error: GraphQLError): number {
  const { http } = error.extensions as { http?: { status?: number } };
  return http?.status ?? 500;
}

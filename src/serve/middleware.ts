import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import helmet, { type HelmetOptions } from 'helmet';
import type { Logger } from 'pino';
import { asGraphQLError, refusal } from '../errors.js';
import { credentialOfHeaders, type Door } from './auth.js';
import type { Faults } from './faults.js';
import { strangerIn } from './origin.js';

/** Nothing of ours but the playground is a page. Whether an address is for HTTPS only is for who ends the TLS to say. */
const HEADERS: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  strictTransportSecurity: false,
};

/** Headers that keep a browser from making more of an answer than it is. */
export const guarded = helmet(HEADERS);

/** Gives each request an id, and writes a line about it at the level debug. */
export function named(log: Logger): RequestHandler {
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
export function neighboursOnly(door: Door, corsOrigins: readonly string[]): RequestHandler {
  return async ({ headers }, _response, next) => {
    const reason = (await door.isOpen()) ? strangerIn(headers, corsOrigins) : undefined;
    if (reason !== undefined) throw refusal('FORBIDDEN', reason, 403);
    next();
  };
}

/** Lets in who has a credential, where one is needed. */
export function admitted(door: Door): RequestHandler {
  return async ({ headers }, response, next) => {
    response.locals['viewer'] = await door.admit(credentialOfHeaders(headers));
    next();
  };
}

/** What a message says of a body that is too long. */
export interface BodyLimits {
  bodyBytes: number;
  /** Of a text that is added, UTF-16 code units. */
  textCharacters: number;
}

/** Errors of everything around GraphQL, in the shape of GraphQL's own. */
export function failed(faults: Faults, limits: BodyLimits): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const shown = asRefusal(error, limits);
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

function asRefusal(error: unknown, { bodyBytes, textCharacters }: BodyLimits): GraphQLError {
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

import type { Request, Response } from 'express';
import { z } from 'zod';
import { refusal } from '../errors.js';
import type { Viewer } from '../resolvers/context.js';
import { credentialOfHeaders, type Visitor } from './auth.js';

/** What the first handlers of a request leave for those behind them. */
export interface Locals {
  requestId: string;
  viewer: Viewer;
}

export function localsOf(response: Response): Locals {
  return response.locals as Locals;
}

/** Who sent a request that was admitted. */
export function visitorOf({ headers, socket }: Request, response: Response): Visitor {
  const { viewer } = localsOf(response);
  return { credential: credentialOfHeaders(headers), viewer, address: socket.remoteAddress ?? '' };
}

const RESPONSE_JSON = 'application/graphql-response+json';
export const JSON_TYPES = [RESPONSE_JSON, 'application/json'];

/**
 * The status of a response whose operation was refused before it ran. GraphQL over HTTP has 200 for it where a client
 * wants application/json, since proxies answer with that as well: to such a client 400 says that it did not reach us.
 * @param accept the request's header
 */
export function statusOfRefused(accept: string | undefined): 200 | 400 {
  return accept?.includes('application/json') && !accept.includes(RESPONSE_JSON) ? 200 : 400;
}

const GRAPHQL_REQUEST = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

export type GraphQLRequest = z.output<typeof GRAPHQL_REQUEST>;

/**
 * The parameters of GraphQL over HTTP: in the address of a GET, in the JSON body of a POST.
 * @throws BAD_REQUEST that names the first that does not fit
 */
export function graphqlRequestIn(request: Request): GraphQLRequest {
  const parsed = GRAPHQL_REQUEST.safeParse(request.method === 'GET' ? inAddress(request) : inBody(request));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw refusal('BAD_REQUEST', `${path.join('.') || 'The request'}: ${message}.`, 400);
}

function inBody(request: Request): unknown {
  if (request.is('application/json')) return request.body;
  throw refusal('BAD_REQUEST', 'The body of a POST has to be application/json.', 415);
}

function inAddress({ originalUrl }: Request): object {
  const { searchParams } = new URL(originalUrl, 'http://localhost');
  const text = (name: string) => searchParams.get(name) ?? undefined;
  const json = (name: string) => {
    const value = text(name);
    try {
      return value && JSON.parse(value);
    } catch {
      throw refusal('BAD_REQUEST', `${name}: it is not JSON.`, 400);
    }
  };
  return {
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables') || undefined,
    extensions: json('extensions') || undefined,
  };
}

import type { IncomingHttpHeaders } from 'node:http';
import express, { type Request, type RequestHandler, type Router } from 'express';

export const WEBSUB_PATH = '/websub';

const TOKEN = /^[\w-]{20,100}$/;

/** Takes what hubs send. */
export interface HubCallbacks {
  /** Of one content, at most. */
  readonly maxBytes: number;
  /** Whether a callback has this token. */
  knows(token: string): Promise<boolean>;
  /** What to answer to a hub that asks back; undefined: the subscription is not wanted. */
  verify(token: string, query: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** Takes a content; false: nobody wants it. */
  receive(token: string, headers: IncomingHttpHeaders, body: Buffer): Promise<boolean>;
}

/** The callbacks that hubs push feeds to (WebSub). Their addresses are secret, so they need no key. */
export function websub(callbacks: HubCallbacks): Router {
  const router = express.Router();
  router.get('/:token', async (request, response) => {
    const challenge = await callbacks.verify(tokenOf(request), request.query);
    if (challenge === undefined) response.status(404).end();
    else response.type('text/plain').send(challenge);
  });
  router.post(
    '/:token',
    wanted(callbacks),
    express.raw({ type: () => true, limit: callbacks.maxBytes }),
    async (request, response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const isTaken = await callbacks.receive(tokenOf(request), request.headers, body);
      response.status(isTaken ? 202 : 410).end();
    },
  );
  return router;
}

/** Nothing is read from who does not know a token. */
function wanted(callbacks: HubCallbacks): RequestHandler {
  return async (request, response, next) => {
    if (await callbacks.knows(tokenOf(request))) next();
    else response.status(410).end();
  };
}

/** What cannot be a token is none. */
function tokenOf(request: Request): string {
  const token = String(request.params['token']);
  return TOKEN.test(token) ? token : '';
}

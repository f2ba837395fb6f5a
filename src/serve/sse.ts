import { once } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { refusal } from '../errors.js';
import { credentialOfHeaders } from './auth.js';
import { Ongoing } from './ongoing.js';
import type { Operation, OperationResult, Operations } from './operations.js';
import type { Parts } from './parts.js';
import { graphqlRequestIn, localsOf } from './request.js';

/** Proxies cut a stream on which nothing is sent for long, milliseconds. */
const HEARTBEAT_MS = 12_000;
/**
 * A client that takes nothing in for as long is let go, and comes back with the id of its last event. Node asks twice
 * before it says so.
 */
const STALLED_MS = 30_000;

const EVENT_STREAM = 'text/event-stream';
const JSON_TYPES = ['application/graphql-response+json', 'application/json'];

const HEADERS = {
  'Content-Type': `${EVENT_STREAM}; charset=utf-8`,
  'Cache-Control': 'no-cache, no-transform',
  Connection: 'keep-alive',
  // nginx would hold events back.
  'X-Accel-Buffering': 'no',
};

/** Why a stream is ended where nobody is to be told: its client has left. */
const LEFT = Symbol('left');

export interface EventStreams {
  handler: RequestHandler;
  /** Ends every stream. */
  close(): Promise<void>;
}

/**
 * Serves GraphQL over server-sent events, as graphql-sse's protocol has them ("distinct connections"): an operation a
 * request, its results as events `next`, then an event `complete`. An item of a subscription has its position as the
 * event's id, so that the `Last-Event-ID` of a client that comes back resumes it.
 *
 * The writer is ours, since graphql-sse's handler writes no ids and keeps in memory whatever a slow client does not read.
 */
export function eventStreams(parts: Parts, operations: Operations): EventStreams {
  const { door, faults } = parts;
  const ongoing = new Ongoing(door);

  const stream = async (operation: Operation | GraphQLError[], request: Request, response: Response) => {
    // It may have left before it is served.
    if (response.destroyed) return;
    if (Array.isArray(operation)) faults.report(operation, { requestId: localsOf(response).requestId });
    const ending = new AbortController();
    response.once('close', () => ending.abort(LEFT));
    await ongoing.run(ending, credentialOfHeaders(request.headers), () =>
      send(new EventStream(response, ending.signal), operation, parts, operations),
    );
  };

  return {
    handler: async (request, response, next) => {
      const wish = wishOf(request);
      if (!wish) return next();
      refuseUnseen(request);
      const asked = graphqlRequestIn(request);
      const operation = operations.prepare(asked, { ...localsOf(response), ...resumption(request) });
      const kind = Array.isArray(operation) ? undefined : operation.kind;
      if (wish === 'subscriptions' && kind !== OperationTypeNode.SUBSCRIPTION) return next();
      if (request.method === 'GET' && kind === OperationTypeNode.MUTATION) {
        response.set('Allow', 'POST');
        throw refusal('BAD_REQUEST', 'A mutation needs a POST.', 405);
      }
      await stream(operation, request, response);
    },
    close: () => ongoing.close(),
  };
}

/** What a client wants events for; where it takes JSON as well, for what JSON cannot carry. */
function wishOf(request: Request): 'everything' | 'subscriptions' | undefined {
  if (request.method !== 'GET' && request.method !== 'POST') return undefined;
  if (!request.get('accept')?.includes(EVENT_STREAM)) return undefined;
  const best = request.accepts([...JSON_TYPES, EVENT_STREAM]);
  if (best === EVENT_STREAM) return 'everything';
  return request.accepts(EVENT_STREAM) && hasDocument(request) ? 'subscriptions' : undefined;
}

/** Without one it is a persisted document, or nothing that a stream could be made of. */
function hasDocument({ method, query, body }: Request): boolean {
  const parameters = (method === 'GET' ? query : body) as { query?: unknown } | undefined;
  return typeof parameters?.query === 'string';
}

/**
 * A page of elsewhere may send a GET without its Origin, and without seeing the answer. No client of ours does that; it
 * would only keep the server busy.
 */
function refuseUnseen(request: Request): void {
  if (request.get('sec-fetch-mode') !== 'no-cors') return;
  throw refusal('FORBIDDEN', 'A request that cannot see its answer (no-cors) is not answered.', 403);
}

function resumption(request: Request): { lastPosition?: string } {
  const lastPosition = request.get('last-event-id');
  return lastPosition ? { lastPosition } : {};
}

/** Sends all results; what speaks against an operation as a whole is a result as well, since EventSource sees no other. */
async function send(
  stream: EventStream,
  operation: Operation | GraphQLError[],
  { faults }: Parts,
  operations: Operations,
): Promise<void> {
  const { signal } = stream;
  if (Array.isArray(operation)) {
    await stream.next({ result: { errors: faults.formatAll(operation) } });
  } else {
    for await (const result of operations.results(operation, signal)) {
      // What is read while the client's time is up was not sent: it comes when the client does.
      if (signal.aborted && operation.kind === OperationTypeNode.SUBSCRIPTION) break;
      await stream.next(result);
    }
  }
  const reason: unknown = signal.reason;
  if (reason instanceof GraphQLError) {
    await stream.next({ result: { errors: faults.formatAll([reason]) } });
    // Without "complete", a client knows that it has to come back.
    if (reason.extensions['code'] === 'GOING_AWAY') return stream.end();
  }
  await stream.complete();
}

/** Writes the events of one response, no faster than its client reads them. */
class EventStream {
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: Response,
    /** Aborted when the stream has to end. */
    readonly signal: AbortSignal,
  ) {
    response.writeHead(200, HEADERS);
    response.setTimeout(STALLED_MS, () => response.destroy());
    // Some browsers report an open stream only once there is something in it.
    response.write(HEARTBEAT);
    this.#heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(HEARTBEAT);
    }, HEARTBEAT_MS);
    response.once('close', () => clearInterval(this.#heartbeat));
  }

  next({ result, position }: OperationResult): Promise<void> {
    const id = position === undefined ? '' : `id: ${position}\n`;
    return this.#write(`${id}event: next\ndata: ${JSON.stringify(result)}\n\n`);
  }

  async complete(): Promise<void> {
    // An event without a line of data is none.
    await this.#write('event: complete\ndata:\n\n');
    this.end();
  }

  end(): void {
    clearInterval(this.#heartbeat);
    this.response.end();
  }

  /** Done when the client has taken in enough to send it more, or when the stream has to end. */
  async #write(text: string): Promise<void> {
    const { response, signal } = this;
    if (response.destroyed || response.write(text) || signal.aborted) return;
    await once(response, 'drain', { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

const HEARTBEAT = ':\n\n';

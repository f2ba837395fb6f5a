import { once } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import { refusal } from '../errors.js';
import { Ongoing } from './ongoing.js';
import type { Operation, OperationResult, Operations } from './operations.js';
import type { Parts } from './parts.js';
import { graphqlRequestIn, JSON_TYPES, localsOf, statusOfRefused, visitorOf } from './request.js';

/**
 * A client that takes nothing in for as long is let go, and comes back with the position of its last item. Node asks
 * twice before it says so.
 */
const STALLED_MS = 30_000;

/** What a client wants streamed: all that it asks, or only what one answer cannot carry. */
export type Wish = 'everything' | 'subscriptions';

/** How the results of an operation are written one after the other into one response. */
export interface StreamFormat {
  headers: Readonly<Record<string, string>>;
  /** Begins the response. */
  opening: string;
  /** Written where nothing else was for a while: proxies cut a response on which nothing comes. */
  heartbeat: string;
  heartbeatMs: number;
  /** Whether a document that is refused is told in the stream, to clients that see nothing else, or as JSON. */
  tellsRefusals: boolean;
  /** undefined: the client does not want this format. */
  wishOf(request: Request): Wish | undefined;
  result(result: OperationResult): string;
  /** Ends the response where all results were sent. */
  complete: string;
  /**
   * Ends the response where the server ends it before its time.
   * @param comeBack whether the client does well to ask again
   */
  broken(errors: GraphQLFormattedError[], comeBack: boolean): string;
}

export interface Streams {
  handler: RequestHandler;
  /** Ends every stream. */
  close(): Promise<void>;
}

/** Why a stream is ended where nobody is to be told: its client has left. */
const LEFT = Symbol('left');

/** Serves operations whose results come one after the other in one response, in the first format that its client takes. */
export function streams(formats: readonly StreamFormat[], parts: Parts, operations: Operations): Streams {
  const { door, faults } = parts;
  const ongoing = new Ongoing(door);

  const stream = async (
    format: StreamFormat,
    operation: Operation | GraphQLError[],
    request: Request,
    response: Response,
  ) => {
    // It may have left before it is served.
    if (response.destroyed) return;
    const ending = new AbortController();
    response.once('close', () => ending.abort(LEFT));
    await ongoing.run(ending, visitorOf(request, response), () =>
      send(new ResultStream(format, response, ending.signal), operation, parts, operations),
    );
  };

  const refuse = (errors: GraphQLError[], request: Request, response: Response) => {
    const type = request.accepts(JSON_TYPES) || 'application/json';
    response.status(statusOfRefused(request.get('accept'))).type(type);
    response.send(JSON.stringify({ errors: faults.formatAll(errors) }));
  };

  return {
    handler: async (request, response, next) => {
      const [format, wish] = wanted(formats, request);
      if (!format) return next();
      refuseUnseen(request);
      const asked = graphqlRequestIn(request);
      const operation = operations.prepare(asked, { ...localsOf(response), ...resumption(request) });
      if (Array.isArray(operation)) {
        faults.report(operation, { requestId: localsOf(response).requestId });
        if (!format.tellsRefusals) return refuse(operation, request, response);
      }
      const kind = Array.isArray(operation) ? undefined : operation.kind;
      if (wish === 'subscriptions' && kind !== OperationTypeNode.SUBSCRIPTION) return next();
      if (request.method === 'GET' && kind === OperationTypeNode.MUTATION) {
        response.set('Allow', 'POST');
        throw refusal('BAD_REQUEST', 'A mutation needs a POST.', 405);
      }
      await stream(format, operation, request, response);
    },
    close: () => ongoing.close(),
  };
}

function wanted(formats: readonly StreamFormat[], request: Request): [StreamFormat?, Wish?] {
  if (request.method !== 'GET' && request.method !== 'POST') return [];
  for (const format of formats) {
    const wish = format.wishOf(request);
    if (wish === 'everything' || (wish && hasDocument(request))) return [format, wish];
  }
  return [];
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

/** Sends all results; what speaks against an operation as a whole is a result as well. */
async function send(
  stream: ResultStream,
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
    stream.breakOff(faults.formatAll([reason]), reason.extensions['code'] === 'GOING_AWAY');
  } else {
    stream.complete();
  }
}

/** Writes the results of one response, no faster than its client reads them. */
class ResultStream {
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly format: StreamFormat,
    private readonly response: Response,
    /** Aborted when the stream has to end. */
    readonly signal: AbortSignal,
  ) {
    response.writeHead(200, { ...format.headers, ...COMMON_HEADERS });
    response.setTimeout(STALLED_MS, () => response.destroy());
    // Some browsers report an open stream only once there is something in it.
    response.write(format.opening + format.heartbeat);
    this.#heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(format.heartbeat);
    }, format.heartbeatMs);
    response.once('close', () => clearInterval(this.#heartbeat));
  }

  /** Done when the client has taken in enough to send it more, or when the stream has to end. */
  async next(result: OperationResult): Promise<void> {
    const { response, signal } = this;
    if (response.destroyed || response.write(this.format.result(result)) || signal.aborted) return;
    await once(response, 'drain', { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  complete(): void {
    this.#end(this.format.complete);
  }

  breakOff(errors: GraphQLFormattedError[], comeBack: boolean): void {
    this.#end(this.format.broken(errors, comeBack));
  }

  #end(text: string): void {
    clearInterval(this.#heartbeat);
    this.response.end(text);
  }
}

const COMMON_HEADERS = {
  'Cache-Control': 'no-cache, no-transform',
  Connection: 'keep-alive',
  // nginx would hold results back.
  'X-Accel-Buffering': 'no',
};

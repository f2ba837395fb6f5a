import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { Context as Connection, SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.js';
import { asGraphQLError, refusal } from '../errors.js';
import { credentialOfHeaders, credentialOfParams, type Door } from './auth.js';
import type { Operation, OperationResult, Operations } from './operations.js';
import { strangerIn } from './origin.js';
import { Outlet } from './outlet.js';
import type { Parts } from './parts.js';

/** How long a client has to answer the closing of its socket, milliseconds. */
const GOODBYE_MS = 2_000;
/** The protocol's close code for a client that may not come in. */
const FORBIDDEN = 4403;
/** What a close frame has room for, bytes. */
const MOST_REASON = 123;

type Socket = Connection<Record<string, unknown>, Extra>;

export interface Sockets {
  /** Ends every subscription and closes every socket, as going away (1001). */
  close(): Promise<void>;
}

/**
 * Serves GraphQL over WebSocket (the graphql-transport-ws subprotocol) at a path of the HTTP server, under the rules
 * that hold for HTTP.
 */
export function openSockets(path: string, parts: Parts, operations: Operations): Sockets {
  const { httpServer, schema, config, door, faults, log } = parts;
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: config.limits.bodyBytes });
  const watches = new Map<WebSocket, () => void>();
  const outlets = new WeakMap<WebSocket, Outlet>();

  const prepared = async (
    socket: Socket,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | GraphQLError[]> => {
    const { operationsPerSocket } = config.limits;
    if (Object.keys(socket.subscriptions).length > operationsPerSocket) {
      throw refusal(
        'TOO_MANY_OPERATIONS',
        `A socket runs at most ${operationsPerSocket} operations at a time.`,
      );
    }
    const viewer = await door.admit(credentialOf(socket));
    return operations.prepare(payload, { viewer, requestId: randomUUID() });
  };

  const server = useServer<Record<string, unknown>>(
    {
      schema,
      onConnect: async (socket) => {
        const credential = credentialOf(socket);
        const refused = await door.admit(credential).then(() => undefined, asGraphQLError);
        if (refused) {
          faults.report([refused]);
          return false;
        }
        const { socket: webSocket } = socket.extra;
        // It may have left meanwhile.
        if (webSocket.readyState !== webSocket.OPEN) return false;
        const leave = ({ message }: GraphQLError) =>
          webSocket.close(FORBIDDEN, `Forbidden: ${message}`.slice(0, MOST_REASON));
        watches.set(webSocket, door.watch(credential, leave));
        outlets.set(webSocket, new Outlet(webSocket));
        return true;
      },
      onSubscribe: (socket, _id, payload) =>
        prepared(socket, payload).catch((error: unknown) => [asGraphQLError(error)]),
      subscribe: (operation) => operations.subscribe(operation as Operation) as never,
      onOperation: ({ extra }, id, _payload, _operation, results) =>
        Symbol.asyncIterator in results
          ? (outlets.get(extra.socket)!.sends(id, results as AsyncGenerator<OperationResult, void>) as never)
          : undefined,
      onNext: (_socket, _id, _payload, operation, result) => operations.shown(operation, result),
      onError: (_socket, _id, _payload, errors) => faults.formatAll(errors),
      onClose: (socket) => {
        watches.get(socket.extra.socket)?.();
        watches.delete(socket.extra.socket);
      },
      isProd: true,
    },
    webSockets,
  );

  httpServer.on('upgrade', (request, stream, head) => {
    stream.on('error', (error) => log.debug({ err: error }, 'socket broke before its handshake'));
    refusedUpgrade(request, path, door, config)
      .then((refused) => {
        if (refused) return refuse(stream, ...refused);
        webSockets.handleUpgrade(request, stream, head, (socket) => {
          webSockets.emit('connection', socket, request);
          // graphql-ws would write what a client did wrong to the console; ws itself closes the socket.
          socket.removeAllListeners('error');
          socket.on('error', (error) => log.debug({ err: error }, 'socket error'));
        });
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'a socket could not be opened');
        refuse(stream, 500, 'Internal Server Error');
      });
  });

  return {
    close: async () => {
      const cut = setTimeout(() => {
        for (const socket of webSockets.clients) socket.terminate();
      }, GOODBYE_MS);
      await server.dispose();
      clearTimeout(cut);
    },
  };
}

function credentialOf({ connectionParams, extra }: Socket): string | undefined {
  return credentialOfParams(connectionParams) ?? credentialOfHeaders(extra.request.headers);
}

async function refusedUpgrade(
  { url, headers }: IncomingMessage,
  path: string,
  door: Door,
  { corsOrigins }: Config,
): Promise<[number, string] | undefined> {
  if (url?.split('?', 1)[0] !== path) return [404, `Not Found: the socket is at ${path}.`];
  const reason = (await door.isOpen()) ? strangerIn(headers, corsOrigins) : undefined;
  return reason === undefined ? undefined : [403, reason];
}

function refuse(stream: Duplex, status: number, reason: string): void {
  const head = [`HTTP/1.1 ${status} Refused`, 'Connection: close', 'Content-Type: text/plain; charset=utf-8'];
  stream.end([...head, `Content-Length: ${Buffer.byteLength(reason)}`, '', reason].join('\r\n'));
}

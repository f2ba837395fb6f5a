import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { asGraphQLError } from '../errors.js';
import { LEGACY_PROTOCOL } from './legacy.js';
import type { Operations } from './operations.js';
import { strangerIn } from './origin.js';
import type { Parts } from './parts.js';
import { Places } from './places.js';
import { SocketServer } from './socket-server.js';

/** How long a client has to answer the closing of its socket, milliseconds. */
const GOODBYE_MS = 2_000;

export interface Sockets {
  /** Ends every subscription and closes every socket, as going away (1001). */
  close(): Promise<void>;
}

/**
 * Serves GraphQL over WebSocket at a path of the HTTP server, under the rules that hold for HTTP. A client names its
 * subprotocol in Sec-WebSocket-Protocol: graphql-transport-ws, or graphql-ws where LEGACY_SOCKETS allows it.
 */
export function openSockets(path: string, parts: Parts, operations: Operations): Sockets {
  const { httpServer, config, log } = parts;
  const { legacySockets, limits } = config;
  const known = [GRAPHQL_TRANSPORT_WS_PROTOCOL, ...(legacySockets ? [LEGACY_PROTOCOL] : [])];
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    handleProtocols: (offered) => known.find((protocol) => offered.has(protocol)) ?? false,
  });
  const server = new SocketServer(parts, operations);
  /** Those who have not said yet who they are. */
  const waiting = new Places(limits.connectionsPerKey);

  httpServer.on('upgrade', (request, stream, head) => {
    stream.on('error', (error) => log.debug({ err: error }, 'socket broke before its handshake'));
    upgraded(request, stream, head).catch((error: unknown) => {
      log.error({ err: error }, 'a socket could not be opened');
      refuse(stream, 500, 'Internal Server Error');
    });
  });

  async function upgraded(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const refused = await refusalOf(request, path, parts);
    if (refused) return refuse(stream, ...refused);
    const address = request.socket.remoteAddress ?? '';
    let arrived: () => void;
    try {
      arrived = waiting.take(`address ${address}`);
    } catch (error) {
      return refuse(stream, 429, asGraphQLError(error).message);
    }
    stream.once('close', arrived);
    webSockets.handleUpgrade(request, stream, head, (socket) =>
      server.begin({ socket, request, address, arrived }),
    );
  }

  return {
    close: async () => {
      const cut = setTimeout(() => {
        for (const socket of webSockets.clients) socket.terminate();
      }, GOODBYE_MS);
      for (const socket of webSockets.clients) socket.close(1001, 'Going away');
      await new Promise<void>((resolve) => webSockets.close(() => resolve()));
      clearTimeout(cut);
      server.close();
    },
  };
}

/** @returns status and reason, where no socket is opened */
async function refusalOf(
  { url, headers }: IncomingMessage,
  path: string,
  { door, config }: Parts,
): Promise<[number, string] | undefined> {
  if (url?.split('?', 1)[0] !== path) return [404, `Not Found: the socket is at ${path}.`];
  const reason = (await door.isOpen()) ? strangerIn(headers, config.corsOrigins) : undefined;
  return reason === undefined ? undefined : [403, reason];
}

function refuse(stream: Duplex, status: number, reason: string): void {
  const head = [`HTTP/1.1 ${status} Refused`, 'Connection: close', 'Content-Type: text/plain; charset=utf-8'];
  stream.end([...head, `Content-Length: ${Buffer.byteLength(reason)}`, '', reason].join('\r\n'));
}

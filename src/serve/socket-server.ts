import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import {
  CloseCode,
  type Context as Connection,
  makeServer,
  type SubscribePayload,
  type WebSocket as Transport,
} from 'graphql-ws';
import type { WebSocket } from 'ws';
import { asGraphQLError, type ErrorCode, refusal } from '../errors.js';
import { credentialOfHeaders, credentialOfParams } from './auth.js';
import { fromLegacy, LEGACY_PROTOCOL } from './legacy.js';
import type { Operation, OperationResult, Operations } from './operations.js';
import { Outlet } from './outlet.js';
import type { Parts } from './parts.js';
import { isAlive, transportOf } from './transport.js';

/** How often idle sockets are looked for at most, milliseconds. */
const LOOK_MS = 15_000;
/** RFC 6455: what was asked for is done. */
const NORMAL = 1000;
/** RFC 6455: come back later. */
const TRY_AGAIN_LATER = 1013;

/** What is no better a moment later. */
const FORBIDDING: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'FORBIDDEN'] satisfies ErrorCode[]);

/** A socket that was opened. */
export interface Arrival {
  socket: WebSocket;
  request: IncomingMessage;
  address: string;
  /** To be called once it is known who has come. */
  arrived(): void;
}

interface Extra extends Arrival {
  transport: Transport;
  outlet: Outlet;
}

type Socket = Connection<Record<string, unknown>, Extra>;

/** One that was admitted. */
interface Guest {
  leave: () => void;
  /** When something last ran, milliseconds since 1970. */
  activeAt: number;
}

/** What is said on the sockets: graphql-ws's server, with the operations, refusals and limits that hold for all ways in. */
export class SocketServer {
  readonly #server;
  readonly #guests = new Map<Socket, Guest>();
  readonly #look: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly operations: Operations,
  ) {
    const { schema, config, faults } = parts;
    this.#server = makeServer<Record<string, unknown>, Extra>({
      schema,
      onConnect: (socket) => this.#admitted(socket),
      onSubscribe: (socket, _id, payload) =>
        this.#prepared(socket, payload).catch((error: unknown) => [asGraphQLError(error)]),
      subscribe: (operation) => operations.subscribe(operation as Operation) as never,
      onOperation: ({ extra }, id, _payload, _operation, results) =>
        Symbol.asyncIterator in results
          ? (extra.outlet.sends(
              id,
              results as AsyncGenerator<OperationResult, void>,
              nameOfNext(extra.socket),
            ) as never)
          : undefined,
      onNext: (_socket, _id, _payload, operation, result) => operations.shown(operation, result),
      onError: (_socket, _id, _payload, errors) => faults.formatAll(errors),
      onClose: (socket) => {
        this.#guests.get(socket)?.leave();
        this.#guests.delete(socket);
      },
    });
    const idleMs = config.limits.idleSeconds * 1_000;
    if (idleMs > 0) {
      this.#look = setInterval(() => this.#closeIdle(idleMs), Math.min(idleMs / 2, LOOK_MS));
      this.#look.unref();
    }
  }

  begin(arrival: Arrival): void {
    const { socket } = arrival;
    const { log, config } = this.parts;
    const plain = transportOf(socket, log);
    const transport =
      socket.protocol === LEGACY_PROTOCOL ? fromLegacy(plain, config.limits.bodyBytes) : plain;
    const closed = this.#server.opened(transport, { ...arrival, transport, outlet: new Outlet(socket) });
    socket.once('close', (code, reason) => {
      closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'a socket broke'));
    });
  }

  close(): void {
    clearInterval(this.#look);
  }

  /** @returns whether one may stay who has said who they are */
  async #admitted(socket: Socket): Promise<boolean> {
    const { door, faults } = this.parts;
    const { transport, address, arrived } = socket.extra;
    const credential = credentialOf(socket);
    try {
      const viewer = await door.admit(credential);
      // It may have left meanwhile.
      if (!isAlive(socket.extra.socket)) return false;
      const leave = door.stay({ credential, viewer, address }, ({ message }) => forbid(transport, message));
      this.#guests.set(socket, { leave, activeAt: Date.now() });
      arrived();
      return true;
    } catch (error) {
      const refused = asGraphQLError(error);
      faults.report([refused]);
      const { message, extensions } = faults.formatAll([refused])[0]!;
      if (FORBIDDING.has(extensions?.['code'])) forbid(transport, message);
      else transport.close(TRY_AGAIN_LATER, message);
      return false;
    }
  }

  async #prepared(socket: Socket, payload: SubscribePayload): Promise<ExecutionArgs | GraphQLError[]> {
    const { config, door } = this.parts;
    const { operationsPerSocket } = config.limits;
    const guest = this.#guests.get(socket);
    if (guest) guest.activeAt = Date.now();
    if (running(socket) > operationsPerSocket) {
      throw refusal(
        'TOO_MANY_OPERATIONS',
        `A socket runs at most ${operationsPerSocket} operations at a time.`,
      );
    }
    const viewer = await door.admit(credentialOf(socket));
    return this.operations.prepare(payload, { viewer, requestId: randomUUID() });
  }

  #closeIdle(idleMs: number): void {
    const now = Date.now();
    for (const [socket, guest] of this.#guests) {
      if (running(socket) > 0) guest.activeAt = now;
      else if (now - guest.activeAt >= idleMs) {
        socket.extra.transport.close(NORMAL, `Idle: nothing ran for ${idleMs / 1_000} s`);
      }
    }
  }
}

/** What the subprotocol of a socket calls the message with a result. */
function nameOfNext({ protocol }: WebSocket): string {
  return protocol === LEGACY_PROTOCOL ? 'data' : 'next';
}

function running({ subscriptions }: Socket): number {
  return Object.keys(subscriptions).length;
}

function forbid(transport: Transport, message: string): void {
  transport.close(CloseCode.Forbidden, `Forbidden: ${message}`);
}

function credentialOf({ connectionParams, extra }: Socket): string | undefined {
  return credentialOfParams(connectionParams) ?? credentialOfHeaders(extra.request.headers);
}

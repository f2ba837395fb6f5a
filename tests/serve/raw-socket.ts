import { once } from 'node:events';
import WebSocket from 'ws';
import type { Door } from './door.js';

export interface Message {
  id?: string;
  type: string;
  // The shape is the protocol's or the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  payload?: any;
}

/** A socket that says exactly what it is told to, right or wrong. */
export interface RawSocket {
  /** What the server chose. */
  protocol: string;
  send(message: object | string): void;
  /** The next message that comes. */
  next(): Promise<Message>;
  /** How it was closed, and what came before that and was not read. */
  closed(): Promise<{ code: number; reason: string; unread: Message[] }>;
  /** Goes without a word. */
  leave(): void;
}

export async function openRaw(
  { webSocket }: Pick<Door, 'webSocket'>,
  protocols: string | string[] = 'graphql-transport-ws',
): Promise<RawSocket> {
  const socket = new WebSocket(webSocket, protocols);
  const unread: Message[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    unread.push(JSON.parse(String(data)));
    wake();
  });
  const closing = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');
  return {
    protocol: socket.protocol,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: async () => {
      while (unread.length === 0) {
        const ended = closing.then(({ code, reason }) => {
          throw new Error(`The socket was closed with ${code} ${reason}.`);
        });
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), ended]);
      }
      return unread.shift()!;
    },
    closed: async () => ({ ...(await closing), unread }),
    leave: () => socket.terminate(),
  };
}

/** As `openRaw`, and acknowledged. */
export async function openAcknowledged(
  door: Pick<Door, 'webSocket'>,
  payload?: Record<string, unknown>,
  protocol?: string,
): Promise<RawSocket> {
  const socket = await openRaw(door, protocol);
  socket.send({ type: 'connection_init', payload });
  const { type } = await socket.next();
  if (type !== 'connection_ack') throw new Error(`It was answered with ${type}.`);
  return socket;
}

/** A socket of the older subprotocol with a subscription. */
export async function openLegacy(
  door: Pick<Door, 'webSocket'>,
  payload: Record<string, unknown>,
  query: string,
): Promise<RawSocket> {
  const socket = await openAcknowledged(door, payload, 'graphql-ws');
  socket.send({ id: '1', type: 'start', payload: { query } });
  return socket;
}

/** How many subscriptions are open, as whoever watches the server sees it. */
export async function openSubscriptions({ origin }: Pick<Door, 'origin'>): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^rejoinder_subscriptions (\d+)$/m.exec(metrics)![1]);
}

import {
  DEPRECATED_GRAPHQL_WS_PROTOCOL,
  GRAPHQL_TRANSPORT_WS_PROTOCOL,
  type WebSocket as Transport,
} from 'graphql-ws';

/** The subprotocol of subscriptions-transport-ws. Its name is that of the library which made the other one. */
export const LEGACY_PROTOCOL = DEPRECATED_GRAPHQL_WS_PROTOCOL;

interface Message {
  id?: string;
  type?: unknown;
  payload?: unknown;
}

/** The client's messages, and what each is called today. */
const INCOMING: Readonly<Record<string, string>> = {
  connection_init: 'connection_init',
  start: 'subscribe',
  stop: 'complete',
};

/** The server's messages of today, and what each was called. */
const OUTGOING: Readonly<Record<string, string>> = {
  connection_ack: 'connection_ack',
  next: 'data',
  error: 'error',
  complete: 'complete',
};

/**
 * Lets a client of the older subprotocol speak to a server of graphql-transport-ws: messages are called differently, and
 * otherwise mean the same, but for two things.
 * - It sends operations before its connection is acknowledged, sometimes before it asks for one. They wait.
 * - It is told in a message, not by the socket's close code, why it may not come in.
 *
 * @param most characters that may wait, else the socket is closed with 1009
 */
export function fromLegacy(socket: Transport, most: number): Transport {
  const room = waitingRoom(most);
  const close = (code?: number, reason?: string) => {
    if (!room.isOpen()) send({ type: 'connection_error', payload: { message: reason } });
    return socket.close(code, reason);
  };
  const send = (message: Message) => socket.send(JSON.stringify(message));
  return {
    protocol: GRAPHQL_TRANSPORT_WS_PROTOCOL,
    send: async (text) => {
      const { type, ...rest } = JSON.parse(text) as Message;
      if (type === 'connection_ack') room.open();
      const payload = type === 'error' ? asOneError(rest.payload) : rest.payload;
      await send({ ...rest, type: OUTGOING[String(type)], ...(payload !== undefined && { payload }) });
    },
    close,
    onMessage: (handle) =>
      socket.onMessage(async (text) => {
        const { type, ...rest } = messageIn(text);
        if (type === 'connection_terminate') return close(1000, 'Terminated');
        // What it does not know, the server refuses.
        const known = Object.hasOwn(INCOMING, String(type)) ? INCOMING[String(type)] : '';
        const today = JSON.stringify({ ...rest, type: known });
        if (known === 'connection_init' || known === '') return handle(today);
        if (!room.isOpen() && !room.fits(today))
          return close(1009, 'Too much was sent before the acknowledgement');
        await room.opened;
        return handle(today);
      }),
  };
}

/** Where messages wait, in the order of their coming. */
function waitingRoom(most: number) {
  let isOpen = false;
  let waiting = 0;
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = () => {
      isOpen = true;
      resolve();
    };
  });
  const fits = (text: string) => {
    waiting += text.length;
    return waiting <= most;
  };
  return { open, opened, isOpen: () => isOpen, fits };
}

function messageIn(text: string): Message {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? (message as Message) : {};
  } catch {
    return {};
  }
}

/** Clients want one error there; those that know of more find them in it. */
function asOneError(errors: unknown): unknown {
  const [first] = errors as object[];
  return { ...first, errors };
}

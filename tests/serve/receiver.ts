import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLErrorShape } from './door.js';

export interface CallbackMessage {
  kind: string;
  action: 'check' | 'next' | 'complete';
  id: string;
  verifier: string;
  // The shape is the subscription's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  payload?: { data?: any; errors?: GraphQLErrorShape[] };
  errors?: GraphQLErrorShape[];
}

/** A gateway's side of the HTTP callback protocol. */
export interface Receiver {
  url: string;
  origin: string;
  /** What came, in order. */
  messages: CallbackMessage[];
  /** Messages of one action. */
  of(action: CallbackMessage['action']): CallbackMessage[];
  close(): Promise<void>;
}

/** @param answer the status for a message, and where it redirects to; it may take its time */
export async function startReceiver(
  answer: (message: CallbackMessage) => number | string | Promise<number> = () => 204,
): Promise<Receiver> {
  const messages: CallbackMessage[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const message = JSON.parse(body) as CallbackMessage;
    messages.push(message);
    const answered = await answer(message);
    if (typeof answered === 'string') response.writeHead(307, { location: answered });
    else response.writeHead(answered, { 'subscription-protocol': 'callback' });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/callback/one`,
    origin,
    messages,
    of: (action) => messages.filter((message) => message.action === action),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

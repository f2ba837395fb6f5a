import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Delivery {
  id: string;
  headers: Record<string, string>;
  body: string;
}

/** A receiver of webhooks that does as it is told. */
export interface Mailbox {
  url: string;
  origin: string;
  /** Every try, in order. */
  tries: Delivery[];
  /** What was answered with 2xx, in order. */
  taken: Delivery[];
  /** The status to answer with; it may take its time. */
  answer: (delivery: Delivery) => number | Promise<number>;
  /** Stops to listen, and cuts what is open. */
  die(): Promise<void>;
  /** Listens again, at the same address. */
  revive(): Promise<void>;
}

export async function openMailbox(port = 0): Promise<Mailbox> {
  let server: Server;
  const mailbox = {
    tries: [] as Delivery[],
    taken: [] as Delivery[],
    answer: () => 204,
  } as unknown as Mailbox;
  const listen = async (at: number) => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const headers = request.headers as Record<string, string>;
      const delivery = { id: headers['webhook-id']!, headers, body };
      mailbox.tries.push(delivery);
      const status = await mailbox.answer(delivery);
      if (status >= 200 && status < 300) mailbox.taken.push(delivery);
      response.writeHead(status, { location: `${mailbox.origin}/elsewhere` }).end();
    }).listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const bound = await listen(port);
  mailbox.origin = `http://127.0.0.1:${bound}`;
  mailbox.url = `${mailbox.origin}/in?token=abc`;
  mailbox.die = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  mailbox.revive = async () => {
    await listen(bound);
  };
  return mailbox;
}

/** What a delivery says, after the library of Standard Webhooks has checked its signature. */
// The shape is the delivery's.
// biome-ignore lint/suspicious/noExplicitAny: see above
export function opened({ headers, body }: Delivery, secret: string): any {
  return new Webhook(secret).verify(body, headers);
}

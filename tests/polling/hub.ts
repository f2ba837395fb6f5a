import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a subscriber asked a hub for. */
export interface Subscription {
  callback: string;
  topic: string;
  secret: string;
  lease: string;
}

/** A hub on the loopback that behaves as WebSub says, unless it is told otherwise. */
export interface Hub {
  url: string;
  /** Every request for a subscription, in order. */
  asked: Subscription[];
  /** Those that were confirmed, by their callback. */
  live: Map<string, Subscription>;
  /** Denies what is asked for, with this reason; undefined: it does not. */
  denial: string | undefined;
  /** The lease that it gives, seconds; undefined: the one that was asked for. */
  lease: number | undefined;
  /** Answers a request for a subscription with this, and does nothing; undefined: it does not. */
  status: number | undefined;
  /** Pushes a content to all who subscribe to a topic. @returns their answers */
  publish(topic: string, body: string | Buffer, options?: PublishOptions): Promise<number[]>;
  close(): Promise<void>;
}

export interface PublishOptions {
  method?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** In place of the right one; null: none. */
  signature?: string | null;
  contentType?: string;
}

export async function openHub(): Promise<Hub> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const said = new URLSearchParams(body);
      const [callback, topic] = [said.get('hub.callback')!, said.get('hub.topic')!];
      const secret = said.get('hub.secret')!;
      const subscription = { callback, topic, secret, lease: said.get('hub.lease_seconds')! };
      hub.asked.push(subscription);
      response.writeHead(hub.status ?? 202).end();
      if (hub.status === undefined) void verify(hub, subscription);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: [],
    live: new Map(),
    denial: undefined,
    lease: undefined,
    status: undefined,
    publish: (topic, body, options) =>
      Promise.all(
        [...hub.live.values()]
          .filter((one) => one.topic === topic)
          .map((one) => push(hub, one, body, options)),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return hub;
}

/** WebSub, 5.3: the subscriber has to want it, and says so by the challenge. */
async function verify(hub: Hub, subscription: Subscription): Promise<void> {
  const { callback, topic, lease } = subscription;
  const question = new URL(callback);
  question.searchParams.set('hub.topic', topic);
  if (hub.denial !== undefined) {
    question.searchParams.set('hub.mode', 'denied');
    question.searchParams.set('hub.reason', hub.denial);
    await fetch(question);
    return;
  }
  const challenge = `challenge-${hub.asked.length}`;
  question.searchParams.set('hub.mode', 'subscribe');
  question.searchParams.set('hub.challenge', challenge);
  question.searchParams.set('hub.lease_seconds', String(hub.lease ?? lease));
  const answer = await fetch(question);
  if (answer.ok && (await answer.text()) === challenge) hub.live.set(callback, subscription);
}

/** WebSub, 7 and 8: who answers 410 does not want it any more. */
async function push(
  hub: Hub,
  { callback, topic, secret }: Subscription,
  body: string | Buffer,
  { method = 'sha256', signature, contentType = 'application/rss+xml' }: PublishOptions = {},
): Promise<number> {
  const right = `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
  const response = await fetch(callback, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      link: `<${hub.url}>; rel="hub", <${topic}>; rel="self"`,
      ...(signature !== null && { 'x-hub-signature': signature ?? right }),
    },
    body: new Uint8Array(Buffer.from(body)),
  });
  if (response.status === 410) hub.live.delete(callback);
  return response.status;
}

import { expect } from 'vitest';
import { postBody } from '../../src/collect/post.js';
import { Webhooks, type WebhooksOptions } from '../../src/push/webhooks/webhooks.js';
import { presenterOf } from '../../src/serve/presenting.js';
import { buildArticle, buildQuote } from '../factories.js';
import { openWriter, untilAllIsHandedOn } from '../push/support.js';
import { ask, type Door, openDoor } from './door.js';
import { type Mailbox, openMailbox } from './mailbox.js';

const CREATE =
  'mutation ($input: CreateMonitorInput!) { result: createMonitor(input: $input) { ... on MonitorPayload { monitor { id } } ... on MonitorRefused { problems { field message } } } }';
const ADD = `mutation ($input: AddWebhookInput!) { result: addWebhook(input: $input) {
  ... on AddWebhookPayload { secret webhook { id } } ... on MonitorRefused { problems { field code message } } } }`;

/** A server with a receiver of webhooks beside it. */
export interface Desk {
  door: Door;
  mailbox: Mailbox;
  /** Makes a monitor. @returns its id */
  addMonitor(input: object): Promise<string>;
  /** The answer to `addWebhook`; to the mailbox, where the input does not say another url. */
  addWebhook(input: {
    monitor: string;
    url?: string;
    after?: string;
    // The shape is the mutation's.
    // biome-ignore lint/suspicious/noExplicitAny: see above
  }): Promise<any>;
  /** Delivers as `start` does, only sooner. */
  deliver(options?: Partial<WebhooksOptions> & { deadlineMs?: number }): Webhooks;
  /** Ends one that delivers. */
  end(webhooks: Webhooks): Promise<void>;
  /** Stores an article with a quote of each of these confidences. @returns the ids of the article and the quotes */
  store(...confidences: number[]): Promise<string[]>;
  /** Until all that is stored can be delivered. */
  untilFollowed(): Promise<void>;
  /** Until so many deliveries were taken. */
  untilTaken(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const mailbox = await openMailbox();
  const door = await openDoor({ settings: { WEBHOOK_ORIGINS: mailbox.origin } });
  const running = new Set<Webhooks>();
  return {
    door,
    mailbox,
    async addMonitor(input) {
      const { data, errors } = await ask(door.url, CREATE, { input });
      expect([errors, data?.result.problems]).toEqual([undefined, undefined]);
      return data.result.monitor.id;
    },
    async addWebhook(input) {
      const { data, errors } = await ask(door.url, ADD, { input: { url: mailbox.url, ...input } });
      expect(errors).toBeUndefined();
      return data.result;
    },
    deliver({ deadlineMs = 5_000, ...changed } = {}) {
      const webhooks = Webhooks.start(door.database, door.services.subscriptions, {
        present: presenterOf(door.services),
        post: (url, headers, body, signal) =>
          postBody(url, headers, body, { deadlineMs, signal, allowPrivateAddresses: [mailbox.origin] }),
        onTrouble: () => {},
        lookMs: 50,
        retryAfter: [0.05, 0.05],
        ...changed,
      });
      running.add(webhooks);
      return webhooks;
    },
    async end(webhooks) {
      running.delete(webhooks);
      await webhooks.close();
    },
    async store(...confidences) {
      const writer = await openWriter(door.database);
      const { id } = await buildArticle(writer.client);
      const quotes: string[] = [];
      for (const confidence of confidences) {
        quotes.push((await buildQuote(writer.client, { article_id: id, confidence })).id);
      }
      await writer.append([
        { kind: 'ARTICLE_ADDED', itemId: id },
        ...quotes.map((itemId) => ({ kind: 'QUOTE_ADDED' as const, itemId })),
      ]);
      await writer.commit();
      return [id, ...quotes];
    },
    untilFollowed: () => untilAllIsHandedOn(door.services.subscriptions, door.database.reads),
    untilTaken: (count) => expect.poll(() => mailbox.taken.length, { timeout: 20_000 }).toBe(count),
    async close() {
      await Promise.all([...running].map((webhooks) => webhooks.close()));
      await door.close();
      await mailbox.die();
    },
  };
}

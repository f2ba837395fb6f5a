import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { RefusedError } from '../collect/article.js';
import { cleanLine } from '../collect/clean.js';
import { header } from '../collect/headers.js';
import { LIMITS } from '../collect/limits.js';
import { isSigned } from '../collect/websub.js';
import {
  notePinged,
  notePushed,
  notePushFailed,
  notePushLive,
  type Push,
  pushByToken,
} from '../store/feed-push.js';
import type { Work } from '../threads/work.js';
import { listedItems } from './listed.js';

/** A lease that is shorter is none; of a longer one so much is believed. Seconds. */
const SHORTEST_LEASE = 60;
const LONGEST_LEASE = 30 * 24 * 60 * 60;
/** A lease is renewed when this share of it is over. */
const RENEWED_AT = 0.75;
/** A hub that refused is asked again after this, milliseconds. */
const DENIED_MS = 7 * 24 * 60 * 60_000;
const MOST_REASON = 200;

/** Takes what hubs send to the callbacks of subscriptions. Any process on the database may. */
export class PushReceiver {
  /** Of one content, counted after decompression. */
  readonly maxBytes = LIMITS.documentBytes;

  constructor(
    private readonly dataSource: DataSource,
    private readonly work: Pick<Work, 'feed'>,
    private readonly log: Logger,
  ) {}

  /** Whether a callback has this token. */
  async knows(token: string): Promise<boolean> {
    return (await pushByToken(this.dataSource, token)) !== undefined;
  }

  /**
   * Answers a hub that asks whether a subscription is wanted (WebSub, 5.3), and notes that it is confirmed or denied (5.2).
   * @param query its question, as it came
   * @returns what to answer; undefined: it is not wanted
   */
  async verify(token: string, query: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    const push = await pushByToken(this.dataSource, token);
    if (!push || query['hub.topic'] !== push.topic) return undefined;
    const mode = query['hub.mode'];
    const challenge = query['hub.challenge'];
    if (mode === 'denied') {
      await this.#denied(push, query['hub.reason']);
      return '';
    }
    // A subscription that is no longer wanted is ended by answering its pushes with 410.
    if (mode !== 'subscribe' || typeof challenge !== 'string' || push.paused) return undefined;
    const seconds = Number(query['hub.lease_seconds']);
    if (!(seconds >= SHORTEST_LEASE)) return undefined;
    const lease = Math.min(Math.trunc(seconds), LONGEST_LEASE);
    const renewAt = new Date(Date.now() + lease * 1_000 * RENEWED_AT);
    await notePushLive(this.dataSource, push, lease, renewAt);
    this.log.info({ feedId: push.feedId, hub: push.hub, lease }, 'hub pushes the feed');
    return challenge;
  }

  /**
   * Takes a content: its items are remembered before it is acknowledged. What the hub has not signed is passed over without a word
   * (WebSub, 8); what is no feed is a sign that there is something to poll.
   * @returns false: nobody wants it
   */
  async receive(token: string, headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
    const push = await pushByToken(this.dataSource, token);
    if (!push) return false;
    const { feedId, feedUrl, hub } = push;
    if (push.paused) return true;
    if (!isSigned(push.secret, header(headers, 'x-hub-signature'), body)) {
      this.log.warn({ feedId, hub }, 'push passed over: its signature does not fit');
      return true;
    }
    const contentType = header(headers, 'content-type');
    const document = { source: feedUrl, address: feedUrl, folder: null, bytes: body, contentType };
    try {
      const items = listedItems(await this.work.feed(document), feedUrl);
      const fresh = await notePushed(this.dataSource, feedId, items);
      this.log.debug({ feedId, items: items.length, fresh }, 'feed pushed');
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.log.debug({ feedId, code: error.code }, `push without a feed: ${error.message}`);
      await notePinged(this.dataSource, feedId);
    }
    return true;
  }

  async #denied({ token, feedId, hub }: Push, reason: unknown): Promise<void> {
    const why = typeof reason === 'string' ? cleanLine(reason).slice(0, MOST_REASON) : '';
    const problem = `The hub denies the subscription${why ? `: ${why}` : ''}.`;
    this.log.info({ feedId, hub }, problem);
    await notePushFailed(this.dataSource, token, 'DENIED', problem, new Date(Date.now() + DENIED_MS));
  }
}

import { randomBytes } from 'node:crypto';
import { RefusedError } from '../collect/article.js';
import { PutOff, userAgent } from '../collect/fetch.js';
import { postBody } from '../collect/post.js';
import type { HubOffer } from '../collect/websub.js';
import { beginPush, endPush, notePushAsked, notePushFailed, type Push, pushOf } from '../store/feed-push.js';
import type { Polling } from './polling.js';

/** The lease that a hub is asked for, seconds; it may give another. */
const LEASE_SECONDS = 10 * 24 * 60 * 60;
const HOUR_MS = 60 * 60_000;
/** A hub that has not confirmed is asked again after this, and one that could not be asked after this, milliseconds. */
const UNCONFIRMED_MS = HOUR_MS;
const FAILED_MS = 6 * HOUR_MS;
/** For a hub to answer, and for its turn, milliseconds. */
const ANSWER_MS = 10_000;
const PATIENCE_MS = 5_000;

/** What asking a hub needs of polling. */
type Asking = Pick<Polling, 'dataSource' | 'access' | 'hosts' | 'callbackUrl' | 'log'>;

/**
 * Sees to it that a feed is subscribed to at the hub that it offers (WebSub, 5): begins, renews or ends the subscription. A hub that
 * does not do its part costs a feed nothing but that.
 * @param offer what the feed says; null: it offers no hub; undefined: it was not read
 * @returns the subscription; undefined: there is none
 */
export async function keepSubscribed(
  polling: Asking,
  feedId: string,
  offer: HubOffer | null | undefined,
): Promise<Push | undefined> {
  const { dataSource, callbackUrl } = polling;
  if (callbackUrl === undefined) return undefined;
  const known = await pushOf(dataSource, feedId);
  if (offer === null) {
    if (known) await endPush(dataSource, feedId);
    return undefined;
  }
  const isOther = offer && (known?.hub !== offer.hub || known.topic !== offer.topic);
  if (isOther) {
    const [token, secret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('hex')];
    await beginPush(dataSource, feedId, { ...offer, token, secret });
  }
  const push = isOther ? await pushOf(dataSource, feedId) : known;
  if (push && push.renewAt.getTime() <= Date.now()) await ask(polling, push, callbackUrl);
  return pushOf(dataSource, feedId);
}

/** The hub asks back at the callback before it pushes; it may do so before it answers here. */
async function ask(polling: Asking, push: Push, callbackUrl: string): Promise<void> {
  const { dataSource, access, hosts, log } = polling;
  const { feedId, token, hub, topic, secret } = push;
  const body = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': `${callbackUrl}/${token}`,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_SECONDS),
  });
  await notePushAsked(dataSource, feedId, new Date(Date.now() + UNCONFIRMED_MS));
  try {
    const url = new URL(hub);
    await hosts.manners('feed', undefined, PATIENCE_MS).before(url);
    const status = await postBody(hub, headersOf(access.contact), body.toString(), {
      ...access,
      deadlineMs: ANSWER_MS,
    });
    if (status < 200 || status > 299) throw new Error(`The hub answered ${status}; expected 202.`);
    log.debug({ feedId, hub, topic }, 'hub asked');
  } catch (error) {
    access.signal?.throwIfAborted();
    // Its turn comes with the next poll.
    if (error instanceof PutOff) return notePushAsked(dataSource, feedId, push.renewAt);
    const problem = error instanceof RefusedError ? `The hub: ${error.message}` : (error as Error).message;
    log.info({ feedId, hub, topic }, `hub: ${problem}`);
    await notePushFailed(dataSource, token, 'FAILED', problem, new Date(Date.now() + FAILED_MS));
  }
}

function headersOf(contact: string | undefined): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent(contact) };
}

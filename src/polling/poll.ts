import { isSameSite, normaliseAddress, outletDomain } from '../collect/address.js';
import { RefusedError, refusalOf } from '../collect/article.js';
import { documentOf } from '../collect/document.js';
import type { Feed } from '../collect/feed.js';
import { type FetchedDocument, fetchDocument, PutOff, RefusedAnswer } from '../collect/fetch.js';
import { feedOf } from '../collect/find-feed.js';
import type { FeedHead } from '../collect/heavy-work.js';
import { LIMITS } from '../collect/limits.js';
import { type HubOffer, hubOffered } from '../collect/websub.js';
import { notePushMissed } from '../store/feed-push.js';
import { addJobs, type Jobs } from '../store/jobs.js';
import { type FeedToPoll, feedToPoll, moveFeed, notePoll, noteRead, publications } from '../store/polling.js';
import { keepSubscribed } from './hub.js';
import { listedItems } from './listed.js';
import type { Polling } from './polling.js';
import {
  BELIEF_MS,
  beforeRenewal,
  LEARNING_MS,
  learnedInterval,
  nextPoll,
  pushedInterval,
  silentFrom,
} from './schedule.js';
import { readSitemaps } from './sitemaps.js';

/** Answers by which a server turns us away. */
const TURNED_AWAY = new Set([401, 403, 429, 451]);

/** What a poll found, as far as it tells how the feed fares. */
interface Found {
  state: FeedToPoll['state'];
  problem: { code: string; reason: string } | null;
  failed: boolean;
  /** What feed and server ask for, milliseconds. */
  asked: number[];
  /** The hub that it offers; null: none; left out: it was not read. */
  offer?: HubOffer | null;
}

/** Polls a feed: what it lists that is new or changed waits to be taken, and the next poll is fixed, whatever happens. */
export async function poll(polling: Polling, { feedId, slot }: Jobs['poll']): Promise<void> {
  const { dataSource, log, tally } = polling;
  const feed = await feedToPoll(dataSource, feedId);
  if (!feed || feed.state === 'PAUSED') return;
  const now = new Date();
  try {
    const found = await look(polling, feed, slot ? new Date(slot) : undefined);
    const published = await publications(dataSource, feedId, new Date(now.getTime() - LEARNING_MS));
    const failures = found.failed ? feed.failures + 1 : 0;
    const learned = learnedInterval(published, now);
    const intervalSeconds = published.length > 0 ? learned : feed.intervalSeconds;
    const push = await keepSubscribed(polling, feedId, found.offer);
    const wait = push?.proven ? pushedInterval(intervalSeconds) : intervalSeconds;
    const planned = nextPoll({ intervalSeconds: wait, failures, asked: found.asked }, now, Math.random());
    const next = push?.live ? beforeRenewal(planned, push.renewAt, now) : planned;
    const { code = null, reason = null } = found.problem ?? {};
    const outcome = {
      state: found.state,
      failures,
      problem: reason,
      problemCode: code,
      next,
      intervalSeconds,
    };
    await notePoll(dataSource, feedId, outcome, silentFrom(published));
    if (found.failed) {
      tally.polls.failed += 1;
      log.warn({ feedId, url: feed.url, code, failures, next }, `feed: ${reason}`);
    }
  } catch (error) {
    if (!(error instanceof PutOff)) throw error;
    const at = error.until;
    await addJobs(dataSource.manager, [{ name: 'poll', payload: { feedId, slot: at.toISOString() }, at }]);
  }
}

/** @throws PutOff where the feed's host is not to be asked now */
async function look(polling: Polling, feed: FeedToPoll, slot: Date | undefined): Promise<Found> {
  const { access, hosts, tally } = polling;
  const isBelieved = feed.fetchedWholeAt !== null && Date.now() - feed.fetchedWholeAt.getTime() < BELIEF_MS;
  const validators = isBelieved ? { etag: feed.etag, lastModified: feed.lastModified } : undefined;
  try {
    const fetched = await fetchDocument(feed.url, {
      ...access,
      validators,
      manners: hosts.manners('feed', slot),
      deadlineMs: LIMITS.feedDeadlineMs,
    });
    if (!fetched.notModified) return await take(polling, feed, fetched, !validators);
    tally.polls.unchanged += 1;
    const state = feed.state === 'DEGRADED' ? 'DEGRADED' : 'OK';
    return { state, problem: null, failed: false, asked: [fetched.freshMs] };
  } catch (error) {
    access.signal?.throwIfAborted();
    if (!(error instanceof RefusedError)) throw error;
    const isTurnedAway = error instanceof RefusedAnswer && TURNED_AWAY.has(error.status);
    return {
      state: isTurnedAway ? 'BLOCKED' : 'FAILING',
      problem: refusalOf(error, feed.url),
      failed: true,
      asked: [error instanceof RefusedAnswer ? (error.retryAfterMs ?? 0) : 0],
    };
  }
}

/** Reads what was fetched, and has its new items taken. */
async function take(
  polling: Polling,
  feed: FeedToPoll,
  fetched: FetchedDocument,
  whole: boolean,
): Promise<Found> {
  const { dataSource, work, log, tally } = polling;
  const read = await feedOf(documentOf(feed.url, fetched), work);
  const isIndex = read.sitemaps.length > 0;
  const all = [{ feed: read, address: fetched.address }, ...(await readSitemaps(polling, read.sitemaps))];
  const items = all.flatMap(({ feed: one, address }) => listedItems(one, address));
  const fresh = await noteRead(dataSource, feed.id, {
    kind: read.kind,
    title: read.title,
    outlet: feed.outletId === null ? outletOf(read, fetched.address) : null,
    items,
    // An index that has not changed says nothing of what it lists.
    ...(isIndex ? { etag: null, lastModified: null } : fetched.validators),
    whole,
  });
  if (fresh > 0) await notePushMissed(dataSource, feed.id);
  if (fetched.movedForGood) await moveFeed(dataSource, feed.id, fetched.address);
  tally.polls.read += 1;
  log.debug({ feedId: feed.id, url: feed.url, items: items.length, fresh }, 'feed read');
  const problem = shortcoming(read);
  return {
    state: problem ? 'DEGRADED' : 'OK',
    problem,
    failed: false,
    asked: [fetched.freshMs, read.refreshMs],
    offer: isIndex ? null : hubOffered(fetched.links, read, fetched.address),
  };
}

function shortcoming({ broken, left, items }: Feed): Found['problem'] {
  if (broken) {
    const reason = `The feed is not well-formed; its ${items.length} complete items were kept.`;
    return { code: 'BAD_FEED', reason };
  }
  if (left === 0) return null;
  return {
    code: 'TOO_MANY',
    reason: `The feed has ${left} items too many; at most ${LIMITS.feedItems} are read.`,
  };
}

/** A feed may say whose it is as far as that is its own site; else it is its host's. */
function outletOf({ title, home }: FeedHead, address: string): { name: string; domain: string } {
  const site = home === null ? null : normaliseAddress(home, address);
  const domain = outletDomain(site !== null && isSameSite(site, address) ? site : address);
  return { name: title ?? domain, domain };
}

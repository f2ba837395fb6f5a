import { type CollectedArticle, RefusedError, refusalOf } from '../collect/article.js';
import type { Document } from '../collect/document.js';
import { itemArticles, withLanguage } from '../collect/feed-articles.js';
import { PutOff } from '../collect/fetch.js';
import { type ItemToTake, itemToTake, noteRefused, noteStored } from '../store/feed-items.js';
import { addJobs, type Jobs } from '../store/jobs.js';
import { planVisits, visitSoon } from '../store/visits.js';
import type { Stored } from '../store/write/store-reading.js';
import type { KeptItem } from './listed.js';
import type { Polling } from './polling.js';
import { FAULTS, isRecent, nextTry, nextVisit } from './schedule.js';
import { pageOf } from './visit.js';

/**
 * Takes an item of a feed through the intake, once; what is refused is tried again as long as that may help.
 * @param attempt of the job, from 1
 * @throws what is no refusal, for the job to be done again soon
 */
export async function take(polling: Polling, job: Jobs['take'], attempt: number): Promise<void> {
  const { dataSource, access, tally, log } = polling;
  const waiting = await itemToTake<KeptItem>(dataSource, job);
  if (!waiting) return;
  if (waiting.knownAs !== null) return noteStored(dataSource, job, waiting.stamp, waiting.knownAs);
  try {
    const { articleId, outcome } = await taken(polling, job, waiting);
    await noteStored(dataSource, job, waiting.stamp, articleId);
    tally.items[COUNTED_AS[outcome]] += 1;
    log.debug({ feedId: job.feedId, articleId, outcome, url: waiting.item.item.link }, 'item taken');
  } catch (error) {
    access.signal?.throwIfAborted();
    if (error instanceof PutOff) {
      const at = error.until;
      const payload = { feedId: job.feedId, key: job.key, slot: at.toISOString() };
      return addJobs(dataSource.manager, [{ name: 'take', payload, at }]);
    }
    if (!(error instanceof RefusedError) && attempt < FAULTS) throw error;
    const refused = refusalOf(error, waiting.feedUrl);
    // Whether its article is withdrawn is for a visit to find out.
    if (refused.code === 'NOT_FOUND' && waiting.articleId) await visitSoon(dataSource, waiting.articleId);
    const details = { feedId: job.feedId, url: waiting.item.item.link, code: refused.code };
    if (error instanceof RefusedError) log.info(details, `item refused: ${refused.reason}`);
    else log.error({ ...details, err: error }, 'item failed');
    const retryAt = nextTry(refused.code, waiting.tries + 1, new Date(), Math.random());
    await noteRefused(dataSource, job, waiting.stamp, refused, retryAt);
    tally.items.refused += 1;
  }
}

const COUNTED_AS = { ADDED: 'added', REVISED: 'revised', UNCHANGED: 'unchanged' } as const;

/**
 * Stores the article of an item, and plans the visits to its page.
 * @throws RefusedError that says why there is no article, PutOff where its host is not to be asked now
 */
async function taken(
  polling: Polling,
  { slot }: Jobs['take'],
  { item: { feed, item }, feedUrl }: ItemToTake<KeptItem>,
): Promise<Stored> {
  const { intake, work, access, hosts } = polling;
  const settings = {
    now: () => new Date(),
    signal: access.signal,
    access: { ...access, manners: hosts.manners('page', slot ? new Date(slot) : undefined) },
    work,
    onProgress: () => {},
  };
  const document = { source: feedUrl, address: feedUrl, folder: null };
  const { found, page } = await itemArticles(document, feed, item, settings);
  const [first] = found;
  if (!first) throw new RefusedError('text', 'EMPTY', 'The item holds no article.');
  const collected = await withLanguage(first, settings);
  if ('refused' in collected) {
    const { field, code, reason } = collected.refused;
    throw new RefusedError(field, code, reason);
  }
  const stored = await intake.take(collected.article);
  if (page) await plan(polling, page, collected.article, stored);
  return stored;
}

/** A page that was fetched for an article that is recent and new, or was changed, is asked for again. */
async function plan(
  { dataSource, revisitHours }: Polling,
  { address, validators }: Document,
  { url, publishedAt }: CollectedArticle,
  { articleId, outcome }: Stored,
): Promise<void> {
  if (url === null || address === null || !validators) return;
  const now = new Date();
  const isOld = publishedAt !== null && !isRecent(revisitHours, new Date(publishedAt), now);
  const first = outcome === 'UNCHANGED' || isOld ? null : nextVisit(revisitHours, now, 0, now, Math.random());
  await planVisits(dataSource, articleId, pageOf({ address, validators }), first);
}

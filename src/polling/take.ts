import { RefusedError, refusalOf } from '../collect/article.js';
import { itemArticles, withLanguage } from '../collect/feed-articles.js';
import { PutOff } from '../collect/fetch.js';
import { type ItemToTake, itemToTake, noteRefused, noteStored } from '../store/feed-items.js';
import { addJobs, type Jobs } from '../store/jobs.js';
import type { KeptItem } from './poll.js';
import type { Polling } from './polling.js';
import { nextTry } from './schedule.js';

/** A fault that is no refusal may be the database's, and is passing; one that stays is the item's from this attempt on. */
const FAULTS = 4;

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
    const { articleId, outcome } = await articleOf(polling, job, waiting);
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
    const details = { feedId: job.feedId, url: waiting.item.item.link, code: refused.code };
    if (error instanceof RefusedError) log.info(details, `item refused: ${refused.reason}`);
    else log.error({ ...details, err: error }, 'item failed');
    const retryAt = nextTry(refused.code, waiting.tries + 1, new Date(), Math.random());
    await noteRefused(dataSource, job, waiting.stamp, refused, retryAt);
    tally.items.refused += 1;
  }
}

const COUNTED_AS = { ADDED: 'added', REVISED: 'revised', UNCHANGED: 'unchanged' } as const;

/** @throws RefusedError that says why there is no article, PutOff where its host is not to be asked now */
async function articleOf(
  { intake, work, access, hosts }: Polling,
  { slot }: Jobs['take'],
  { item: { feed, item }, feedUrl }: ItemToTake<KeptItem>,
) {
  const settings = {
    now: () => new Date(),
    signal: access.signal,
    access: { ...access, manners: hosts.manners('page', slot ? new Date(slot) : undefined) },
    work,
    onProgress: () => {},
  };
  const document = { source: feedUrl, address: feedUrl, folder: null };
  const [found] = await itemArticles(document, feed, item, settings);
  if (!found) throw new RefusedError('text', 'EMPTY', 'The item holds no article.');
  const collected = await withLanguage(found, settings);
  if ('article' in collected) return intake.take(collected.article);
  const { field, code, reason } = collected.refused;
  throw new RefusedError(field, code, reason);
}

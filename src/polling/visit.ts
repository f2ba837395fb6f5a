import { RefusedError, refusalOf } from '../collect/article.js';
import { checked } from '../collect/check.js';
import { documentOf } from '../collect/document.js';
import { withLanguage } from '../collect/feed-articles.js';
import { type FetchedDocument, fetchDocument, PutOff, RefusedAnswer } from '../collect/fetch.js';
import { articleOfItem } from '../collect/items.js';
import { LIMITS } from '../collect/limits.js';
import { addJobs, type Jobs } from '../store/jobs.js';
import { copyTest } from '../store/stories/sketch.js';
import { noteVisit, type PageToVisit, pageToVisit, type Visited } from '../store/visits.js';
import { restoreArticle, withdrawArticle } from '../store/withdraw.js';
import type { Polling } from './polling.js';
import { BELIEF_MS, CONFIRM_MS, FAULTS, nextVisit } from './schedule.js';
import type { Tally } from './tally.js';

/**
 * What a page said. gone: for good (410). missing: 404, which may be a mishap. unclear: nothing that tells whether the article
 * stands.
 */
type Said = keyof Tally['visits'];

/**
 * Asks for the page of a stored article again: a changed text is a new revision, a page that is gone for good, or is still missing
 * after a while, withdraws the article, and one that is back restores it.
 * @param attempt of the job, from 1
 * @throws what is no refusal, for the job to be done again soon
 */
export async function visit(
  polling: Polling,
  { articleId, slot }: Jobs['visit'],
  attempt: number,
): Promise<void> {
  const { dataSource, tally, log } = polling;
  const page = await pageToVisit(dataSource, articleId);
  if (!page) return;
  // An editor said that it is withdrawn: that its page stands changes nothing.
  if (page.withdrawnAt && !page.goneSince) {
    return noteVisit(dataSource, articleId, { ...page, fetched: null, next: null });
  }
  try {
    const { said, fetched } = await look(polling, page, slot ? new Date(slot) : undefined).catch(
      (error: unknown) => {
        if (error instanceof PutOff || polling.access.signal?.aborted || attempt < FAULTS) throw error;
        log.error({ articleId, url: page.url, err: error }, 'page visit failed');
        return { said: 'unclear', fetched: null } as const;
      },
    );
    const visited = await concluded(polling, page, said);
    // What another page said of itself is not kept.
    const kept = fetched && said !== 'unclear' ? pageOf(fetched) : null;
    await noteVisit(dataSource, articleId, { ...visited, fetched: kept });
    tally.visits[said] += 1;
    log.debug({ articleId, url: page.url, said, next: visited.next }, 'page visited');
  } catch (error) {
    if (!(error instanceof PutOff)) throw error;
    const at = error.until;
    await addJobs(dataSource.manager, [
      { name: 'visit', payload: { articleId, slot: at.toISOString() }, at },
    ]);
  }
}

/** @throws PutOff where the page's host is not to be asked now, and what is no refusal, for the job to be done again */
async function look(
  polling: Polling,
  page: PageToVisit,
  slot: Date | undefined,
): Promise<{ said: Said; fetched: FetchedDocument | null }> {
  const { access, hosts, log } = polling;
  const isBelieved = Date.now() - page.fetchedWholeAt.getTime() < BELIEF_MS;
  const { articleId, etag, lastModified, url } = page;
  try {
    const fetched = await fetchDocument(page.address, {
      ...access,
      validators: isBelieved ? { etag, lastModified } : undefined,
      manners: hosts.manners('page', slot),
      deadlineMs: LIMITS.pageDeadlineMs,
    });
    if (fetched.notModified) return { said: 'unchanged', fetched: null };
    return { said: await readAgain(polling, page, fetched), fetched };
  } catch (error) {
    access.signal?.throwIfAborted();
    if (!(error instanceof RefusedError)) throw error;
    const { code, reason } = refusalOf(error, page.address);
    log.info({ articleId, url, code }, `page: ${reason}`);
    const status = error instanceof RefusedAnswer ? error.status : undefined;
    return { said: status === 410 ? 'gone' : status === 404 ? 'missing' : 'unclear', fetched: null };
  }
}

/** Takes the page's text as the article's. What the page leaves out is as it was, as the item of a feed would have it. */
async function readAgain(
  { intake, work }: Polling,
  page: PageToVisit,
  fetched: FetchedDocument,
): Promise<Said> {
  const now = () => new Date();
  const { title, bylines, language, image } = page;
  const publishedAt = page.publishedAt.toISOString();
  const item = { title, bylines, language, image, publishedAt, link: page.url };
  const known = { ...item, id: null, summary: null, updatedAt: null, content: null };
  const read = await work.page(documentOf(page.address, fetched), now());
  const input = articleOfItem({ title: page.outlet, home: null, language }, known, read);
  const [found] = checked(input, page.address, now);
  if (!found || 'refused' in found) return 'unclear';
  // Another address with the same text is the article that was moved; with another text it is another article.
  if (found.article.url !== page.url && !copyTest(page.text)(found.article.text)) return 'unclear';
  const collected = await withLanguage({ article: { ...found.article, url: page.url } }, { work });
  if ('refused' in collected) return 'unclear';
  const { outcome } = await intake.take(collected.article);
  return outcome === 'REVISED' ? 'revised' : 'unchanged';
}

/** Withdraws or restores the article as far as that follows, and plans the next visit. */
async function concluded(
  { dataSource, log, revisitHours }: Polling,
  { articleId, url, since, visits, goneSince, withdrawnAt }: PageToVisit,
  said: Said,
): Promise<Omit<Visited, 'fetched'>> {
  const now = new Date();
  const next = (from: Date, done: number) => nextVisit(revisitHours, from, done, now, Math.random());
  const further = { since, visits: visits + 1, next: next(since, visits + 1), goneSince };
  if (said === 'unclear') return further;
  if (said === 'unchanged' || said === 'revised') {
    if (withdrawnAt) {
      await restoreArticle(dataSource, { id: articleId });
      log.info({ articleId, url }, 'article is back');
    }
    return { ...further, goneSince: null };
  }
  if (withdrawnAt) return further;
  const isConfirmed = goneSince !== null && now.getTime() - goneSince.getTime() >= CONFIRM_MS;
  if (said === 'missing' && !isConfirmed) {
    return { since, visits, next: new Date(now.getTime() + CONFIRM_MS), goneSince: goneSince ?? now };
  }
  await withdrawArticle(dataSource, { id: articleId });
  log.info({ articleId, url, said }, 'article is withdrawn: its page is gone');
  return { since: now, visits: 0, next: next(now, 0), goneSince: goneSince ?? now };
}

/** What is remembered of a page that was fetched whole. */
export function pageOf({ address, validators }: Pick<FetchedDocument, 'address' | 'validators'>) {
  return { address, ...validators };
}

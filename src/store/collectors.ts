import type { DataSource } from 'typeorm';
import { addJobs, JOBS_SCHEMA } from './jobs.js';
import { LOCKS } from './locks.js';

/** A collector that has not said for so long that it lives is dead. */
const DEAD_AFTER = "interval '10 seconds'";
/** What should have been done so long ago, and has no job, has lost it. */
const LOST_AFTER = "interval '1 minute'";
const MOST_FOUND = 1_000;

/**
 * Says that a collector lives, and frees the jobs of those that no longer say so: graphile-worker itself would let the jobs of
 * one that was killed lie for four hours.
 */
export async function beat(dataSource: DataSource, id: string): Promise<void> {
  await dataSource.query(
    'insert into collector (id) values ($1) on conflict (id) do update set beat_at = now()',
    [id],
  );
  await dataSource.query(`delete from collector where beat_at < now() - ${DEAD_AFTER}`);
  await dataSource.query(
    `select ${JOBS_SCHEMA}.force_unlock_workers(array_agg(distinct j.locked_by)) from ${JOBS_SCHEMA}.jobs j
     where j.locked_at < now() - ${DEAD_AFTER} and not exists (select from collector c where c.id = j.locked_by)
     having count(*) > 0`,
  );
}

/** A collector has ended: what it still holds is free at once. */
export async function endCollector(dataSource: DataSource, id: string): Promise<void> {
  await dataSource.query('delete from collector where id = $1', [id]);
  await dataSource.query(`select ${JOBS_SCHEMA}.force_unlock_workers(array[$1])`, [id]);
}

/**
 * Gives a job to the pages that are due for a visit, and a new one to feeds and items that should have one and do not, as after
 * a restored backup; drops jobs that were replaced.
 */
export async function findJobs(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [lock]: { got: boolean }[] = await manager.query('select pg_try_advisory_xact_lock($1) as got', [
      LOCKS.lostJobs,
    ]);
    if (!lock?.got) return;
    await manager.query(
      `delete from ${JOBS_SCHEMA}._private_jobs where attempts >= max_attempts and locked_at is null and key is null`,
    );
    const feeds: { id: string }[] = await manager.query(
      `select f.id from feed f where f.state <> 'PAUSED' and f.next_poll_at < now() - ${LOST_AFTER}
         and not exists (select from ${JOBS_SCHEMA}.jobs j where j.key = 'poll ' || f.id and j.attempts < j.max_attempts)
       limit ${MOST_FOUND}`,
    );
    const items: { feedId: string; key: string }[] = await manager.query(
      `select i.feed_id as "feedId", encode(i.key, 'hex') as key from feed_item_memory i
       where i.retry_at < now() - ${LOST_AFTER} and not exists (select from ${JOBS_SCHEMA}.jobs j
         where j.key = 'take ' || i.feed_id || ' ' || encode(i.key, 'hex') and j.attempts < j.max_attempts)
       order by i.retry_at limit ${MOST_FOUND}`,
    );
    // Only those that are due have a job: one for each page of three days would slow down the search for the next.
    const pages: { articleId: string }[] = await manager.query(
      `select v.article_id as "articleId" from page_visit v
       where v.next_at < now() and not exists (select from ${JOBS_SCHEMA}.jobs j
         where j.key = 'visit ' || v.article_id and j.attempts < j.max_attempts)
       order by v.next_at limit ${MOST_FOUND}`,
    );
    await addJobs(manager, [
      ...feeds.map(({ id }) => ({ name: 'poll' as const, payload: { feedId: id } })),
      ...items.map((payload) => ({ name: 'take' as const, payload })),
      ...pages.map((payload) => ({ name: 'visit' as const, payload })),
    ]);
  });
}

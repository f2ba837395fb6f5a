import type { EntityManager } from 'typeorm';

/**
 * From here on one transaction at a time: sayings and copies that are stored at once must see each other, and the order decides
 * what a story is. Taken last of all locks, when most is written.
 */
export async function takeTurn(manager: EntityManager): Promise<void> {
  // All that is asked from here on has an index. Of a table that is not large yet the planner would rather compare each row, and take
  // the overlap of two arrays, which copies are found by, for as cheap as that of two numbers: 78 ms instead of 1 for 10,000 articles.
  await manager.query(
    `select pg_advisory_xact_lock(hashtextextended('stories', 0)), set_config('enable_seqscan', 'off', true)`,
  );
}

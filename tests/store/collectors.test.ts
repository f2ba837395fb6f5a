import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findJobs } from '../../src/store/collectors.js';
import type { Database } from '../../src/store/database.js';
import { addFeed } from '../../src/store/feeds.js';
import { JOBS_SCHEMA } from '../../src/store/jobs.js';
import { LOCKS } from '../../src/store/locks.js';
import { openFresh } from '../database.js';

describe('a feed whose job is lost', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openFresh();
  });
  afterAll(() => database?.close());

  it('has a new one, while other processes relay, deliver, raise alerts and migrate', async () => {
    const added = await addFeed(database.dataSource, { url: 'https://north.example/feed' });
    if ('problems' in added) throw new Error(JSON.stringify(added.problems));
    await database.reads.query(`delete from ${JOBS_SCHEMA}._private_jobs`);
    await database.reads.query("update feed set next_poll_at = now() - interval '1 hour'");
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const { lostJobs: _own, ...others } = LOCKS;
    for (const lock of Object.values(others)) await other.query('select pg_advisory_lock($1)', [lock]);

    await findJobs(database.dataSource);
    await other.end();
    const { rows } = await database.reads.query(`select key from ${JOBS_SCHEMA}.jobs`);
    expect(rows).toEqual([{ key: `poll ${added.feedId}` }]);
  });
});

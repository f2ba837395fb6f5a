import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { EntityManager } from 'typeorm';

/** Where graphile-worker keeps its tables, beside ours in the same database. */
export const JOBS_SCHEMA = 'rejoinder_jobs';

/** What there is to do, and what each needs to know. */
export interface Jobs {
  /** Poll a feed. `slot`: the moment in its host's line that it has already, ISO 8601. */
  poll: { feedId: string; slot?: string };
  /** Fetch, read and store an item of a feed; `key` in hex. */
  take: { feedId: string; key: string; slot?: string };
  /** Ask for the page of a stored article again. */
  visit: { articleId: string; slot?: string };
}

export type JobName = keyof Jobs;

export interface JobSpec<N extends JobName = JobName> {
  name: N;
  payload: Jobs[N];
  /** The soonest that it is done; at once where it is left out. */
  at?: Date | undefined;
}

/** A feed goes before pages: what is new is known early, however long the line of pages is. What is known already goes last. */
const PRIORITY: Record<JobName, number> = { poll: 0, take: 10, visit: 20 };

/**
 * Connections for graphile-worker. It takes its listeners off a pool of its own before that has ended, and a connection
 * that breaks then ends the process; the listeners of this one stay.
 */
export function jobsPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, application_name: 'rejoinder-jobs' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Makes graphile-worker's tables, or brings them up to its version. */
export async function installJobs(url: string): Promise<void> {
  const pgPool = jobsPool(url);
  try {
    await runMigrations({ pgPool, schema: JOBS_SCHEMA, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
}

/**
 * Adds jobs with one statement, as part of the manager's transaction. One job a feed, item or page: a second one replaces the first;
 * where the first is under way, it comes after it.
 */
export async function addJobs(manager: EntityManager, specs: readonly JobSpec[]): Promise<void> {
  if (specs.length === 0) return;
  const rows = specs.map(({ name, payload, at }) => ({
    name,
    payload,
    at: at ?? null,
    key: jobKey(name, payload),
    priority: PRIORITY[name],
  }));
  await manager.query(
    `select from ${JOBS_SCHEMA}.add_jobs((
       select array_agg(row(r.name, r.payload, null, r.at, null, r.key, r.priority, null)::${JOBS_SCHEMA}.job_spec order by r.n)
       from rows from (jsonb_to_recordset($1::jsonb) as (name text, payload json, at timestamptz, key text, priority integer))
         with ordinality as r(name, payload, at, key, priority, n)))`,
    [JSON.stringify(rows)],
  );
}

/** Removes the poll of a feed that is still to come. */
export async function removePoll(manager: EntityManager, feedId: string): Promise<void> {
  await manager.query(`select from ${JOBS_SCHEMA}.remove_job($1)`, [jobKey('poll', { feedId })]);
}

function jobKey(name: JobName, payload: Jobs[JobName]): string {
  if ('articleId' in payload) return `${name} ${payload.articleId}`;
  return [name, payload.feedId, ...('key' in payload ? [payload.key] : [])].join(' ');
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../src/store/database.js';

export interface FreshDatabase {
  url: string;
  /** Removes the database, open connections or not. */
  drop(): Promise<void>;
}

/** Any number will do, as long as all test processes take the same. */
const TEMPLATE_LOCK = 4_180_117;

let template: Promise<string> | undefined;

/** Gives an empty, migrated database of one's own: a clone of a template that the first caller of a run makes. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, problem, run } = inject('postgres');
  if (!url) throw new Error(problem);
  template ??= migratedTemplate(url, run);
  const source = await template;
  const name = `rejoinder_test_${run}_${randomBytes(5).toString('hex')}`;
  await asAdmin(url, (admin) => admin.query(`create database ${name} template ${source}`));
  return {
    url: withDatabase(url, name),
    drop: async () => {
      await asAdmin(url, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Opens an empty, migrated database of one's own; closing it removes it. */
export async function openFresh(): Promise<Database> {
  const fresh = await freshDatabase();
  // Not before it is needed: what the test process loads is less without it.
  const { openDatabase } = await import('../src/store/database.js');
  const database = await openDatabase(fresh.url);
  return {
    ...database,
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}

async function migratedTemplate(url: string, run: string): Promise<string> {
  const name = `rejoinder_template_${run}`;
  const draft = `rejoinder_draft_${run}`;
  await asAdmin(url, async (admin) => {
    // Lives as long as the connection.
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft}`);
    const { migrate } = await import('../src/store/database.js');
    await migrate(withDatabase(url, draft));
    await admin.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

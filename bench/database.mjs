import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../dist/src/store/database.js';
import { startEmbedded } from '../dist/src/store/embedded/server.js';
import { fill } from './news/fill.mjs';

/** Set for the cluster before it is measured: nothing that would run at a time of its own, and a count of statements. */
const SETTINGS = {
  autovacuum: 'off',
  shared_preload_libraries: "'pg_stat_statements'",
  // Switched on only while statements are counted.
  'pg_stat_statements.track': "'none'",
};

/**
 * An embedded PostgreSQL with a database of that many articles.
 *
 * @param {{articles: number, home?: string, keep: boolean}} options
 * @param {(line: string) => void} onProgress
 * @param {(closer: () => Promise<void>) => void} later takes what to do at the end
 * @returns {Promise<{url: string, client: pg.Client, postmaster: number}>}
 */
export async function openFilledDatabase({ articles, home, keep }, onProgress, later) {
  const folder = home ? resolve(home) : await newFolder();
  later(async () => {
    if (keep) console.error(`left ${folder}; use it again with --home`);
    else await rm(folder, { recursive: true, force: true });
  });
  const url = await startConfigured(folder, onProgress, later);
  await migrate(url);
  const client = await connect(url);
  later(() => client.end());
  await ensureFilled(client, articles, onProgress);
  await client.query('create extension if not exists pg_stat_statements');
  const { rows } = await client.query(
    "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid",
  );
  return { url, client, postmaster: rows[0].pid };
}

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-bench-'));
  // As root the server runs as another user, who has to get in.
  await chmod(folder, 0o711);
  return folder;
}

/** Fills an empty database, and notes that it is filled: a fill that was stopped half way must not be measured. */
async function ensureFilled(client, articles, onProgress) {
  const note = `filled by the bench with ${articles} articles`;
  const { rows } = await client.query(
    "select obj_description('article'::regclass) as note, exists (select from article) as filled",
  );
  const [{ note: found, filled }] = rows;
  if (filled && found === note) return;
  if (filled) throw new Error(`The folder's database is not ${note}, but ${found ?? 'half filled'}.`);
  await fill(client, articles, onProgress);
  await client.query(`comment on table article is '${note}'`);
}

/** Some settings are read only at a start: it is started, set and started again. */
async function startConfigured(folder, onProgress, later) {
  const first = await startEmbedded({ home: folder, durable: false, onProgress });
  try {
    const client = await connect(first.url);
    for (const [name, value] of Object.entries(SETTINGS))
      await client.query(`alter system set ${name} = ${value}`);
    await client.end();
  } finally {
    await first.stop();
  }
  const server = await startEmbedded({ home: folder, durable: false, onProgress });
  later(() => server.stop());
  return server.url;
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  // The server may be stopped first, on Ctrl-C.
  client.on('error', () => {});
  await client.connect();
  return client;
}

import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { EmbeddedUnavailable, startEmbedded } from '../src/store/embedded/server.js';

/** What every test file may know of the run's PostgreSQL; see `freshDatabase`. */
export interface TestPostgres {
  /** A superuser's address; absent where no server can run, and then `problem` says why. */
  url?: string;
  problem?: string;
  /** Stands in the name of each database that this run makes. */
  run: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres;
  }
}

const FOLDER = 'rejoinder-tests-';
/** A clone of a database is hundreds of small files: 17 ms in memory, up to 550 ms on a disk. */
const MEMORY_DISK = '/dev/shm';
const MEMORY_BYTES = 2 * 1024 ** 3;

/**
 * Starts one PostgreSQL for the whole run, without care for a crash, and removes it at the end. With
 * TEST_POSTGRES_URL (a role that may create databases) that server is used instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  const given = process.env['TEST_POSTGRES_URL'];
  if (given) {
    project.provide('postgres', { url: given, run });
    return () => dropDatabases(given, run);
  }
  await removeAbandoned();
  const parent = (await hasRoom(MEMORY_DISK)) ? MEMORY_DISK : tmpdir();
  const folder = await mkdtemp(join(parent, `${FOLDER}${process.pid}-`));
  // As root the server runs as another user, who has to get in.
  await chmod(folder, 0o711);
  try {
    const server = await startEmbedded({ home: folder, durable: false });
    project.provide('postgres', { url: server.url, run });
    const removeOnExit = () => removeAtOnce(folder);
    process.once('exit', removeOnExit);
    return async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      process.off('exit', removeOnExit);
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!(error instanceof EmbeddedUnavailable)) throw error;
    // Tests that need no database still run.
    project.provide('postgres', { problem: error.message.replace('DATABASE_URL', 'TEST_POSTGRES_URL'), run });
    return async () => {};
  }
}

async function hasRoom(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk !== undefined && disk.bavail * disk.bsize > MEMORY_BYTES;
}

/** Vitest leaves without waiting on Ctrl-C: an immediate stop (SIGQUIT to the postmaster). */
function removeAtOnce(folder: string): void {
  try {
    process.kill(
      Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10),
      'SIGQUIT',
    );
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  } catch {
    // The next run looks for what is left.
  }
}

/** Stops and removes the servers of test runs that were killed before they could. */
async function removeAbandoned(): Promise<void> {
  for (const parent of [MEMORY_DISK, tmpdir()]) {
    for (const name of await readdir(parent).catch((): string[] => [])) {
      const pid = name.startsWith(FOLDER) ? Number.parseInt(name.slice(FOLDER.length), 10) : Number.NaN;
      if (Number.isNaN(pid) || isAlive(pid)) continue;
      await stopAndRemove(join(parent, name)).catch((error: unknown) => {
        console.warn(`Left ${name} of an earlier test run in ${parent}: ${String(error)}`);
      });
    }
  }
}

async function stopAndRemove(folder: string): Promise<void> {
  const made = await readdir(join(folder, 'postgres')).catch((): string[] => []);
  // To find the server is to use it, and its last user stops it.
  if (made.includes('data')) await (await startEmbedded({ home: folder, durable: false })).stop();
  await rm(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function dropDatabases(url: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname like 'rejoinder\\_%' and datname like $1",
      [`%\\_${run}%`],
    );
    for (const { datname } of rows) {
      await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
    }
  } finally {
    await client.end();
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import { chown, lchown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, canEnter } from './account.js';
import type { Binaries } from './binaries.js';
import { exists, type Place } from './place.js';
import { run } from './process.js';
import { EmbeddedUnavailable, refused } from './unavailable.js';

export const USER = 'rejoinder';

const MAKING = 'making-';

/** Written to postgresql.conf when the cluster is made: an operator may change them there. */
const SETTINGS = {
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Makes the cluster unless there is one. It is made under another name and renamed when it is complete: what a killed
 * initdb left is cleared away, and a folder named `data` is never deleted.
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<void> {
  if (await exists(place.data)) return checkCluster(place, binaries, account);
  onProgress(`making a new database in ${place.folder}`);
  await clearUnfinished(place.folder);
  const draft = join(place.folder, `${MAKING}${randomUUID()}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    if (account) await chown(draft, account.uid, account.gid);
    await initialise(draft, await newPassword(place), binaries, account);
    await rename(draft, place.data);
    await syncFolder(place.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 3 });
    throw refused(error, place.folder);
  }
}

async function checkCluster(place: Place, binaries: Binaries, account: Account | undefined): Promise<void> {
  if (account) await giveTo(account, place.data);
  if (!(await canEnter(account, place.data))) {
    throw new EmbeddedUnavailable(
      `${account ? `user ${account.uid}, as whom root runs PostgreSQL,` : 'this user'} cannot enter ${place.data}`,
    );
  }
  const made = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => '');
  const { output } = await run(binaries.postgres, ['--version'], account);
  const ours = /\d+/.exec(output)?.[0];
  if (made.trim() !== ours) {
    const what = made
      ? `was made by PostgreSQL ${made.trim()}, not ${ours}`
      : 'is not a PostgreSQL data folder';
    throw new EmbeddedUnavailable(`${place.data} ${what}; it was left as it is`);
  }
  if (!(await exists(place.password))) {
    throw new EmbeddedUnavailable(
      `the database is in ${place.data}, but its password file ${place.password} is gone`,
    );
  }
}

/** Gives a data folder that root owns, such as one restored by a plain copy, to the account that is to serve it. */
async function giveTo(account: Account, folder: string): Promise<void> {
  if ((await stat(folder)).uid !== 0) return;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  await chown(folder, account.uid, account.gid);
}

async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(MAKING)) continue;
    // An initdb that outlived its launcher may still be writing; what it leaves is cleared the next time.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

/** The superuser's password, in a file that only its owner reads. It is safely on disk before a cluster is. */
async function newPassword(place: Place): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const draft = `${place.password}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(password);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, place.password);
  return password;
}

async function initialise(
  data: string,
  password: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const secret = `${data}.password`;
  await writeFile(secret, password, { flag: 'wx', mode: 0o600 });
  try {
    if (account) await chown(secret, account.uid, account.gid);
    const { code, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${data}`,
        `--username=${USER}`,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
      ],
      account,
    );
    if (code !== 0) throw new EmbeddedUnavailable(`initdb failed: ${lastLines(output)}`);
  } finally {
    await rm(secret, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The end of what a PostgreSQL program printed: its complaint stands there. */
export function lastLines(output: string): string {
  return output.trim().split('\n').slice(-4).join(' ').slice(-500) || 'it printed nothing';
}

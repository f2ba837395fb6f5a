import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Account, canEnter, isRoot, nobody } from './account.js';
import { EmbeddedUnavailable, errorCode, refused } from './unavailable.js';

/** Where root keeps what the unprivileged account must reach and cannot reach where we are. */
const SHELTERS = ['/var/lib/rejoinder', '/var/tmp/rejoinder'];

const NOTE = 'postgres-is-in';

/** The folder of one cluster, and the paths in it. */
export interface Place {
  folder: string;
  /** PostgreSQL's own data folder. It appears by a rename when it is complete, so it is never half-made. */
  data: string;
  password: string;
  port: string;
  log: string;
  lock: string;
  users: string;
}

/**
 * Finds or makes the folder of the home's cluster: `<home>/postgres`. As root, where the server's account cannot enter
 * the home folder, it is a folder of its own under /var/lib/rejoinder, and a note in home says so.
 *
 * @param home the data folder of Rejoinder; made if absent
 */
export async function findPlace(home: string, onProgress: (line: string) => void): Promise<Place> {
  try {
    if (await mkdir(home, { recursive: true })) await openToPass(home);
    const real = await realpath(home);
    const folder = await clusterFolder(real, onProgress);
    if (await mkdir(folder, { recursive: true })) await openToPass(folder);
    return placeIn(await realpath(folder));
  } catch (error) {
    throw refused(error, home);
  }
}

async function clusterFolder(home: string, onProgress: (line: string) => void): Promise<string> {
  const inside = join(home, 'postgres');
  const elsewhere = await readNote(home);
  if (elsewhere) return elsewhere;
  if (!isRoot() || (await exists(join(inside, 'data'))) || (await canEnter(await nobody(), home)))
    return inside;
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = join(await shelter(await nobody()), name);
  await writeFile(join(home, NOTE), `${folder}\n`);
  onProgress(
    `the database is in ${folder}: PostgreSQL refuses to run as root, and no other user may enter ${home}`,
  );
  return folder;
}

async function readNote(home: string): Promise<string | undefined> {
  const note = await readFile(join(home, NOTE), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  const folder = note?.trim();
  if (folder !== undefined && !isAbsolute(folder)) {
    throw new EmbeddedUnavailable(`${join(home, NOTE)} should hold the path of the cluster's folder`);
  }
  return folder;
}

function placeIn(folder: string): Place {
  // pg_ctl hands the path to a shell inside double quotes.
  if (/["$`\\\n]/.test(folder) && process.platform !== 'win32') {
    throw new EmbeddedUnavailable(`the folder ${folder} has a quote, dollar or backslash in its name`);
  }
  const path = (name: string) => join(folder, name);
  return {
    folder,
    data: path('data'),
    password: path('password'),
    port: path('port'),
    log: path('postgres.log'),
    lock: path('lock'),
    users: path('users'),
  };
}

/** A folder of root's own that `account` can enter and that nobody else can change. */
export async function shelter(account: Account): Promise<string> {
  for (const folder of SHELTERS) {
    try {
      if (await mkdir(folder, { recursive: true })) await openToPass(folder);
    } catch {
      continue;
    }
    // In a shared place such as /var/tmp another user may have been there first.
    const { uid, mode } = await stat(folder);
    if (uid === 0 && (mode & 0o022) === 0 && (await canEnter(account, folder))) return folder;
  }
  throw new EmbeddedUnavailable(
    `PostgreSQL refuses to run as root, and none of ${SHELTERS.join(', ')} can be a folder for it`,
  );
}

/** Lets the server's account pass through a folder that we made, whatever the umask; its content stays unlisted. */
async function openToPass(folder: string): Promise<void> {
  if (isRoot()) await chmod(folder, 0o711);
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

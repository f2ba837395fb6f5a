import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Account, serverAccount } from './account.js';
import { type Binaries, platformPackage, prepareBinaries } from './binaries.js';
import { ensureCluster, USER } from './cluster.js';
import { withLock } from './lock.js';
import { findPlace, type Place } from './place.js';
import { connect, runningPort, startPostmaster, stopPostmaster } from './postmaster.js';
import { refused } from './unavailable.js';
import { joinUsers } from './users.js';

export { EmbeddedUnavailable } from './unavailable.js';

const DATABASE = 'rejoinder';

export interface EmbeddedOptions {
  /** The data folder of Rejoinder, such as `.rejoinder`; made if absent. */
  home: string;
  /** False trades safety against a crash of the machine for speed: for tests. Default true. */
  durable?: boolean;
  /** Gets a line for a person about each step that takes long. */
  onProgress?: (line: string) => void;
}

export interface EmbeddedServer {
  /** postgres://user:password@127.0.0.1:port/rejoinder, with a superuser's rights. */
  url: string;
  /** False if a server was running on this home already and is used. */
  started: boolean;
  /** Leaves the server; the last one to leave stops it. A second call does nothing more. */
  stop(): Promise<void>;
}

/**
 * Gives the embedded PostgreSQL server of a data folder: made if there is none, started if it does not run, shared if
 * it does. It listens on 127.0.0.1 only.
 *
 * The server is a process of its own. After a kill of this process it goes on, and the next call finds and uses it.
 *
 * @throws EmbeddedUnavailable if it cannot run here, with the reason in one line
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { durable = true, onProgress = () => {} } = options;
  const packageFolder = platformPackage();
  const place = await findPlace(resolve(options.home), onProgress);
  return withLock(place.lock, async () => {
    const account = await serverAccount(place.data);
    const binaries = await prepareBinaries(packageFolder, place.folder, account, onProgress);
    await ensureCluster(place, binaries, account, onProgress);
    return startOrShare(place, binaries, account, durable);
  }).catch((error: unknown) => {
    throw refused(error, place.folder);
  });
}

/** To be called under the lock. */
async function startOrShare(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<EmbeddedServer> {
  const password = (await readFile(place.password, 'utf8')).trim();
  const running = await runningPort(place, password);
  const port = running ?? (await startPostmaster(place, binaries, account, durable));
  const leave = await joinUsers(place.users);
  try {
    await ensureDatabase(port, password);
  } catch (error) {
    if (await leave()) await stopPostmaster(place, binaries, account);
    throw error;
  }
  let stopped: Promise<void> | undefined;
  const stop = () =>
    withLock(place.lock, async () => {
      if (await leave()) await stopPostmaster(place, binaries, account);
    });
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    started: running === undefined,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = await connect(port, password, 'postgres');
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

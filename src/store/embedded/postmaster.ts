import { constants } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { lastLines, USER } from './cluster.js';
import type { Place } from './place.js';
import { isPostgres, isSignalled, lifeOf, run } from './process.js';
import { EmbeddedUnavailable, errorCode } from './unavailable.js';

const START_SECONDS = 300;
const STOP_SECONDS = 60;
const ANSWER_MS = 60_000;
const ORPHANS_MS = 15_000;
const PORTS_TO_TRY = 5;
const LOG_BYTES = 10 * 1024 * 1024;

/** Gives the port of a server that runs on the place's data folder and answers us; undefined if none runs. */
export async function runningPort(place: Place, password: string): Promise<number | undefined> {
  const deadline = Date.now() + ANSWER_MS;
  for (;;) {
    const { pid, port } = await readPidFile(place);
    if (pid === undefined) return undefined;
    if (!(await isPostgres(pid))) {
      // PostgreSQL sees by itself that a process is gone. But an id that went to another program, or to a zombie, it
      // takes for a running server.
      if (isSignalled(pid)) await rm(pidFile(place), { force: true });
      return undefined;
    }
    if (port !== undefined && (await answers(place, port, password))) return port;
    if (Date.now() > deadline) {
      throw new EmbeddedUnavailable(
        `process ${pid}, named in ${pidFile(place)}, does not answer; see ${place.log}`,
      );
    }
    await sleep(100);
  }
}

/**
 * Starts the server detached, on loopback only, and waits until it accepts connections.
 *
 * @returns the port: the last one used if it is still free, else any free one
 */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<number> {
  const orphansDeadline = Date.now() + ORPHANS_MS;
  let wanted = Number(await readFile(place.port, 'utf8').catch(() => 0));
  let failed = 0;
  for (;;) {
    const port = (await freePort(wanted)) ?? (await freePort(0));
    const complaint = await tryToStart(place, binaries, account, ['-p', String(port), ...flags(durable)]);
    if (complaint === undefined) {
      await writeFile(place.port, `${port}\n`);
      return Number(port);
    }
    if (/Address already in use|could not create any TCP/.test(complaint) && ++failed < PORTS_TO_TRY) {
      wanted = 0;
    } else if (/shared memory block.*still in use/.test(complaint) && Date.now() < orphansDeadline) {
      // Children of a killed server take a moment to notice.
      await sleep(200);
    } else {
      throw new EmbeddedUnavailable(`the server did not start: ${lastLines(complaint)} (see ${place.log})`);
    }
  }
}

function flags(durable: boolean): string[] {
  const fixed = ['-h', '127.0.0.1', '-c', 'unix_socket_directories='];
  const fast = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  return durable ? fixed : [...fixed, ...fast];
}

/** What the log says since this start; undefined if the server runs. */
async function tryToStart(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  options: string[],
): Promise<string | undefined> {
  if (((await stat(place.log).catch(() => undefined))?.size ?? 0) > LOG_BYTES) {
    await rename(place.log, `${place.log}.1`);
  }
  // The server inherits the open file, since its account may not be able to open one here.
  const log = await open(place.log, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600);
  try {
    if (account) await log.chown(account.uid, account.gid);
    const { size } = await log.stat();
    const { code } = await run(
      binaries.pgCtl,
      ['start', '-D', place.data, '-w', '-t', String(START_SECONDS), '-o', options.join(' ')],
      account,
      log.fd,
    );
    if (code === 0) return undefined;
    const said = Buffer.alloc((await log.stat()).size - size);
    await log.read(said, 0, said.length, size);
    return said.toString('utf8');
  } finally {
    await log.close();
  }
}

/** Stops the server and waits until it is gone. A server that is gone already is fine. */
export async function stopPostmaster(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  // An immediate stop loses nothing: the next start replays the log.
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', place.data, '-m', mode, '-w', '-t', String(STOP_SECONDS)];
    const { code, output } = await run(binaries.pgCtl, args, account);
    if (code === 0) return;
    const { pid } = await readPidFile(place);
    if (pid === undefined || (await lifeOf(pid)) === undefined) return;
    if (mode === 'immediate') throw new Error(`The embedded PostgreSQL did not stop: ${lastLines(output)}`);
  }
}

/** Connects to `database` of the server on `port`. The caller ends the client. */
export async function connect(port: number, password: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database,
    ssl: false,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while idle is told to the next query as well.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** True if a server on `port` takes our password and serves our data folder. */
async function answers(place: Place, port: number, password: string): Promise<boolean> {
  try {
    const client = await connect(port, password, 'postgres');
    try {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory === place.data;
    } finally {
      await client.end();
    }
  } catch (error) {
    if (errorCode(error) === '28P01') {
      throw new EmbeddedUnavailable(`the running server refuses the password in ${place.password}`, {
        cause: error,
      });
    }
    return false;
  }
}

function pidFile(place: Place): string {
  return join(place.data, 'postmaster.pid');
}

/** PostgreSQL's own note of a running server: line 1 is its process id, line 4 its port. */
async function readPidFile(place: Place): Promise<{ pid?: number; port?: number }> {
  const lines = (await readFile(pidFile(place), 'utf8').catch(() => '')).split('\n');
  const number = (line: string | undefined) => (line && /^\d+$/.test(line) ? Number(line) : undefined);
  return { pid: number(lines[0]), port: number(lines[3]) };
}

/** The port if it can be had on loopback (0: any that can), else undefined. */
function freePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import type { Account } from './account.js';
import { EmbeddedUnavailable, errorCode } from './unavailable.js';

export interface Finished {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  /** What it wrote to stdout and stderr, empty where these went to a file. */
  output: string;
}

/** What our programs may inherit: no PG* or LC_* setting that bends them, no secret of the caller's. */
const INHERITED = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH'];

/**
 * Runs a program to its end as `account` (undefined: as ourselves), in English and from the root folder, since the
 * account may not be able to enter ours.
 *
 * @param output an open file for stdout and stderr; without it they are returned
 */
export function run(
  file: string,
  args: string[],
  account: Account | undefined,
  output?: number,
): Promise<Finished> {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of INHERITED) if (process.env[name] !== undefined) env[name] = process.env[name];
  const sink = output ?? 'pipe';
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: parse(file).root,
      env,
      stdio: ['ignore', sink, sink],
      windowsHide: true,
      ...(account && { uid: account.uid | 0, gid: account.gid | 0 }),
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(notStarted(error, file, account)));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function notStarted(error: Error, file: string, account: Account | undefined): Error {
  const code = errorCode(error);
  // An unmapped user in a container's namespace gives EINVAL, a missing capability EPERM.
  if (account && (code === 'EINVAL' || code === 'EPERM')) {
    return new EmbeddedUnavailable(
      `PostgreSQL refuses to run as root, and root may not become user ${account.uid} here`,
      { cause: error },
    );
  }
  return new EmbeddedUnavailable(`${file} does not start (${code ?? error.message})`, { cause: error });
}

/**
 * Tells one life of a process id from the next: the same string as long as the process lives, undefined when there is
 * none. A zombie counts as gone.
 */
export async function lifeOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The second field is the name in brackets and may hold anything; what follows is split by blanks (proc_pid_stat(5)).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields?.[0], fields?.[19]];
    return state === undefined || 'ZX'.includes(state) ? undefined : startTicks;
  }
  if (process.platform === 'win32') return isSignalled(pid) ? 'alive' : undefined;
  const started = await ps(pid, 'lstart=');
  return started === '' ? undefined : started;
}

/** True if `pid` is a PostgreSQL program, whatever its data folder. Where that cannot be seen, any process counts. */
export async function isPostgres(pid: number): Promise<boolean> {
  if ((await lifeOf(pid)) === undefined) return false;
  if (process.platform === 'win32') return true;
  return basename(await programOf(pid)).startsWith('postgres');
}

/** The path of a process's program, as far as it can be seen. */
async function programOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'comm=');
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.split('\0', 1)[0] ?? '';
}

/** True if the id is taken, be it by a zombie or another user's process. */
export function isSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function ps(pid: number, column: string): Promise<string> {
  const { code, output } = await run('/bin/ps', ['-ww', '-o', column, '-p', String(pid)], undefined);
  return code === 0 ? output.trim() : '';
}

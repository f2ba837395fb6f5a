import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A gateway on a busy machine has to answer by then. */
const READY_MS = 40_000;
/** A suite on a busy machine has to be done by then; under the timeout of the test that runs it. */
const RUN_MS = 55_000;
/** Whoever has not left by then is made to. */
const STOP_MS = 5_000;

export interface Ran {
  /** Null: it was ended from outside, or took too long. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Where {
  cwd: string;
  env?: Record<string, string>;
}

/** Runs a program to its end, or for 55 s. */
export async function run(file: string, args: string[], where: Where): Promise<Ran> {
  const child = start(file, args, where, RUN_MS);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += data));
  child.stderr?.on('data', (data) => (stderr += data));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout, stderr };
  } finally {
    await stop(child);
  }
}

/**
 * Starts a GraphQL server and waits until it answers.
 * @returns what stops it
 * @throws with what the server printed, where it ends or does not answer
 */
export async function startServer(url: string, args: string[], where: Where): Promise<() => Promise<void>> {
  const child = start(process.execPath, args, where);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  const deadline = Date.now() + READY_MS;
  while (!(await answers(url))) {
    const why = hasEnded(child) ? 'ended' : Date.now() > deadline ? `did not answer in ${READY_MS} ms` : '';
    if (why) {
      await stop(child);
      throw new Error(`${args[0]} ${why}; it printed:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return () => stop(child);
}

/** @throws with a sentence that names the port, where another program listens on one */
export async function assertFree(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const server = createServer().listen(port);
    try {
      await once(server, 'listening');
    } catch (error) {
      throw new Error(
        `Port ${port} is taken. The suite has its ports written into it: stop what listens there.`,
        {
          cause: error,
        },
      );
    }
    server.close();
    await once(server, 'close');
  }
}

function start(file: string, args: string[], { cwd, env }: Where, timeout?: number): ChildProcess {
  const child = spawn(file, args, {
    cwd,
    // Not the whole environment: vitest's own would change what the program does.
    env: { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function answers(url: string): Promise<boolean> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{__typename}"}',
  };
  const response = await fetch(url, request).catch(() => undefined);
  return response?.ok ?? false;
}

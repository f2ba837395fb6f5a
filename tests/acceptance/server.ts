import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's command. */
export const BIN = fileURLToPath(new URL('../../bin/rejoinder', import.meta.url));
/** A cold start with its own database and the samples has to be done by then. */
const START_MS = 30_000;

export interface ServerOptions {
  /** An existing database; the server starts an embedded one in `home` where it is left out. */
  databaseUrl?: string;
  home?: string;
  port?: number;
  args?: string[];
  env?: Record<string, string>;
  /** How long it may take until it is ready, milliseconds. */
  readyMs?: number;
}

/** The built server as its own process, as a user starts it. */
export interface RunningServer {
  url: string;
  wsUrl: string;
  port: number;
  home: string;
  process: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'rejoinder-acceptance-')));
  // As root the database runs as another user, who has to get in; else it would lie elsewhere, and stay behind.
  await chmod(home, 0o755);
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    REJOINDER_HOME: home,
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [BIN, 'start', ...(options.args ?? [])], {
    cwd: home,
    env: { ...env, ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}/graphql`;
  try {
    await ready(`http://127.0.0.1:${port}/readyz`, child, () => output, options.readyMs ?? START_MS);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    url,
    wsUrl: url.replace('http', 'ws'),
    port,
    home,
    process: child,
    output: () => output,
    stop: async () => {
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Asks a server over plain HTTP, as a script would. */
export async function ask(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  // The shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return { status: response.status, ...((await response.json()) as { data?: any; errors?: any[] }) };
}

/** Removes the data folder, and the database that a killed server has left running in it. */
export async function removeHome({ home }: Pick<RunningServer, 'home'>): Promise<void> {
  const pidFile = await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8').catch(() => undefined);
  try {
    if (pidFile) process.kill(Number.parseInt(pidFile, 10), 'SIGQUIT');
  } catch {
    // It is gone, and its file is not.
  }
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function ready(
  url: string,
  child: ChildProcess,
  output: () => string,
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready after ${withinMs} ms:\n${output()}`);
}

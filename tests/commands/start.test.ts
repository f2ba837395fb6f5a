import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ask, freePort, type RunningServer, removeHome, startServer } from '../acceptance/server.js';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { rejoinder } from './cli.js';

const servers: RunningServer[] = [];
let database: FreshDatabase | undefined;

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.process.exitCode === null) await server.kill();
    await removeHome(server);
  }
  await database?.drop();
  database = undefined;
});

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

async function onDatabase(options: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> {
  database = await freshDatabase();
  return start({ databaseUrl: database.url, ...options });
}

interface Closed {
  code: number;
  reason: string;
}

/** Keeps a subscription open; resolves with how its socket was closed. */
function subscribe(
  url: string,
  connectionParams?: Record<string, unknown>,
): { closed: Promise<Closed>; opened: Promise<void> } {
  let opened = () => {};
  const ready = new Promise<void>((resolve) => (opened = resolve));
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
    on: { connected: () => opened() },
  });
  const closed = new Promise<Closed>((resolve, reject) => {
    client.subscribe(
      { query: 'subscription { articleAdded { position } }' },
      {
        next() {},
        complete: () => reject(new Error('a client that is told "complete" does not come back')),
        error: (error) => resolve(error as Closed),
      },
    );
  });
  return { closed, opened: ready };
}

describe('start', () => {
  it('says where it is, what is in it, and what to try, and the second start finds the data of the first', async () => {
    const home = await mkdtemp(join(tmpdir(), 'rejoinder-start-'));
    const first = await start({ home });
    while (!first.output().includes('Ctrl-C')) await sleep(20);
    expect(first.output()).toContain(`graph       http://127.0.0.1:${first.port}/graphql`);
    expect(first.output()).toContain(`playground  http://127.0.0.1:${first.port}/playground`);
    expect(first.output()).toMatch(
      /It holds (2[0-9]|[3-9][0-9]) articles, \d+ quotes, \d+ actors, \d+ reactions\./,
    );
    const query = '{ articles(first: 100) { nodes { id } totalCount } }';
    const { data } = await ask(first.url, query);
    expect(await first.stop()).toBe(0);

    const second = await start({ home });
    expect((await ask(second.url, query)).data).toEqual(data);
    expect(await second.stop()).toBe(0);
  });

  it('shows a curl that answers', async () => {
    const server = await onDatabase();
    while (!server.output().includes('Ctrl-C')) await sleep(20);
    const [, url, type, body] = /curl (\S+) -H '([^']+)' -d '([^']+)'/.exec(server.output())!;
    const response = await fetch(url!, {
      method: 'POST',
      headers: [type!.split(': ') as [string, string]],
      body,
    });
    expect(await response.json()).toEqual({ data: { quotes: { nodes: [] } } });
  });

  it('never touches an existing database with samples, unless told', async () => {
    const server = await onDatabase();
    expect((await ask(server.url, '{ articles { totalCount } }')).data).toEqual({
      articles: { totalCount: 0 },
    });
    await server.stop();
    const told = await start({ databaseUrl: database!.url, args: ['--samples'] });
    expect(
      (await ask(told.url, '{ articles { totalCount } }')).data.articles.totalCount,
    ).toBeGreaterThanOrEqual(20);
  });

  it('collects no samples where that is not wanted', async () => {
    const server = await start({ args: ['--no-samples'] });
    expect((await ask(server.url, '{ articles { totalCount } }')).data).toEqual({
      articles: { totalCount: 0 },
    });
    expect(await server.stop()).toBe(0);
  });

  it('lets flags override the environment', async () => {
    const port = await freePort();
    const server = await onDatabase({ port, env: { PORT: '1' }, args: ['--port', String(port)] });
    expect((await ask(server.url, '{ __typename }')).status).toBe(200);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'at %s tells subscribers that it goes away, and ends with 0',
    async (signal) => {
      const server = await onDatabase();
      const { closed, opened } = subscribe(server.wsUrl);
      await opened;
      const exited = once(server.process, 'exit');
      server.process.kill(signal);
      expect(await closed).toMatchObject({ code: 1001 });
      expect(await exited).toEqual([0, null]);
    },
  );

  it('starts its own database again when that is killed under it, and stops all of it in the end', async () => {
    const server = await start({ args: ['--no-samples'] });
    const pidOf = async () =>
      Number.parseInt(await readFile(join(server.home, 'postgres/data/postmaster.pid'), 'utf8'), 10);
    const first = await pidOf();
    process.kill(first, 'SIGKILL');
    const answers = async () =>
      (await ask(server.url, '{ articles { totalCount } }')).data?.articles?.totalCount;
    // For a moment the backends of the killed one still answer.
    const anew = async () => ((await pidOf().catch(() => first)) === first ? 'not yet' : answers());
    await expect.poll(anew, { timeout: 30_000, interval: 500 }).toBe(0);
    expect(await server.stop()).toBe(0);
    // A clean stop takes it away.
    await expect(pidOf()).rejects.toThrow('ENOENT');
  });

  it('takes one Ctrl-C that comes twice, as under npm, for one', async () => {
    const server = await start({ args: ['--no-samples'] });
    const exited = once(server.process, 'exit');
    server.process.kill('SIGINT');
    server.process.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
  });

  it('ends at once at a second Ctrl-C', async () => {
    const server = await onDatabase();
    // It never answers the closing of its socket, which the server waits for a while.
    const stuck = new WebSocket(server.wsUrl, 'graphql-transport-ws');
    await once(stuck, 'open');
    stuck.pause();
    const exited = once(server.process, 'exit');
    server.process.kill('SIGINT');
    await sleep(700);
    expect(server.process.exitCode).toBeNull();
    const second = performance.now();
    server.process.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
    expect(performance.now() - second).toBeLessThan(1_000);
    stuck.terminate();
  });

  it('takes a socket that does not answer its closing for closed', async () => {
    const server = await onDatabase();
    const silent = new WebSocket(server.wsUrl, 'graphql-transport-ws');
    await once(silent, 'open');
    silent.pause();
    const stopped = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(10_000);
    silent.terminate();
  });

  it('starts in a folder where it may not write with one clear line', async () => {
    const { code, stderr } = await rejoinder(['start', '--home', '/dev/null/home', '--port', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^rejoinder: .*DATABASE_URL.*\n$/);
  });

  it('asks for a key from the moment that `keys add` made one, and lets a revoked one go', async () => {
    const server = await onDatabase();
    const env = { DATABASE_URL: database!.url };
    const key = (await rejoinder(['keys', 'add', 'desk', '--role', 'reader'], { env })).stdout.trim();
    let status = 200;
    for (let tries = 0; status === 200 && tries < 100; tries += 1) {
      ({ status } = await ask(server.url, '{ __typename }'));
      await sleep(100);
    }
    expect(status).toBe(401);
    expect((await ask(server.url, '{ __typename }', {}, { authorization: `Bearer ${key}` })).status).toBe(
      200,
    );

    await rejoinder(['keys', 'add', 'other', '--role', 'reader'], { env });
    const { closed, opened } = subscribe(server.wsUrl, { apiKey: key });
    await opened;
    await rejoinder(['keys', 'revoke', 'desk'], { env });
    const revoked = performance.now();
    expect(await closed).toMatchObject({ code: 4403 });
    expect(performance.now() - revoked).toBeLessThan(10_000);
  });
});

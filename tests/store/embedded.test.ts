import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, EmbeddedUnavailable, startEmbedded } from '../../src/store/embedded/server.js';

const isRoot = process.getuid?.() === 0;
const child = fileURLToPath(new URL('embedded-child.mjs', import.meta.url));

let temporary: string;
const servers: EmbeddedServer[] = [];
const processes: ChildProcess[] = [];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'rejoinder-embedded-'));
  await chmod(temporary, 0o711);
});

afterEach(async () => {
  for (const launched of processes.splice(0)) launched.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

async function start(home: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ home });
  servers.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

async function postmasterOf(home: string): Promise<number> {
  return Number.parseInt(await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8'), 10);
}

/** The ids of the children of a process, by /proc or ps. */
async function childrenOf(pid: number): Promise<number[]> {
  const ps = spawn('ps', ['-A', '-o', 'pid=,ppid='], { stdio: ['ignore', 'pipe', 'inherit'] });
  const found: number[] = [];
  for await (const line of createInterface({ input: ps.stdout })) {
    const [id, parent] = line.trim().split(/\s+/).map(Number);
    if (id && parent === pid) found.push(id);
  }
  return found;
}

interface Launched {
  process: ChildProcess;
  /** Starts are held back until this is called, so that several can be let go at once. */
  server: Promise<{ url: string; started: boolean }>;
}

async function launch(home: string): Promise<Launched> {
  const launched = spawn(process.execPath, [child, home], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.push(launched);
  const lines = createInterface({ input: launched.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return { process: launched, server: lines.next().then(({ value }) => JSON.parse(value as string)) };
}

describe('a home with a blank and letters beyond ASCII in its name', () => {
  let home: string;
  beforeAll(() => {
    home = join(temporary, 'das Büro');
  });

  it('gets a new database that sorts by code point, on loopback, behind a password', async () => {
    const { url, started } = await start(home);
    expect(started).toBe(true);
    expect(url).toMatch(/^postgres:\/\/rejoinder:[\w-]{32}@127\.0\.0\.1:\d+\/rejoinder$/);
    expect(
      await query(
        url,
        `select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding,
                current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
                current_setting('jit') as jit, current_setting('max_wal_size') as wal, current_setting('fsync') as fsync,
                current_setting('max_connections') as connections
         from pg_database where datname = current_database()`,
      ),
    ).toEqual([
      {
        datlocprovider: 'b',
        datlocale: 'C.UTF-8',
        encoding: 'UTF8',
        addresses: '127.0.0.1',
        sockets: '',
        jit: 'off',
        wal: '256MB',
        fsync: 'on',
        connections: '200',
      },
    ]);
    const wrong = url.replace(/:[\w-]{32}@/, ':guess@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await query(url, "create table kept (word text); insert into kept values ('first')");
  });

  it.skipIf(process.platform === 'win32')(
    'keeps the password in a file that only its owner reads',
    async () => {
      const { mode, uid } = await stat(join(home, 'postgres/password'));
      expect(mode & 0o777).toBe(0o600);
      expect(uid).toBe(process.getuid?.());
      expect((await stat(join(home, 'postgres/data'))).mode & 0o777).toBe(0o700);
      expect((await readdir(join(home, 'postgres'))).filter((name) => name.includes('password'))).toEqual([
        'password',
      ]);
    },
  );

  it('has the same data at the same address after a stop', async () => {
    const first = await start(home);
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await start(home);
    expect(second).toMatchObject({ started: true, url: first.url });
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'first' }]);
  });

  it('takes another port where its own is taken', async () => {
    const port = Number(await readFile(join(home, 'postgres/port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const { url } = await start(home);
    squatter.close();
    expect(new URL(url).port).not.toBe(String(port));
    expect(await query(url, 'select word from kept')).toEqual([{ word: 'first' }]);
  });

  it('shares a running server, which stops when the last one leaves', async () => {
    const first = await start(home);
    const second = await start(home);
    expect(second).toMatchObject({ started: false, url: first.url });
    await first.stop();
    await first.stop();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe.skipIf(process.platform === 'win32')('after a kill', () => {
  let home: string;
  beforeAll(() => {
    home = join(temporary, 'killed');
  });

  it('has every acknowledged row after a kill -9 of the server and its children amid writes', async () => {
    const { url } = await start(home);
    await query(url, 'create table written (n int primary key)');
    const acknowledged: number[] = [];
    let next = 0;
    const writers = Array.from({ length: 4 }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      try {
        for (;;) {
          const n = next++;
          await client.query('insert into written values ($1)', [n]);
          acknowledged.push(n);
        }
      } catch {
        // The kill ends the loop.
      }
    });
    while (acknowledged.length < 200) await sleep(5);
    const postmaster = await postmasterOf(home);
    for (const pid of [postmaster, ...(await childrenOf(postmaster))]) process.kill(pid, 'SIGKILL');
    await Promise.all(writers);

    const again = await start(home);
    expect(again.started).toBe(true);
    const rows = await query(again.url, 'select n from written');
    const found = new Set(rows.map(({ n }) => n));
    expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
  });

  it('waits for a busy child of a killed server before it starts a new one', async () => {
    const { url } = await start(home);
    let done = false;
    const busy = query(url, "do $$ begin while clock_timestamp() < now() + '2 s' loop end loop; end $$")
      .catch(() => {})
      .finally(() => {
        done = true;
      });
    await sleep(300);
    process.kill(await postmasterOf(home), 'SIGKILL');
    const again = await start(home);
    expect(again.started).toBe(true);
    expect(done).toBe(true);
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await busy;
  });

  it('finds and uses the server that a killed launcher left running, and may stop it', async () => {
    const launched = await launch(home);
    const { url } = await launched.server;
    launched.process.kill('SIGKILL');
    await once(launched.process, 'exit');
    const server = await start(home);
    expect(server).toMatchObject({ started: false, url });
    await server.stop();
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('starts beside a pid file whose process is gone, or is another program by now', async () => {
    const data = join(home, 'postgres/data');
    const { uid, gid } = await stat(data);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    processes.push(stranger);
    const gone = spawn('true');
    await once(gone, 'exit');
    for (const pid of [gone.pid, stranger.pid]) {
      const port = (await readFile(join(home, 'postgres/port'), 'utf8')).trim();
      const lines = [pid, data, 1_700_000_000, port, '', '127.0.0.1', '', 'ready   '];
      await writeFile(join(data, 'postmaster.pid'), `${lines.join('\n')}\n`);
      const server = await start(home);
      expect(server.started).toBe(true);
      await server.stop();
    }
  });

  it('makes the database anew after a kill -9 in the middle of initdb', async () => {
    const fresh = join(temporary, 'half-made');
    const launched = await launch(fresh);
    launched.server.catch(() => {});
    const making = async () => {
      const names = await readdir(join(fresh, 'postgres')).catch((): string[] => []);
      const draft = names.find((name) => /^making-[^.]+$/.test(name));
      return (
        draft && (await readdir(join(fresh, 'postgres', draft)).catch((): string[] => [])).includes('base')
      );
    };
    while (!(await making())) await sleep(5);
    const initdb = await childrenOf(launched.process.pid!);
    launched.process.kill('SIGKILL');
    for (const pid of initdb) process.kill(pid, 'SIGKILL');
    await once(launched.process, 'exit');
    expect(await readdir(join(fresh, 'postgres'))).not.toContain('data');

    const server = await start(fresh);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(join(fresh, 'postgres'))).filter((name) => name.startsWith('making-'))).toEqual([]);
  });
});

it('gives three launchers that start at one moment on a new home one server', async () => {
  const home = join(temporary, 'together');
  const launched = await Promise.all([launch(home), launch(home)]);
  const [mine, ...others] = await Promise.all([start(home), ...launched.map(({ server }) => server)]);
  expect([mine, ...others].filter(({ started }) => started)).toHaveLength(1);
  expect(new Set([mine, ...others].map(({ url }) => url)).size).toBe(1);

  await mine.stop();
  for (const { process: one } of launched) {
    expect(await query(mine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    one.stdin?.end();
    await once(one, 'exit');
  }
  await expect(query(mine.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

describe('a home that it cannot use', () => {
  it('leaves a data folder that it did not make as it is, and names DATABASE_URL', async () => {
    const home = join(temporary, 'foreign');
    await mkdir(join(home, 'postgres/data'), { recursive: true, mode: 0o755 });
    await writeFile(join(home, 'postgres/data/letter.txt'), 'ours');
    const refusal = startEmbedded({ home });
    await expect(refusal).rejects.toBeInstanceOf(EmbeddedUnavailable);
    await expect(refusal).rejects.toThrow(/is not a PostgreSQL data folder.*DATABASE_URL/);
    expect(await readFile(join(home, 'postgres/data/letter.txt'), 'utf8')).toBe('ours');
  });

  it.skipIf(process.platform === 'win32')('refuses a name that a shell would read', async () => {
    await expect(startEmbedded({ home: join(temporary, 'a$(b)') })).rejects.toThrow(/dollar.*DATABASE_URL/);
  });

  it('says in one line that a file stands in its way', async () => {
    const home = join(temporary, 'file');
    await writeFile(home, '');
    await expect(startEmbedded({ home })).rejects.toThrow(
      /^The embedded PostgreSQL cannot run: .*DATABASE_URL.*$/,
    );
  });
});

describe.skipIf(!isRoot)('as root', () => {
  it('runs the server as another user, and gives that user a data folder that root has taken', async () => {
    const home = join(temporary, 'rooted');
    const first = await start(home);
    const status = await readFile(`/proc/${await postmasterOf(home)}/status`, 'utf8');
    const { uid } = await stat(join(home, 'postgres/data'));
    expect(uid).not.toBe(0);
    expect(status).toMatch(new RegExp(`^Uid:\\s+${uid}\\s+${uid}\\s`, 'm'));
    await first.stop();

    await once(spawn('chown', ['-R', '0:0', home]), 'exit');
    const second = await start(home);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('keeps the cluster of a home that is closed to others in a folder of its own, and notes where', async () => {
    const closed = join(temporary, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const home = join(closed, 'home');
    const first = await start(home);
    const place = (await readFile(join(home, 'postgres-is-in'), 'utf8')).trim();
    try {
      expect(place).toMatch(/^\/var\/(lib|tmp)\/rejoinder\/[0-9a-f]{16}$/);
      await query(first.url, "create table kept (word text); insert into kept values ('first')");
      await first.stop();
      const second = await start(home);
      expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'first' }]);
      await second.stop();
    } finally {
      await first.stop();
      await rm(place, { recursive: true, force: true });
    }
  });
});

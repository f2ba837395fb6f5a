import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, removeHome, startServer } from '../acceptance/server.js';
import { type Desk, openDesk } from '../polling/desk.js';
import { articleNumber, type LocalOutlet, openOutlet } from '../polling/outlet.js';

let desk: Desk;
let outlet: LocalOutlet;
beforeEach(async () => {
  desk = await openDesk();
  outlet = await openOutlet('Tamsund Gazette', [articleNumber(1)]);
});
afterEach(async () => {
  await outlet.close();
  await desk.close();
});

describe('start --only', () => {
  it('collector polls feeds, serves only what tells how it fares, and ends with 0 at SIGTERM', async () => {
    await desk.add(outlet.feed);
    const child = spawn(process.execPath, [BIN, 'start', '--only', 'collector'], {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: desk.database.url,
        PRIVATE_ADDRESSES: outlet.origin,
        LOG_LEVEL: 'warn',
        COLLECTOR_PORT: '0',
        WEBSUB_URL: 'https://news.example',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let log = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (log += data));
    const exited = once(child, 'exit');
    const stored = () => desk.row('select count(*)::int as n from article');
    // A process starts, and its thread loads its models.
    await expect.poll(stored, { timeout: 150_000, interval: 100 }).toEqual({ n: 1 });
    const said =
      /^Rejoinder collects\. (http:\S+)\/healthz, \/readyz and \/metrics tell how\. Ctrl-C stops it\.\n$/;
    const [, origin] = said.exec(output) ?? [];
    for (const [path, answer] of Object.entries({ '/healthz': 'ok', '/readyz': 'ready' })) {
      expect(await (await fetch(`${origin}${path}`)).json()).toEqual({ status: answer });
    }
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    expect(metrics).toContain('rejoinder_feed_items_total{result="added"} 1');
    expect(metrics).not.toContain('rejoinder_subscriptions');
    const statuses = ['/graphql', '/websub/nobody-knows-this-one-here'].map(
      async (path) => (await fetch(`${origin}${path}`, { method: 'POST' })).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 410]);
    // Whatever happens to its connections, each line of the log is JSON.
    const id = () => desk.row<{ id: string }>('select id from collector order by beat_at desc limit 1');
    const before = await id();
    await desk.row(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rejoinder-jobs'",
    );
    await expect.poll(id, { timeout: 30_000, interval: 100 }).not.toEqual(before);
    const lines = log.split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();

    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await desk.row('select count(*)::int as n from collector')).toEqual({ n: 0 });
  }, 180_000);

  it('api serves, and leaves the polling to others', async () => {
    const server = await startServer({
      databaseUrl: desk.database.url,
      args: ['--only', 'api'],
      readyMs: 90_000,
    });
    const metrics = await (await fetch(server.url.replace('/graphql', '/metrics'))).text();
    expect(metrics).toContain('rejoinder_feed_items_waiting 0');
    expect(metrics).not.toContain('rejoinder_collector_busy');
    expect(await server.stop()).toBe(0);
    await removeHome(server);
  }, 120_000);
});

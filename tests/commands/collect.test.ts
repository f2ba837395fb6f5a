import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { articleNumber, openOutlet } from '../polling/outlet.js';
import { rejoinder } from './cli.js';

const ARTICLE = {
  url: 'https://north.example/quay',
  title: 'Quay reopens',
  publishedAt: '2026-11-02T08:00:00Z',
  text: '“The quay is open,” said harbour master Ana Reis on Monday.',
};

describe('collect', () => {
  let database: FreshDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'rejoinder-collect-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const collect = (...sources: string[]) =>
    rejoinder(['collect', ...sources], { env: { DATABASE_URL: database.url } });

  async function file(name: string, content: string): Promise<string> {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  }

  it('stores what it finds, and says what was refused and why', async () => {
    const lines = [ARTICLE, { ...ARTICLE, url: 'ftp://north.example/x' }, { text: '' }];
    const path = await file('dump.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stdout, stderr } = await collect(path);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Articles: 1 added, 0 revised, 0 unchanged, 2 refused. New: 1 quotes, 0 reactions.\n',
    });
    expect(stderr).toMatch(/^refused .*dump\.jsonl:2: url: .*\(BAD_URL\)$/m);
    expect(stderr).toMatch(/^refused .*dump\.jsonl:3: text: .*\(EMPTY\)$/m);
  });

  it('changes nothing with what it knows, and revises what was changed', async () => {
    const same = await file('same.jsonl', JSON.stringify(ARTICLE));
    expect((await collect(same)).stdout).toMatch(
      /^Articles: 0 added, 0 revised, 1 unchanged, 0 refused\. New: 0 quotes/,
    );
    const text = `${ARTICLE.text} “It will stay open,” Reis added.`;
    const edited = await file('edited.jsonl', JSON.stringify({ ...ARTICLE, text }));
    expect((await collect(edited)).stdout).toMatch(
      /^Articles: 0 added, 1 revised, 0 unchanged, 0 refused\. New: 1 quotes/,
    );
  });

  it('ends with 1 where all was refused, and goes on to the next source where one was', async () => {
    const missing = join(folder, 'missing.html');
    const none = await collect(missing);
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/^refused .*missing\.html: source: .*\(NOT_FOUND\)\n$/);
    const same = await file('same.jsonl', JSON.stringify(ARTICLE));
    expect((await collect(missing, same)).code).toBe(0);
  });

  it('does not fetch from this machine unless it is told to', async () => {
    const { code, stderr } = await collect('http://127.0.0.1:9/feed.xml');
    expect(code).toBe(1);
    expect(stderr).toMatch(/\(FORBIDDEN_ADDRESS\)/);
  });

  it('keeps robots.txt and the line at a host, and names the flag for pages of one’s own', async () => {
    const outlet = await openOutlet('Tamsund Gazette', [articleNumber(1), articleNumber(2)]);
    outlet.robots = 'User-agent: *\nDisallow: /articles/2.html\n';
    const first = await collect(outlet.feed, '--allow-private-addresses');
    expect(first.stdout).toMatch(/^Articles: 1 added, 0 revised, 0 unchanged, 1 refused\./);
    expect(first.stderr).toMatch(
      /^refused .*\/articles\/2\.html: url: .*\(ROBOTS\)\n--ignore-robots fetches what robots\.txt forbids/,
    );
    // A second between two requests to a host.
    const asked = outlet.requests.filter(({ path }) => path !== '/robots.txt');
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThan(900);
    const second = await collect(outlet.feed, '--allow-private-addresses', '--ignore-robots');
    expect(second.stdout).toMatch(/^Articles: 1 added, 0 revised, 1 unchanged, 0 refused\./);
    await outlet.close();
  });

  it('gives a terminal nothing of a file name that it would obey', async () => {
    const { stderr } = await collect(join(folder, '\u001b[2Jx'));
    expect(stderr).not.toContain('\u001b');
  });

  it('takes the sample outlets as it takes any other', async () => {
    const { code, stdout, stderr } = await collect(new URL('../../samples', import.meta.url).pathname);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Articles: \d+ added, \d+ revised, 0 unchanged, 0 refused\./);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as n from outlet');
    await client.end();
    expect(rows[0].n).toBeGreaterThanOrEqual(5);
  });
});

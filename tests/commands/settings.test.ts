import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.js';
import { rejoinder } from './cli.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('start ends with one clear line and a code', () => {
  it.each([
    ['PORT', '99999', 'rejoinder: PORT: expected a port from 0 to 65535, got "99999".\n'],
    ['LOG_LEVEL', 'loud', /^rejoinder: LOG_LEVEL: expected one of fatal, .*got "loud"\.\n$/],
    [
      'DATABASE_URL',
      'mysql://a:secret@b/c',
      /^rejoinder: DATABASE_URL: expected an address like postgres:.*\n$/,
    ],
  ])('2 for a wrong %s', async (name, value, line) => {
    const { code, stdout, stderr } = await rejoinder(['start'], { env: { [name]: value } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr).not.toContain('secret');
  });

  it('2 for a wrong value in .env of the working folder', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'rejoinder-env-'));
    await writeFile(join(cwd, '.env'), 'PORT=abc\n');
    const { code, stderr } = await rejoinder(['start'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'rejoinder: PORT: expected a port from 0 to 65535, got "abc".\n',
    });
    await rm(cwd, { recursive: true });
  });

  it('2 for a flag that it does not know', async () => {
    const { code, stderr } = await rejoinder(['start', '--prot', '1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: unknown option '--prot'\n/);
  });

  it('1 for a database that cannot be reached, without the password', async () => {
    const env = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/news' };
    const { code, stderr } = await rejoinder(['start'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^rejoinder: The database at 127\.0\.0\.1:1\/news cannot be used: .*ECONNREFUSED.*\n$/,
    );
  });

  it('1 for a port that is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const env = { DATABASE_URL: database.url, PORT: String(port) };
    const { code, stdout, stderr } = await rejoinder(['start'], { env });
    squatter.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      `rejoinder: Port ${port} on 127.0.0.1 is taken; choose another with PORT or --port.\n`,
    );
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('1 for an address that others reach while no key exists', async () => {
    const env = { DATABASE_URL: database.url, HOST: '0.0.0.0' };
    const { code, stderr } = await rejoinder(['start'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^rejoinder: HOST 0\.0\.0\.0 is open to others, .*"rejoinder keys add NAME/m);
  });
});

describe('help', () => {
  it.each(['start', 'collect', 'read', 'migrate', 'keys add', 'keys list', 'keys revoke'])(
    'of %s shows what it does and an example',
    async (command) => {
      const { code, stdout } = await rejoinder([...command.split(' '), '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples?:\\n  \\$ (DATABASE_URL=\\S+ )?rejoinder ${command}`));
    },
  );

  it('lists the commands, and tells the version', async () => {
    expect((await rejoinder(['--help'])).stdout).toMatch(/Commands:\n {2}start .*\n {2}collect /s);
    expect((await rejoinder(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('migrate', () => {
  it('says that there is nothing to do where the tables are up to date', async () => {
    const { code, stdout } = await rejoinder(['migrate', '--database-url', database.url]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The tables are up to date.\n' });
  });
});

describe('keys', () => {
  const env = () => ({ DATABASE_URL: database.url });

  it('are made, listed and revoked', async () => {
    expect((await rejoinder(['keys', 'list'], { env: env() })).stdout).toMatch(/^There are no keys/);

    const added = await rejoinder(['keys', 'add', 'desk', '--role', 'reviewer'], { env: env() });
    expect(added.code).toBe(0);
    expect(added.stdout).toMatch(/^rj_[A-Za-z0-9_-]{43}\n$/);

    const { stdout } = await rejoinder(['keys', 'list'], { env: env() });
    expect(stdout).toMatch(
      /^ID .*NAME .*ROLE .*STATE\n[0-9a-f-]{36} {2}desk {2}reviewer {2}\d{4}-\d\d-\d\d {2}never {2,}valid\n$/,
    );
    expect(stdout).not.toContain(added.stdout.trim());

    expect((await rejoinder(['keys', 'revoke', 'desk'], { env: env() })).stdout).toMatch(
      /^The key of desk, .* is revoked/,
    );
    expect((await rejoinder(['keys', 'list'], { env: env() })).stdout).toMatch(/revoked \d{4}-\d\d-\d\d\n$/);
  });

  it.each([
    [
      ['add', 'x', '--role', 'king'],
      2,
      /--role: expected one of reader, reviewer, editor, admin, got "king"/,
    ],
    [['add', 'bad\nname', '--role', 'reader'], 1, /1 to 100 characters and no control characters/],
    [['add', ' ', '--role', 'reader'], 1, /1 to 100 characters/],
    [['revoke', 'nobody'], 1, /No valid key has the name or id "nobody"/],
  ])('refuse %j', async (args, expected, message) => {
    const { code, stdout, stderr } = await rejoinder(['keys', ...args], { env: env() });
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('keep one valid key a name', async () => {
    await rejoinder(['keys', 'add', 'twice', '--role', 'reader'], { env: env() });
    const { code, stderr } = await rejoinder(['keys', 'add', 'twice', '--role', 'admin'], { env: env() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/A key with the name "twice" exists/);
  });
});

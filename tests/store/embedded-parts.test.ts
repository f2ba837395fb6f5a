import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nobody } from '../../src/store/embedded/account.js';
import { platformPackage, prepareBinaries } from '../../src/store/embedded/binaries.js';
import { withLock } from '../../src/store/embedded/lock.js';
import { run } from '../../src/store/embedded/process.js';

const isRoot = process.getuid?.() === 0;

let temporary: string;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'rejoinder-parts-'));
  await chmod(temporary, 0o711);
});

afterAll(() => rm(temporary, { recursive: true, force: true }));

describe('the lock', () => {
  it('lets one call at a time work in one process', async () => {
    let inside = 0;
    const most: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, () =>
        withLock(join(temporary, 'one-process'), async () => {
          most.push(++inside);
          await sleep(2);
          inside--;
        }),
      ),
    );
    expect(most).toEqual(Array(12).fill(1));
  });

  it('lets one process at a time work, while holders are killed and others take over', async () => {
    const folder = join(temporary, 'processes');
    const file = join(temporary, 'number');
    await writeFile(file, '0');
    const child = fileURLToPath(new URL('embedded-lock-child.mjs', import.meta.url));
    const written: number[] = [];
    const ends = [['3'], ['6'], [], []].map(async (stopAt) => {
      const adder = spawn(process.execPath, [child, folder, file, '12', ...stopAt], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const closed = once(adder, 'close');
      for await (const line of createInterface({ input: adder.stdout })) {
        // Only a holder that does not write is killed: half a write would be the file's fault, not the lock's.
        if (line === 'holding') adder.kill('SIGKILL');
        else written.push(Number(line));
      }
      await closed;
      return adder.signalCode;
    });
    expect(await Promise.all(ends)).toEqual(['SIGKILL', 'SIGKILL', null, null]);
    const all = 3 + 6 + 12 + 12;
    expect(written.toSorted((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, i) => i + 1));
    expect(await readFile(file, 'utf8')).toBe(String(all));
  });
});

describe('the binaries', () => {
  async function packageWithoutLinks(name: string): Promise<string> {
    const copy = join(temporary, name, 'package');
    await mkdir(dirname(copy));
    await cp(platformPackage(), copy, {
      recursive: true,
      filter: async (source) => !(await lstat(source)).isSymbolicLink(),
    });
    return copy;
  }

  it('run from a package whose install script never made its library links', async () => {
    const bare = await packageWithoutLinks('bare');
    const binaries = await prepareBinaries(bare, join(temporary, 'unused'), undefined, () => {});
    expect(binaries.postgres.startsWith(join(bare, 'native'))).toBe(true);
    expect((await run(binaries.initdb, ['--version'], undefined)).output).toMatch(
      /^initdb \(PostgreSQL\) 18/,
    );
  });

  it.skipIf(process.platform !== 'linux')('run from one copy where the links cannot be made', async () => {
    const stuck = await packageWithoutLinks('stuck');
    // Not even root can make a link whose name is taken.
    await symlink('elsewhere', join(stuck, 'native/lib/libpq.so.5'));
    const own = join(temporary, 'own');
    const progress: string[] = [];
    await mkdir(own);
    const [one, two] = await Promise.all([
      prepareBinaries(stuck, own, undefined, (line) => progress.push(line)),
      prepareBinaries(stuck, own, undefined, (line) => progress.push(line)),
    ]);
    expect(one).toEqual(two);
    expect(one.postgres.startsWith(own)).toBe(true);
    expect(progress[0]).toMatch(/^copying the PostgreSQL binaries/);
    expect(await readdir(own)).toHaveLength(1);
    await prepareBinaries(stuck, own, undefined, () => expect.unreachable('copied again'));
  });

  it.skipIf(!isRoot)('run as nobody from a copy where node_modules is closed to others', async () => {
    const closed = await packageWithoutLinks('closed');
    await chmod(dirname(closed), 0o700);
    const account = await nobody();
    const made: string[] = [];
    const binaries = await prepareBinaries(closed, join(temporary, 'unused'), account, (line) =>
      made.push(line),
    );
    expect(binaries.postgres).toMatch(/^\/var\/(lib|tmp)\/rejoinder\/binaries-/);
    expect((await run(binaries.postgres, ['--version'], account)).code).toBe(0);
    if (made.length > 0) await rm(join(binaries.postgres, '../../..'), { recursive: true });
  });

  it.skipIf(process.platform !== 'linux')(
    'are refused on a Linux without glibc, by name of the way out',
    () => {
      // The one thing of such a machine that the launcher looks at.
      vi.spyOn(process.report, 'getReport').mockReturnValueOnce({ header: {} });
      expect(() => platformPackage()).toThrow(/musl.*DATABASE_URL/);
    },
  );
});

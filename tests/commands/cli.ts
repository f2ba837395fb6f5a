import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/rejoinder', import.meta.url));

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** The working folder; one without `.env` where it is left out. */
  cwd?: string;
  stdin?: string | Uint8Array;
}

/** Runs the built command line to its end, with no settings but those given. */
export async function rejoinder(
  args: string[],
  { env = {}, cwd = tmpdir(), stdin }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), ...env },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (run.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (run.stderr += text));
  [run.code] = await once(child, 'close');
  return run;
}

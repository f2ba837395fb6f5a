import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './acceptance/server.js';

const START_MS = 10_000;

/** Why tests that need it are skipped; undefined: it is there. */
export const natsProblem = spawnSync('nats-server', ['--version']).error
  ? 'nats-server is not installed (apt-get install nats-server)'
  : undefined;

export interface Login {
  user: string;
  password: string;
}

/** A NATS server with JetStream that may be killed and started again on the same port, with what it stored. */
export class Nats {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly login?: Login,
  ) {}

  /** @param login whom alone it lets in; left out: anybody */
  static async start(login?: Login): Promise<Nats> {
    const nats = new Nats(await freePort(), await mkdtemp(join(tmpdir(), 'rejoinder-nats-')), login);
    await nats.start();
    return nats;
  }

  get url(): string {
    const { user, password } = this.login ?? {};
    const who = user === undefined ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password!)}@`;
    return `nats://${who}127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const args = ['-js', '-a', '127.0.0.1', '-p', String(this.port), '-sd', this.folder];
    if (this.login) args.push('--user', this.login.user, '--pass', this.login.password);
    this.#child = spawn('nats-server', args, { stdio: 'ignore' });
    const deadline = Date.now() + START_MS;
    while (!(await answers(this.port))) {
      if (Date.now() > deadline) throw new Error(`nats-server did not start within ${START_MS} ms.`);
      await sleep(20);
    }
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Also forgets what it stored. */
  async forget(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    // It greets whoever comes.
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

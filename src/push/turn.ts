import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Backoff } from './trouble.js';

export interface TurnOptions {
  /** Whose turn it is: any number will do, as long as every Rejoinder takes the same. */
  lock: number;
  /** Name of the connection, for who looks at the database. */
  name: string;
  /** How often `tend` is called, and whether it is this process's turn is asked, milliseconds. */
  lookMs: number;
  /** What is to be done, as long as it is this process's turn. */
  tend: (client: pg.Client) => Promise<void>;
  /** Ends what `tend` began: called before the turn is given to another process. */
  dismiss: () => Promise<void>;
  onTrouble: (error: Error) => void;
}

/** A server that does not answer for so long is taken for gone, milliseconds. */
export const ANSWER_MS = 10_000;

/**
 * Work that one of all processes does that share a database: the one that holds a lock in it. Another takes over when that
 * is gone.
 */
export class Turn {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly options: TurnOptions,
  ) {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const { tend, dismiss, onTrouble } = this.options;
    const backoff = new Backoff();
    while (!signal.aborted) {
      const client = new pg.Client({
        ...connectionOf(this.url, this.options.name),
        query_timeout: ANSWER_MS,
        keepAlive: true,
      });
      // The next statement on it fails, and that is handled.
      client.on('error', () => {});
      try {
        await client.connect();
        while (!signal.aborted && !(await this.#isMine(client))) await this.#rest();
        while (!signal.aborted) {
          await tend(client);
          backoff.reset();
          await this.#rest();
        }
      } catch (error) {
        onTrouble(error as Error);
        await sleep(backoff.next(), undefined, { signal }).catch(() => {});
      } finally {
        // Before the lock is let go: another process begins where this one has come to.
        await dismiss();
        client.end().catch(() => {});
      }
    }
  }

  async #isMine(client: pg.Client): Promise<boolean> {
    // Held as long as the connection.
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      this.options.lock,
    ]);
    return rows[0]!.mine;
  }

  async #rest(): Promise<void> {
    await sleep(this.options.lookMs, undefined, { signal: this.#ending.signal }).catch(() => {});
  }
}

/** Settings of a connection to the database of `url` under a name. */
export function connectionOf(url: string, name: string): pg.ClientConfig {
  return { connectionString: url, application_name: name, connectionTimeoutMillis: ANSWER_MS };
}

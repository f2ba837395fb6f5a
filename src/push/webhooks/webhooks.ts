import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../../store/database.js';
import { endReplay, replays, type Target, targets } from '../../store/webhooks.js';
import type { Subscriptions } from '../subscriptions.js';
import { Backoff } from '../trouble.js';
import { Courier, type CourierOptions } from './courier.js';
import { send } from './sender.js';

export interface WebhooksOptions
  extends Pick<CourierOptions, 'present' | 'post' | 'onTrouble'>,
    Partial<Pick<CourierOptions, 'retryAfter' | 'noteMs'>> {
  /** How often it is looked for new and changed webhooks, and whether it is this process's turn, milliseconds. */
  lookMs?: number;
}

/** Any number will do, as long as every Rejoinder takes the same. */
const DELIVERING_LOCK = 7_301_004;
const LOOK_MS = 1_000;
const NOTE_MS = 60_000;
/** The first tries of an item come soon, the last after hours: 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 2 h, 4 h. */
const RETRY_AFTER = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400];
const CONNECTIONS = 3;
/** A server that does not answer for so long is taken for gone. */
const ANSWER_MS = 10_000;
/** Dead letters that are replayed one after another before it is looked again. */
const REPLAYS = 20;

/**
 * Delivers to the webhooks of all monitors. Of several processes the one that holds a lock in the database does: another
 * takes over when that is gone, from where the database says that each webhook stands.
 */
export class Webhooks {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  readonly #pool: pg.Pool;
  readonly #couriers = new Map<string, { courier: Courier; key: string }>();
  #replaying: Promise<void> | undefined;

  private constructor(
    private readonly url: string,
    private readonly subscriptions: Pick<Subscriptions, 'openAll'>,
    private readonly options: CourierOptions & { lookMs: number },
  ) {
    this.#pool = new pg.Pool({
      ...settings(url),
      max: CONNECTIONS,
      statement_timeout: ANSWER_MS,
    });
    this.#pool.on('error', options.onTrouble);
    this.#running = this.#run();
  }

  /** One instance a process. */
  static start(
    database: Pick<Database, 'url'>,
    subscriptions: Pick<Subscriptions, 'openAll'>,
    options: WebhooksOptions,
  ): Webhooks {
    const defaults = { lookMs: LOOK_MS, noteMs: NOTE_MS, retryAfter: RETRY_AFTER };
    return new Webhooks(database.url, subscriptions, { ...defaults, ...options });
  }

  /** Cuts what is being delivered: it is delivered again by whoever comes next. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
    await this.#pool.end();
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const backoff = new Backoff();
    while (!signal.aborted) {
      const client = new pg.Client({ ...settings(this.url), query_timeout: ANSWER_MS, keepAlive: true });
      // The next statement on it fails, and that is handled.
      client.on('error', () => {});
      try {
        await client.connect();
        while (!signal.aborted && !(await hasTurn(client))) await this.#rest();
        while (!signal.aborted) {
          await this.#tend(await targets(client));
          backoff.reset();
          await this.#rest();
        }
      } catch (error) {
        this.options.onTrouble(error as Error);
        await sleep(backoff.next(), undefined, { signal }).catch(() => {});
      } finally {
        // Before the lock is let go: another process begins where these have come to.
        await this.#dismiss([...this.#couriers.keys()]);
        await this.#replaying;
        client.end().catch(() => {});
      }
    }
  }

  async #rest(): Promise<void> {
    await sleep(this.options.lookMs, undefined, { signal: this.#ending.signal }).catch(() => {});
  }

  /** A courier for each webhook. One whose webhook has changed is replaced at the next look, from where it has come to. */
  async #tend(found: Target[]): Promise<void> {
    const keys = new Map(found.map((target) => [target.id, keyOf(target)]));
    const over = [...this.#couriers].filter(
      ([id, { courier, key }]) => courier.isDone || keys.get(id) !== key,
    );
    const changed = new Set(over.map(([id]) => id));
    await this.#dismiss([...changed]);
    for (const target of found) {
      if (changed.has(target.id) || this.#couriers.has(target.id)) continue;
      const courier = new Courier(target, this.#pool, this.subscriptions, this.options);
      this.#couriers.set(target.id, { courier, key: keyOf(target) });
    }
    this.#replaying ??= this.#replay()
      .catch(this.options.onTrouble)
      .finally(() => {
        this.#replaying = undefined;
      });
  }

  async #dismiss(ids: string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.#couriers.get(id)!.courier.close()));
    for (const id of ids) this.#couriers.delete(id);
  }

  async #replay(): Promise<void> {
    const { signal } = this.#ending;
    for (const letter of await replays(this.#pool, REPLAYS)) {
      if (signal.aborted) return;
      const outcome = await send(letter.target, letter, this.options, signal);
      await endReplay(this.#pool, letter.id, outcome.taken ? undefined : outcome.problem);
    }
  }
}

function settings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'rejoinder-webhooks',
    connectionTimeoutMillis: ANSWER_MS,
  };
}

async function hasTurn(client: pg.Client): Promise<boolean> {
  // Held as long as the connection.
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    DELIVERING_LOCK,
  ]);
  return rows[0]!.mine;
}

/** Changes when a courier has to begin anew. */
function keyOf({
  position: _position,
  attempts: _attempts,
  nextAttemptAt: _next,
  ...lasting
}: Target): string {
  return JSON.stringify(lasting);
}

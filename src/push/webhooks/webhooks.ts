import pg from 'pg';
import type { Database } from '../../store/database.js';
import { LOCKS } from '../../store/locks.js';
import { endReplay, replays, type Target, targets } from '../../store/webhooks.js';
import { SYSTEM_CLOCK } from '../clock.js';
import type { Subscriptions } from '../subscriptions.js';
import { Tended } from '../tended.js';
import { ANSWER_MS, connectionOf, Turn } from '../turn.js';
import { Courier, type CourierOptions } from './courier.js';
import { lateOutcome, sendItem } from './sender.js';

export interface WebhooksOptions
  extends Pick<CourierOptions, 'present' | 'post' | 'onTrouble'>,
    Partial<Pick<CourierOptions, 'retryAfter' | 'noteMs' | 'clock'>> {
  /** How often it is looked for new and changed webhooks, and whether it is this process's turn, milliseconds. */
  lookMs?: number;
}

const NAME = 'rejoinder-webhooks';
const LOOK_MS = 1_000;
const NOTE_MS = 60_000;
/** The first tries of an item come soon, the last after hours: 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 2 h, 4 h. */
const RETRY_AFTER = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400];
const CONNECTIONS = 3;
/** Dead letters that are replayed one after another before it is looked again. */
const REPLAYS = 20;

/** Delivers to the webhooks of all monitors, as long as it is this process's turn, from where the database says that each stands. */
export class Webhooks {
  /** Posts since the start by what came of them. */
  readonly tally = { taken: 0, refused: 0 };
  readonly #turn: Turn;
  readonly #pool: pg.Pool;
  readonly #ending = new AbortController();
  readonly #options: CourierOptions;
  #replaying: Promise<void> | undefined;

  private constructor(
    url: string,
    subscriptions: Pick<Subscriptions, 'openAll' | 'pageAll'>,
    { lookMs = LOOK_MS, ...options }: WebhooksOptions,
  ) {
    const { onTrouble } = options;
    this.#options = {
      noteMs: NOTE_MS,
      retryAfter: RETRY_AFTER,
      clock: SYSTEM_CLOCK,
      onOutcome: ({ taken }) => {
        this.tally[taken ? 'taken' : 'refused'] += 1;
      },
      ...options,
    };
    this.#pool = new pg.Pool({ ...connectionOf(url, NAME), max: CONNECTIONS, statement_timeout: ANSWER_MS });
    this.#pool.on('error', onTrouble);
    const couriers = new Tended(
      keyOf,
      (target: Target) => new Courier(target, this.#pool, subscriptions, this.#options),
    );
    this.#turn = new Turn(url, {
      lock: LOCKS.webhooks,
      name: NAME,
      lookMs,
      onTrouble,
      tend: async (client) => {
        await couriers.tend(await targets(client));
        this.#lookForReplays();
      },
      dismiss: async () => {
        await couriers.dismiss();
        await this.#replaying;
      },
    });
  }

  /** One instance a process. */
  static start(
    database: Pick<Database, 'url'>,
    subscriptions: Pick<Subscriptions, 'openAll' | 'pageAll'>,
    options: WebhooksOptions,
  ): Webhooks {
    return new Webhooks(database.url, subscriptions, options);
  }

  /** Cuts what is being delivered: it is delivered again by whoever comes next. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#turn.close();
    await this.#pool.end();
  }

  #lookForReplays(): void {
    this.#replaying ??= this.#replay()
      .catch(this.#options.onTrouble)
      .finally(() => {
        this.#replaying = undefined;
      });
  }

  async #replay(): Promise<void> {
    const { signal } = this.#ending;
    for (const letter of await replays(this.#pool, REPLAYS)) {
      if (signal.aborted) return;
      const outcome = await sendItem(letter.target, letter, this.#options, signal).catch(lateOutcome);
      this.#options.onOutcome(outcome);
      await endReplay(this.#pool, letter.id, outcome.taken ? undefined : outcome.problem);
    }
  }
}

/** A courier begins anew where anything of its webhook or monitor has changed but how far it has come. */
function keyOf({
  position: _position,
  attempts: _attempts,
  nextAttemptAt: _nextAttemptAt,
  gatheredAt: _gatheredAt,
  ...lasting
}: Target): { id: string; key: string } {
  return { id: lasting.id, key: JSON.stringify(lasting) };
}

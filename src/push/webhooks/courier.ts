import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { OutboxEntry, Queryable } from '../../store/outbox.js';
import { advance, bury, type Letter, postpone, stopWebhook, type Target } from '../../store/webhooks.js';
import type { Subscriptions } from '../subscriptions.js';
import { Backoff } from '../trouble.js';
import { watchesOf } from '../watch.js';
import { type SenderOptions, send } from './sender.js';

export interface CourierOptions extends SenderOptions {
  /** Seconds to wait before each further try of an item; after the last it is a dead letter. */
  retryAfter: readonly number[];
  /** How often the position is noted where nothing is to be delivered, milliseconds. */
  noteMs: number;
  onTrouble: (error: Error) => void;
}

/** Delivers to one webhook, an item at a time, from where it stands on. What it comes to is in the database after each. */
export class Courier {
  /** Whether it has ended, closed or not. */
  isDone = false;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  /** Where the database says that it stands. */
  #position: string;
  #attempts: number;
  #nextAttemptAt: Date | null;

  constructor(
    private readonly target: Target,
    private readonly database: Queryable,
    private readonly subscriptions: Pick<Subscriptions, 'openAll'>,
    private readonly options: CourierOptions,
  ) {
    this.#position = target.position;
    this.#attempts = target.attempts;
    this.#nextAttemptAt = target.nextAttemptAt;
    this.#running = this.#run().finally(() => {
      this.isDone = true;
    });
  }

  /** Cuts a delivery that runs: it is made again from where the database says. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const backoff = new Backoff();
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        await this.#follow();
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof GraphQLError && error.extensions['code'] !== undefined) {
          // Too old a position, a filter that cannot be run: it does not pass by itself.
          await stopWebhook(this.database, this.target.id, error.message).catch(this.options.onTrouble);
          return;
        }
        this.options.onTrouble(error as Error);
        await sleep(backoff.next(), undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Until it is closed, or the webhook is not its own any more. */
  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    const stream = await this.subscriptions.openAll(watchesOf(this.target), this.#position);
    const end = () => void stream.return();
    signal.addEventListener('abort', end, { once: true });
    let isIdle = true;
    let noted: Promise<unknown> = Promise.resolve();
    const noting = setInterval(() => {
      // Without this a filter that takes nothing for a month would leave a position that is pruned.
      if (isIdle) noted = this.#note(stream.reached, false).catch(this.options.onTrouble);
    }, this.options.noteMs);
    try {
      if (signal.aborted) return;
      for await (const entry of stream) {
        isIdle = false;
        await noted;
        if (!(await this.#deliver(entry as OutboxEntry))) return;
        isIdle = true;
      }
    } finally {
      clearInterval(noting);
      signal.removeEventListener('abort', end);
      await stream.return();
    }
  }

  /** @returns whether to go on */
  async #deliver(letter: Letter): Promise<boolean> {
    const { signal } = this.#ending;
    const { target, database, options } = this;
    for (;;) {
      const wait = (this.#nextAttemptAt?.getTime() ?? 0) - Date.now();
      if (wait > 0) await sleep(wait, undefined, { signal });
      const outcome = await send(target, letter, options, signal);
      if (outcome.taken) return this.#note(letter.position, true);
      this.#attempts += 1;
      const at = { id: target.id, position: this.#position, attempts: this.#attempts };
      const seconds = options.retryAfter[this.#attempts - 1];
      if (outcome.isGone) {
        await stopWebhook(database, target.id, outcome.problem);
        return false;
      }
      if (seconds === undefined) {
        if (!(await bury(database, at, letter, outcome.problem))) return false;
        this.#standAt(letter.position);
        return true;
      }
      const next = await postpone(database, at, outcome.problem, seconds);
      if (!next) return false;
      this.#nextAttemptAt = next;
    }
  }

  /** @returns whether the webhook stood where this courier left it */
  async #note(to: string, wasTaken: boolean): Promise<boolean> {
    if (to === this.#position) return true;
    const move = { id: this.target.id, from: this.#position, to, wasTaken };
    if (!(await advance(this.database, move))) return false;
    this.#standAt(to);
    return true;
  }

  #standAt(position: string): void {
    this.#position = position;
    this.#attempts = 0;
    this.#nextAttemptAt = null;
  }
}

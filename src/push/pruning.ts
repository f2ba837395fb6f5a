import { setTimeout as sleep } from 'node:timers/promises';
import { type OutboxPosition, pruneOutbox, type Queryable } from '../store/outbox.js';

/** Entries that one statement removes. */
const BATCH = 5_000;
const DAY_S = 24 * 60 * 60;

export interface PruningOptions {
  /** How long an entry is kept at least, days; fractions are days too. */
  retentionDays: number;
  /** How long it rests when nothing old is left, milliseconds. */
  restMs: number;
  onTrouble: (error: Error) => void;
}

/** Keeps the outbox from growing for ever. Several processes may do so at once. */
export class Pruning {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;

  /** @param position how far this process has handed the outbox on; nothing behind that is removed */
  constructor(
    private readonly database: Queryable,
    private readonly position: () => OutboxPosition,
    private readonly options: PruningOptions,
  ) {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const { retentionDays, restMs, onTrouble } = this.options;
    while (!signal.aborted) {
      try {
        const removed = await pruneOutbox(this.database, retentionDays * DAY_S, this.position(), BATCH);
        if (removed === BATCH) continue;
      } catch (error) {
        onTrouble(error as Error);
      }
      await sleep(restMs, undefined, { signal }).catch(() => {});
    }
  }
}

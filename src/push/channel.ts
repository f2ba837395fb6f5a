import type { OutboxEntry, OutboxPosition } from '../store/outbox.js';
import type { ItemFilter } from './filter.js';
import { isBehind } from './position.js';

/**
 * The latest entries that a filter takes, kept once for all who subscribed with it. Subscribers have a position of their
 * own and read at their own pace; who is further back than what is kept reads the outbox instead.
 */
export class Channel {
  subscribers = 0;
  /** Why it cannot go on; its subscriptions end with it. */
  failure: Error | undefined;
  readonly #waiting = new Set<() => void>();
  #kept: OutboxEntry[] = [];
  /** All entries behind it are kept, up to the hub's position. */
  #floor: OutboxPosition;

  /**
   * @param start the hub's position
   * @param window how many entries are kept at least, twice as many at most
   */
  constructor(
    readonly filter: ItemFilter,
    start: OutboxPosition,
    private readonly window: number,
  ) {
    this.#floor = start;
  }

  get size(): number {
    return this.#kept.length;
  }

  /** Whether nothing behind `position` has been dropped. */
  covers(position: OutboxPosition): boolean {
    return !isBehind(this.#floor, position);
  }

  /** The first kept entry behind `position`. */
  next(position: OutboxPosition): OutboxEntry | undefined {
    let low = 0;
    let high = this.#kept.length;
    // Most are at the end, or one before it.
    if (high > 0 && !isBehind(this.#kept[high - 1]!, position)) return undefined;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBehind(this.#kept[middle]!, position)) high = middle;
      else low = middle + 1;
    }
    return this.#kept[low];
  }

  append(entries: OutboxEntry[]): void {
    if (entries.length === 0) return;
    for (const entry of entries) this.#kept.push(entry);
    const surplus = this.#kept.length - this.window;
    if (surplus > this.window) this.#floor = this.#kept.splice(0, surplus).at(-1)!;
    this.wake();
  }

  /** Goes on from `position` without what lies before: whoever needs that finds it in the outbox. */
  skipTo(position: OutboxPosition): void {
    this.#kept = [];
    this.#floor = position;
    this.wake();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake();
  }

  /** Calls `resume` once, at the next change. */
  whenChanged(resume: () => void): void {
    this.#waiting.add(resume);
  }

  forget(resume: () => void): void {
    this.#waiting.delete(resume);
  }

  wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }
}

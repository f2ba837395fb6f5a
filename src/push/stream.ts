import type { Added } from '../schema/added.js';
import { entriesBetween, type OutboxEntry, type OutboxPosition, type Queryable } from '../store/outbox.js';
import type { Channel } from './channel.js';
import { entriesTaken } from './filter.js';
import type { Hub } from './hub.js';
import { isBehind, writePosition } from './position.js';
import { Backoff, willPass } from './trouble.js';

/** Entries that are read from the outbox at once for one that is behind. */
const PAGE = 500;

/**
 * The items of one subscription, from a position on. It holds no buffer that grows: only where it is. While it is behind
 * what its channel keeps, it reads the outbox in pages; then it takes from the channel. Both are in the order of
 * positions and it only ever goes onwards, so the seam between them loses nothing and doubles nothing.
 */
export class Stream implements AsyncIterableIterator<Added> {
  #stopped = false;
  #resume: (() => void) | undefined;
  readonly #items: AsyncGenerator<Added, void>;

  /**
   * @param position everything behind it is given
   * @param onStop called once, when it ends for whatever reason
   */
  constructor(
    private readonly hub: Hub,
    private readonly channel: Channel,
    private readonly database: Queryable,
    private position: OutboxPosition,
    private readonly onStop: (stream: Stream) => void,
  ) {
    this.#items = this.#read();
  }

  delivered = 0;

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Added, void>> {
    return this.#items.next();
  }

  /** Also ends a `next()` that waits. */
  return(): Promise<IteratorResult<Added, void>> {
    this.stop();
    return this.#items.return();
  }

  throw(error: unknown): Promise<IteratorResult<Added, void>> {
    this.stop();
    return this.#items.throw(error);
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#resume?.();
    this.onStop(this);
  }

  async *#read(): AsyncGenerator<Added, void> {
    try {
      while (!this.#stopped) {
        if (this.channel.failure) throw this.channel.failure;
        const { entries, until } = await this.#ahead();
        for (const entry of entries) {
          if (this.#stopped) return;
          this.position = entry;
          this.delivered += 1;
          yield { position: writePosition(entry), itemId: entry.itemId };
        }
        if (isBehind(until, this.position)) this.position = until;
      }
    } finally {
      this.stop();
    }
  }

  /** What comes behind the position, and how far that reaches; waits where there is nothing yet. */
  async #ahead(): Promise<{ entries: OutboxEntry[]; until: OutboxPosition }> {
    if (!this.channel.covers(this.position)) return this.#fromOutbox();
    const entry = this.channel.next(this.position);
    if (entry) return { entries: [entry], until: entry };
    const until = this.hub.position;
    await this.#pause();
    return { entries: [], until };
  }

  async #fromOutbox(): Promise<{ entries: OutboxEntry[]; until: OutboxPosition }> {
    const backoff = new Backoff();
    for (;;) {
      try {
        return await this.#page();
      } catch (error) {
        if (!willPass(error)) throw error;
        await this.#pause(backoff.next());
        if (this.#stopped) return { entries: [], until: this.position };
      }
    }
  }

  async #page(): Promise<{ entries: OutboxEntry[]; until: OutboxPosition }> {
    // Taken before the read: what the hub is handed meanwhile is left to the next turn.
    const end = this.hub.position;
    const { filter } = this.channel;
    const page = await entriesBetween(this.database, filter.kind, this.position, end, PAGE);
    const until = page.length < PAGE ? end : page.at(-1)!;
    const [entries = []] = await entriesTaken([filter], page, this.database);
    return { entries, until };
  }

  /** Until the channel changes, time is up, or it is stopped. */
  async #pause(ms?: number): Promise<void> {
    if (this.#stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#resume = resolve;
      this.channel.whenChanged(resolve);
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    if (this.#resume) this.channel.forget(this.#resume);
    this.#resume = undefined;
  }
}

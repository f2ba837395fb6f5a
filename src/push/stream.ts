import { GraphQLError } from 'graphql';
import type { Added } from '../schema/added.js';
import type { OutboxEntry, OutboxPosition, Queryable } from '../store/outbox.js';
import { type Backlog, readBacklog } from './backlog.js';
import type { Channel } from './channel.js';
import type { Hub } from './hub.js';
import { isBehind, writePosition } from './position.js';
import { Backoff, willPass } from './trouble.js';

/**
 * The items of one subscription, from a position on. It holds no buffer that grows: only where it is. While it is behind
 * what its channels keep, it reads the outbox in pages; then it takes from the channels. Both are in the order of
 * positions and it only ever goes onwards, so the seam between them loses nothing and doubles nothing.
 */
export class Stream implements AsyncIterableIterator<Added> {
  #stopped = false;
  /** Whether `#read` has items at hand that are not given yet, or waits for the next. */
  #isAhead = false;
  #resume: (() => void) | undefined;
  readonly #items: AsyncGenerator<Added, void>;

  /**
   * @param position everything behind it is given
   * @param onStop called once, when it ends for whatever reason
   */
  constructor(
    private readonly hub: Hub,
    /** One for each kind that it follows. The hub hands an entry on to all of them at once. */
    private readonly channels: readonly Channel[],
    private readonly database: Queryable,
    private position: OutboxPosition,
    private readonly onStop: (stream: Stream) => void,
  ) {
    this.#items = this.#read();
  }

  delivered = 0;

  /** Whether it is behind what its channels keep. */
  get isLagging(): boolean {
    return !this.channels.every((channel) => channel.covers(this.position));
  }

  get #failure(): Error | undefined {
    return this.channels.find(({ failure }) => failure)?.failure;
  }

  /** The last item that was given, or where it began, as a position is written. */
  get given(): string {
    return writePosition(this.position);
  }

  /** Up to here nothing more is to be given, as a position is written. */
  get reached(): string {
    const isIdle = !this.isLagging && !this.#kept();
    return writePosition(isIdle ? this.hub.position : this.position);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Added, void>> {
    const entry = this.#isAhead ? undefined : this.#kept();
    // The same as below, without the turns of the event loop that it takes: most are here when many items come at once.
    return entry ? Promise.resolve({ done: false, value: this.#given(entry) }) : this.#items.next();
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
        const failure = this.#failure;
        if (failure) throw failure;
        const entry = this.#kept();
        if (entry) {
          yield this.#given(entry);
        } else if (!this.isLagging) {
          this.#isAhead = true;
          await this.#untilMore();
          this.#isAhead = false;
        } else {
          this.#isAhead = true;
          const { entries, until } = await this.#fromOutbox();
          for (const entry of entries) {
            if (this.#stopped) return;
            yield this.#given(entry);
          }
          this.#passTo(until);
          this.#isAhead = false;
        }
      }
    } finally {
      this.stop();
    }
  }

  /** The next item, where it is in memory and nothing comes before it. */
  #kept(): OutboxEntry | undefined {
    if (this.#stopped || this.#failure || this.isLagging) return undefined;
    let first: OutboxEntry | undefined;
    for (const channel of this.channels) {
      const entry = channel.next(this.position);
      if (entry && (!first || isBehind(first, entry))) first = entry;
    }
    return first;
  }

  #given(entry: OutboxEntry): Added {
    this.position = entry;
    this.delivered += 1;
    return entry;
  }

  async #untilMore(): Promise<void> {
    const until = this.hub.position;
    await this.#pause();
    this.#passTo(until);
  }

  #passTo(position: OutboxPosition): void {
    if (isBehind(position, this.position)) this.position = position;
  }

  /** What comes behind the position, and how far that reaches. */
  async #fromOutbox(): Promise<Backlog> {
    const filters = this.channels.map(({ filter }) => filter);
    const backoff = new Backoff();
    for (;;) {
      try {
        // Its end is taken before the read: what the hub is handed meanwhile is left to the next turn.
        return await readBacklog(filters, this.position, this.hub.position, this.database);
      } catch (error) {
        if (error instanceof GraphQLError || !willPass(error)) throw error;
        await this.#pause(backoff.next());
        if (this.#stopped) return { entries: [], until: this.position };
      }
    }
  }

  /** Until a channel changes, time is up, or it is stopped. */
  async #pause(ms?: number): Promise<void> {
    if (this.#stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#resume = resolve;
      for (const channel of this.channels) channel.whenChanged(resolve);
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    for (const channel of this.channels) channel.forget(this.#resume!);
    this.#resume = undefined;
  }
}

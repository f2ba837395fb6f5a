import { type OutboxEntry, type OutboxPosition, outboxFloor, type Queryable } from '../store/outbox.js';
import { Channel } from './channel.js';
import { entriesTaken, type ItemFilter } from './filter.js';
import { isBehind, tooOld } from './position.js';
import { willPass } from './trouble.js';

/**
 * How many filters one statement asks. Measured over 1,000 distinct ones: alone 360-580 ms, by tens 90, by fifties 73,
 * by hundreds 108.
 */
const GROUP = 50;

/** Hands what the reader reads to the channels: one for each distinct filter that is subscribed. */
export class Hub {
  readonly #channels = new Map<string, Channel>();
  #position: OutboxPosition;

  /**
   * @param start where reading begins
   * @param window entries that a channel keeps
   */
  constructor(
    start: OutboxPosition,
    private readonly window: number,
  ) {
    this.#position = start;
  }

  /** Of the last entry that was handed to the channels. */
  get position(): OutboxPosition {
    return this.#position;
  }

  get channels(): number {
    return this.#channels.size;
  }

  /** Entries that all channels keep together. */
  get kept(): number {
    return [...this.#channels.values()].reduce((sum, { size }) => sum + size, 0);
  }

  has(filter: ItemFilter): boolean {
    return this.#channels.has(filter.key);
  }

  join(filter: ItemFilter): Channel {
    let channel = this.#channels.get(filter.key);
    if (!channel) {
      channel = new Channel(filter, this.#position, this.window);
      this.#channels.set(filter.key, channel);
    }
    channel.subscribers += 1;
    return channel;
  }

  leave(channel: Channel): void {
    channel.subscribers -= 1;
    if (channel.subscribers === 0) this.#drop(channel);
  }

  /**
   * Takes the entries behind its position: each channel gets those that its filter takes.
   * @throws what will pass, like a lost connection, with nothing handed on
   */
  async take(entries: OutboxEntry[], database: Queryable): Promise<void> {
    const taken = new Map<Channel, OutboxEntry[]>();
    for (const group of this.#groups()) {
      const lists = await this.#takenBy(group, entries, database);
      for (const [i, channel] of group.entries()) taken.set(channel, lists[i]!);
    }
    // From here to the end without a pause: whoever joins sees either all of it or nothing.
    this.#position = entries.at(-1) ?? this.#position;
    for (const channel of this.#channels.values()) {
      const list = taken.get(channel);
      if (list) channel.append(list);
      else channel.skipTo(this.#position);
    }
  }

  /** Where what it was to be handed next has been pruned unread, it goes on behind that, and who waits for it is told. */
  async begin(database: Queryable): Promise<boolean> {
    const floor = await outboxFloor(database);
    if (isBehind(floor, this.#position)) {
      const error = tooOld(this.#position, floor);
      for (const channel of this.#channels.values()) this.#fail(channel, error);
      this.#position = floor;
    }
    return true;
  }

  /** The channels of now, parted by kind and into as many as one statement is good for. */
  #groups(): Channel[][] {
    const byKind = new Map<string, Channel[]>();
    for (const channel of this.#channels.values()) {
      const { kind } = channel.filter;
      const ofKind = byKind.get(kind);
      if (ofKind) ofKind.push(channel);
      else byKind.set(kind, [channel]);
    }
    return [...byKind.values()].flatMap((channels) =>
      Array.from({ length: Math.ceil(channels.length / GROUP) }, (_, i) =>
        channels.slice(i * GROUP, (i + 1) * GROUP),
      ),
    );
  }

  async #takenBy(group: Channel[], entries: OutboxEntry[], database: Queryable): Promise<OutboxEntry[][]> {
    const filters = group.map(({ filter }) => filter);
    try {
      return await entriesTaken(filters, entries, database);
    } catch (error) {
      if (willPass(error)) throw error;
      // One filter that cannot be run must not hold up the others: each is asked alone.
      if (group.length > 1) return (await this.#oneByOne(group, entries, database)).flat();
      this.#fail(group[0]!, error as Error);
      return [[]];
    }
  }

  async #oneByOne(group: Channel[], entries: OutboxEntry[], database: Queryable): Promise<OutboxEntry[][][]> {
    const lists: OutboxEntry[][][] = [];
    for (const channel of group) lists.push(await this.#takenBy([channel], entries, database));
    return lists;
  }

  #fail(channel: Channel, error: Error): void {
    channel.fail(error);
    this.#drop(channel);
  }

  #drop(channel: Channel): void {
    if (this.#channels.get(channel.filter.key) === channel) this.#channels.delete(channel.filter.key);
  }
}

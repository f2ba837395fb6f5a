import pg from 'pg';
import { badInput } from '../errors.js';
import type { Added } from '../schema/added.js';
import type { Database } from '../store/database.js';
import {
  inOutbox,
  type OutboxEntry,
  type OutboxKind,
  type OutboxPosition,
  outboxEnd,
  outboxFloor,
  outboxId,
} from '../store/outbox.js';
import { readBacklog } from './backlog.js';
import { ItemFilter } from './filter.js';
import { Hub } from './hub.js';
import { comparePositions, isBehind, parsePosition, tooOld, writePosition } from './position.js';
import { Pruning } from './pruning.js';
import { OutboxReader, type ReaderOptions } from './reader.js';
import { Relay } from './relay/relay.js';
import { Stream } from './stream.js';
import type { Watch } from './watch.js';
import { Wire } from './wire.js';

export interface SubscriptionsOptions extends Partial<Omit<ReaderOptions, 'wire'>> {
  /** Entries that are kept in memory for each distinct filter; who is further back reads the database. */
  window?: number;
  /** For how long the outbox keeps an entry, days; for ever where it is left out. */
  retentionDays?: number;
  /** Where nodes pass the outbox on to each other: nats://host:port. Each reads the database where it is left out. */
  natsUrl?: string | undefined;
}

export interface Asked {
  /** The input of the type's query; all items where it is left out. */
  filter?: object | null;
  /** A position that a subscription gave, or "0-0" for all that was ever stored. Now where it is left out. */
  after?: string | null;
}

/** A part of what a subscription gave, or would give. */
export interface AddedPage {
  items: Added[];
  /** Up to and with this position, there is nothing more. */
  position: string;
  /** Whether there is more of the outbox behind that. */
  hasMore: boolean;
}

export interface SubscriptionStats {
  /** Subscriptions that are open now. */
  open: number;
  /** Distinct filters among them: each new item is asked about by each once, however many subscribed with it. */
  filters: number;
  /** Subscriptions that are behind what is kept in memory, and read the database. */
  lagging: number;
  /** Items kept in memory for those filters. */
  kept: number;
  /** Entries of the outbox that came from the relay since the start, and those that were read from the database. */
  relayed: number;
  read: number;
  /** Items handed to subscriptions since the start. */
  delivered: number;
  /** Seconds for which the next item has waited for the oldest open writing transaction; 0: none waits. */
  waitingSeconds: number;
  /** Whatever was committed longer ago than this, in seconds, has been handed on. */
  lagSeconds: number;
}

const WINDOW = 1_000;
const POLL_MS = 1_000;
const WAITING_POLL_MS = 50;
/** Connections for those who catch up: few, so that a storm of reconnects leaves the database to the queries. */
const CATCHING_UP = 4;
const READ_TIMEOUT_MS = 10_000;
/** Pages of the outbox that are read for one page of items; where few of them are taken, the client asks again. */
const MOST_READS = 20;
const PRUNING_REST_MS = 10 * 60_000;

interface Closable {
  close(): Promise<void>;
}

/** Live items for the subscriptions of a process, whether GraphQL's or others': from the outbox, each once, in the order of positions. */
export class Subscriptions {
  readonly #streams = new Set<Stream>();
  #deliveredBefore = 0;
  #closed = false;

  private constructor(
    private readonly hub: Hub,
    private readonly reader: OutboxReader,
    private readonly pool: pg.Pool,
    /** What else runs as long as it does. */
    private readonly others: Closable[],
  ) {}

  /** Begins to follow the outbox from its present end. One instance a process. */
  static async start(database: Database, asked: SubscriptionsOptions = {}): Promise<Subscriptions> {
    const {
      window = WINDOW,
      retentionDays,
      natsUrl,
      pollMs = POLL_MS,
      waitingPollMs = WAITING_POLL_MS,
      onTrouble = () => {},
    } = asked;
    const pool = new pg.Pool({
      connectionString: database.url,
      max: CATCHING_UP,
      statement_timeout: READ_TIMEOUT_MS,
      connectionTimeoutMillis: READ_TIMEOUT_MS,
      application_name: 'rejoinder-push',
    });
    pool.on('error', onTrouble);
    const hub = new Hub(await outboxEnd(database.reads), window);
    const options = { pollMs, waitingPollMs, onTrouble };
    const others: Closable[] = [];
    let wire: Wire | undefined;
    if (natsUrl !== undefined) {
      wire = new Wire();
      const outbox = await outboxId(database.reads);
      others.push(new Relay(database.url, wire, { ...options, natsUrl, outbox }));
    }
    if (retentionDays !== undefined) {
      const pruning = { retentionDays, restMs: PRUNING_REST_MS, onTrouble };
      others.push(new Pruning(pool, () => hub.position, pruning));
    }
    const reader = new OutboxReader(database.url, hub, { ...options, wire });
    reader.start();
    return new Subscriptions(hub, reader, pool, others);
  }

  /** How far the outbox has been followed: all up to here is committed, so a query that begins now finds it. */
  get position(): string {
    return writePosition(this.hub.position);
  }

  get stats(): SubscriptionStats {
    const streams = [...this.#streams];
    return {
      open: streams.length,
      filters: this.hub.channels,
      lagging: streams.filter(({ isLagging }) => isLagging).length,
      kept: this.hub.kept,
      delivered: streams.reduce((sum, { delivered }) => sum + delivered, this.#deliveredBefore),
      relayed: this.reader.relayed,
      read: this.reader.read,
      waitingSeconds: this.reader.waiting,
      lagSeconds: this.reader.lagSeconds,
    };
  }

  /**
   * Opens a subscription: all that commits after this has resolved is given, and what came behind `after` before it. An
   * item that the filter does not take at the time it is read (withdrawn since, rejected) is left out, as in a query.
   * Ends when the consumer returns, or on `close`. A consumer that is slow costs nobody but itself.
   * @throws BAD_USER_INPUT for a filter that the query refuses, or an `after` that this database did not give;
   *   POSITION_TOO_OLD where what came behind it has been pruned, also later while it catches up
   */
  open(kind: OutboxKind, { filter, after }: Asked): Promise<AsyncIterableIterator<Added>> {
    return this.openAll([{ kind, filter: filter ?? {} }], after);
  }

  /** As `open`, for several kinds of items, in one order of positions. */
  async openAll(watches: readonly Watch[], after?: string | null): Promise<Stream> {
    const filters = watches.map(({ kind, filter }) => new ItemFilter(kind, filter));
    const from = after == null ? undefined : parsePosition(after);
    try {
      await this.#check(filters, from);
    } finally {
      this.#refuseIfClosed();
    }
    const channels = filters.map((filter) => this.hub.join(filter));
    const stream = new Stream(this.hub, channels, this.pool, from ?? this.hub.position, (stopped) => {
      this.#streams.delete(stopped);
      this.#deliveredBefore += stopped.delivered;
      for (const channel of channels) this.hub.leave(channel);
    });
    this.#streams.add(stream);
    return stream;
  }

  /**
   * The same items as `open` gives, in the same order, without waiting for new ones.
   * @param most how many at most; fewer where the filter takes few of many
   * @throws as `open`
   */
  page(kind: OutboxKind, { filter, after }: Asked & { after: string }, most: number): Promise<AddedPage> {
    return this.pageAll([{ kind, filter: filter ?? {} }], after, most);
  }

  /** As `page`, for several kinds of items, in one order of positions. */
  async pageAll(watches: readonly Watch[], after: string, most: number): Promise<AddedPage> {
    const filters = watches.map(({ kind, filter }) => new ItemFilter(kind, filter));
    let position = parsePosition(after);
    await this.#check(filters, position);
    const end = this.hub.position;
    const found: OutboxEntry[] = [];
    for (let reads = 0; reads < MOST_READS && found.length < most && isBehind(end, position); reads += 1) {
      const { entries, until } = await readBacklog(filters, position, end, this.pool);
      found.push(...entries);
      position = until;
    }
    if (found.length > most) {
      found.length = most;
      position = found.at(-1) ?? position;
    }
    return { items: found, position: writePosition(position), hasMore: isBehind(end, position) };
  }

  /** Ends all subscriptions and lets go of the database. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const stream of [...this.#streams]) stream.stop();
    await Promise.all([this.reader, ...this.others].map((part) => part.close()));
    await this.pool.end();
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new Error('No subscription can be opened any more: the server is stopping.');
  }

  async #check(filters: readonly ItemFilter[], after: OutboxPosition | undefined): Promise<void> {
    for (const filter of filters) if (!this.hub.has(filter)) await filter.check(this.pool);
    if (!after || (await inOutbox(this.pool, after))) return;
    const floor = await outboxFloor(this.pool);
    const order = comparePositions(after, floor);
    if (order < 0) throw tooOld(after, floor);
    if (order === 0) return;
    const written = writePosition(after);
    throw badInput('after', `${written} is no position that this database gave; leave it out to begin now.`);
  }
}

import pg from 'pg';
import {
  entriesAfter,
  OUTBOX_CHANNEL,
  type OutboxEntry,
  type OutboxPosition,
  type Queryable,
} from '../store/outbox.js';
import { isBehind } from './position.js';
import { Backoff } from './trouble.js';
import type { OutboxBatch, Wire } from './wire.js';

/** Who is handed the entries: its position is where the next read begins. */
export interface Follower {
  readonly position: OutboxPosition;
  take(entries: OutboxEntry[], database: Queryable): Promise<void>;
  /**
   * Called on each new connection, before anything is read.
   * @returns whether it is its turn; where not, it is asked again a little later
   */
  begin(database: Queryable): Promise<boolean>;
  /** Called each time when there is nothing to take. */
  rest?(waiting: number): void;
}

export interface ReaderOptions {
  /** How often the outbox is looked at where nothing is notified, milliseconds. */
  pollMs: number;
  /** The same while entries wait for an open writer to end: nothing is notified then. */
  waitingPollMs: number;
  /** From where entries come as well: the outbox is looked at seldom while that is live. */
  wire?: Wire | undefined;
  /** Gets what broke, each time; the reader goes on by itself. */
  onTrouble: (error: Error) => void;
}

/** Entries a read. */
const PAGE = 1_000;
/** A server that does not answer for so long is taken for gone. */
const ANSWER_MS = 15_000;
/** How often the outbox is looked at while a relay passes it on, milliseconds: the net under the net. */
const NET_MS = 15_000;
/** How often it is asked whether it is its turn, and whether the relay is still heard, milliseconds. */
const TURN_MS = 500;

/**
 * Follows the outbox for a whole process. It reads on the connection that it listens on, so a connection that has
 * silently died cannot go unnoticed; a notification only makes the next read come sooner. Where a relay passes the outbox
 * on, it takes what comes from there, and reads what does not come.
 */
export class OutboxReader {
  /** Seconds for which the next entry has waited for an open writer, at the last read. */
  waiting = 0;
  /** Entries that came from the relay, and those that were read. */
  relayed = 0;
  read = 0;
  #readAt = performance.now();
  #closed = false;
  #woken = false;
  #resume: (() => void) | undefined;
  #running: Promise<void> | undefined;
  readonly #backoff = new Backoff();

  constructor(
    private readonly url: string,
    private readonly follower: Follower,
    private readonly options: ReaderOptions,
  ) {}

  /** Whatever was committed longer ago than this, in seconds, has been handed on. */
  get lagSeconds(): number {
    return this.waiting + (performance.now() - this.#readAt) / 1000;
  }

  start(): void {
    if (this.options.wire) this.options.wire.onChange = () => this.#wake();
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const client = this.#client();
      try {
        await client.connect();
        while (!this.#closed && !(await this.follower.begin(client))) {
          this.#woken = false;
          await this.#pause(TURN_MS);
        }
        await this.#follow(client);
      } catch (error) {
        this.options.onTrouble(error as Error);
        this.#woken = false;
        await this.#pause(this.#backoff.next());
      } finally {
        // Not awaited: a connection to a server that has gone may take minutes to end.
        client.end().catch(() => {});
      }
    }
  }

  async #follow(client: pg.Client): Promise<void> {
    const { wire } = this.options;
    let listens = false;
    let lookAt = 0;
    while (!this.#closed) {
      this.#woken = false;
      const isLive = wire?.isLive ?? false;
      if (listens === isLive) {
        await client.query(`${isLive ? 'unlisten' : 'listen'} ${OUTBOX_CHANNEL}`);
        listens = !isLive;
        lookAt = 0;
      }
      const batch = wire?.next();
      if (batch && !isBehind(batch.after, this.follower.position)) {
        await this.#takeBatch(batch, client);
        continue;
      }
      // What a batch that does not join on lacks is in the outbox, and so is the batch.
      const isMissing = batch !== undefined || wire?.hasLost(this.follower.position);
      if (isLive && !isMissing && performance.now() < lookAt) {
        await this.#restOnWire();
        continue;
      }
      const isAll = await this.#read(client);
      lookAt = isAll ? performance.now() + NET_MS : 0;
      if (isAll && !isLive)
        await this.#pause(this.waiting > 0 ? this.options.waitingPollMs : this.options.pollMs);
    }
  }

  async #takeBatch({ entries }: OutboxBatch, client: pg.Client): Promise<void> {
    const { position } = this.follower;
    const fresh = entries.filter((entry) => isBehind(entry, position));
    if (fresh.length === 0) return;
    await this.follower.take(fresh, client);
    this.relayed += fresh.length;
  }

  async #restOnWire(): Promise<void> {
    const pulse = this.options.wire?.confirms(this.follower.position);
    if (pulse) {
      this.waiting = pulse.waiting;
      this.#readAt = pulse.at;
    }
    await this.#pause(TURN_MS);
  }

  /** @returns whether that was all that can be read now */
  async #read(client: pg.Client): Promise<boolean> {
    const readAt = performance.now();
    const { entries, waiting } = await entriesAfter(client, this.follower.position, PAGE);
    if (entries.length > 0) await this.follower.take(entries, client);
    this.read += entries.length;
    this.#backoff.reset();
    if (entries.length === PAGE) return false;
    this.waiting = waiting;
    this.#readAt = readAt;
    this.follower.rest?.(waiting);
    return true;
  }

  #client(): pg.Client {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'rejoinder-push',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on('notification', () => this.#wake());
    // The next read on it fails, and that is handled.
    client.on('error', () => this.#wake());
    return client;
  }

  #wake(): void {
    this.#woken = true;
    this.#resume?.();
  }

  async #pause(ms: number): Promise<void> {
    if (this.#woken || this.#closed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#resume = undefined;
  }
}

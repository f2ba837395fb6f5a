import pg from 'pg';
import {
  entriesAfter,
  OUTBOX_CHANNEL,
  type OutboxEntry,
  type OutboxPosition,
  outboxFloor,
  type Queryable,
} from '../store/outbox.js';
import { isBehind } from './position.js';
import { Backoff } from './trouble.js';

/** Who is handed the entries: its position is where the next read begins. */
export interface Follower {
  readonly position: OutboxPosition;
  take(entries: OutboxEntry[], database: Queryable): Promise<void>;
  /** What lies between its position and `floor` has been pruned before it could be read. */
  lose(floor: OutboxPosition): void;
}

export interface ReaderOptions {
  /** How often the outbox is looked at where nothing is notified, milliseconds. */
  pollMs: number;
  /** The same while entries wait for an open writer to end: nothing is notified then. */
  waitingPollMs: number;
  /** Gets what broke, each time; the reader goes on by itself. */
  onTrouble: (error: Error) => void;
}

/** Entries a read. */
const PAGE = 1_000;
/** A server that does not answer for so long is taken for gone. */
const ANSWER_MS = 15_000;

/**
 * Follows the outbox for a whole process. It reads on the connection that it listens on, so a connection that has
 * silently died cannot go unnoticed; a notification only makes the next read come sooner.
 */
export class OutboxReader {
  /** Seconds for which the next entry has waited for an open writer, at the last read. */
  waiting = 0;
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
        await client.query(`listen ${OUTBOX_CHANNEL}`);
        const floor = await outboxFloor(client);
        if (isBehind(floor, this.follower.position)) this.follower.lose(floor);
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
    while (!this.#closed) {
      this.#woken = false;
      const readAt = performance.now();
      const { entries, waiting } = await entriesAfter(client, this.follower.position, PAGE);
      if (entries.length > 0) await this.follower.take(entries, client);
      this.#backoff.reset();
      if (entries.length === PAGE) continue;
      this.waiting = waiting;
      this.#readAt = readAt;
      await this.#pause(waiting > 0 ? this.options.waitingPollMs : this.options.pollMs);
    }
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

import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumerMessages } from '@nats-io/jetstream';
import { OutboxReader, type ReaderOptions } from '../reader.js';
import { Backoff } from '../trouble.js';
import type { Wire } from '../wire.js';
import { ensureStream, type Line, openLine, readBatch, readPulse } from './line.js';
import { Publisher } from './publisher.js';

/** How often the server is asked for more where nothing comes, and how often it says that it lives, milliseconds. */
const EXPIRES_MS = 30_000;
const HEARTBEAT_MS = 1_000;

export interface RelayOptions extends Omit<ReaderOptions, 'wire'> {
  /** nats://[user:password@]host:port, several parted by commas. */
  natsUrl: string;
  /** Id of the outbox: nodes of other databases may share the NATS server. */
  outbox: string;
}

/** A node's part in passing the outbox on over NATS: it listens to what comes, and is the one that sends where it is its turn. */
export class Relay {
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  #messages: ConsumerMessages | undefined;

  /**
   * @param url of the database
   * @param wire is given what comes
   */
  constructor(
    private readonly url: string,
    private readonly wire: Wire,
    private readonly options: RelayOptions,
  ) {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { natsUrl, outbox, onTrouble } = this.options;
    const { signal } = this.#ending;
    const line = await openLine(natsUrl, outbox, signal, onTrouble);
    if (!line) return;
    const publishing = new OutboxReader(this.url, new Publisher(line), this.options);
    publishing.start();
    // Only a close ends the loops over what comes.
    const listening = [this.#watch(line), this.#hearPulses(line), this.#takeBatches(line)];
    if (!signal.aborted)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await publishing.close();
    this.#messages?.stop();
    await line.connection.close();
    await Promise.all(listening);
  }

  async #watch({ connection }: Line): Promise<void> {
    for await (const { type } of connection.status()) {
      // A server that was started again has forgotten what was to be sent to whom.
      if (type === 'reconnect') this.#messages?.stop();
      if (type !== 'disconnect') continue;
      this.wire.fallSilent();
      if (!this.#ending.signal.aborted) this.options.onTrouble(new Error('The connection to NATS is lost.'));
    }
  }

  async #hearPulses({ connection, pulses }: Line): Promise<void> {
    for await (const message of connection.subscribe(pulses)) this.wire.hear(readPulse(message.string()));
  }

  async #takeBatches(line: Line): Promise<void> {
    const { signal } = this.#ending;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        await ensureStream(line);
        const consumer = await line.jetStream.consumers.get(line.stream, { deliver_policy: 'new' });
        this.#messages = await consumer.consume({ expires: EXPIRES_MS, idle_heartbeat: HEARTBEAT_MS });
        for await (const message of this.#messages) {
          this.wire.offer(readBatch(message.string()));
          backoff.reset();
        }
      } catch (error) {
        if (!signal.aborted && !line.connection.isClosed()) this.options.onTrouble(error as Error);
      }
      await sleep(backoff.next(), undefined, { signal }).catch(() => {});
    }
  }
}

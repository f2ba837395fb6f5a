import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** How soon a follower comes back, milliseconds. */
const BACK_MS = 100;

/** What came, in the order in which it came. */
export interface Seen {
  position: string;
  itemId: string;
}

/** A subscriber that comes back after its last position whenever its connection breaks. */
export class Follower {
  readonly seen: Seen[] = [];
  connections = 0;
  #left = false;
  #leave: () => void = () => {};
  readonly #running: Promise<void>;

  /** @param field of the subscription; `item` is the field of its payload that has an id */
  constructor(
    private readonly url: () => string,
    private readonly field: string,
    private readonly item: string,
  ) {
    this.#running = this.#run();
  }

  async leave(): Promise<void> {
    this.#left = true;
    this.#leave();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#left) {
      await this.#connection();
      await new Promise((resolve) => setTimeout(resolve, BACK_MS));
    }
  }

  async #connection(): Promise<void> {
    const client = createClient({
      url: this.url(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { connected: () => (this.connections += 1) },
    });
    const query = `subscription ($after: Position) { ${this.field}(after: $after) { position ${this.item} { id } } }`;
    const variables = { after: this.seen.at(-1)?.position ?? '0-0' };
    await new Promise<void>((resolve) => {
      this.#leave = client.subscribe<Record<string, { position: string } & Record<string, { id: string }>>>(
        { query, variables },
        {
          next: ({ data }) => {
            const added = data?.[this.field];
            if (added) this.seen.push({ position: added.position, itemId: added[this.item]!.id });
          },
          error: () => resolve(),
          complete: resolve,
        },
      );
      if (this.#left) this.#leave();
    });
    await client.dispose();
  }
}

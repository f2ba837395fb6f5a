import type { GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Database } from '../../src/store/database.js';
import { type Chance, sleep } from '../push/support.js';

export interface Seen {
  position: string;
  itemId: string;
}

/** A graphql-ws client that keeps the position of the last item, and leaves and comes back as it likes. */
export class Listener {
  readonly seen: Seen[] = [];
  connections = 0;
  #left = false;
  #leave: () => void = () => {};

  /** @param where gives the address to connect to, each time */
  constructor(
    private readonly where: () => string,
    private readonly field: string,
    private readonly item: string,
    private readonly filter: string,
    private readonly chance: Chance,
  ) {}

  async run(): Promise<void> {
    while (!this.#left) {
      await this.#connection();
      await sleep(this.chance.between(10, 100));
    }
  }

  leave(): void {
    this.#left = true;
    this.#leave();
  }

  /** The code of the error that an operation is answered with. */
  async refusal(query: string): Promise<unknown> {
    const client = this.#client();
    const errors = await new Promise<readonly GraphQLFormattedError[] | undefined>((resolve, reject) => {
      // What is wrong with a document comes as `error`, what is wrong with an argument as the only answer.
      const next = (answer: { errors?: readonly GraphQLFormattedError[] }) => resolve(answer.errors);
      const error = (refused: unknown) => resolve(refused as GraphQLFormattedError[]);
      client.subscribe({ query }, { next, error, complete: () => reject(new Error('It ended.')) });
    });
    await client.dispose();
    return errors?.[0]?.extensions?.['code'];
  }

  /** Until the connection breaks, or the client has had enough of it. */
  async #connection(): Promise<void> {
    const client = this.#client();
    const stay = this.chance.between(5, 60);
    let here = 0;
    await new Promise<void>((resolve, reject) => {
      const arguments_ = `(after: $after ${this.filter})`;
      const query = `subscription ($after: Position) { ${this.field}${arguments_} { position ${this.item} { id } } }`;
      const variables = { after: this.seen.at(-1)?.position ?? '0-0' };
      const leave = client.subscribe<Record<string, { position: string } & Record<string, { id: string }>>>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (errors?.[0]?.extensions?.['code'] === 'UNAVAILABLE') return resolve();
            if (errors) return reject(new Error(JSON.stringify(errors)));
            const added = data![this.field]!;
            this.seen.push({ position: added.position, itemId: added[this.item]!.id });
            here += 1;
            if (here === stay) leave();
          },
          // An array is an answer of the server; anything else is a connection that broke.
          error: (error) => (Array.isArray(error) ? reject(new Error(JSON.stringify(error))) : resolve()),
          complete: resolve,
        },
      );
      this.#leave = leave;
      if (this.#left) leave();
    });
    await client.dispose();
  }

  #client() {
    return createClient({
      url: this.where(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { connected: () => (this.connections += 1) },
    });
  }
}

/** What the outbox has, in the order of positions. */
export async function stored(database: Database, condition: string): Promise<Seen[]> {
  const { rows } = await database.reads.query<Seen>(
    `select xid || '-' || seq as position, item_id as "itemId" from outbox where ${condition} order by xid, seq`,
  );
  return rows;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Worker } from './tended.js';
import { Backoff } from './trouble.js';

/** Work that goes on until it is closed or done, and is begun again after a wait where it broke. */
export abstract class Persistent implements Worker {
  isDone = false;
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;

  constructor(private readonly onTrouble: (error: Error) => void) {}

  /** Aborted when it is closed. */
  protected get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Does the work, from where it has come to. */
  protected abstract run(): Promise<void>;

  /** Gets what does not pass by itself: too old a position, a filter that cannot be run. @returns whether to go on */
  protected abstract refused(error: GraphQLError): Promise<boolean>;

  /** To be called once, when it is ready. */
  protected start(): void {
    this.#running = this.#persist().finally(() => {
      this.isDone = true;
    });
  }

  /** Cuts what is being done: it is done again by whoever comes next. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #persist(): Promise<void> {
    const { signal } = this;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        await this.run();
        return;
      } catch (error) {
        if (signal.aborted || !(await this.#goesOn(error))) return;
        await sleep(backoff.next(), undefined, { signal }).catch(() => {});
      }
    }
  }

  async #goesOn(error: unknown): Promise<boolean> {
    if (!(error instanceof GraphQLError) || error.extensions['code'] === undefined) {
      this.onTrouble(error as Error);
      return true;
    }
    return this.refused(error).catch((trouble: unknown) => {
      this.onTrouble(trouble as Error);
      return true;
    });
  }
}

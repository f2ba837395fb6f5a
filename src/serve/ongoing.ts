import { ERROR_CODES, refusal } from '../errors.js';
import type { Door, Visitor } from './auth.js';

/**
 * Operations that go on for long. Each has a controller whose signal is aborted, with a GraphQLError as the reason, when
 * the credential that it came with does not hold any more, or when the server stops.
 */
export class Ongoing {
  readonly #works = new Map<AbortController, Promise<void>>();
  #stopping = false;

  constructor(private readonly door: Door) {}

  /**
   * Does a work, and knows of it until it is done.
   * @throws TOO_MANY_CONNECTIONS, before it has begun, where the visitor has too many of them
   */
  async run(ending: AbortController, visitor: Visitor, work: () => Promise<void>): Promise<void> {
    const leave = this.door.stay(visitor, (reason) => ending.abort(reason));
    if (this.#stopping) ending.abort(goingAway());
    try {
      const done = work();
      this.#works.set(ending, done);
      await done;
    } finally {
      leave();
      this.#works.delete(ending);
    }
  }

  /** Ends all, and waits until they have told their clients. */
  async close(): Promise<void> {
    this.#stopping = true;
    for (const ending of this.#works.keys()) ending.abort(goingAway());
    await Promise.allSettled(this.#works.values());
  }
}

function goingAway() {
  return refusal('GOING_AWAY', ERROR_CODES.GOING_AWAY);
}

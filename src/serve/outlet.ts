import type { WebSocket } from 'ws';
import { comparePositions, parsePosition } from '../push/position.js';
import { endable } from './endable.js';
import type { OperationResult } from './operations.js';

/** What may wait in memory for one socket before its subscriptions are held, bytes. */
const MOST_WAITING = 64 * 1024;
/**
 * A client that takes nothing in for so long is let go, milliseconds. Below the time after which graphql-ws cuts a socket
 * that answers no ping, which could not tell it why.
 */
const STALLED_MS = 10_000;
/** Close code "Try Again Later" (IANA): clients connect again by themselves. */
const TRY_AGAIN = 1013;

/**
 * What the subscriptions of one socket are sent through, no faster than its client reads: memory holds a bounded number of
 * bytes for it, and one message of each subscription. Who does not read at all is let go, with the position to go on from.
 */
export class Outlet {
  /** Of each subscription, where the last item stands that was sent. */
  readonly #positions = new Map<string, string>();

  constructor(
    private readonly socket: WebSocket,
    private readonly mostWaiting = MOST_WAITING,
    private readonly stalledMs = STALLED_MS,
  ) {}

  /**
   * Sends the results of a subscription as messages `next` of the protocol graphql-transport-ws, and gives nothing itself:
   * each is written once for all who get it, which graphql-ws could not do.
   * @param type what the protocol calls such a message
   */
  sends(
    id: string,
    results: AsyncGenerator<OperationResult, void>,
    type = 'next',
  ): AsyncGenerator<never, void> {
    let ended = false;
    const head = `{"id":${JSON.stringify(id)},"type":"${type}","payload":`;
    const end = async () => {
      ended = true;
      this.#positions.delete(id);
      await results.return();
    };
    return endable<never>(async () => {
      try {
        for (;;) {
          const { done, value } = await results.next();
          if (done || ended || !this.#isOpen) return { done: true, value: undefined };
          if (value.position !== undefined) this.#positions.set(id, value.position);
          const full = this.#send(`${head}${value.json ?? JSON.stringify(value.result)}}`);
          if (full) await full;
        }
      } finally {
        await end();
      }
    }, end);
  }

  get #isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** @returns done when there is room again; undefined where there is */
  #send(message: string): Promise<void> | undefined {
    const { socket } = this;
    if (socket.bufferedAmount < this.mostWaiting) {
      socket.send(message);
      return undefined;
    }
    return new Promise((resolve) => {
      const stalled = setTimeout(() => this.#letGo(), this.stalledMs);
      // A socket that broke is closed, and that ends its subscriptions.
      socket.send(message, () => {
        clearTimeout(stalled);
        resolve();
      });
    });
  }

  #letGo(): void {
    const [first] = [...this.#positions.values()].map(parsePosition).sort(comparePositions);
    const after = first ? `; subscribe again after ${first.xid}-${first.seq}` : '';
    this.socket.close(TRY_AGAIN, `Too slow${after}`);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * SQLSTATE classes of a statement that is wrong in itself: not supported, wrong number of rows, a value that cannot be
 * taken, wrong syntax or missing rights, beyond a limit. All others are of the time: a restart, a timeout, no resources.
 */
const LASTING = new Set(['0A', '21', '22', '42', '54']);
const CLASS_LENGTH = 2;

/** Whether the same statement may succeed later, as after a restart of the database. */
export function willPass(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || !LASTING.has(error.code?.slice(0, CLASS_LENGTH) ?? '');
}

/** SQLSTATE classes of a server that cannot serve now: connection, resources, being stopped, its system. */
const OUTAGE = new Set(['08', '53', '57', '58']);
const QUERY_CANCELED = '57014';
/** How pg words a connection that broke, or could not be had. */
const BROKEN = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Whether an error says that the database cannot be had now, and nothing about what was asked. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof pg.DatabaseError) {
    return code !== QUERY_CANCELED && OUTAGE.has(code?.slice(0, CLASS_LENGTH) ?? '');
  }
  return syscall !== undefined || BROKEN.test(error.message);
}

/** Whether an error says that a statement was cancelled, as the time limit does. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === QUERY_CANCELED;
}

/** Does a work again, after a wait, for as long as its outcome shows an outage. */
export async function untilItPasses<T>(work: () => Promise<T>, failed: (outcome: T) => boolean): Promise<T> {
  const backoff = new Backoff();
  for (;;) {
    const outcome = await work();
    if (!failed(outcome)) return outcome;
    await sleep(backoff.next());
  }
}

/** Waits between tries: longer each time, up to a second, so that a database that starts is not stormed. */
export class Backoff {
  #wait = FIRST_WAIT_MS;

  /** @returns the milliseconds to wait before the next try */
  next(): number {
    const wait = this.#wait;
    this.#wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    // Spread, so that all who lost the same database do not come back at once.
    return wait * (0.5 + Math.random() / 2);
  }

  reset(): void {
    this.#wait = FIRST_WAIT_MS;
  }
}

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;

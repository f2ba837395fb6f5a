import type { OutboxEntry, OutboxPosition } from '../store/outbox.js';
import { isBehind } from './position.js';

/** Entries as a relay passes them on: all that the outbox has between `after` and the last of them. */
export interface OutboxBatch {
  after: OutboxPosition;
  entries: OutboxEntry[];
}

/** How far a relay has passed the outbox on, told every second. */
export interface Pulse {
  position: OutboxPosition;
  /** Seconds for which the next entry has waited for an open writer. */
  waiting: number;
}

/** A relay that is not heard for so long is taken for gone, milliseconds. */
const SILENCE_MS = 3_000;
/** Batches that wait to be taken. What is beyond is read from the database. */
const MOST_WAITING = 1_000;

/**
 * What comes from a relay, beside the database. Nothing depends on it but how often the database is read: each batch says
 * where it begins, so one that was missed, came twice or came late is noticed.
 */
export class Wire {
  /** Called when there is something to look at. */
  onChange: () => void = () => {};
  /** What the last pulse said, and when that came. */
  #pulse: (Pulse & { at: number }) | undefined;
  /** Up to here everything should have come by now. */
  #promised: OutboxPosition | undefined;
  #batches: OutboxBatch[] = [];

  /** Whether a relay is at work, and can be heard. */
  get isLive(): boolean {
    return this.#pulse !== undefined && performance.now() - this.#pulse.at < SILENCE_MS;
  }

  offer(batch: OutboxBatch): void {
    this.#batches.push(batch);
    if (this.#batches.length > MOST_WAITING) this.#batches = [];
    this.onChange();
  }

  hear(pulse: Pulse): void {
    this.#promised = this.#pulse?.position;
    this.#pulse = { ...pulse, at: performance.now() };
    this.onChange();
  }

  /** The connection to the relay is lost. */
  fallSilent(): void {
    this.#pulse = undefined;
    this.#promised = undefined;
    this.onChange();
  }

  /** Takes the next batch. */
  next(): OutboxBatch | undefined {
    return this.#batches.shift();
  }

  /** Whether somebody at `position` lacks what was passed on before the last pulse but one. */
  hasLost(position: OutboxPosition): boolean {
    return this.#promised !== undefined && isBehind(this.#promised, position);
  }

  /** The last pulse, where somebody at `position` has all that it tells of. */
  confirms(position: OutboxPosition): (Pulse & { at: number }) | undefined {
    return this.#pulse && !isBehind(this.#pulse.position, position) ? this.#pulse : undefined;
  }
}

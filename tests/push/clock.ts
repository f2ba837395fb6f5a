import type { Clock } from '../../src/push/clock.js';

/** A clock that stands until it is set. */
export class SetClock implements Clock {
  readonly #waiting = new Set<() => void>();
  #time: number;

  constructor(time: string) {
    this.#time = Date.parse(time);
  }

  /** Times that are waited for. */
  readonly asked: Date[] = [];

  now(): Date {
    return new Date(this.#time);
  }

  set(time: string): void {
    this.#time = Date.parse(time);
    for (const look of [...this.#waiting]) look();
  }

  until(at: Date, signal: AbortSignal): Promise<void> {
    if (at.getTime() > this.#time) this.asked.push(at);
    return new Promise((resolve) => {
      const look = () => {
        if (at.getTime() > this.#time && !signal.aborted) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      signal.addEventListener('abort', look, { once: true });
      look();
    });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Where time comes from: tests bring one that they set. */
export interface Clock {
  now(): Date;
  /** Done at that time, or when the signal is aborted. */
  until(at: Date, signal: AbortSignal): Promise<void>;
}

/** Longest wait that a timer takes, milliseconds; what is later is waited for in parts. */
const LONGEST_MS = 2 ** 31 - 1;

export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  async until(at, signal) {
    for (;;) {
      const wait = at.getTime() - Date.now();
      if (wait <= 0 || signal.aborted) return;
      await sleep(Math.min(wait, LONGEST_MS), undefined, { signal }).catch(() => {});
    }
  },
};

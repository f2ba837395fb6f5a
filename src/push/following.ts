import type { OutboxEntry } from '../store/outbox.js';
import type { Stream } from './stream.js';

export interface Following {
  signal: AbortSignal;
  onTrouble: (error: Error) => void;
  /** Takes an entry. @returns whether to go on */
  handle: (entry: OutboxEntry) => Promise<boolean>;
  /** Notes that there is nothing more up to a position: a filter that takes nothing for a month would else leave one that is pruned. */
  note: (reached: string) => Promise<unknown>;
  /** How often it is noted where nothing comes, milliseconds. */
  noteMs: number;
}

/** Hands the entries of a stream on, one after another, until the signal is aborted or `handle` wants no more. */
export async function follow(stream: Stream, following: Following): Promise<void> {
  const { signal, handle, note, noteMs, onTrouble } = following;
  const end = () => void stream.return();
  signal.addEventListener('abort', end, { once: true });
  let isIdle = true;
  let noted: Promise<unknown> = Promise.resolve();
  const noting = setInterval(() => {
    if (isIdle) noted = note(stream.reached).catch(onTrouble);
  }, noteMs);
  try {
    if (signal.aborted) return;
    for await (const entry of stream) {
      isIdle = false;
      await noted;
      if (!(await handle(entry as OutboxEntry))) return;
      isIdle = true;
    }
  } finally {
    clearInterval(noting);
    signal.removeEventListener('abort', end);
    await stream.return();
    await noted;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { OutboxEntry } from '../store/outbox.js';
import type { Stream } from './stream.js';
import { Backoff } from './trouble.js';

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

/**
 * Does a work until it is done or the signal is aborted: again after a wait where it broke.
 * @param refused gets what does not pass by itself, too old a position or a filter that cannot be run
 * @returns at once after `refused` says false
 */
export async function persist(
  work: () => Promise<void>,
  refused: (error: GraphQLError) => Promise<boolean>,
  { signal, onTrouble }: Pick<Following, 'signal' | 'onTrouble'>,
): Promise<void> {
  const backoff = new Backoff();
  while (!signal.aborted) {
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof GraphQLError && error.extensions['code'] !== undefined) {
        if (!(await refused(error))) return;
      } else onTrouble(error as Error);
      await sleep(backoff.next(), undefined, { signal }).catch(() => {});
    }
  }
}

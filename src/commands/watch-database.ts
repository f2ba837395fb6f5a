import type pg from 'pg';
import type { Logger } from 'pino';
import type { Storage } from './database.js';

/** How often the database is asked whether it is there, milliseconds. */
const ASK_MS = 2_000;

/**
 * Starts the embedded database again when it has died under a running server, as after a kill by the system.
 * @returns ends the watch
 */
export function watchDatabase(storage: Storage, reads: pg.Pool, log: Logger): () => Promise<void> {
  if (!storage.embedded) return async () => {};
  let busy: Promise<void> | undefined;
  const look = async () => {
    const gone = await reads.query('select 1').then(
      () => false,
      (error: { code?: string }) => error.code === 'ECONNREFUSED',
    );
    if (!gone) return;
    log.warn('the embedded database is gone; it is started again');
    await storage
      .revive()
      .catch((error: unknown) => log.error({ err: error }, 'the database could not be started'));
  };
  const timer = setInterval(() => {
    busy ??= look().finally(() => {
      busy = undefined;
    });
  }, ASK_MS);
  return async () => {
    clearInterval(timer);
    await busy;
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type pg from 'pg';

/** How long the database has to answer, milliseconds. */
const PATIENCE_MS = 2_000;

export interface Readiness {
  reads: pg.Pool;
  /** True from the moment that a stop was asked for. */
  stopping: boolean;
}

/** The process lives. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

/** Requests can be answered now: the database answers, and no stop was asked for. */
export function readyz(readiness: Readiness): RequestHandler {
  return async (_request, response) => {
    const problem = readiness.stopping ? 'stopping' : await problemOf(readiness.reads);
    response.status(problem ? 503 : 200).json({ status: problem ?? 'ready' });
  };
}

async function problemOf(reads: pg.Pool): Promise<string | undefined> {
  const answered = reads.query('select 1').then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answered, sleep(PATIENCE_MS, false, { ref: false })]);
  return inTime ? undefined : 'the database does not answer';
}

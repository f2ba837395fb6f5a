/**
 * A second signal within this time is the first one, sent twice: a terminal sends Ctrl-C to npm and to us, and npm hands
 * it on. Milliseconds.
 */
const SAME_SIGNAL_MS = 500;

/** Aborts at the first SIGINT or SIGTERM. At the second one the process exits at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    first ??= performance.now();
    if (!controller.signal.aborted) controller.abort(new Stopped(signal));
    else if (performance.now() - first > SAME_SIGNAL_MS) process.exit(130);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}

/** A person or the system asked us to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

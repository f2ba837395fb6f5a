const controller = new AbortController();

/** Aborted by the first Ctrl-C or SIGTERM: long work looks at it, ends with an error, and all is cleared up. */
export const stopSignal = controller.signal;

for (const name of ['SIGINT', 'SIGTERM']) {
  // The second one ends the process at once.
  process.once(name, () => controller.abort(new Error(`stopped by ${name}`)));
}

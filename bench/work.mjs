import { stopSignal } from './stop.mjs';

const started = performance.now();
const closers = [];

/** Takes what to do at the end of the bench, however it ends; the last one is done first. */
export function later(closer) {
  closers.unshift(closer);
}

/** Tells how far long work is, on stderr; so this is also where a stopped bench ends. */
export function progress(line) {
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  stopSignal.throwIfAborted();
}

/** Runs a bench, ends all that it started, and sets the exit code. @param {() => Promise<void>} main */
export async function runBench(main) {
  try {
    await main();
  } catch (error) {
    console.error(stopSignal.aborted ? stopSignal.reason.message : error);
    process.exitCode = stopSignal.aborted ? 130 : 1;
  } finally {
    for (const closer of closers) await closer().catch((error) => console.error(error.message));
  }
}

import { readFlags } from '../flags.mjs';

const USAGE = `npm run bench:push -- [flags]
  --sockets N    how many sockets listen (10000)
  --items N      how many items are stored a second while latency is measured (20)
  --seconds N    for how long (15)
  --burst N      how many items are stored at once to find the highest rate (100)
  --clients N    how many processes the sockets are spread over (1)
  --no-results   print the table only, leave RESULTS.md as it is`;

/** @returns {{sockets: number, items: number, seconds: number, burst: number, clients: number, results: boolean}} */
export function readOptions() {
  return readFlags(USAGE, {
    numbers: { sockets: 10_000, items: 20, seconds: 15, burst: 100, clients: 1 },
  });
}

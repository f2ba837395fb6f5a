import { readFlags } from './flags.mjs';

const USAGE = `npm run bench:api -- [flags]
  --articles N   how many articles to generate (50000)
  --seconds N    how long each server is measured in a round (10)
  --rounds N     how many rounds, at least 3 for a median (3)
  --keep         leave the filled database behind, and print its folder
  --home FOLDER  use a folder that --keep left
  --no-results   print the table only, leave RESULTS.md as it is`;

/**
 * @returns {{articles: number, seconds: number, rounds: number, keep: boolean, home: string | undefined, results: boolean}}
 */
export function readOptions() {
  const { home, keep, ...options } = readFlags(USAGE, {
    numbers: { articles: 50_000, seconds: 10, rounds: 3 },
    texts: { home: undefined },
    switches: ['keep'],
  });
  return { ...options, home, keep: keep || home !== undefined };
}

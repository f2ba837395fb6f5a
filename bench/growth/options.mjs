import { readFlags } from '../flags.mjs';

const USAGE = `npm run bench:growth -- [flags]
  --small N            articles in the one database (10000)
  --large N            articles in the other (300000: 9 GB)
  --small-home FOLDER  a folder where the database is, or is to be kept
  --large-home FOLDER
  --no-results         print the table only, leave RESULTS.md as it is`;

/** @returns {{small: number, large: number, smallHome?: string, largeHome?: string, results: boolean}} */
export function readOptions() {
  const {
    'small-home': smallHome,
    'large-home': largeHome,
    ...options
  } = readFlags(USAGE, {
    numbers: { small: 10_000, large: 300_000 },
    texts: { 'small-home': undefined, 'large-home': undefined },
  });
  return { ...options, smallHome, largeHome };
}

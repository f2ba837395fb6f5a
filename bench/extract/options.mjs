import { DATA, readFlags } from '../flags.mjs';

const USAGE = `npm run bench:extract -- [flags]
  --data FOLDER   the public sets (../shared/data beside the project)
  --misses FILE   also write what was missed, by kind, as JSON Lines: feeds' values, and pages of the half that rules were tuned on
  --no-results    print the report only, leave RESULTS.md as it is`;

/** @returns {{data: string, misses?: string, results: boolean}} */
export function readOptions() {
  return readFlags(USAGE, { texts: { data: DATA, misses: undefined } });
}

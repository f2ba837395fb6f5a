import { DATA, readFlags, wrongFlag } from '../flags.mjs';

const USAGE = `npm run bench:read -- [flags]
  --data FOLDER     the public sets (../shared/data beside the project)
  --polnear FOLDER  PolNeAR as polnear.dev.jsonl and polnear.train.jsonl (or dev.jsonl, train.jsonl); skipped without
  --plv FOLDER      PLV as PLV_train.tsv, PLV_test.tsv (every PLV_*.tsv is scored); skipped without
  --only A,B        some parts only: quotes, languages, actors, names, gap, reactions, brief, speed; RESULTS.md stays as it is
  --dump FOLDER     also write the quotes read, and GUM's gold, as JSON Lines that score_quotes.py takes
  --no-results      print the table only, leave RESULTS.md as it is`;

export const PARTS = ['quotes', 'languages', 'actors', 'names', 'gap', 'reactions', 'brief', 'speed'];

/**
 * @typedef {{data: string, polnear?: string, plv?: string, only: string[], dump?: string, results: boolean}} Options
 * @returns {Options}
 */
export function readOptions() {
  const {
    only: named,
    results,
    ...options
  } = readFlags(USAGE, {
    texts: { data: DATA, polnear: undefined, plv: undefined, only: undefined, dump: undefined },
  });
  const only = named?.split(',') ?? PARTS;
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined)
    wrongFlag(USAGE, `--only: expected some of ${PARTS.join(', ')}, got ${unknown}.`);
  return { ...options, only, results: results && named === undefined };
}

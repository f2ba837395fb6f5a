import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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
  try {
    const { values } = parseArgs({
      options: {
        data: {
          type: 'string',
          default: fileURLToPath(new URL('../../../shared/data', import.meta.url)),
        },
        polnear: { type: 'string' },
        plv: { type: 'string' },
        only: { type: 'string' },
        dump: { type: 'string' },
        'no-results': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const only = values.only?.split(',') ?? PARTS;
    const unknown = only.find((part) => !PARTS.includes(part));
    if (unknown !== undefined)
      throw new Error(`--only: expected some of ${PARTS.join(', ')}, got ${unknown}.`);
    const { data, polnear, plv, dump } = values;
    return { data, polnear, plv, only, dump, results: !values['no-results'] && values.only === undefined };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `npm run bench:extract -- [flags]
  --data FOLDER   the public sets (../shared/data beside the project)
  --misses FILE   also write what was missed, by kind, as JSON Lines: feeds' values, and pages of the half that rules were tuned on
  --no-results    print the report only, leave RESULTS.md as it is`;

/** @returns {{data: string, misses?: string, results: boolean}} */
export function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: fileURLToPath(new URL('../../../shared/data', import.meta.url)) },
        misses: { type: 'string' },
        'no-results': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return { data: values.data, misses: values.misses, results: !values['no-results'] };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

import { parseArgs } from 'node:util';

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
  try {
    const { values } = parseArgs({
      options: {
        articles: { type: 'string', default: '50000' },
        seconds: { type: 'string', default: '10' },
        rounds: { type: 'string', default: '3' },
        keep: { type: 'boolean', default: false },
        home: { type: 'string' },
        'no-results': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return {
      articles: positive('articles', values.articles),
      seconds: positive('seconds', values.seconds),
      rounds: positive('rounds', values.rounds),
      keep: values.keep || values.home !== undefined,
      home: values.home,
      results: !values['no-results'],
    };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

function positive(name, text) {
  if (!/^[1-9]\d{0,7}$/.test(text))
    throw new Error(`--${name}: expected a whole number above 0, got ${text}.`);
  return Number(text);
}

import { parseArgs } from 'node:util';

const USAGE = `npm run bench:growth -- [flags]
  --small N            articles in the one database (10000)
  --large N            articles in the other (300000: 9 GB)
  --small-home FOLDER  a folder where the database is, or is to be kept
  --large-home FOLDER
  --no-results         print the table only, leave RESULTS.md as it is`;

/** @returns {{small: number, large: number, smallHome?: string, largeHome?: string, results: boolean}} */
export function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        small: { type: 'string', default: '10000' },
        large: { type: 'string', default: '300000' },
        'small-home': { type: 'string' },
        'large-home': { type: 'string' },
        'no-results': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    for (const name of ['small', 'large'])
      if (!/^[1-9]\d{0,7}$/.test(values[name]))
        throw new Error(`--${name}: expected a whole number above 0, got ${values[name]}.`);
    return {
      small: Number(values.small),
      large: Number(values.large),
      smallHome: values['small-home'],
      largeHome: values['large-home'],
      results: !values['no-results'],
    };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

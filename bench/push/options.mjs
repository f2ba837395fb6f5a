import { parseArgs } from 'node:util';

const USAGE = `npm run bench:push -- [flags]
  --sockets N    how many sockets listen (10000)
  --items N      how many items are stored a second while latency is measured (20)
  --seconds N    for how long (15)
  --burst N      how many items are stored at once to find the highest rate (100)
  --clients N    how many processes the sockets are spread over (1)
  --no-results   print the table only, leave RESULTS.md as it is`;

/** @returns {{sockets: number, items: number, seconds: number, burst: number, clients: number, results: boolean}} */
export function readOptions() {
  try {
    const number = (value) => ({ type: 'string', default: value });
    const { values } = parseArgs({
      options: {
        sockets: number('10000'),
        items: number('20'),
        seconds: number('15'),
        burst: number('100'),
        clients: number('1'),
        'no-results': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const counts = ['sockets', 'items', 'seconds', 'burst', 'clients'].map((name) => {
      if (!/^[1-9]\d{0,6}$/.test(values[name]))
        throw new Error(`--${name}: expected a whole number above 0, got ${values[name]}.`);
      return [name, Number(values[name])];
    });
    return { ...Object.fromEntries(counts), results: !values['no-results'] };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

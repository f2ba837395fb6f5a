import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Where the public sets are, beside the project. */
export const DATA = fileURLToPath(new URL('../../shared/data', import.meta.url));

/**
 * Reads the flags of a bench; prints its usage and ends where --help asks for it or a flag is wrong.
 *
 * @template {Record<string, string | undefined>} T
 * @param {string} usage
 * @param {{numbers?: Record<string, number>, texts?: T, switches?: string[]}} flags numbers, whole and above 0, and texts by name, with what
 *   they are where they are not given; switches, which are off then. `--no-results` and `--help` every bench has
 * @returns {Record<string, any> & {results: boolean}} by name
 */
export function readFlags(usage, { numbers = {}, texts = {}, switches = [] }) {
  const ofType = (names, type) => names.map((name) => [name, { type }]);
  try {
    const { values } = parseArgs({
      options: Object.fromEntries([
        ...ofType([...Object.keys(numbers), ...Object.keys(texts)], 'string'),
        ...ofType([...switches, 'no-results', 'help'], 'boolean'),
      ]),
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const { 'no-results': noResults = false, help: _, ...given } = values;
    for (const name of Object.keys(numbers))
      if (given[name] !== undefined) given[name] = positive(name, given[name]);
    const off = Object.fromEntries(switches.map((name) => [name, false]));
    return { ...numbers, ...texts, ...off, ...given, results: !noResults };
  } catch (error) {
    wrongFlag(usage, error.message);
  }
}

/** Says what is wrong with a flag, and ends. */
export function wrongFlag(usage, message) {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function positive(name, text) {
  if (!/^[1-9]\d{0,7}$/.test(text))
    throw new Error(`--${name}: expected a whole number above 0, got ${text}.`);
  return Number(text);
}

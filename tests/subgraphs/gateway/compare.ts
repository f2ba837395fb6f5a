import type { GraphQLFormattedError } from 'graphql';

export interface Answer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

/**
 * An answer without what a gateway may do in its own way. Data stay as they are, but for a request that is refused as a
 * whole: a gateway asks for each root field by itself, so its data is an object of nulls instead of null. Of errors:
 * - the order: parts of an operation run side by side in several subgraphs;
 * - locations: they point into the document that a subgraph got, which the gateway wrote;
 * - names of variables: those of that document;
 * - paths: we refuse a whole tree where its arguments are read, a gateway at the field that the argument is of;
 * - extensions beside the code: a gateway adds whose error it is;
 * - codes of what the gateway refuses before any subgraph hears of it: Hive Gateway gives none to a variable that does
 *   not fit;
 * - the complexity in TOO_COMPLEX: a gateway asks for keys and type names as well.
 */
export function comparable({ data, errors = [] }: Answer): { data: unknown; errors: Shown[] } {
  const shown = errors.map(({ message, extensions }) => ({
    message: message.replace(OF_VARIABLE, '').replace(/has a complexity of \d+/, 'has a complexity of N'),
    code: extensions?.['code'] ?? (OF_VARIABLE.test(message) ? 'BAD_USER_INPUT' : undefined),
  }));
  const nothing = Object.values(data ?? {}).every((value) => value === null);
  return {
    data: errors.length > 0 && nothing ? null : data,
    errors: shown.sort((a, b) => (a.message < b.message ? -1 : 1)),
  };
}

interface Shown {
  message: string;
  code: unknown;
}

const OF_VARIABLE = /^Variable "\$\w+" (of required type|got invalid value "[^"]*"( at "[^"]*")?;) */;

/** Paths of an answer at which nothing is shown anywhere: null or an empty list each time. Lists have no place in a path. */
export function emptyPaths(data: unknown): string[] {
  const shows = new Map<string, boolean>();
  visit(data, '', shows);
  return [...shows].filter(([, something]) => !something).map(([path]) => path);
}

function visit(value: unknown, path: string, shows: Map<string, boolean>): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, path, shows);
    if (value.length === 0) shows.set(path, shows.get(path) ?? false);
    return;
  }
  if (path) shows.set(path, (shows.get(path) ?? false) || value !== null);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) visit(child, path ? `${path}.${key}` : key, shows);
}

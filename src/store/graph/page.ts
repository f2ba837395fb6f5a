import { validate as isUuid } from 'uuid';
import { badInput } from '../../errors.js';
import { type Connection, DEFAULT_PAGE, MAX_PAGE } from '../../schema/connection.js';
import type { Order } from './shape.js';
import type { Statement } from './statement.js';

/** The arguments of a list, as a query gives them. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * What the database gives of a page: keys where the query asks for cursors; where it asks whether there are more, one row
 * more than the page has.
 */
export interface PageRows {
  rows: ({ $key?: [unknown, string] } & Record<string, unknown>)[];
  total?: number;
}

/** How many rows to read, from which end, and between which cursors. */
export interface Window {
  size: number;
  backwards: boolean;
  conditions: string[];
  orderBy: string;
}

/**
 * How many items a page has at most, for its cost and its limit.
 * @throws BAD_USER_INPUT where first or last is out of range or both are given
 */
export function pageSize({ first, last }: PageArguments): number {
  if (first != null && last != null) throw badInput('last', 'give either first or last, not both.');
  const field = last != null ? 'last' : 'first';
  const size = last ?? first ?? DEFAULT_PAGE;
  if (size < 0 || size > MAX_PAGE) throw badInput(field, `expected 0 to ${MAX_PAGE}, got ${size}.`);
  return size;
}

/** The keyset window of a page: conditions and order over (key, id), both SQL, never an offset. */
export function pageWindow(
  statement: Statement,
  { key: keySql, id: idSql }: { key: string; id: string },
  list: string,
  order: Order,
  args: PageArguments,
): Window {
  const size = pageSize(args);
  const backwards = args.last != null;
  const ascending = (order.direction === 'asc') !== backwards;
  const conditions: string[] = [];
  const bound = (field: 'after' | 'before', cursor: string, comparison: '<' | '>') => {
    const [key, id] = decodeCursor(field, cursor, list, order.cast);
    const bounds = `${statement.bind(key, order.cast)}, ${statement.bind(id, 'uuid')}`;
    conditions.push(`(${keySql}, ${idSql}) ${comparison} (${bounds})`);
  };
  const onwards = order.direction === 'asc' ? '>' : '<';
  const back = order.direction === 'asc' ? '<' : '>';
  if (args.after != null) bound('after', args.after, onwards);
  if (args.before != null) bound('before', args.before, back);
  const direction = ascending ? 'asc' : 'desc';
  return { size, backwards, conditions, orderBy: `${keySql} ${direction}, ${idSql} ${direction}` };
}

/** Turns the rows of a page into the Relay connection that the graph shows. */
export function toConnection(page: PageRows, list: string, args: PageArguments): Connection<unknown> {
  const size = pageSize(args);
  const backwards = args.last != null;
  const rows = page.rows.slice(0, size);
  if (backwards) rows.reverse();
  const more = page.rows.length > size;
  const cursor = (row: PageRows['rows'][number]) => encodeCursor(list, row.$key!);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    nodes: rows,
    get edges() {
      return rows.map((node) => ({
        node,
        get cursor() {
          return cursor(node);
        },
      }));
    },
    pageInfo: {
      hasNextPage: backwards ? args.before != null : more,
      hasPreviousPage: backwards ? more : args.after != null,
      get startCursor() {
        return first ? cursor(first) : null;
      },
      get endCursor() {
        return last ? cursor(last) : null;
      },
    },
    totalCount: page.total ?? 0,
  };
}

function encodeCursor(list: string, [key, id]: [unknown, string]): string {
  return Buffer.from(JSON.stringify([list, key, id])).toString('base64url');
}

function decodeCursor(field: string, cursor: string, list: string, cast: Order['cast']): [unknown, string] {
  const [of, key, id] = parsedCursor(cursor);
  if (typeof of === 'string' && of !== list) {
    throw badInput(field, `the cursor is of the list ${of}, this is ${list}.`);
  }
  if (!isKey(key, cast) || typeof id !== 'string' || !isUuid(id)) {
    throw badInput(field, 'expected a cursor that a page of this list gave.');
  }
  return [key, id];
}

function parsedCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Whether PostgreSQL can read the key: one that it cannot would be our error instead of the client's. */
function isKey(key: unknown, cast: Order['cast']): boolean {
  if (cast === 'integer') return Number.isInteger(key);
  if (cast === 'text') return typeof key === 'string';
  return typeof key === 'string' && !Number.isNaN(Date.parse(key));
}

import type { Statement } from './statement.js';

/** A row source and the alias its columns are read by. */
type Column = (row: string) => string;

/** What a field asks for, and the statement that its arguments are bound to. */
interface Asked {
  statement: Statement;
  args: Record<string, unknown>;
}

/** How to reach one object, or a short list of them, from a row. */
export interface Link {
  /** GraphQL type of what is reached. */
  type: string;
  /** Rows to read from; the table of the type's shape where it is left out. */
  from?: (row: string, asked: Asked) => string;
  /** Which of those rows; all where it is left out. */
  on?: (row: string, target: string) => string;
  /** What the arguments of the field ask of those rows. */
  where?: (statement: Statement, target: string, args: Record<string, unknown>) => string[];
  /** Order of a list. */
  order?: (target: string) => string;
}

/** How to reach a list that is read in pages. */
export interface Pages {
  type: string;
  on: (row: string, target: string) => string;
  /** Name of the order where the query asks for none; the shape's default where it is left out. */
  order?: string;
  through?: Through;
}

/**
 * A table between a row and its list that has the list's sort key as well, under the same name, in an index: a page is then
 * read in its order, however long the list is. It names each item once.
 */
export interface Through {
  table: string;
  /** Its column with the id of the item. */
  id: string;
  on: (row: string, link: string) => string;
  /** The orders whose key it has; lists in others are reached by `on` of the pages. */
  orders: readonly string[];
}

export interface Order {
  /** What the list is sorted by before the id. */
  key: Column;
  /** PostgreSQL type of the key, for reading it back out of a cursor. */
  cast: 'timestamptz' | 'text' | 'integer' | 'real';
  direction: 'asc' | 'desc';
}

/** Where the fields of a GraphQL type are found in the database: the one place that knows its SQL. */
export interface Shape {
  type: string;
  /** Absent for a type whose rows a Link gives. */
  table?: string;
  /**
   * Where the ids of rows that were merged into others lead: a table of `id`, which may be the type's own, and its column
   * of the row that stayed. The type has a value `formerIds`.
   */
  formerIds?: { table: string; into: string };
  /** A field that is one value: its SQL. */
  values: Record<string, Column>;
  /** Values read with every row, for fields that are computed from them. */
  always?: string[];
  one?: Record<string, Link>;
  many?: Record<string, Link>;
  pages?: Record<string, Pages>;
  orders?: Record<string, Order>;
  defaultOrder?: string;
  /** Conditions that `filter` puts on the rows; called without a filter too, for what is left out by default. */
  where?: (statement: Statement, row: string, filter: never) => string[];
}

export type Shapes = Record<string, Shape>;

/** Fields whose column has the field's name in snake_case. */
export function columns(...fields: string[]): Record<string, Column> {
  return Object.fromEntries(
    fields.map((field) => {
      const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return [field, (row: string) => `${row}."${column}"`];
    }),
  );
}

import { createHash } from 'node:crypto';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { badInput } from '../../errors.js';
import { type PageArguments, pageWindow } from './page.js';
import type { Link, Pages, Shape, Shapes } from './shape.js';
import type { Statement } from './statement.js';

/** PostgreSQL cuts identifiers at 63 bytes; an alias longer than this is told by its hash. */
const LONGEST_KEY = 40;

/** The key in a planned row under which the data of a field with sub-fields lies: its response name, marked. */
export function planKey(responseName: string): string {
  const name =
    responseName.length <= LONGEST_KEY ? responseName : createHash('sha1').update(responseName).digest('hex');
  return `@${name}`;
}

/** The order of a list: what the query asks for, else what the way to the list says, else the type's own. */
export function orderOf(shape: Shape, args: Record<string, unknown>, fallback?: string): string {
  return String(args.orderBy ?? fallback ?? shape.defaultOrder);
}

/** What cursors are told apart by: the type of a list and its order. */
export function listName({ type }: Shape, order: string): string {
  return `${type} ${order}`;
}

/**
 * Turns what a query selects into SQL: one statement for the whole tree, each level a correlated sub-select that gives JSON.
 * Rows come back in the shape of the query, so resolvers hand them on as they are.
 */
export class Selector {
  constructor(
    private readonly shapes: Shapes,
    private readonly statement: Statement,
  ) {}

  /** SQL of the JSON array of all rows that meet `condition`, with the fields that `tree` selects of `type`. */
  rows(type: string, tree: ResolveTree, condition: (row: string) => string): string {
    const shape = this.#shape(type);
    const row = this.statement.alias();
    const fields = this.#fields(shape, row, selected(tree, type));
    return jsonList(`select ${fields} from ${shape.table} ${row} where ${condition(row)}`);
  }

  /** SQL of a page: `{rows, total}`, see PageRows. */
  page(tree: ResolveTree, pages: Pages, parent: string): string {
    const { type } = pages;
    const shape = this.#shape(type);
    const row = this.statement.alias();
    const connection = selected(tree, `${type}Connection`);
    const filter = (tree.args.filter ?? {}) as never;
    if (Object.keys(filter).length > 0) this.statement.selective = true;
    const orderName = orderOf(shape, tree.args, pages.order);
    const order = shape.orders![orderName]!;
    const { from, on, sorted } = this.#reached(pages, orderName, parent, row);
    const matching = [on, ...(shape.where?.(this.statement, row, filter) ?? [])];
    const list = listName(shape, orderName);
    const window = pageWindow(
      this.statement,
      { key: order.key(sorted.row), id: `${sorted.row}.${sorted.id}` },
      list,
      order,
      tree.args as PageArguments,
    );
    const asks = asked(connection, type);
    const key = asks.cursors ? `json_build_array(${order.key(row)}, ${row}.id) as "$key"` : '';
    const fields = [key, this.#fields(shape, row, nodesOf(connection, type))].filter(Boolean).join(', ');
    const limit = window.size + (asks.more ? 1 : 0);
    const rows = jsonList(
      `select ${fields} from ${from} where ${all([...matching, ...window.conditions])}` +
        ` order by ${window.orderBy} limit ${limit}`,
    );
    if (!connection.some((field) => field.name === 'totalCount')) return `json_build_object('rows', ${rows})`;
    const total = `(select count(*) from ${from} where ${all(matching)})`;
    return `json_build_object('rows', ${rows}, 'total', ${total})`;
  }

  /** Where the rows of a list come from, which of them belong to `parent`, and which source they are sorted by. */
  #reached({ type, on, through }: Pages, order: string, parent: string, row: string) {
    const { table } = this.#shape(type);
    if (!through?.orders.includes(order))
      return { from: `${table} ${row}`, on: on(parent, row), sorted: { row, id: 'id' } };
    const link = this.statement.alias();
    return {
      from: `${through.table} ${link} join ${table} ${row} on ${row}.id = ${link}.${through.id}`,
      on: through.on(parent, link),
      sorted: { row: link, id: through.id },
    };
  }

  #fields(shape: Shape, row: string, fields: ResolveTree[]): string {
    const named = new Map<string, string>();
    for (const name of shape.always ?? []) named.set(name, shape.values[name]!(row));
    for (const field of fields) {
      const value = shape.values[field.name];
      if (value) named.set(field.name, value(row));
      else named.set(planKey(field.alias), this.#related(shape, row, field));
    }
    return [...named].map(([name, sql]) => `${sql} as "${name}"`).join(', ');
  }

  #related(shape: Shape, row: string, field: ResolveTree): string {
    const pages = shape.pages?.[field.name];
    if (pages) return this.page(field, pages, row);
    const one = shape.one?.[field.name];
    if (one) return `(select to_json(x) from (${this.#linked(one, row, field)}) x)`;
    const many = shape.many?.[field.name];
    if (many) return jsonList(this.#linked(many, row, field));
    throw new Error(
      `${shape.type}.${field.name} is in the graph, but its shape does not say where it is stored.`,
    );
  }

  #linked(link: Link, parent: string, field: ResolveTree): string {
    const shape = this.#shape(link.type);
    const row = this.statement.alias();
    const from = link.from?.(parent, { statement: this.statement, args: field.args }) ?? shape.table;
    const conditions = [
      ...(link.on ? [link.on(parent, row)] : []),
      ...(link.where?.(this.statement, row, field.args) ?? []),
    ];
    const where = conditions.length > 0 ? ` where ${all(conditions)}` : '';
    const order = link.order ? ` order by ${link.order(row)}` : '';
    return `select ${this.#fields(shape, row, selected(field, link.type))} from ${from} ${row}${where}${order}`;
  }

  #shape(type: string): Shape {
    const shape = this.shapes[type];
    if (!shape) throw new Error(`The type ${type} has no shape.`);
    return shape;
  }
}

function all(conditions: string[]): string {
  return conditions.join(' and ');
}

function jsonList(select: string): string {
  return `coalesce((select json_agg(x) from (${select}) x), '[]'::json)`;
}

/** The fields of `type` that a tree selects, those of the interface Node with them. */
function selected(tree: ResolveTree, type: string): ResolveTree[] {
  const { [type]: own = {}, Node: shared = {} } = tree.fieldsByTypeName;
  return Object.values({ ...shared, ...own });
}

/** Whether a connection shows cursors, and whether it tells that there is more: each costs, so it is read only then. */
function asked(connection: ResolveTree[], type: string): { cursors: boolean; more: boolean } {
  const names = connection.flatMap((field) => {
    if (field.name === 'pageInfo') return selected(field, 'PageInfo').map(({ name }) => name);
    return field.name === 'edges' ? selected(field, `${type}Edge`).map(({ name }) => name) : [];
  });
  return {
    cursors: names.some((name) => name === 'cursor' || name.endsWith('Cursor')),
    more: names.some((name) => name === 'hasNextPage' || name === 'hasPreviousPage'),
  };
}

/** What is selected of the items of a connection, through `edges { node }` and through `nodes`. */
function nodesOf(connection: ResolveTree[], type: string): ResolveTree[] {
  const through = connection.flatMap((field) => {
    if (field.name === 'nodes') return [field];
    if (field.name !== 'edges') return [];
    return selected(field, `${type}Edge`).filter((edge) => edge.name === 'node');
  });
  return merged(through.flatMap((tree) => selected(tree, type)));
}

/** One tree for each response name: `edges { node }` and `nodes` show the same rows, so they are read once. */
function merged(trees: ResolveTree[]): ResolveTree[] {
  const byName = new Map<string, ResolveTree>();
  for (const tree of trees) {
    const other = byName.get(tree.alias);
    byName.set(tree.alias, other ? together(other, tree) : tree);
  }
  return [...byName.values()];
}

function together(a: ResolveTree, b: ResolveTree): ResolveTree {
  if (a.name !== b.name || JSON.stringify(a.args) !== JSON.stringify(b.args)) {
    throw badInput(
      a.alias,
      'means one thing under edges and another under nodes: give one of them another alias.',
    );
  }
  const types = new Set([...Object.keys(a.fieldsByTypeName), ...Object.keys(b.fieldsByTypeName)]);
  const fieldsByTypeName = Object.fromEntries(
    [...types].map((type) => {
      const fields = [a, b].flatMap((tree) => Object.values(tree.fieldsByTypeName[type] ?? {}));
      return [type, Object.fromEntries(merged(fields).map((field) => [field.alias, field]))];
    }),
  );
  return { ...a, fieldsByTypeName };
}

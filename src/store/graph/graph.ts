import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type pg from 'pg';
import { validate as isUuid } from 'uuid';
import type { Connection } from '../../schema/connection.js';
import { shapes } from '../shapes/index.js';
import { type PageArguments, type PageRows, toConnection } from './page.js';
import { listName, orderOf, planKey, Selector } from './select.js';
import { hasNul, Statement } from './statement.js';

/** A row in the shape of the query that asked for it. */
export type Planned = Record<string, unknown>;

/** What an item is found by: a field whose values are unique, and one of them. */
export interface Key {
  field: string;
  value: string;
}

type Loader = DataLoader<Key, Planned | null>;

/** A connection's statements stay prepared on the server up to this many distinct ones; others are planned each time. */
const MOST_PREPARED = 300;
const prepared = new Set<string>();

/**
 * Reads what an operation asks for: a resolver at the root of a tree hands its `info` over, and gets the whole tree with one
 * statement. One instance an operation; `statements` counts what it sent.
 */
export class Graph {
  statements = 0;
  /**
   * By the field that asks, then by type, and by what of it leads on where the type is not what is asked for. Each item of a subscription
   * asks anew: what an execution has left goes with it.
   */
  readonly #loaders = new WeakMap<object, Map<string, Loader>>();

  constructor(private readonly reads: pg.Pool) {}

  /**
   * A page of all items of a type, by the arguments and the selection of the field that `info` is about.
   * @throws BAD_USER_INPUT for an argument that cannot be taken
   */
  async page(type: string, info: GraphQLResolveInfo): Promise<Connection<unknown>> {
    const tree = treeOf(info);
    const statement = new Statement();
    const sql = new Selector(shapes, statement).page(tree, { type, on: () => 'true' }, '');
    const page = (await this.#json(sql, statement)) as PageRows;
    const shape = shapes[type]!;
    return toConnection(page, listName(shape, orderOf(shape, tree.args)), tree.args as PageArguments);
  }

  /** The item of that id; null: none. */
  byId(type: string, id: string, info: GraphQLResolveInfo): Promise<Planned | null> {
    return isUuid(id)
      ? this.byKey(type, { field: 'id', value: id.toLowerCase() }, info)
      : Promise.resolve(null);
  }

  /**
   * The item whose key field has that value, with what the field that `info` is about selects of it; null: none.
   * All that one field asks for of a type, in one turn of the event loop and by whatever keys, is one statement.
   */
  byKey(type: string, key: Key, info: GraphQLResolveInfo): Promise<Planned | null> {
    return this.#load(type, key, info, treeOf(info), type);
  }

  /** What `field` of the item of that id leads to, with what the field that `info` is about selects of it; null: nothing. */
  async linked(type: string, id: string, field: string, info: GraphQLResolveInfo): Promise<unknown> {
    const tree = treeOf(info);
    const through = { ...tree, fieldsByTypeName: { [type]: { [tree.alias]: { ...tree, name: field } } } };
    const row = await this.#load(type, { field: 'id', value: id }, info, through, `${type}.${field}`);
    return row?.[planKey(tree.alias)] ?? null;
  }

  /** The types of ids; an id that nothing has is absent. */
  async typesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const statement = new Statement();
    const list = statement.bind(
      ids.filter((id) => isUuid(id)),
      'uuid[]',
    );
    const nodes = Object.values(shapes).filter(({ table, values }) => table && values['id']);
    const branches = nodes.flatMap(({ type, table, formerIds }) =>
      [...new Set([table, formerIds?.table ?? table])].map(
        (ids) => `select id, '${type}' as type from ${ids} where id = any(${list})`,
      ),
    );
    const sql = `coalesce((select json_object_agg(id, type) from (${branches.join(' union all ')}) x), '{}'::json)`;
    return new Map(Object.entries((await this.#json(sql, statement)) as Record<string, string>));
  }

  #load(
    type: string,
    key: Key,
    info: GraphQLResolveInfo,
    tree: ResolveTree,
    name: string,
  ): Promise<Planned | null> {
    if (hasNul(key.value)) return Promise.resolve(null);
    const ofField = this.#loaders.get(info.fieldNodes) ?? new Map<string, Loader>();
    this.#loaders.set(info.fieldNodes, ofField);
    const loader =
      ofField.get(name) ?? new DataLoader((keys) => this.#byKeys(type, keys, tree), { cache: false });
    ofField.set(name, loader);
    return loader.load(key);
  }

  async #byKeys(type: string, keys: readonly Key[], tree: ResolveTree): Promise<(Planned | null)[]> {
    const statement = new Statement();
    const { values, table, formerIds } = shapes[type]!;
    const fields = [...new Set(keys.map(({ field }) => field))];
    const lists = fields.map((field) => {
      const asked = keys.filter((key) => key.field === field).map(({ value }) => value);
      return { field, list: statement.bind(asked, field === 'id' ? 'uuid[]' : 'text[]') };
    });
    const read = formerIds ? [...fields, 'formerIds'] : fields;
    const selectsKeys = { ...tree, fieldsByTypeName: withKeys(tree.fieldsByTypeName, type, read) };
    const ids = lists.find(({ field }) => field === 'id')?.list;
    const sql = new Selector(shapes, statement).rows(type, selectsKeys, (row) => {
      const asked = lists.map(({ field, list }) => `${values[field]!(row)} = any(${list})`);
      if (!formerIds) return asked.join(' or ');
      const { into, table: former } = formerIds;
      if (ids) asked.push(`${row}.id in (select f.${into} from ${former} f where f.id = any(${ids}))`);
      // Where they stay in the table, they are no items of their own any more.
      const stands = former === table ? `${row}.${into} is null and ` : '';
      return `${stands}(${asked.join(' or ')})`;
    });
    const rows = (await this.#json(sql, statement)) as Planned[];
    const byKey = new Map<string, Planned>();
    for (const row of rows) {
      const found = { ...row, __typename: type };
      for (const field of fields) byKey.set(`${field} ${row[field]}`, found);
      for (const id of (row['formerIds'] as string[] | null) ?? []) byKey.set(`id ${id}`, found);
    }
    return keys.map(({ field, value }) => byKey.get(`${field} ${value}`) ?? null);
  }

  async #json(sql: string, { values, selective }: Statement): Promise<unknown> {
    this.statements += 1;
    const text = `select ${sql} as data`;
    const name = selective ? undefined : preparedName(text);
    const { rows } = await this.reads.query<{ data: unknown }>({ text, values, ...(name && { name }) });
    return rows[0]!.data;
  }
}

/** What the plan read for the field that `info` is about: for fields below the root of a tree. */
export function planned<T = unknown>(parent: object, info: GraphQLResolveInfo): T {
  return (parent as Planned)[planKey(String(info.path.key))] as T;
}

/** As `planned`, for a list that is read in pages. */
export function plannedPage(parent: object, args: object, info: GraphQLResolveInfo): Connection<unknown> {
  const { pages } = shapes[info.parentType.name]!;
  const { type, order } = pages![info.fieldName]!;
  const shape = shapes[type]!;
  const list = listName(shape, orderOf(shape, args as Record<string, unknown>, order));
  return toConnection(planned<PageRows>(parent, info), list, args as PageArguments);
}

function treeOf(info: GraphQLResolveInfo): ResolveTree {
  return parseResolveInfo(info) as ResolveTree;
}

function withKeys(
  fields: ResolveTree['fieldsByTypeName'],
  type: string,
  keys: readonly string[],
): ResolveTree['fieldsByTypeName'] {
  // Under names that no alias can have, so that they replace nothing.
  const selected = keys.map((name) => [`$${name}`, { name, alias: name, args: {}, fieldsByTypeName: {} }]);
  return { ...fields, [type]: { ...fields[type], ...Object.fromEntries(selected) } };
}

function preparedName(text: string): string | undefined {
  const name = `r${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
  if (!prepared.has(name) && prepared.size >= MOST_PREPARED) return undefined;
  prepared.add(name);
  return name;
}

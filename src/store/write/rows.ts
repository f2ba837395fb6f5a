import type { EntityManager } from 'typeorm';

/** A row by column name; values as JSON shows them (bytea as '\\x..'). */
export type Row = Record<string, unknown>;

/**
 * Inserts rows with one statement, whatever their number. All rows have the columns of the first.
 * `conflict` is what follows the values: "on conflict (id) do nothing".
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
  conflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows).join(', ');
  await manager.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${conflict}`,
    [JSON.stringify(rows)],
  );
}

/** Updates rows by id with one statement: every column that the first row has. */
export async function updateRows(manager: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const assignments = columnsOf(rows)
    .filter((column) => column !== '"id"')
    .map((column) => `${column} = r.${column}`);
  await manager.query(
    `update ${table} t set ${assignments.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r where t.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/**
 * Finds the ids of rows by a unique column, and inserts those that are not there yet, in the order given: writers who have one
 * order wait for each other instead of locking each other out.
 * @returns ids by the value of the column
 */
export async function idsOf(
  manager: EntityManager,
  table: string,
  column: string,
  rows: readonly Row[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const columns = columnsOf(rows).join(', ');
  const values = rows.map((row) => row[column] as string);
  const found: { id: string; value: string }[] = await manager.query(
    `with added as (
       insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)
       on conflict (${column}) do nothing returning id, ${column} as value)
     select id, value from added union all select id, ${column} from ${table} where ${column} = any($2)`,
    [JSON.stringify(rows), values],
  );
  const ids = new Map(found.map(({ id, value }) => [value, id]));
  const missed = values.filter((value) => !ids.has(value));
  if (missed.length === 0) return ids;
  // Another writer committed them while this one waited: the statement did not see them yet.
  const late: { id: string; value: string }[] = await manager.query(
    `select id, ${column} as value from ${table} where ${column} = any($1)`,
    [missed],
  );
  for (const { id, value } of late) ids.set(value, id);
  return ids;
}

/**
 * Rows for several tables that go in with one statement. They may refer to each other, since that is checked at its end; an update
 * that may refer to them, or be referred to, waits for them.
 */
export class Writes {
  #inserts: { table: string; rows: readonly Row[]; conflict: string }[] = [];

  constructor(private readonly manager: EntityManager) {}

  /** All rows have the columns of the first. Nothing is written before the next `flush`. */
  insert(table: string, rows: readonly Row[], conflict = ''): void {
    if (rows.length > 0) this.#inserts.push({ table, rows, conflict });
  }

  async update(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await this.flush();
    await updateRows(this.manager, table, rows);
  }

  /** @param last what the statement ends with: a select without parameters, that is done once the rows are written */
  async flush(last = 'select'): Promise<void> {
    const inserts = this.#inserts;
    if (inserts.length === 0) return;
    this.#inserts = [];
    const parts = inserts.map(({ table, rows, conflict }, i) => {
      const columns = columnsOf(rows).join(', ');
      return `w${i} as (insert into ${table} (${columns})
        select ${columns} from jsonb_populate_recordset(null::${table}, $${i + 1}::jsonb) ${conflict})`;
    });
    await this.manager.query(
      `with ${parts.join(', ')} ${last}`,
      inserts.map(({ rows }) => JSON.stringify(rows)),
    );
  }
}

function columnsOf(rows: readonly Row[]): string[] {
  return Object.keys(rows[0]!).map((column) => `"${column}"`);
}

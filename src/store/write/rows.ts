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

function columnsOf(rows: readonly Row[]): string[] {
  return Object.keys(rows[0]!).map((column) => `"${column}"`);
}

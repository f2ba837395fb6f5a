import type { DataSource } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { InputProblem } from '../schema/add-article.js';
import type { CreateMonitorInput, UpdateMonitorInput } from '../schema/monitoring.js';
import type { Queryable } from './outbox.js';

const KINDS = ['articles', 'quotes', 'reactions'] as const;

/** What a monitor watches: for each kind a filter as JSON, or null. */
export type Watched = Record<(typeof KINDS)[number], object | null>;

/** Who changes monitors, and how filters are checked: what the queries would refuse of them. */
export interface MonitorEditor {
  name: string;
  check(filters: Partial<Watched>): Promise<InputProblem[]>;
}

/** The outcome of a change: the monitor, or what is wrong with the input; nothing was stored then. */
export type MonitorChange = { monitorId: string } | { problems: InputProblem[] };

const MAX_NAME = 100;
/** Characters of all filters of a monitor as JSON: thousands of ids. */
const MAX_FILTERS = 100_000;
const UNIQUE_VIOLATION = '23505';

const TAKEN = [problem('name', 'TAKEN', 'Another monitor has this name.')];
const NOT_FOUND = [problem('id', 'NOT_FOUND', 'There is no monitor with this id.')];

/**
 * Stores a monitor. Idempotent: where one with this name and these filters exists, that is it.
 */
export async function createMonitor(
  dataSource: DataSource,
  editor: MonitorEditor,
  input: CreateMonitorInput,
): Promise<MonitorChange> {
  const filters = KINDS.map((kind) => json(input[kind]));
  const problems = [...nameProblems(input.name), ...(await filterProblems(filters, editor))];
  if (problems.length > 0) return { problems };
  await dataSource.query(
    `insert into monitor (id, created_by, name, articles, quotes, reactions)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb) on conflict (name) do nothing`,
    [uuidv7(), editor.name, input.name, ...filters],
  );
  const [stored]: { id: string; same: boolean }[] = await dataSource.query(
    `select id, (articles, quotes, reactions) is not distinct from ($2::jsonb, $3::jsonb, $4::jsonb) as same
       from monitor where name = $1`,
    [input.name, ...filters],
  );
  return stored?.same ? { monitorId: stored.id } : { problems: TAKEN };
}

/** Changes what the input gives of a monitor. */
export async function updateMonitor(
  dataSource: DataSource,
  editor: MonitorEditor,
  { id, name, ...changes }: UpdateMonitorInput,
): Promise<MonitorChange> {
  if (!isUuid(id)) return { problems: NOT_FOUND };
  try {
    return await dataSource.transaction(async (manager): Promise<MonitorChange> => {
      const [stored]: (Watched & { name: string })[] = await manager.query(
        'select name, articles, quotes, reactions from monitor where id = $1 for update',
        [id],
      );
      if (!stored) return { problems: NOT_FOUND };
      const newName = name ?? stored.name;
      const filters = KINDS.map((kind) => json(changes[kind] === undefined ? stored[kind] : changes[kind]));
      const problems = [...nameProblems(newName), ...(await filterProblems(filters, editor))];
      if (problems.length > 0) return { problems };
      await manager.query(
        'update monitor set name = $2, articles = $3::jsonb, quotes = $4::jsonb, reactions = $5::jsonb where id = $1',
        [id, newName, ...filters],
      );
      return { monitorId: id };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return { problems: TAKEN };
    throw error;
  }
}

/** What the monitor of that id watches; undefined: there is none. */
export async function filtersOf(database: Queryable, id: string): Promise<Watched | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await database.query<Watched>(
    'select articles, quotes, reactions from monitor where id = $1',
    [id],
  );
  return rows[0];
}

/** Removes a monitor. */
export async function removeMonitor(dataSource: DataSource, id: string): Promise<MonitorChange> {
  if (!isUuid(id)) return { problems: NOT_FOUND };
  const [, removed]: [unknown, number] = await dataSource.query('delete from monitor where id = $1', [id]);
  return removed > 0 ? { monitorId: id } : { problems: NOT_FOUND };
}

function nameProblems(name: string): InputProblem[] {
  const isName = name.trim() === name && /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u.test(name);
  if (isName && name.length <= MAX_NAME) return [];
  const expected = `Expected 1 to ${MAX_NAME} characters without control characters or spaces around them.`;
  return [problem('name', 'BAD_NAME', expected)];
}

async function filterProblems(filters: (string | null)[], { check }: MonitorEditor): Promise<InputProblem[]> {
  if (filters.every((filter) => filter === null)) {
    return [
      problem('articles', 'EMPTY', 'Expected a filter for at least one of articles, quotes, reactions.'),
    ];
  }
  const length = filters.reduce((sum, filter) => sum + (filter?.length ?? 0), 0);
  if (length <= MAX_FILTERS) {
    return check(Object.fromEntries(KINDS.map((kind, i) => [kind, JSON.parse(filters[i] ?? 'null')])));
  }
  const expected = `Expected filters of at most ${MAX_FILTERS} characters together, got ${length}.`;
  return [problem('articles', 'TOO_LONG', expected)];
}

function json(filter: object | null | undefined): string | null {
  return filter ? JSON.stringify(filter) : null;
}

function problem(field: string, code: string, message: string): InputProblem {
  return { field, code, message };
}

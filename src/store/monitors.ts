import type { DataSource } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { InputProblem } from '../schema/add-article.js';
import type { AlertKind, Alerts } from '../schema/alerting.js';
import type { Grouping, QuietHours } from '../schema/delivering.js';
import type { CreateMonitorInput, UpdateMonitorInput } from '../schema/monitoring.js';
import type { Queryable } from './outbox.js';

/** The kinds that a monitor can watch; of each a filter is kept as JSON in the column of that name. */
export const WATCHABLE = ['articles', 'quotes', 'reactions', 'revisions', 'stories', 'actors'] as const;

/** What a monitor watches: for each kind a filter, or null. */
export type Watched = Record<(typeof WATCHABLE)[number], object | null>;

/** How webhooks post what a monitor watches. */
export interface Manner {
  quiet: QuietHours[] | null;
  grouping: Grouping | null;
}

/** Who changes monitors, and how filters are checked: what the queries would refuse of them. */
export interface MonitorEditor {
  name: string;
  /** How far the outbox had been followed: from there on it is looked for alerts. */
  position: string;
  check(filters: Partial<Watched>): Promise<InputProblem[]>;
}

/** The outcome of a change: the monitor, or what is wrong with the input; nothing was stored then. */
export type MonitorChange = { monitorId: string } | { problems: InputProblem[] };

/** Settings of a monitor, each a column of JSON. */
const COLUMNS = [...WATCHABLE, 'quiet', 'grouping', 'alerts'] as const;
type Settings = Watched & Manner & { alerts: Alerts | null };
const NAMES = COLUMNS.join(', ');

/** Monitors that one key may have: each costs a part of a statement for a batch of new items while it is followed. */
const MAX_MONITORS = 200;
const MAX_NAME = 100;
const MAX_QUIET = 20;
/** A week. */
const MAX_MINUTES = 7 * 24 * 60;
const MAX_MINIMUM = 100_000;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Characters of all filters of a monitor as JSON: thousands of ids. */
const MAX_FILTERS = 100_000;
const UNIQUE_VIOLATION = '23505';

const TAKEN = [problem('name', 'TAKEN', 'Another monitor has this name.')];
const TOO_MANY = [
  problem('name', 'TOO_MANY', `The key has ${MAX_MONITORS} monitors, which is the limit: remove one first.`),
];
const NOT_FOUND = [problem('id', 'NOT_FOUND', 'There is no monitor with this id.')];

/**
 * Stores a monitor. Idempotent: where one with this name and these filters exists, that is it.
 */
export async function createMonitor(
  dataSource: DataSource,
  editor: MonitorEditor,
  input: CreateMonitorInput,
): Promise<MonitorChange> {
  const settings = settingsOf(input);
  const problems = [...nameProblems(input.name), ...(await problemsOf(settings, editor))];
  if (problems.length > 0) return { problems };
  const values = COLUMNS.map((column) => json(settings[column]));
  await dataSource.query(
    `insert into monitor (id, created_by, name, alerts_position, ${NAMES})
     select $1, $2, $3, $4, ${placesFrom(5)} where (select count(*) from monitor where created_by = $2) < ${MAX_MONITORS}
     on conflict (name) do nothing`,
    [uuidv7(), editor.name, input.name, settings.alerts ? editor.position : null, ...values],
  );
  const [stored]: { id: string; same: boolean }[] = await dataSource.query(
    `select id, (${NAMES}) is not distinct from (${placesFrom(2)}) as same from monitor where name = $1`,
    [input.name, ...values],
  );
  if (!stored) return { problems: TOO_MANY };
  return stored.same ? { monitorId: stored.id } : { problems: TAKEN };
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
      const [stored]: (Settings & { name: string })[] = await manager.query(
        `select name, ${NAMES} from monitor where id = $1 for update`,
        [id],
      );
      if (!stored) return { problems: NOT_FOUND };
      const newName = name ?? stored.name;
      const settings = settingsOf(changes, stored);
      const problems = [...nameProblems(newName), ...(await problemsOf(settings, editor))];
      if (problems.length > 0) return { problems };
      await manager.query(
        `update monitor set name = $2, alerts_position = case when $4 then coalesce(alerts_position, $3) end,
                (${NAMES}) = (${placesFrom(5)}) where id = $1`,
        [
          id,
          newName,
          editor.position,
          settings.alerts !== null,
          ...COLUMNS.map((column) => json(settings[column])),
        ],
      );
      return { monitorId: id };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return { problems: TAKEN };
    throw error;
  }
}

/** What is followed for a monitor: what it watches, and the alerts that it tells of. */
export interface Followed extends Watched {
  monitorId: string;
  alerts: Alerts | null;
}

/** SQL of the columns of `Followed`, of the monitor `m`. */
export const FOLLOWED = `m.id as "monitorId", m.alerts, ${WATCHABLE.map((kind) => `m.${kind}`).join(', ')}`;

/** What is followed for the monitor of that id; undefined: there is none. */
export async function followedOf(database: Queryable, id: string): Promise<Followed | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await database.query<Followed>(`select ${FOLLOWED} from monitor m where m.id = $1`, [id]);
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

async function problemsOf(settings: Settings, editor: MonitorEditor): Promise<InputProblem[]> {
  return [
    ...(await filterProblems(settings, editor)),
    ...mannerProblems(settings),
    ...alertProblems(settings),
  ];
}

function mannerProblems({ quiet, grouping }: Settings): InputProblem[] {
  const problems: InputProblem[] = [];
  if (quiet && (quiet.length === 0 || quiet.length > MAX_QUIET)) {
    problems.push(problem('quiet', 'SIZE', `Expected 1 to ${MAX_QUIET} windows, got ${quiet.length}.`));
  }
  for (const { timeZone, from, until, days } of quiet ?? []) {
    if (!isTimeZone(timeZone)) {
      const expected = 'Expected a time zone of the IANA database, like "Europe/Lisbon".';
      problems.push(problem('quiet.timeZone', 'BAD_TIME_ZONE', expected));
    }
    for (const [name, time] of Object.entries({ from, until })) {
      if (TIME_OF_DAY.test(time)) continue;
      problems.push(problem(`quiet.${name}`, 'BAD_TIME', 'Expected a time from "00:00" to "23:59".'));
    }
    if (days?.length === 0)
      problems.push(problem('quiet.days', 'EMPTY', 'Expected at least one day, or null for every day.'));
  }
  if (grouping && (grouping.minutes < 1 || grouping.minutes > MAX_MINUTES)) {
    const expected = `Expected 1 to ${MAX_MINUTES} minutes, got ${grouping.minutes}.`;
    problems.push(problem('grouping.minutes', 'BAD_VALUE', expected));
  }
  return problems;
}

/** Filters of which each kind of alert needs one. */
const NEEDED: Record<AlertKind, readonly (keyof Watched)[]> = {
  SPIKE: ['articles', 'quotes', 'reactions'],
  NEW_SPEAKER: ['quotes'],
  CHANGED_POSITION: ['reactions'],
};

function alertProblems(settings: Settings): InputProblem[] {
  const { alerts } = settings;
  if (!alerts) return [];
  const problems: InputProblem[] = [];
  if (alerts.kinds.length === 0)
    problems.push(problem('alerts.kinds', 'EMPTY', 'Expected at least one kind.'));
  for (const kind of alerts.kinds) {
    if (NEEDED[kind].some((watched) => settings[watched] !== null)) continue;
    const expected = `${kind} needs a filter for ${NEEDED[kind].join(' or ')}.`;
    problems.push(problem('alerts.kinds', 'NEEDS_FILTER', expected));
  }
  if (alerts.minimum < 1 || alerts.minimum > MAX_MINIMUM) {
    const expected = `Expected 1 to ${MAX_MINIMUM}, got ${alerts.minimum}.`;
    problems.push(problem('alerts.minimum', 'BAD_VALUE', expected));
  }
  return problems;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return /^[A-Z]/i.test(name);
  } catch {
    return false;
  }
}

async function filterProblems(settings: Settings, { check }: MonitorEditor): Promise<InputProblem[]> {
  const filters = WATCHABLE.map((kind) => settings[kind]);
  if (filters.every((filter) => filter === null)) {
    return [problem('articles', 'EMPTY', `Expected a filter for at least one of ${WATCHABLE.join(', ')}.`)];
  }
  const length = filters.reduce((sum, filter) => sum + (json(filter)?.length ?? 0), 0);
  if (length <= MAX_FILTERS) return check(settings);
  const expected = `Expected filters of at most ${MAX_FILTERS} characters together, got ${length}.`;
  return [problem('articles', 'TOO_LONG', expected)];
}

/** All settings, as plain JSON: those of the input, and for those it leaves out what is there. */
function settingsOf(input: Partial<Settings>, stored?: Settings): Settings {
  const settings = COLUMNS.map((column) => {
    const setting = input[column] === undefined ? stored?.[column] : input[column];
    return [column, JSON.parse(json(setting) ?? 'null')];
  });
  return Object.fromEntries(settings) as Settings;
}

/** Placeholders for the settings, the first of them `$first`. */
function placesFrom(first: number): string {
  return COLUMNS.map((_, i) => `$${first + i}::jsonb`).join(', ');
}

function json(setting: object | null | undefined): string | null {
  return setting ? JSON.stringify(setting) : null;
}

function problem(field: string, code: string, message: string): InputProblem {
  return { field, code, message };
}

import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { oneOfIds } from './conditions.js';
import { reference, standingActor } from './places.js';

/** Which alerts: those of one of these monitors. */
interface AlertFilter {
  monitor?: readonly string[];
}

const NEWEST = {
  NEWEST: { key: (row: string) => `${row}.raised_at`, cast: 'timestamptz', direction: 'desc' },
} as const;

const ofMonitors = (statement: Statement, row: string, { monitor }: AlertFilter) =>
  oneOfIds(statement, `${row}.monitor_id`, 'monitor', monitor);

/** SQL of a boolean: whether a quote or reaction can be pointed at still. */
export function stands(row: string): string {
  const article = `exists (select from article a where a.id = ${row}.article_id and a.withdrawn_at is null)`;
  return `(${row}.withdrawn_at is null and ${row}.review_state <> 'REJECTED' and ${article})`;
}

const shownBy = (table: 'quote' | 'reaction', row: string, column: string) =>
  `exists (select from ${table} i where i.id = ${row}.${column} and ${stands('i')})`;

export const spike: Shape = {
  type: 'Spike',
  table: 'spike',
  values: columns('id', 'counted', 'from', 'until', 'count', 'usual', 'expected', 'raisedAt'),
  one: { monitor: reference('Monitor', 'monitor_id') },
  orders: NEWEST,
  defaultOrder: 'NEWEST',
  where: ofMonitors,
};

export const newSpeaker: Shape = {
  type: 'NewSpeaker',
  table: 'new_speaker',
  values: columns('id', 'raisedAt'),
  one: {
    monitor: reference('Monitor', 'monitor_id'),
    speaker: standingActor('speaker_id'),
    quote: reference('Quote', 'quote_id'),
  },
  orders: NEWEST,
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: AlertFilter) => [
    ...ofMonitors(statement, row, filter),
    shownBy('quote', row, 'quote_id'),
  ],
};

export const changedPosition: Shape = {
  type: 'ChangedPosition',
  table: 'changed_position',
  values: columns('id', 'side', 'earlier', 'raisedAt'),
  one: {
    monitor: reference('Monitor', 'monitor_id'),
    actor: standingActor('actor_id'),
    subject: reference('Subject', 'subject_id'),
    counterpart: standingActor('counterpart_id'),
    before: reference('Reaction', 'before_id'),
    now: reference('Reaction', 'now_id'),
  },
  orders: NEWEST,
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: AlertFilter) => [
    ...ofMonitors(statement, row, filter),
    shownBy('reaction', row, 'before_id'),
    shownBy('reaction', row, 'now_id'),
  ],
};

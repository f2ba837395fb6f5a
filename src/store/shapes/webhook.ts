import { columns, type Shape } from '../graph/shape.js';
import { stateOf } from '../webhooks.js';
import { reference } from './places.js';

const LAST_FIRST = (column: string) =>
  ({ key: (row: string) => `${row}.${column}`, cast: 'timestamptz', direction: 'desc' }) as const;

export const webhook: Shape = {
  type: 'Webhook',
  table: 'webhook',
  values: {
    ...columns(
      'id',
      'position',
      'attempts',
      'nextAttemptAt',
      'failingSince',
      'problem',
      'stoppedAt',
      'oldSecretUntil',
    ),
    ...columns('createdBy', 'createdAt'),
    origin: (row) => `substring(${row}.url from '^https?://[^/?#]+')`,
    state: stateOf,
  },
  one: { monitor: reference('Monitor', 'monitor_id') },
  pages: { deadLetters: { type: 'DeadLetter', on: (row, target) => `${target}.webhook_id = ${row}.id` } },
  orders: { NEWEST: LAST_FIRST('created_at') },
  defaultOrder: 'NEWEST',
};

export const deadLetter: Shape = {
  type: 'DeadLetter',
  table: 'dead_letter',
  values: columns('id', 'position', 'itemId', 'attempts', 'problem', 'failedAt', 'replayAskedAt'),
  one: { webhook: reference('Webhook', 'webhook_id') },
  orders: { NEWEST: LAST_FIRST('failed_at') },
  defaultOrder: 'NEWEST',
};

import { columns, type Shape } from '../graph/shape.js';
import { WATCHABLE } from '../monitors.js';

export const monitor: Shape = {
  type: 'Monitor',
  table: 'monitor',
  values: columns('id', 'name', ...WATCHABLE, 'quiet', 'grouping', 'createdBy', 'createdAt'),
  pages: { webhooks: { type: 'Webhook', on: (row, target) => `${target}.monitor_id = ${row}.id` } },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
};

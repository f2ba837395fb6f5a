import { columns, type Pages, type Shape } from '../graph/shape.js';
import { WATCHABLE } from '../monitors.js';

const ofMonitor = (type: string): Pages => ({
  type,
  on: (row, target) => `${target}.monitor_id = ${row}.id`,
});

export const monitor: Shape = {
  type: 'Monitor',
  table: 'monitor',
  values: columns('id', 'name', ...WATCHABLE, 'quiet', 'grouping', 'alerts', 'createdBy', 'createdAt'),
  pages: {
    webhooks: ofMonitor('Webhook'),
    spikes: ofMonitor('Spike'),
    newSpeakers: ofMonitor('NewSpeaker'),
    changedPositions: ofMonitor('ChangedPosition'),
  },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
};

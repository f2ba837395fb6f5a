import type { OutletFilter } from '../../schema/outlet-filter.js';
import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { oneOf } from './conditions.js';

export const outlet: Shape = {
  type: 'Outlet',
  table: 'outlet',
  values: columns('id', 'name', 'domain', 'kind', 'country', 'languages', 'createdAt'),
  pages: {
    articles: { type: 'Article', on: (row, target) => `${target}.outlet_id = ${row}.id` },
    feeds: { type: 'Feed', on: (row, target) => `${target}.outlet_id = ${row}.id` },
  },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
  where: (statement: Statement, row: string, { kind, country }: OutletFilter) => [
    ...oneOf(statement, `${row}.kind`, kind),
    ...oneOf(statement, `${row}.country`, country),
  ],
};

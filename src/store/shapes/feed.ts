import type { FeedFilter } from '../../schema/feed-filter.js';
import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { oneOf, oneOfIds } from './conditions.js';

/** How many articles and refusals a feed shows: its last ones. */
const SHOWN = 10;

const isSilent = (row: string) => `coalesce(${row}.silent_from < now(), false)`;

export const feed: Shape = {
  type: 'Feed',
  table: 'feed',
  values: {
    ...columns('id', 'url', 'kind', 'title', 'state', 'createdAt', 'lastAttemptAt', 'lastSuccessAt'),
    ...columns('lastNewAt', 'nextPollAt', 'intervalSeconds', 'failures', 'problem', 'problemCode'),
    ...columns('items', 'newItems'),
    silent: isSilent,
    waiting: (row) =>
      `(select count(*) from feed_item_memory i where i.feed_id = ${row}.id and i.retry_at is not null)`,
  },
  one: {
    outlet: { type: 'Outlet', on: (row, target) => `${target}.id = ${row}.outlet_id` },
    push: {
      type: 'FeedPush',
      from: (row) => `(select * from feed_push p where p.feed_id = ${row}.id)`,
    },
  },
  many: {
    lastBrought: {
      type: 'Article',
      from: (row) =>
        `(select a.*, i.stored_at from feed_item_memory i join article a on a.id = i.article_id
          where i.feed_id = ${row}.id and i.stored_at is not null order by i.stored_at desc limit ${SHOWN})`,
      order: (target) => `${target}.stored_at desc, ${target}.id desc`,
    },
    refused: {
      type: 'RefusedItem',
      from: (row) =>
        `(select * from feed_item_memory i where i.feed_id = ${row}.id and i.problem is not null
          order by i.seen_at desc, i.key limit ${SHOWN})`,
      order: (target) => `${target}.seen_at desc, ${target}.key`,
    },
  },
  orders: {
    URL: { key: (row) => `${row}.url`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
    NEXT: { key: (row) => `${row}.next_poll_at`, cast: 'timestamptz', direction: 'asc' },
  },
  defaultOrder: 'URL',
  where: (statement: Statement, row: string, { outlet, state, silent }: FeedFilter) => [
    ...oneOfIds(statement, `${row}.outlet_id`, 'outlet', outlet),
    ...oneOf(statement, `${row}.state`, state),
    ...(silent == null ? [] : [`${isSilent(row)} = ${statement.bind(silent, 'boolean')}`]),
  ],
};

export const refusedItem: Shape = {
  type: 'RefusedItem',
  values: columns('link', 'title', 'problem', 'problemCode', 'tries', 'retryAt'),
};

export const feedPush: Shape = {
  type: 'FeedPush',
  values: {
    ...columns('hub', 'topic', 'leaseUntil', 'pushedAt', 'missedAt', 'problem'),
    state: (row) =>
      `case when ${row}.state = 'LIVE' and ${row}.lease_until < now() then 'LAPSED' else ${row}.state end`,
  },
};

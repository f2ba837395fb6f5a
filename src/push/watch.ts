import { GraphQLError } from 'graphql';
import type { InputProblem } from '../schema/add-article.js';
import type { Followed, Watched } from '../store/monitors.js';
import type { OutboxKind, Queryable } from '../store/outbox.js';
import { ItemFilter } from './filter.js';

/** One kind of item that is followed, and which of them: the input of the type's query. */
export interface Watch {
  kind: OutboxKind;
  filter: object;
}

/** Filters for each kind that a monitor can watch; none of a kind where it has no filter. */
export type Filters = Partial<Watched>;

const KINDS: Record<keyof Watched, OutboxKind> = {
  articles: 'ARTICLE_ADDED',
  quotes: 'QUOTE_ADDED',
  reactions: 'REACTION_ADDED',
  revisions: 'ARTICLE_REVISED',
  stories: 'STORY_GROWN',
  actors: 'ACTOR_CHANGED',
};

/** What a subscription to a monitor gives: what its filters take, and its alerts. */
export function watchesOf({ monitorId, alerts, ...filters }: Followed): Watch[] {
  const items = alerts?.only ? [] : itemsOf(filters);
  const raised = [...new Set(alerts?.kinds)].map(
    (kind): Watch => ({ kind, filter: { monitor: [monitorId] } }),
  );
  return [...items, ...raised];
}

/** What the filters of a monitor take. */
export function itemsOf(filters: Filters): Watch[] {
  return watched(filters).map(([, watch]) => watch);
}

/** What the queries would refuse of these filters, by the path of the value in the input. */
export async function filterProblems(filters: Filters, database: Queryable): Promise<InputProblem[]> {
  const problems = await Promise.all(
    watched(filters).map(async ([name, { kind, filter }]) => {
      try {
        await new ItemFilter(kind, filter).check(database);
        return [];
      } catch (error) {
        if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') throw error;
        const field = String(error.extensions['field'] ?? 'filter').replace(/^filter/, name);
        return [{ field, code: 'BAD_VALUE', message: error.message.replace(/^filter/, name) }];
      }
    }),
  );
  return problems.flat();
}

function watched(filters: Filters): [keyof Filters, Watch][] {
  const names = Object.keys(KINDS) as (keyof Filters)[];
  return names.flatMap((name) => {
    const filter = filters[name];
    return filter ? [[name, { kind: KINDS[name], filter }]] : [];
  });
}

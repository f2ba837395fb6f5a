import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { refusal } from '../errors.js';
import { itemType } from '../push/filter.js';
import { type Watch, watchesOf } from '../push/watch.js';
import type { Added } from '../schema/added.js';
import { Article } from '../schema/article.js';
import { DEFAULT_PAGE } from '../schema/connection.js';
import { MonitorItem, MonitorMatch, MonitorMatches } from '../schema/monitor-match.js';
import { Owned } from '../schema/owner.js';
import { Position } from '../schema/scalars.js';
import type { Database } from '../store/database.js';
import { followedOf } from '../store/monitors.js';
import type { OutboxEntry } from '../store/outbox.js';
import { AFTER, BEHIND, FIRST, newsCost, newsSize } from './added.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

const MONITOR = 'The monitor.';

@Resolver(() => MonitorMatch)
export class MonitorMatchResolver {
  @Owned('reactions')
  @Needs('reader')
  @Subscription(() => MonitorMatch, {
    description:
      'Everything new that a monitor watches, from now on, or from a position on: each once, in the order of positions. The monitor is followed as it is when this begins.',
    subscribe: async ({ args, context }) => {
      const { monitor, after } = args as { monitor: string; after?: string };
      const { subscriptions, database } = context as Context;
      return subscriptions.openAll(await watchedBy(monitor, database), after);
    },
  })
  monitorMatched(
    @Root() match: Added,
    @Arg('monitor', () => ID, { description: MONITOR }) _monitor: string,
    @Arg('after', () => Position, { nullable: true, description: AFTER }) _after?: string,
  ): Added {
    return match;
  }

  @Owned('reactions')
  @Needs('reader')
  @Query(() => MonitorMatches, {
    description:
      'Everything new that a monitor watches behind a position, a page at once: the same items in the same order as the subscription monitorMatched gives. Go on after the position of the page.',
    complexity: newsCost,
  })
  async monitorMatches(
    @Ctx() { subscriptions, database }: Context,
    @Arg('monitor', () => ID, { description: MONITOR }) monitor: string,
    @Arg('after', () => Position, { description: BEHIND }) after: string,
    @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE, description: FIRST }) first: number,
  ) {
    return subscriptions.pageAll(await watchedBy(monitor, database), after, newsSize(first));
  }

  @FieldResolver(() => MonitorItem)
  async item(@Root() match: Added, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    const { kind, itemId } = match as Added & OutboxEntry;
    if (kind !== 'STORY_GROWN') return graph.byId(itemType(kind), itemId, info);
    const story = await graph.linked('Article', itemId, 'story', info);
    return story && { ...story, __typename: 'Story' };
  }

  @FieldResolver(() => Article, { nullable: true })
  article(@Root() match: Added, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    const { kind, itemId } = match as Added & OutboxEntry;
    return kind === 'STORY_GROWN' ? graph.byId('Article', itemId, info) : null;
  }
}

/** @throws NOT_FOUND */
async function watchedBy(monitor: string, { reads }: Database): Promise<Watch[]> {
  const followed = await followedOf(reads, monitor);
  if (!followed) throw refusal('NOT_FOUND', 'monitor: there is no monitor with this id.');
  return watchesOf(followed);
}

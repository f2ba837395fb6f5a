import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Feed } from '../schema/feed.js';
import {
  AddFeedInput,
  AddFeedPayload,
  AddFeedResult,
  PollFeedPayload,
  PollFeedResult,
  RemoveFeedPayload,
  RemoveFeedResult,
  UpdateFeedInput,
  UpdateFeedPayload,
  UpdateFeedResult,
} from '../schema/managing-feeds.js';
import { Owned } from '../schema/owner.js';
import { addFeed, pollFeed, removeFeed, updateFeed } from '../store/feeds.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

@Resolver(() => AddFeedPayload)
export class AddFeedResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => AddFeedResult, {
    description:
      'Adds a feed, and has it polled at once. Idempotent by its address. A page of a site stands for the feed that the site names first.',
  })
  async addFeed(
    @Arg('input', () => AddFeedInput, { description: 'The feed.' }) input: AddFeedInput,
    @Ctx() { database, findFeed }: Context,
  ) {
    const given = String(input.url);
    const found = findFeed ? await findFeed(given) : { url: given, others: [] };
    if ('problems' in found) return found;
    const { url, others } = found;
    const added = await addFeed(database.dataSource, { url, outlet: input.outlet });
    return 'problems' in added ? added : { ...added, others };
  }

  @FieldResolver(() => Feed)
  feed(@Root() { feedId }: AddFeedPayload, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Feed', feedId, info);
  }
}

@Resolver(() => UpdateFeedPayload)
export class UpdateFeedResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => UpdateFeedResult, {
    description: 'Changes the address or the outlet of a feed, or pauses it.',
  })
  updateFeed(
    @Arg('input', () => UpdateFeedInput, { description: 'The change.' }) input: UpdateFeedInput,
    @Ctx() { database }: Context,
  ) {
    const { id, url, outlet, paused } = input;
    return updateFeed(database.dataSource, id, { url: url && String(url), outlet, paused });
  }

  @FieldResolver(() => Feed)
  feed(@Root() { feedId }: UpdateFeedPayload, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Feed', feedId, info);
  }
}

@Resolver(() => RemoveFeedPayload)
export class RemoveFeedResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => RemoveFeedResult, {
    description: 'Stops polling a feed and forgets it; its articles stay.',
  })
  removeFeed(@Arg('id', () => ID, { description: 'The feed.' }) id: string, @Ctx() { database }: Context) {
    return removeFeed(database.dataSource, id);
  }
}

@Resolver(() => PollFeedPayload)
export class PollFeedResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => PollFeedResult, {
    description:
      'Has a feed polled now, and tries again what could not be taken of it. A collector must run.',
  })
  pollFeed(@Arg('id', () => ID, { description: 'The feed.' }) id: string, @Ctx() { database }: Context) {
    return pollFeed(database.dataSource, id);
  }

  @FieldResolver(() => Feed)
  feed(@Root() { feedId }: PollFeedPayload, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Feed', feedId, info);
  }
}

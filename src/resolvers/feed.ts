import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../errors.js';
import { Article } from '../schema/article.js';
import { FeedConnection } from '../schema/connection.js';
import { Feed, RefusedItem } from '../schema/feed.js';
import { Outlet } from '../schema/outlet.js';
import { Owned } from '../schema/owner.js';
import { Url } from '../schema/scalars.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { FeedListArgs, pageCost } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Feed)
export class FeedResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Feed, { nullable: true, description: 'One feed, by id or by its address; null: not known.' })
  feed(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('url', () => Url, { nullable: true, description: 'Its address.' }) url?: URL,
  ) {
    if ((id == null) === (url == null)) throw badInput('id', 'give either id or url.');
    return id != null
      ? graph.byId('Feed', id, info)
      : graph.byKey('Feed', { field: 'url', value: String(url) }, info);
  }

  @Owned('articles')
  @Needs('reader')
  @Query(() => FeedConnection, { description: 'Feeds, by address.', complexity: pageCost })
  feeds(
    @Args(() => FeedListArgs) _args: FeedListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Feed', info);
  }

  @FieldResolver(() => Outlet, {
    nullable: true,
    description: 'Whose feed it is; null: nobody said, and it was not read yet.',
  })
  outlet() {
    return fromPlan();
  }

  @FieldResolver(() => [Article], { description: 'The last articles it brought, last first; up to 10.' })
  lastBrought() {
    return fromPlan();
  }

  @FieldResolver(() => [RefusedItem], {
    description: 'Items it lists that could not be taken, and why; up to 10, the newest.',
  })
  refused() {
    return fromPlan();
  }
}

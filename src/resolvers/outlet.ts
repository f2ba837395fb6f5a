import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../errors.js';
import { ArticleConnection, FeedConnection, OutletConnection } from '../schema/connection.js';
import { Outlet } from '../schema/outlet.js';
import { Owned } from '../schema/owner.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { ArticleListArgs, FeedListArgs, OutletListArgs, pageCost } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Outlet)
export class OutletResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Outlet, {
    nullable: true,
    description: 'One outlet, by id or by its domain; null: not known.',
  })
  outlet(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('domain', () => String, { nullable: true, description: 'Its domain.' }) domain?: string,
  ) {
    if ((id == null) === (domain == null)) throw badInput('id', 'give either id or domain.');
    return id != null
      ? graph.byId('Outlet', id, info)
      : graph.byKey('Outlet', { field: 'domain', value: domain!.toLowerCase() }, info);
  }

  @Owned('articles')
  @Needs('reader')
  @Query(() => OutletConnection, { description: 'Outlets, by name.', complexity: pageCost })
  outlets(
    @Args(() => OutletListArgs) _args: OutletListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Outlet', info);
  }

  @FieldResolver(() => ArticleConnection, { description: 'What it published.', complexity: pageCost })
  articles(@Args(() => ArticleListArgs) _args: ArticleListArgs) {
    return fromPlan();
  }

  @FieldResolver(() => FeedConnection, { description: 'Its feeds that are polled.', complexity: pageCost })
  feeds(@Args(() => FeedListArgs) _args: FeedListArgs) {
    return fromPlan();
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver } from 'type-graphql';
import { Brief, BriefArgs } from '../schema/brief.js';
import {
  ArticleConnection,
  QuoteConnection,
  ReactionConnection,
  StoryConnection,
} from '../schema/connection.js';
import { Owned } from '../schema/owner.js';
import { HourCount, Story, StoryActor } from '../schema/story.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { ArticleListArgs, pageCost, QuoteListArgs, ReactionListArgs, StoryListArgs } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Story)
export class StoryResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Story, {
    nullable: true,
    description: 'One story, also by the id of one that was merged into it; null: not known.',
  })
  story(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ) {
    return graph.byId('Story', id, info);
  }

  @Owned('articles')
  @Needs('reader')
  @Query(() => StoryConnection, { description: 'Stories, grown last first.', complexity: pageCost })
  stories(
    @Args(() => StoryListArgs) _args: StoryListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Story', info);
  }

  @FieldResolver(() => ArticleConnection, {
    description:
      'Its articles, newest first. With `copies: false` in the filter one for each text: the first, with its copies below it.',
    complexity: pageCost,
  })
  articles(@Args(() => ArticleListArgs) _args: ArticleListArgs) {
    return fromPlan();
  }

  @FieldResolver(() => [HourCount], {
    description:
      'How it grew: articles by the hour of their publication, first hour first, hours without any left out.',
  })
  growth() {
    return fromPlan();
  }

  @Owned('actors')
  @FieldResolver(() => [StoryActor], {
    description: 'Whom its articles name, those named by most articles first; at most 50.',
  })
  actors() {
    return fromPlan();
  }

  @Owned('quotes')
  @FieldResolver(() => QuoteConnection, {
    description: 'What its articles quote, newest first.',
    complexity: pageCost,
  })
  quotes(@Args(() => QuoteListArgs) _args: QuoteListArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => ReactionConnection, {
    description: 'Who answers whom in its articles, and how, newest first.',
    complexity: pageCost,
  })
  reactions(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => Brief, {
    description: 'What was said and done in its articles, each once, with the evidence.',
    complexity: pageCost,
  })
  brief(@Args(() => BriefArgs) _args: BriefArgs) {
    return fromPlan();
  }
}

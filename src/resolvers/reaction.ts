import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver } from 'type-graphql';
import { Brief, BriefArgs } from '../schema/brief.js';
import { ReactionConnection, StoryConnection, SubjectConnection } from '../schema/connection.js';
import { Owned } from '../schema/owner.js';
import { Reaction } from '../schema/reaction.js';
import { StanceCount } from '../schema/stance-count.js';
import { Subject } from '../schema/subject.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { pageCost, ReactionListArgs, StoryListArgs, SubjectListArgs } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Reaction)
export class ReactionResolver {
  @Owned('reactions')
  @Needs('reader')
  @Query(() => Reaction, { nullable: true, description: 'One reaction; null: not known.' })
  reaction(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ) {
    return graph.byId('Reaction', id, info);
  }

  @Owned('reactions')
  @Needs('reader')
  @Query(() => ReactionConnection, { description: 'Reactions, newest first.', complexity: pageCost })
  reactions(
    @Args(() => ReactionListArgs) _args: ReactionListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Reaction', info);
  }
}

@Resolver(() => Subject)
export class SubjectResolver {
  @Owned('reactions')
  @Needs('reader')
  @Query(() => SubjectConnection, { description: 'Subjects, by name.', complexity: pageCost })
  subjects(
    @Args(() => SubjectListArgs) _args: SubjectListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Subject', info);
  }

  @FieldResolver(() => ReactionConnection, {
    description: 'Who answered it and how, newest first.',
    complexity: pageCost,
  })
  reactions(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @Owned('articles')
  @FieldResolver(() => StoryConnection, {
    description: 'Stories in which it was answered, grown last first.',
    complexity: pageCost,
  })
  stories(@Args(() => StoryListArgs) _args: StoryListArgs) {
    return fromPlan();
  }

  @FieldResolver(() => [StanceCount], {
    description: 'How many standing reactions take which stance, most first.',
  })
  stances() {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => Brief, {
    description: 'What was said and done about it, each once, with the evidence.',
    complexity: pageCost,
  })
  brief(@Args(() => BriefArgs) _args: BriefArgs) {
    return fromPlan();
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '../schema/actor.js';
import { ActorChange } from '../schema/actor-change.js';
import {
  ActorEdited,
  ActorEditResult,
  MergeActorsInput,
  ReviewActorInput,
  SettleDoubtInput,
  SplitActorInput,
  UndoActorChangeInput,
} from '../schema/actor-editing.js';
import { DoubtConnection } from '../schema/connection.js';
import { Owned } from '../schema/owner.js';
import { mergeActors, settleDoubt, undoChange } from '../store/actors/changes.js';
import { splitActor } from '../store/actors/split.js';
import { reviewActor } from '../store/review.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { DoubtListArgs, pageCost } from './list-args.js';

@Resolver(() => ActorEdited)
export class ActorEditingResolver {
  @Owned('actors')
  @Needs('reviewer')
  @Query(() => DoubtConnection, {
    description: 'Actors that may be one and wait for a person to say so, last met first.',
    complexity: pageCost,
  })
  actorDoubts(
    @Args(() => DoubtListArgs) _args: DoubtListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('ActorDoubt', info);
  }

  @Owned('actors')
  @Needs('reviewer')
  @Mutation(() => ActorEditResult, {
    description: 'Confirms, corrects or rejects an actor. What a person said stays, whatever is read later.',
  })
  async reviewActor(
    @Arg('input', () => ReviewActorInput, { description: 'The review.' }) input: ReviewActorInput,
    @Ctx() { database, viewer }: Context,
  ) {
    const problems = await reviewActor(database.dataSource, viewer.name, input);
    return problems.length > 0 ? { problems } : { actorId: input.id, changeIds: [] };
  }

  @Owned('actors')
  @Needs('reviewer')
  @Mutation(() => ActorEditResult, {
    description: 'Makes actors one, also for articles that are read later. May be undone.',
  })
  mergeActors(
    @Arg('input', () => MergeActorsInput, { description: 'Which ones.' }) input: MergeActorsInput,
    @Ctx() { database, viewer }: Context,
  ) {
    return mergeActors(database.dataSource, viewer.name, input);
  }

  @Owned('actors')
  @Needs('reviewer')
  @Mutation(() => ActorEditResult, {
    description: 'Makes two of one actor, also for articles that are read again. May be undone.',
  })
  splitActor(
    @Arg('input', () => SplitActorInput, { description: 'Which one, and where.' }) input: SplitActorInput,
    @Ctx() { database, viewer }: Context,
  ) {
    return splitActor(database.dataSource, viewer.name, input);
  }

  @Owned('actors')
  @Needs('reviewer')
  @Mutation(() => ActorEditResult, {
    description: 'Takes a merge or a split back; the last one of an actor first.',
  })
  undoActorChange(
    @Arg('input', () => UndoActorChangeInput, { description: 'Which one.' }) input: UndoActorChangeInput,
    @Ctx() { database, viewer }: Context,
  ) {
    return undoChange(database.dataSource, viewer.name, input);
  }

  @Owned('actors')
  @Needs('reviewer')
  @Mutation(() => ActorEditResult, { description: 'Says whether two actors that may be one are one.' })
  settleActorDoubt(
    @Arg('input', () => SettleDoubtInput, { description: 'The answer.' }) input: SettleDoubtInput,
    @Ctx() { database, viewer }: Context,
  ) {
    return settleDoubt(database.dataSource, viewer.name, input);
  }

  @FieldResolver(() => Actor)
  actor(@Root() { actorId }: ActorEdited, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Actor', actorId, info);
  }

  @FieldResolver(() => [ActorChange])
  changes(@Root() { changeIds }: ActorEdited, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return Promise.all(changeIds.map((id) => graph.byId('ActorChange', id, info)));
  }
}

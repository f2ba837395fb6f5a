import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../errors.js';
import { Actor } from '../schema/actor.js';
import { ActorChange } from '../schema/actor-change.js';
import { ActorDoubt } from '../schema/actor-doubt.js';
import { Brief, BriefArgs } from '../schema/brief.js';
import {
  ActorConnection,
  MentionConnection,
  PageArgs,
  QuoteConnection,
  ReactionConnection,
} from '../schema/connection.js';
import { Name } from '../schema/name.js';
import { Owned } from '../schema/owner.js';
import { Role } from '../schema/role.js';
import { LocalDate } from '../schema/scalars.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { ActorListArgs, pageCost, QuoteListArgs, ReactionListArgs } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Actor)
export class ActorResolver {
  @Owned('actors')
  @Needs('reader')
  @Query(() => Actor, {
    nullable: true,
    description: 'One actor, by id or by its Wikidata item; null: not known.',
  })
  actor(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('wikidataId', () => String, { nullable: true, description: 'Its Wikidata item, like "Q142".' })
    wikidataId?: string,
  ) {
    if ((id == null) === (wikidataId == null)) throw badInput('id', 'give either id or wikidataId.');
    return id != null
      ? graph.byId('Actor', id, info)
      : graph.byKey('Actor', { field: 'wikidataId', value: wikidataId! }, info);
  }

  @Owned('actors')
  @Needs('reader')
  @Query(() => ActorConnection, { description: 'Actors, by name.', complexity: pageCost })
  actors(
    @Args(() => ActorListArgs) _args: ActorListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Actor', info);
  }

  @FieldResolver(() => [Name], { description: 'Every way it was written, first met first.' })
  names() {
    return fromPlan();
  }

  @FieldResolver(() => [ActorDoubt], {
    description:
      'Open questions whether another actor is this one, likest first, at most 20: see actorDoubts.',
  })
  doubts() {
    return fromPlan();
  }

  @FieldResolver(() => [ActorChange], {
    description: 'Merges and splits of it by people, last first, undone ones too, at most 50.',
  })
  changes() {
    return fromPlan();
  }

  @FieldResolver(() => [Role], { description: 'Its offices, as far as they were told of; dated ones first.' })
  roles(
    @Arg('on', () => LocalDate, {
      nullable: true,
      description: 'Only those held on this day; an end that is not told does not shut it out.',
    })
    _on?: string,
  ) {
    return fromPlan();
  }

  @Owned('quotes')
  @FieldResolver(() => QuoteConnection, { description: 'What it said, newest first.', complexity: pageCost })
  quotes(@Args(() => QuoteListArgs) _args: QuoteListArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => ReactionConnection, {
    description: 'What it did and said to others, newest first.',
    complexity: pageCost,
  })
  reactions(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => ReactionConnection, {
    description: 'What others did and said to it, newest first.',
    complexity: pageCost,
  })
  reactionsReceived(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @FieldResolver(() => MentionConnection, { description: 'Where it is named.', complexity: pageCost })
  mentions(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => Brief, {
    description: 'What it said, and what it did and met with, each once, with the evidence.',
    complexity: pageCost,
  })
  brief(@Args(() => BriefArgs) _args: BriefArgs) {
    return fromPlan();
  }
}

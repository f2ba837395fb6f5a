import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import {
  MentionConnection,
  QuoteConnection,
  ReactionConnection,
  UtteranceConnection,
} from '../schema/connection.js';
import { Owned } from '../schema/owner.js';
import { Quote } from '../schema/quote.js';
import { QuoteCut } from '../schema/quote-cut.js';
import { Utterance } from '../schema/utterance.js';
import { cutsOf } from '../store/cuts.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import {
  MentionListArgs,
  pageCost,
  QuoteListArgs,
  ReactionListArgs,
  UtteranceListArgs,
} from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Quote)
export class QuoteResolver {
  @Owned('quotes')
  @Needs('reader')
  @Query(() => Quote, { nullable: true, description: 'One quote; null: not known.' })
  quote(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ) {
    return graph.byId('Quote', id, info);
  }

  @Owned('quotes')
  @Needs('reader')
  @Query(() => QuoteConnection, { description: 'Quotes, newest first.', complexity: pageCost })
  quotes(
    @Args(() => QuoteListArgs) _args: QuoteListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Quote', info);
  }

  @FieldResolver(() => [QuoteCut], {
    description:
      'What the article left out, changed or added against the longest cut of the saying; empty: nothing.',
  })
  cuts(@Root() { cuts }: { cuts: { said: string; printed: string } }) {
    return cutsOf(cuts.said, cuts.printed);
  }

  @Owned('reactions')
  @FieldResolver(() => ReactionConnection, {
    description: 'The reactions that these words carry.',
    complexity: pageCost,
  })
  reactions(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @Owned('actors')
  @FieldResolver(() => MentionConnection, { description: 'Whom these words name.', complexity: pageCost })
  mentions(@Args(() => MentionListArgs) _args: MentionListArgs) {
    return fromPlan();
  }
}

@Resolver(() => Utterance)
export class UtteranceResolver {
  @Owned('quotes')
  @Needs('reader')
  @Query(() => UtteranceConnection, {
    description: 'Utterances, first carried last first.',
    complexity: pageCost,
  })
  utterances(
    @Args(() => UtteranceListArgs) _args: UtteranceListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Utterance', info);
  }

  @FieldResolver(() => QuoteConnection, {
    description: 'Every quote of it, first published first.',
    complexity: pageCost,
  })
  quotes(@Args(() => QuoteListArgs) _args: QuoteListArgs) {
    return fromPlan();
  }
}

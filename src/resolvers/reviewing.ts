import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Owned } from '../schema/owner.js';
import { Quote } from '../schema/quote.js';
import { Reaction } from '../schema/reaction.js';
import {
  ReviewQuoteInput,
  ReviewQuotePayload,
  ReviewQuoteResult,
  ReviewReactionInput,
  ReviewReactionPayload,
  ReviewReactionResult,
} from '../schema/reviewing.js';
import { reviewQuote, reviewReaction } from '../store/review.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

@Resolver(() => ReviewQuotePayload)
export class ReviewQuoteResolver {
  @Owned('quotes')
  @Needs('reviewer')
  @Mutation(() => ReviewQuoteResult, {
    description:
      'Confirms, corrects or rejects a quote. What a person said stays, also when the article is read again.',
  })
  async reviewQuote(
    @Arg('input', () => ReviewQuoteInput, { description: 'The review.' }) input: ReviewQuoteInput,
    @Ctx() { database, viewer }: Context,
  ) {
    const problems = await reviewQuote(database.dataSource, viewer.name, input);
    return problems.length > 0 ? { problems } : { quoteId: input.id };
  }

  @FieldResolver(() => Quote)
  quote(
    @Root() { quoteId }: ReviewQuotePayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Quote', quoteId, info);
  }
}

@Resolver(() => ReviewReactionPayload)
export class ReviewReactionResolver {
  @Owned('reactions')
  @Needs('reviewer')
  @Mutation(() => ReviewReactionResult, {
    description:
      'Confirms, corrects or rejects a reaction. What a person said stays, also when the article is read again.',
  })
  async reviewReaction(
    @Arg('input', () => ReviewReactionInput, { description: 'The review.' }) input: ReviewReactionInput,
    @Ctx() { database, viewer }: Context,
  ) {
    const problems = await reviewReaction(database.dataSource, viewer.name, input);
    return problems.length > 0 ? { problems } : { reactionId: input.id };
  }

  @FieldResolver(() => Reaction)
  reaction(
    @Root() { reactionId }: ReviewReactionPayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Reaction', reactionId, info);
  }
}

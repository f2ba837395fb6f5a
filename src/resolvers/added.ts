import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Added, ArticleAdded, QuoteAdded, ReactionAdded } from '../schema/added.js';
import { Article } from '../schema/article.js';
import { ArticleFilter } from '../schema/article-filter.js';
import { Owned } from '../schema/owner.js';
import { Quote } from '../schema/quote.js';
import { QuoteFilter } from '../schema/quote-filter.js';
import { Reaction } from '../schema/reaction.js';
import { ReactionFilter } from '../schema/reaction-filter.js';
import { Position } from '../schema/scalars.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

const AFTER =
  'The position of the last item that you handled: what came since is given first, then what is new. "0-0" gives all that was ever stored; now where it is left out. The filter sees an item as it is when it is given';

interface Asked {
  filter?: object;
  after?: string;
}

@Resolver()
export class PositionResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Position, {
    description:
      'Where what is stored ended when this operation began. Ask for it together with the first page of a list, and subscribe after it: nothing is missed in between. Through a gateway ask for it first, in an operation of its own.',
  })
  position(@Ctx() { position }: Context) {
    return position;
  }
}

@Resolver(() => ArticleAdded)
export class ArticleAddedResolver {
  @Owned('articles')
  @Needs('reader')
  @Subscription(() => ArticleAdded, {
    description:
      'Every article that is stored from now on, or from a position on: each once, in the order of positions.',
    subscribe: ({ args, context }) => (context as Context).subscriptions.open('Article', args as Asked),
  })
  articleAdded(
    @Root() added: Added,
    @Arg('filter', () => ArticleFilter, {
      nullable: true,
      description: 'Which ones; all where it is left out.',
    })
    _filter?: ArticleFilter,
    @Arg('after', () => Position, { nullable: true, description: AFTER }) _after?: string,
  ) {
    return added;
  }

  @FieldResolver(() => Article)
  article(@Root() { itemId }: ArticleAdded, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Article', itemId, info);
  }
}

@Resolver(() => QuoteAdded)
export class QuoteAddedResolver {
  @Owned('quotes')
  @Needs('reader')
  @Subscription(() => QuoteAdded, {
    description:
      'Every quote that is stored from now on, or from a position on: each once, in the order of positions.',
    subscribe: ({ args, context }) => (context as Context).subscriptions.open('Quote', args as Asked),
  })
  quoteAdded(
    @Root() added: Added,
    @Arg('filter', () => QuoteFilter, {
      nullable: true,
      description: 'Which ones; all where it is left out.',
    })
    _filter?: QuoteFilter,
    @Arg('after', () => Position, { nullable: true, description: AFTER }) _after?: string,
  ) {
    return added;
  }

  @FieldResolver(() => Quote)
  quote(@Root() { itemId }: QuoteAdded, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Quote', itemId, info);
  }
}

@Resolver(() => ReactionAdded)
export class ReactionAddedResolver {
  @Owned('reactions')
  @Needs('reader')
  @Subscription(() => ReactionAdded, {
    description:
      'Every reaction that is stored from now on, or from a position on: each once, in the order of positions.',
    subscribe: ({ args, context }) => (context as Context).subscriptions.open('Reaction', args as Asked),
  })
  reactionAdded(
    @Root() added: Added,
    @Arg('filter', () => ReactionFilter, {
      nullable: true,
      description: 'Which ones; all where it is left out.',
    })
    _filter?: ReactionFilter,
    @Arg('after', () => Position, { nullable: true, description: AFTER }) _after?: string,
  ) {
    return added;
  }

  @FieldResolver(() => Reaction)
  reaction(@Root() { itemId }: ReactionAdded, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Reaction', itemId, info);
  }
}

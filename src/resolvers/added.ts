import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  type ClassType,
  Ctx,
  FieldResolver,
  Info,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { badInput } from '../errors.js';
import { ActorFilter } from '../schema/actor-filter.js';
import {
  ActorChanged,
  Added,
  ArticleAdded,
  ArticleRevised,
  QuoteAdded,
  ReactionAdded,
  StoryGrown,
} from '../schema/added.js';
import { Article } from '../schema/article.js';
import { ArticleFilter } from '../schema/article-filter.js';
import { DEFAULT_PAGE, MAX_PAGE } from '../schema/connection.js';
import { Owned, type Owner } from '../schema/owner.js';
import { QuoteFilter } from '../schema/quote-filter.js';
import { ReactionFilter } from '../schema/reaction-filter.js';
import { Position } from '../schema/scalars.js';
import { StoryFilter } from '../schema/story-filter.js';
import type { OutboxKind } from '../store/outbox.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

const FILTER = 'Which ones; all where it is left out.';
export const AFTER =
  'The position of the last item that you handled: what came since is given first, then what is new. "0-0" gives all that was ever stored, as long as nothing of it has been pruned; now where it is left out. The filter sees an item as it is when it is given';

export const BEHIND = 'The position of the last item that you handled; "0-0" for the beginning.';
export const FIRST = `How many items at most, 1 to ${MAX_PAGE}. A filter that takes few of many gives fewer, and hasMore.`;

/** What a page of news costs: its size times what is selected of an item. */
export function newsCost({ args, childComplexity }: { args: { first?: number }; childComplexity: number }) {
  return 1 + Number(args.first ?? DEFAULT_PAGE) * childComplexity;
}

/** @throws BAD_USER_INPUT for a size that no page can have */
export function newsSize(first: number): number {
  if (first < 1 || first > MAX_PAGE) throw badInput('first', `expected 1 to ${MAX_PAGE}, got ${first}.`);
  return first;
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

interface NewsOptions {
  kind: OutboxKind;
  owner: Owner;
  types: { Item: ClassType<Added>; Page: ClassType; node: ClassType; field: string };
  /** What an entry has the id of, where not of the node: a type whose field, called the same, leads to it. */
  through?: string;
  filter: ClassType;
  /** Names of the subscription and of the query that gives the same in pages. */
  subscription: string;
  query: string;
  /** What is given, for descriptions: "new quote". */
  what: string;
}

/** What is new of a kind: a subscription, and its twin, a query. */
function newsResolver({ kind, owner, types, through, filter, subscription, query, what }: NewsOptions) {
  @Resolver(() => types.Item)
  class NewsResolver {
    @Owned(owner)
    @Needs('reader')
    @Subscription(() => types.Item, {
      name: subscription,
      description: `Every ${what} from now on, or from a position on: each once, in the order of positions.`,
      subscribe: ({ args, context }) =>
        (context as Context).subscriptions.open(kind, args as { filter?: object; after?: string }),
    })
    added(
      @Root() added: Added,
      @Arg('filter', () => filter, { nullable: true, description: FILTER }) _filter?: object,
      @Arg('after', () => Position, { nullable: true, description: AFTER }) _after?: string,
    ) {
      return added;
    }

    @Owned(owner)
    @Needs('reader')
    @Query(() => types.Page, {
      name: query,
      description: `Every ${what} behind a position, a page at once: the same items in the same order as the subscription ${subscription} gives, for those who ask now and then. Go on after the position of the page.`,
      complexity: newsCost,
    })
    page(
      @Ctx() { subscriptions }: Context,
      @Arg('after', () => Position, { description: BEHIND }) after: string,
      @Arg('first', () => Int, { defaultValue: DEFAULT_PAGE, description: FIRST }) first: number,
      @Arg('filter', () => filter, { nullable: true, description: FILTER }) asked?: object,
    ) {
      return subscriptions.page(kind, { filter: asked, after }, newsSize(first));
    }

    @FieldResolver(() => types.node, { name: types.field })
    item(@Root() { itemId }: Added, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
      return through
        ? graph.linked(through, itemId, types.field, info)
        : graph.byId(types.node.name, itemId, info);
    }
  }
  return NewsResolver;
}

export const ArticleAddedResolver = newsResolver({
  kind: 'ARTICLE_ADDED',
  owner: 'articles',
  types: ArticleAdded,
  filter: ArticleFilter,
  subscription: 'articleAdded',
  query: 'articlesAdded',
  what: 'new article',
});

export const ArticleRevisedResolver = newsResolver({
  kind: 'ARTICLE_REVISED',
  owner: 'articles',
  types: ArticleRevised,
  filter: ArticleFilter,
  subscription: 'articleRevised',
  query: 'articlesRevised',
  what: 'change of a known article',
});

export const QuoteAddedResolver = newsResolver({
  kind: 'QUOTE_ADDED',
  owner: 'quotes',
  types: QuoteAdded,
  filter: QuoteFilter,
  subscription: 'quoteAdded',
  query: 'quotesAdded',
  what: 'new quote',
});

export const ReactionAddedResolver = newsResolver({
  kind: 'REACTION_ADDED',
  owner: 'reactions',
  types: ReactionAdded,
  filter: ReactionFilter,
  subscription: 'reactionAdded',
  query: 'reactionsAdded',
  what: 'new reaction',
});

export const StoryGrownResolver = newsResolver({
  kind: 'STORY_GROWN',
  owner: 'articles',
  types: StoryGrown,
  through: 'Article',
  filter: StoryFilter,
  subscription: 'storyGrown',
  query: 'storiesGrown',
  what: 'article that is put into a story, the first one of a new story too,',
});

@Resolver(() => StoryGrown.Item)
export class StoryGrownArticleResolver {
  @FieldResolver(() => Article, { description: 'The article that was put into it, as it is now.' })
  article(@Root() { itemId }: Added, @Ctx() { graph }: Context, @Info() info: GraphQLResolveInfo) {
    return graph.byId('Article', itemId, info);
  }
}

export const ActorChangedResolver = newsResolver({
  kind: 'ACTOR_CHANGED',
  owner: 'actors',
  types: ActorChanged,
  filter: ActorFilter,
  subscription: 'actorChanged',
  query: 'actorsChanged',
  what: 'change that a person makes to an actor',
});

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { badInput } from '../errors.js';
import { Article } from '../schema/article.js';
import { ArticleActor } from '../schema/article-actor.js';
import {
  ArticleConnection,
  MentionConnection,
  PageArgs,
  QuoteConnection,
  ReactionConnection,
  RevisionConnection,
} from '../schema/connection.js';
import { Outlet } from '../schema/outlet.js';
import { Owned } from '../schema/owner.js';
import { Passage, Revision } from '../schema/revision.js';
import { RevisionChanges } from '../schema/revision-change.js';
import { Url } from '../schema/scalars.js';
import { Story } from '../schema/story.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { ArticleListArgs, MentionListArgs, pageCost, QuoteListArgs, ReactionListArgs } from './list-args.js';
import { fromPlan } from './planned.js';

@Resolver(() => Article)
export class ArticleResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Article, {
    nullable: true,
    description: 'One article, by id or by its address; null: not known.',
  })
  article(
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('url', () => Url, { nullable: true, description: 'Its canonical address.' }) url?: URL,
  ) {
    if ((id == null) === (url == null)) throw badInput('id', 'give either id or url.');
    return id != null
      ? graph.byId('Article', id, info)
      : graph.byKey('Article', { field: 'url', value: String(url) }, info);
  }

  @Owned('articles')
  @Needs('reader')
  @Query(() => ArticleConnection, { description: 'Articles, newest first.', complexity: pageCost })
  articles(
    @Args(() => ArticleListArgs) _args: ArticleListArgs,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.page('Article', info);
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Who published it; null: not known.' })
  outlet() {
    return fromPlan();
  }

  @FieldResolver(() => Revision, { description: 'Its current text.' })
  revision() {
    return fromPlan();
  }

  @FieldResolver(() => RevisionConnection, {
    description: 'All its texts, first seen first.',
    complexity: pageCost,
  })
  revisions(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }

  @FieldResolver(() => Story, {
    nullable: true,
    description: 'The story that it belongs to; null: stored by an earlier version, until it is read again.',
  })
  story() {
    return fromPlan();
  }

  @FieldResolver(() => Article, {
    nullable: true,
    description: 'The article whose text it carries, as a wire text does; null: it is nobody’s copy.',
  })
  original() {
    return fromPlan();
  }

  @FieldResolver(() => ArticleConnection, {
    description:
      'Articles that carry its text, published within 72 hours of one another, first published first. The first of all has them, a copy has none.',
    complexity: pageCost,
  })
  copies(@Args(() => ArticleListArgs) _args: ArticleListArgs) {
    return fromPlan();
  }

  @Owned('quotes')
  @FieldResolver(() => QuoteConnection, { description: 'What it quotes.', complexity: pageCost })
  quotes(@Args(() => QuoteListArgs) _args: QuoteListArgs) {
    return fromPlan();
  }

  @Owned('reactions')
  @FieldResolver(() => ReactionConnection, {
    description: 'Who answers whom in it, and how.',
    complexity: pageCost,
  })
  reactions(@Args(() => ReactionListArgs) _args: ReactionListArgs) {
    return fromPlan();
  }

  @Owned('actors')
  @FieldResolver(() => MentionConnection, { description: 'Where it names whom.', complexity: pageCost })
  mentions(@Args(() => MentionListArgs) _args: MentionListArgs) {
    return fromPlan();
  }

  @Owned('actors')
  @FieldResolver(() => [ArticleActor], { description: 'Whom it names, most often named first.' })
  actors() {
    return fromPlan();
  }
}

@Resolver(() => Revision)
export class RevisionResolver {
  @FieldResolver(() => [Passage], { description: 'The parts of the text, in order.' })
  passages() {
    return fromPlan();
  }

  @FieldResolver(() => RevisionChanges, {
    nullable: true,
    description: 'What it did to the quotes and reactions of the revision before; null: it is the first.',
  })
  changes() {
    return fromPlan();
  }

  @FieldResolver(() => Article, { description: 'The article whose text it is.' })
  article() {
    return fromPlan();
  }
}

@Resolver(() => Passage)
export class PassageResolver {
  /** The plan gives the whole text: only here do spans count as JavaScript does. */
  @FieldResolver(() => String)
  text(@Root() { text, start, end }: Passage) {
    return text.slice(start, end);
  }
}

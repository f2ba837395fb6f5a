import { ArgsType, Field } from 'type-graphql';
import { DoubtFilter, DoubtOrder } from '../schema/actor-doubt.js';
import { ActorFilter, ActorOrder } from '../schema/actor-filter.js';
import { ArticleFilter, ArticleOrder } from '../schema/article-filter.js';
import { DEFAULT_PAGE, MAX_PAGE, PageArgs } from '../schema/connection.js';
import { FeedFilter, FeedOrder } from '../schema/feed-filter.js';
import { MentionFilter } from '../schema/mention-filter.js';
import { MonitorOrder } from '../schema/monitor.js';
import { OutletFilter, OutletOrder } from '../schema/outlet-filter.js';
import { QuoteFilter, QuoteOrder } from '../schema/quote-filter.js';
import { ReactionFilter, ReactionOrder } from '../schema/reaction-filter.js';
import { StoryFilter, StoryOrder } from '../schema/story-filter.js';
import { SubjectFilter, SubjectOrder } from '../schema/subject-filter.js';
import { UtteranceFilter, UtteranceOrder } from '../schema/utterance-filter.js';

const WHICH = 'Which ones; all where it is left out.';

/** What a list costs: its page size times what is selected of an item. Bad sizes are refused where the page is read. */
export function pageCost({ args, childComplexity }: { args: PageArgs; childComplexity: number }): number {
  const size = Math.min(Math.max(args.last ?? args.first ?? DEFAULT_PAGE, 1), MAX_PAGE);
  return 1 + size * childComplexity;
}

@ArgsType()
export class ArticleListArgs extends PageArgs {
  @Field(() => ArticleFilter, { nullable: true, description: WHICH })
  filter?: ArticleFilter;

  @Field(() => ArticleOrder, { nullable: true, description: 'NEWEST where it is left out.' })
  orderBy?: ArticleOrder;
}

@ArgsType()
export class StoryListArgs extends PageArgs {
  @Field(() => StoryFilter, { nullable: true, description: WHICH })
  filter?: StoryFilter;

  @Field(() => StoryOrder, { nullable: true, description: 'NEWEST where it is left out.' })
  orderBy?: StoryOrder;
}

@ArgsType()
export class OutletListArgs extends PageArgs {
  @Field(() => OutletFilter, { nullable: true, description: WHICH })
  filter?: OutletFilter;

  @Field(() => OutletOrder, { nullable: true, description: 'NAME where it is left out.' })
  orderBy?: OutletOrder;
}

@ArgsType()
export class FeedListArgs extends PageArgs {
  @Field(() => FeedFilter, { nullable: true, description: WHICH })
  filter?: FeedFilter;

  @Field(() => FeedOrder, { nullable: true, description: 'URL where it is left out.' })
  orderBy?: FeedOrder;
}

@ArgsType()
export class ActorListArgs extends PageArgs {
  @Field(() => ActorFilter, { nullable: true, description: WHICH })
  filter?: ActorFilter;

  @Field(() => ActorOrder, { nullable: true, description: 'NAME where it is left out.' })
  orderBy?: ActorOrder;
}

@ArgsType()
export class DoubtListArgs extends PageArgs {
  @Field(() => DoubtFilter, {
    nullable: true,
    description: 'Which ones; those that wait where it is left out.',
  })
  filter?: DoubtFilter;

  @Field(() => DoubtOrder, { nullable: true, description: 'NEWEST where it is left out.' })
  orderBy?: DoubtOrder;
}

@ArgsType()
export class QuoteListArgs extends PageArgs {
  @Field(() => QuoteFilter, { nullable: true, description: WHICH })
  filter?: QuoteFilter;

  @Field(() => QuoteOrder, {
    nullable: true,
    description:
      'Where it is left out: TEXT for those of an article, OLDEST for those of an utterance, else NEWEST.',
  })
  orderBy?: QuoteOrder;
}

@ArgsType()
export class ReactionListArgs extends PageArgs {
  @Field(() => ReactionFilter, { nullable: true, description: WHICH })
  filter?: ReactionFilter;

  @Field(() => ReactionOrder, {
    nullable: true,
    description: 'Where it is left out: TEXT for those of an article or a quote, else NEWEST.',
  })
  orderBy?: ReactionOrder;
}

@ArgsType()
export class SubjectListArgs extends PageArgs {
  @Field(() => SubjectFilter, { nullable: true, description: WHICH })
  filter?: SubjectFilter;

  @Field(() => SubjectOrder, { nullable: true, description: 'NAME where it is left out.' })
  orderBy?: SubjectOrder;
}

@ArgsType()
export class UtteranceListArgs extends PageArgs {
  @Field(() => UtteranceFilter, { nullable: true, description: WHICH })
  filter?: UtteranceFilter;

  @Field(() => UtteranceOrder, { nullable: true, description: 'NEWEST where it is left out.' })
  orderBy?: UtteranceOrder;
}

@ArgsType()
export class MentionListArgs extends PageArgs {
  @Field(() => MentionFilter, { nullable: true, description: WHICH })
  filter?: MentionFilter;
}

@ArgsType()
export class MonitorListArgs extends PageArgs {
  @Field(() => MonitorOrder, { nullable: true, description: 'NAME where it is left out.' })
  orderBy?: MonitorOrder;
}

import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Actor } from './actor.js';
import { ActorDoubt } from './actor-doubt.js';
import { ChangedPosition, NewSpeaker, Spike } from './alert.js';
import { Article } from './article.js';
import { Feed } from './feed.js';
import { Mention } from './mention.js';
import { Monitor } from './monitor.js';
import { Outlet } from './outlet.js';
import { Owned, type Owner } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Revision } from './revision.js';
import { Story } from './story.js';
import { Subject } from './subject.js';
import { Utterance } from './utterance.js';
import { DeadLetter, Webhook } from './webhook.js';

/** The most items that one page of a list gives. */
export const MAX_PAGE = 100;
/** How many items a page gives where neither `first` nor `last` is said. */
export const DEFAULT_PAGE = 20;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many items from the start, 0 to ${MAX_PAGE}; ${DEFAULT_PAGE} where neither first nor last is given.`,
  })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: `How many items from the end, 0 to ${MAX_PAGE}.` })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Only items before this cursor.' })
  before?: string;
}

@Owned('all')
@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'There are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null: the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null: the page is empty.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The Relay connection of a type: its edge and connection object types, named after it. */
function connectionOf<T extends object>(node: ClassType<T>, owner: Owner): ClassType<Connection<T>> {
  @Owned(owner)
  @ObjectType(`${node.name}Edge`, {
    simpleResolvers: true,
    description: `A place in a list of type ${node.name}.`,
  })
  class NodeEdge {
    @Field(() => String, { description: 'Where the item stands; give it back as `after` or `before`.' })
    cursor!: string;

    @Field(() => node, { description: 'The item.' })
    node!: T;
  }

  @Owned(owner)
  @ObjectType(`${node.name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of type ${node.name}.`,
  })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The items with their cursors.' })
    edges!: NodeEdge[];

    @Field(() => [node], { description: 'The items without their cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many items the whole list has; counted only where asked for.' })
    totalCount!: number;
  }
  return NodeConnection;
}

export const ArticleConnection = connectionOf(Article, 'articles');
export const RevisionConnection = connectionOf(Revision, 'articles');
export const StoryConnection = connectionOf(Story, 'articles');
export const OutletConnection = connectionOf(Outlet, 'articles');
export const FeedConnection = connectionOf(Feed, 'articles');
export const ActorConnection = connectionOf(Actor, 'actors');
export const QuoteConnection = connectionOf(Quote, 'quotes');
export const UtteranceConnection = connectionOf(Utterance, 'quotes');
export const ReactionConnection = connectionOf(Reaction, 'reactions');
export const SubjectConnection = connectionOf(Subject, 'reactions');
export const DoubtConnection = connectionOf(ActorDoubt, 'actors');
export const MentionConnection = connectionOf(Mention, 'actors');
export const MonitorConnection = connectionOf(Monitor, 'reactions');
export const WebhookConnection = connectionOf(Webhook, 'reactions');
export const SpikeConnection = connectionOf(Spike, 'reactions');
export const NewSpeakerConnection = connectionOf(NewSpeaker, 'reactions');
export const ChangedPositionConnection = connectionOf(ChangedPosition, 'reactions');
export const DeadLetterConnection = connectionOf(DeadLetter, 'reactions');

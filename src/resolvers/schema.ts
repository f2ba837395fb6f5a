import 'reflect-metadata';
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { planned, plannedPage } from '../store/graph/graph.js';
import { shapes } from '../store/shapes/index.js';
import { ActorResolver } from './actor.js';
import { ActorEditingResolver } from './actor-editing.js';
import {
  ActorChangedResolver,
  ArticleAddedResolver,
  ArticleRevisedResolver,
  PositionResolver,
  QuoteAddedResolver,
  ReactionAddedResolver,
  StoryGrownArticleResolver,
  StoryGrownResolver,
} from './added.js';
import { AddArticleResolver } from './adding.js';
import { ArticleResolver, PassageResolver, RevisionResolver } from './article.js';
import { authorize } from './authority.js';
import { BriefDeedResolver, BriefResolver, BriefSayingResolver } from './brief.js';
import { FeedResolver } from './feed.js';
import {
  AddFeedResolver,
  PollFeedResolver,
  RemoveFeedResolver,
  UpdateFeedResolver,
} from './managing-feeds.js';
import { MonitoringResolver, MonitorResolver } from './monitor.js';
import { MonitorMatchResolver } from './monitor-match.js';
import { NodeResolver } from './node.js';
import { OutletResolver } from './outlet.js';
import { QuoteResolver, UtteranceResolver } from './quote.js';
import { ReactionResolver, SubjectResolver } from './reaction.js';
import { ReviewQuoteResolver, ReviewReactionResolver } from './reviewing.js';
import { StoryResolver } from './story.js';
import { AddWebhookResolver, RotateSecretResolver, WebhookResolver, WebhooksResolver } from './webhook.js';
import { WithdrawArticleResolver } from './withdrawing.js';

const refuse = () => {
  throw new Error('A subscription of this graph reads the outbox: it has no topic.');
};
/** type-graphql wants one where there are subscriptions; each of ours brings its own `subscribe`. */
const NO_TOPICS: PubSub = { publish: refuse, subscribe: refuse };

/** type-graphql makes these types itself, without a word. */
const ROOTS = {
  Query: 'What is known: who said what, who they are, and who answered it how.',
  Mutation: 'What people add: articles to read, their word on what was read, and what they want to hear of.',
  Subscription: 'What is new: each item once, in the order stored, from any position on.',
};

/** The whole graph, executable. */
export function buildGraphSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      ArticleResolver,
      RevisionResolver,
      PassageResolver,
      StoryResolver,
      BriefResolver,
      BriefSayingResolver,
      BriefDeedResolver,
      OutletResolver,
      FeedResolver,
      ActorResolver,
      ActorEditingResolver,
      QuoteResolver,
      UtteranceResolver,
      ReactionResolver,
      SubjectResolver,
      MonitorResolver,
      MonitoringResolver,
      MonitorMatchResolver,
      WebhookResolver,
      WebhooksResolver,
      AddWebhookResolver,
      RotateSecretResolver,
      AddArticleResolver,
      WithdrawArticleResolver,
      AddFeedResolver,
      UpdateFeedResolver,
      RemoveFeedResolver,
      PollFeedResolver,
      ReviewQuoteResolver,
      ReviewReactionResolver,
      PositionResolver,
      ArticleAddedResolver,
      ArticleRevisedResolver,
      QuoteAddedResolver,
      ReactionAddedResolver,
      StoryGrownResolver,
      StoryGrownArticleResolver,
      ActorChangedResolver,
    ],
    authChecker: authorize,
    validate: false,
    pubSub: NO_TOPICS,
  });
  readFromPlan(schema);
  for (const [name, description] of Object.entries(ROOTS)) schema.getType(name)!.description = description;
  return schema;
}

/**
 * Fields of stored types that lead to other objects: the plan has read them. They are resolved here, since type-graphql would
 * make a promise for each of the thousands that an answer can have.
 */
function readFromPlan(schema: GraphQLSchema): void {
  for (const [typeName, shape] of Object.entries(shapes)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isObjectType(getNamedType(field.type)) || field.name in shape.values) continue;
      field.resolve = shape.pages?.[field.name]
        ? (parent, args, _context, info) => plannedPage(parent as object, args, info)
        : (parent, _args, _context, info) => planned(parent as object, info);
    }
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import { DeadLetterConnection, PageArgs } from '../schema/connection.js';
import { Owned } from '../schema/owner.js';
import { Position } from '../schema/scalars.js';
import { Webhook } from '../schema/webhook.js';
import {
  AddWebhookInput,
  AddWebhookPayload,
  AddWebhookResult,
  RemoveWebhookResult,
  RotateSecretPayload,
  RotateSecretResult,
  WebhookPayload,
  WebhookResult,
} from '../schema/webhooks.js';
import { addWebhook, askReplay, removeWebhook, resumeWebhook, rotateSecret } from '../store/webhooks.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';
import { pageCost } from './list-args.js';
import { fromPlan } from './planned.js';

const WHICH = 'The webhook.';

@Resolver(() => Webhook)
export class WebhookResolver {
  @FieldResolver(() => DeadLetterConnection, {
    description: 'What it could not deliver, tried last first.',
    complexity: pageCost,
  })
  deadLetters(@Args(() => PageArgs) _args: PageArgs) {
    return fromPlan();
  }
}

@Resolver(() => AddWebhookPayload)
export class AddWebhookResolver {
  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => AddWebhookResult, {
    description: 'Has what a monitor watches posted to an address. The secret is shown this once.',
  })
  addWebhook(
    @Arg('input', () => AddWebhookInput, { description: 'The webhook.' }) input: AddWebhookInput,
    @Ctx() { database, viewer, position, addressProblem }: Context,
  ) {
    const url = input.url.href;
    const message = addressProblem(url);
    if (message) return { problems: [{ field: 'url', code: 'FORBIDDEN_ADDRESS', message }] };
    const from = input.after ?? position;
    return addWebhook(database.dataSource, viewer.name, { monitor: input.monitor, url, position: from });
  }

  @FieldResolver(() => Webhook)
  webhook(
    @Root() { webhookId }: AddWebhookPayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Webhook', webhookId, info);
  }
}

@Resolver(() => RotateSecretPayload)
export class RotateSecretResolver {
  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => RotateSecretResult, {
    description:
      'Gives a webhook a new secret, which is shown this once. For a while deliveries carry a signature of each, as Standard Webhooks has it, so that the receiver can change over.',
  })
  rotateWebhookSecret(
    @Arg('id', () => ID, { description: WHICH }) id: string,
    @Arg('overlapHours', () => Int, {
      defaultValue: 24,
      description: 'For how many hours the secret before holds as well, 0 to 336.',
    })
    overlapHours: number,
    @Ctx() { database }: Context,
  ) {
    return rotateSecret(database.dataSource, id, overlapHours);
  }

  @FieldResolver(() => Webhook)
  webhook(
    @Root() { webhookId }: RotateSecretPayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Webhook', webhookId, info);
  }
}

@Resolver(() => WebhookPayload)
export class WebhooksResolver {
  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => WebhookResult, {
    description: 'Lets a webhook that was stopped, or waits for its next try, go on at once.',
  })
  async resumeWebhook(
    @Arg('id', () => ID, { description: WHICH }) id: string,
    @Ctx() { database }: Context,
    @Arg('after', () => Position, {
      nullable: true,
      description: 'Where to go on from; where it stopped, if it is left out.',
    })
    after?: string,
  ) {
    return { replayed: 0, ...(await resumeWebhook(database.dataSource, id, after)) };
  }

  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => WebhookResult, {
    description:
      'Delivers dead letters of a webhook once more, under the ids that they had. What is taken is no dead letter any more.',
  })
  replayDeadLetters(
    @Arg('webhook', () => ID, { description: WHICH }) webhook: string,
    @Ctx() { database }: Context,
    @Arg('ids', () => [ID], { nullable: true, description: 'The dead letters; all where it is left out.' })
    ids?: string[],
  ) {
    return askReplay(database.dataSource, webhook, ids);
  }

  @Owned('reactions')
  @Needs('editor')
  @Mutation(() => RemoveWebhookResult, { description: 'Ends a webhook, and forgets its dead letters.' })
  async removeWebhook(@Arg('id', () => ID, { description: WHICH }) id: string, @Ctx() { database }: Context) {
    const change = await removeWebhook(database.dataSource, id);
    return 'problems' in change ? change : { id: change.webhookId };
  }

  @FieldResolver(() => Webhook)
  webhook(
    @Root() { webhookId }: WebhookPayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Webhook', webhookId, info);
  }
}

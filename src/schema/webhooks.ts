import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MonitorRefused } from './monitoring.js';
import { Owned } from './owner.js';
import { Position, Url } from './scalars.js';
import { Webhook } from './webhook.js';

@InputType({ description: 'Where what a monitor watches is to be posted to.' })
export class AddWebhookInput {
  @Field(() => ID, { description: 'The monitor.' })
  monitor!: string;

  @Field(() => Url, {
    description:
      'Its address, http or https, on the public internet or at one of WEBHOOK_ORIGINS. It answers 2xx for what it has taken.',
  })
  url!: URL;

  @Field(() => Position, {
    nullable: true,
    description:
      'Everything behind this position is delivered first; what is new alone where it is left out.',
  })
  after?: string | null;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The webhook is stored.' })
export class AddWebhookPayload {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, {
    description:
      'What its deliveries are signed with. It is shown this once: keep it where they are taken in.',
  })
  secret!: string;

  webhookId!: string;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The webhook has a new secret.' })
export class RotateSecretPayload {
  @Field(() => Webhook, { description: 'The webhook; until `oldSecretUntil` both secrets hold.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'The new secret. It is shown this once.' })
  secret!: string;

  webhookId!: string;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The webhook is changed.' })
export class WebhookPayload {
  @Field(() => Webhook, { description: 'The webhook as it is now.' })
  webhook!: Webhook;

  @Field(() => Int, { description: 'How many dead letters are replayed.' })
  replayed!: number;

  webhookId!: string;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The webhook is gone, with its dead letters.' })
export class RemoveWebhookPayload {
  @Field(() => ID, { description: 'The id that it had.' })
  id!: string;
}

export const AddWebhookResult = createUnionType({
  name: 'AddWebhookResult',
  description: 'The webhook as stored, or why it was refused.',
  types: () => [AddWebhookPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : AddWebhookPayload),
});

export const RotateSecretResult = createUnionType({
  name: 'RotateSecretResult',
  description: 'The webhook with its new secret, or why it has none.',
  types: () => [RotateSecretPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : RotateSecretPayload),
});

export const WebhookResult = createUnionType({
  name: 'WebhookResult',
  description: 'The webhook as changed, or why it was not.',
  types: () => [WebhookPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : WebhookPayload),
});

export const RemoveWebhookResult = createUnionType({
  name: 'RemoveWebhookResult',
  description: 'What was removed, or why it could not be.',
  types: () => [RemoveWebhookPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : RemoveWebhookPayload),
});

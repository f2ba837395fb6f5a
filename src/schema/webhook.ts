import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { enumOf } from './enum.js';
import { Made } from './made.js';
import { Monitor } from './monitor.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime, Position } from './scalars.js';

export const WebhookState = enumOf('WebhookState', 'How it goes with a webhook.', {
  DELIVERING: 'The last delivery was taken, or there was none yet.',
  RETRYING: 'The last delivery was not taken, and is tried again.',
  STOPPED: 'Nothing is delivered until it is resumed.',
});
export type WebhookState = keyof typeof WebhookState;

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'An address that what a monitor watches is posted to: each item at least once, in the order of positions, signed as Standard Webhooks has it.',
})
@Entity()
@Unique(['monitorId', 'url'])
export class Webhook extends Made {
  @Field(() => Monitor, { description: 'What it delivers.' })
  @ManyToOne(() => Monitor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  monitor!: Relation<Monitor>;

  @Column('uuid')
  monitorId!: string;

  @Field(() => String, {
    description: 'Scheme and host of its address. The rest may hold a secret, and is not shown.',
  })
  origin!: string;

  @Column('text')
  url!: string;

  @Column('text')
  secret!: string;

  @Field(() => WebhookState, { description: 'How it goes.' })
  state!: WebhookState;

  @Field(() => Position, {
    description:
      'Up to here everything was taken, is a dead letter, or is in a post of several that is being tried.',
  })
  @Column('text')
  position!: string;

  @Field(() => Int, { description: 'How often the next item was tried in vain.' })
  @Column('integer', { default: 0 })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the next item is tried again; null: at once.' })
  @Column('timestamp with time zone', { nullable: true })
  nextAttemptAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when nothing was taken; null: all is well.' })
  @Column('timestamp with time zone', { nullable: true })
  failingSince!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last delivery was not taken.' })
  @Column('text', { nullable: true })
  problem!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was stopped; null: it was not.' })
  @Column('timestamp with time zone', { nullable: true })
  stoppedAt!: Date | null;

  /** When what a monitor groups was last put together for it. */
  @Column('timestamp with time zone', { nullable: true })
  gatheredAt!: Date | null;

  /** The secret before, with which deliveries are signed as well until then. */
  @Column('text', { nullable: true })
  oldSecret!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when deliveries are signed with the secret before as well; null: there was none. See rotateWebhookSecret.',
  })
  @Column('timestamp with time zone', { nullable: true })
  oldSecretUntil!: Date | null;

  /** When it was last told to go on at once. */
  @Column('timestamp with time zone', { nullable: true })
  resumedAt!: Date | null;
}

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'An item that a webhook could not deliver, after all its tries. It is kept until it is replayed.',
})
@Entity()
@Unique(['webhookId', 'position'])
@Index('dead_letter_replay', ['replayAskedAt'], { where: 'replay_asked_at IS NOT NULL' })
export class DeadLetter extends Node {
  @Field(() => Webhook, { description: 'Whose it is.' })
  @ManyToOne(() => Webhook, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  webhook!: Relation<Webhook>;

  @Column('uuid')
  webhookId!: string;

  @Field(() => Position, { description: 'Where the item stands.' })
  @Column('text')
  position!: string;

  @Column('text')
  kind!: string;

  @Field(() => String, { description: 'Id of the article, quote or reaction: see `node`.' })
  @Column('uuid')
  itemId!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  @Column('integer')
  attempts!: number;

  @Field(() => String, { description: 'Why it was not taken the last time.' })
  @Column('text')
  problem!: string;

  @Field(() => DateTime, { description: 'When it was tried last, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  failedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was asked to be replayed; null: it was not, or that failed.',
  })
  @Column('timestamp with time zone', { nullable: true })
  replayAskedAt!: Date | null;
}

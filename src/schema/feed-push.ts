import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, OneToOne, type Relation, Unique } from 'typeorm';
import { enumOf } from './enum.js';
import type { Feed } from './feed.js';
import { Owned } from './owner.js';
import { DateTime, Url } from './scalars.js';

export const FeedPushState = enumOf('FeedPushState', 'How it stands with the subscription at a hub.', {
  REQUESTED: 'The hub was asked, or is to be at the next poll, and has not confirmed it yet.',
  LIVE: 'The hub pushes.',
  LAPSED: 'The hub has not renewed it in time; it is asked again.',
  DENIED: 'The hub refuses; it is asked again after a week.',
  FAILED: 'The hub could not be asked; it is asked again.',
});
export type FeedPushState = keyof typeof FeedPushState;

@Owned('articles')
@ObjectType({
  simpleResolvers: true,
  description:
    'The subscription at the hub that a feed offers (WebSub). The feed is polled all the same: less often while its hub proves good.',
})
@Entity()
@Unique(['token'])
export class FeedPush {
  @OneToOne('Feed', { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  feed!: Relation<Feed>;

  @Column('uuid', { primary: true })
  feedId!: string;

  /** Names it in the callback's address, which nobody but the hub knows. */
  @Column('text')
  token!: string;

  /** What the hub signs with. */
  @Column('text')
  secret!: string;

  @Field(() => Url, { description: 'The hub.' })
  @Column('text')
  hub!: string;

  @Field(() => Url, { description: 'The address that the feed has at its hub.' })
  @Column('text')
  topic!: string;

  @Field(() => FeedPushState, { description: 'How it stands.' })
  @Column('text', { default: FeedPushState.REQUESTED })
  state!: FeedPushState;

  /** When the hub is to be asked, again or for the first time. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  renewAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the hub pushes, UTC; null: it does not yet.',
  })
  @Column('timestamp with time zone', { nullable: true })
  leaseUntil!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last pushed, UTC; null: never.' })
  @Column('timestamp with time zone', { nullable: true })
  pushedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a poll last found what the hub had not pushed, UTC; null: never.',
  })
  @Column('timestamp with time zone', { nullable: true })
  missedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What is wrong with it, in words; null: nothing.' })
  @Column('text', { nullable: true })
  problem!: string | null;
}

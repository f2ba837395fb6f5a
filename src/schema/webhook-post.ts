import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Webhook } from './webhook.js';

/** Matches that a webhook posts as one, from when they were gathered until they are taken. It stays what it is, however often it is tried. */
@Entity()
@Index('webhook_post_webhook', ['webhookId', 'id'])
export class WebhookPost {
  @PrimaryColumn('uuid')
  id!: string;

  @ManyToOne(() => Webhook, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  webhook!: Relation<Webhook>;

  @Column('uuid')
  webhookId!: string;

  /** The story that all of them belong to; null: they are not grouped by story, or belong to none. */
  @Column('uuid', { nullable: true })
  storyId!: string | null;

  /** Up to this position everything was gathered. */
  @Column('text')
  until!: string;

  /** How many matches there are; the first of them are in `items`. */
  @Column('integer')
  count!: number;

  /** Outbox entries: kind, itemId, position. */
  @Column('jsonb')
  items!: { kind: string; itemId: string; position: string }[];
}

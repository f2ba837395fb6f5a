import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReviewState } from './review.js';

/** A person's word on an actor, quote or reaction, kept for good: who, when, what was there and what it was made. */
@Entity()
@Index('review_entry_item', ['itemId', 'id'])
export class ReviewEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  itemType!: 'Actor' | 'Quote' | 'Reaction';

  @Column('uuid')
  itemId!: string;

  @Column('text')
  state!: ReviewState;

  @Column('text')
  by!: string;

  @Column('timestamp with time zone', { default: () => 'now()' })
  at!: Date;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Values of the corrected fields before. */
  @Column('jsonb')
  before!: Record<string, unknown>;

  /** Values of the corrected fields after. */
  @Column('jsonb')
  after!: Record<string, unknown>;
}

import { Field, Float, ObjectType } from 'type-graphql';
import { Column, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Article } from './article.js';
import { Node } from './node.js';
import { Review } from './review.js';
import { PassageKind, Revision } from './revision.js';
import { DateTime } from './scalars.js';

/** What quotes and reactions have in common: read out of an article by the machine, and reviewed by people. */
@ObjectType({ simpleResolvers: true })
export abstract class ReadItem extends Node {
  @Field(() => PassageKind, { description: 'The kind of passage it stands in.' })
  @Column('text')
  passage!: PassageKind;

  @Field(() => Article, { description: 'The article that carries it.' })
  @ManyToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  article!: Relation<Article>;

  @Column('uuid')
  articleId!: string;

  @Field(() => Float, {
    description: 'How sure the machine is of who and what, 0 to 1.',
  })
  @Column('real')
  confidence!: number;

  @Field(() => Review, { description: 'What a person said of it.' })
  @Column(() => Review)
  review!: Review;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When a revision of the article was seen that no longer carries it; null: it stands. Left out of lists.',
  })
  @Column('timestamp with time zone', { nullable: true })
  withdrawnAt!: Date | null;

  /** The revision whose text its spans count in. */
  @ManyToOne(() => Revision, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  revision!: Relation<Revision>;

  @Column('uuid')
  revisionId!: string;

  /** Place in the article: its first code unit. */
  @Column('integer')
  ordinal!: number;

  /** The article's, kept here so that lists are read off one index. */
  @Column('timestamp with time zone')
  publishedAt!: Date;

  /** What tells it from its like in the same article, as the machine read it; stays over corrections. */
  @Column('text')
  identity!: string;
}

import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { Evidence, type StoredSpan } from './evidence.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { PassageKind, Revision } from './revision.js';

@Owned('actors', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A span of an article that names an actor, pronouns included.',
})
@Entity()
@Index('mention_article', ['articleId', 'ordinal'])
@Index('mention_actor', ['actorId', 'id'])
@Index('mention_quote', ['quoteId'])
export class Mention extends Node {
  @Field(() => Actor, { description: 'Who is named.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

  @Field(() => String, { description: 'The words that name it.' })
  @Column('text')
  text!: string;

  @Field(() => Evidence, { description: 'Where it stands.' })
  evidence!: Evidence;

  @Field(() => Quote, { nullable: true, description: 'The quote whose words it is part of; null: none.' })
  @ManyToOne(() => Quote, { onDelete: 'SET NULL' })
  @JoinColumn()
  quote!: Relation<Quote> | null;

  @Column('uuid', { nullable: true })
  quoteId!: string | null;

  @Field(() => Article, { description: 'The article it stands in.' })
  @ManyToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  article!: Relation<Article>;

  @Column('uuid')
  articleId!: string;

  @ManyToOne(() => Revision, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  revision!: Relation<Revision>;

  @Column('uuid')
  revisionId!: string;

  @Column('jsonb')
  span!: StoredSpan;

  @Column('text')
  passage!: PassageKind;

  /** Place in the article: the first code unit. */
  @Column('integer')
  ordinal!: number;
}

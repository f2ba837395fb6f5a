import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

export const PassageKind = enumOf('PassageKind', 'What a part of an article is.', {
  HEADLINE: 'The headline.',
  LEAD: 'The opening paragraph of a report.',
  REPORT: 'What happened and what was said.',
  COMMENTARY: 'What the publisher makes of it.',
});
export type PassageKind = keyof typeof PassageKind;

@Owned('articles')
@ObjectType({
  simpleResolvers: true,
  description: "A part of an article's text. Passages cover the text without overlap.",
})
export class Passage {
  @Field(() => PassageKind, { description: 'What the part is.' })
  kind!: PassageKind;

  @Field(() => Int, { description: 'First UTF-16 code unit of the part in the text.' })
  start!: number;

  @Field(() => Int, { description: 'First UTF-16 code unit after the part.' })
  end!: number;

  @Field(() => String, { description: 'Its words.' })
  text!: string;
}

/** As stored: the words are a slice of the revision's text. */
export type StoredPassage = Omit<Passage, 'text'>;

@Owned('articles', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: "A state of an article's text, as it was seen at one time.",
})
@Entity()
@Unique(['articleId', 'number'])
@Index('revision_words', { synchronize: false })
export class Revision extends Node {
  @Field(() => Int, { description: 'From 1, in the order seen.' })
  @Column('integer')
  number!: number;

  @Field(() => DateTime, { description: 'When it was first seen, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  seenAt!: Date;

  @Field(() => String, { nullable: true, description: 'The headline then.' })
  @Column('text', { nullable: true })
  title!: string | null;

  @Field(() => String, {
    description:
      'The whole text. Spans count its UTF-16 code units, so `text.slice(start, end)` gives their words.',
  })
  @Column('text')
  text!: string;

  /** What is searched: a trigger keeps it. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  words!: string;

  @Column('jsonb')
  passages!: StoredPassage[];

  /** The sentences of the text in order; evidence names one by its place. */
  @Column('text', { array: true })
  sentences!: string[];

  @ManyToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  article!: Relation<Article>;

  @Column('uuid')
  articleId!: string;
}

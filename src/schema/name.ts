import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Evidence, type StoredSpan } from './evidence.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { PassageKind, Revision } from './revision.js';
import { Locale } from './scalars.js';

export const NameKind = enumOf('NameKind', 'How a name names its actor.', {
  FULL: 'The whole name.',
  SHORT: 'A part of it: a surname.',
  ACRONYM: 'Initials: "W.H.O.".',
  TITLE: 'With rank or office: "Major General Karim Anwar".',
  LOADED: "A speaker's own word for another party.",
});
export type NameKind = keyof typeof NameKind;

@Owned('actors', ['id'])
@ObjectType({ simpleResolvers: true, implements: Node, description: 'One way an actor is written.' })
@Entity('actor_name')
@Unique(['actorId', 'text'])
@Index('actor_name_key', ['key'])
@Index('actor_name_block', ['block', 'id'])
export class Name extends Node {
  @Field(() => String, { description: 'As printed.' })
  @Column('text')
  text!: string;

  @Field(() => NameKind, { description: 'How it names the actor.' })
  @Column('text')
  kind!: NameKind;

  @Field(() => Locale, { nullable: true, description: 'Language of the text it was first met in.' })
  @Column('text', { nullable: true })
  language!: string | null;

  @Field(() => Int, { description: 'How many mentions in current articles write it so.' })
  count!: number;

  @Field(() => Evidence, { description: 'Where it was first met.' })
  evidence!: Evidence;

  /** Lower case, without accents and punctuation: what names are compared by. */
  @Column('text')
  key!: string;

  /** What names that may be one share, whatever their spelling; null: not worth comparing. */
  @Column('text', { nullable: true })
  block!: string | null;

  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

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
}

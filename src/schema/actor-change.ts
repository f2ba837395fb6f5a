import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

export const ActorChangeKind = enumOf('ActorChangeKind', 'What a person did to two actors.', {
  MERGE: 'Made them one.',
  SPLIT: 'Made two of one.',
});
export type ActorChangeKind = keyof typeof ActorChangeKind;

@Owned('actors', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A merge or split of actors by a person. Kept for good, and may be undone.',
})
@Entity()
@Index('actor_change_actor', ['actorId', 'id'])
@Index('actor_change_other', ['otherId', 'id'])
export class ActorChange extends Node {
  @Field(() => ActorChangeKind, { description: 'Which of the two.' })
  @Column('text')
  kind!: ActorChangeKind;

  @Field(() => Actor, { description: 'The actor that stayed.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

  @Field(() => String, { description: 'Name of the other at the time: merged into it, or split from it.' })
  @Column('text')
  otherName!: string;

  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  other!: Relation<Actor>;

  @Column('uuid')
  otherId!: string;

  @Field(() => String, { description: 'Name of the API key that did it.' })
  @Column('text')
  by!: string;

  @Field(() => DateTime, { description: 'When, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who did it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the API key that undid it; null: it stands.' })
  @Column('text', { nullable: true })
  undoneBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was undone, UTC; null: it stands.' })
  @Column('timestamp with time zone', { nullable: true })
  undoneAt!: Date | null;
}

/** A row that a merge gave to another actor, so that undoing gives back what it took and nothing else. */
@Entity()
export class ActorMove {
  @ManyToOne(() => ActorChange, { onDelete: 'CASCADE' })
  @JoinColumn()
  change!: Relation<ActorChange>;

  @PrimaryColumn('uuid')
  changeId!: string;

  /** Table and column: "quote.speaker_id". */
  @PrimaryColumn('text')
  place!: string;

  @PrimaryColumn('uuid')
  rowId!: string;
}

/** In this article, what is read as one actor is another, by a change that a person made. */
@Entity()
@Index('actor_standing_change', ['changeId'])
export class ActorStanding {
  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn()
  article!: Relation<Article>;

  @PrimaryColumn('uuid')
  articleId!: string;

  @ManyToOne(() => Actor, { onDelete: 'CASCADE' })
  @JoinColumn()
  readAs!: Relation<Actor>;

  @PrimaryColumn('uuid')
  readAsId!: string;

  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  is!: Relation<Actor>;

  @Column('uuid')
  isId!: string;

  @ManyToOne(() => ActorChange, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  change!: Relation<ActorChange>;

  @Column('uuid')
  changeId!: string;
}

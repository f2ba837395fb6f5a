import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime, Locale } from './scalars.js';

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'How many articles of a story came in an hour.' })
export class HourCount {
  @Field(() => DateTime, { description: 'When the hour begins, UTC.' })
  hour!: Date;

  @Field(() => Int, { description: 'Articles published in it, copies included.' })
  articles!: number;
}

@Owned('actors')
@ObjectType({ simpleResolvers: true, description: 'Somebody whom the articles of a story name.' })
export class StoryActor {
  @Field(() => Actor, { description: 'Who is named.' })
  actor!: Actor;

  @Field(() => Int, { description: 'How many of its articles name them.' })
  articles!: number;

  @Field(() => Int, { description: 'How often they do, pronouns included.' })
  mentions!: number;
}

@Owned('articles', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'The articles about one happening, in one language. Two stories that turn out to be one are merged: the id of the one that goes still leads to the one that stays.',
})
@Entity()
@Index('story_newest', ['lastAt', 'id'])
@Index('story_oldest', ['startedAt', 'id'])
@Index('story_largest', ['size', 'id'])
@Index('story_open', ['touchedAt'], { where: 'not closed' })
export class Story extends Node {
  @Field(() => String, { description: 'Headline of its first article, or the beginning of its text.' })
  @Column('text')
  title!: string;

  @Field(() => Locale, { nullable: true, description: 'Language of its articles; null: not identified.' })
  @Column('text')
  language!: string | null;

  @Field(() => DateTime, { description: 'When its first article was published, UTC.' })
  @Column('timestamp with time zone')
  startedAt!: Date;

  @Field(() => DateTime, {
    description:
      'When its last article was published, UTC. Seven days without one close it: what comes later opens another story.',
  })
  @Column('timestamp with time zone')
  lastAt!: Date;

  @Field(() => Int, { description: 'How many articles it has, copies included.' })
  @Column('integer')
  size!: number;

  @Field(() => Int, { description: 'How many outlets carry it.' })
  outlets!: number;

  /** What the clusterer keeps: see StoryState. */
  @Column('double precision')
  square!: number;

  @Column('integer')
  nextLook!: number;

  /** When an article was last put into it. */
  @Column('timestamp with time zone', { default: () => 'now()' })
  touchedAt!: Date;

  /** No article can join any more: its words are gone. */
  @Column('boolean', { default: false })
  closed!: boolean;
}

/** How much a word counts in a story that can still grow. */
@Entity()
@Index('story_word_story', ['storyId'])
export class StoryWord {
  @PrimaryColumn('text')
  word!: string;

  @ManyToOne(() => Story, { onDelete: 'CASCADE' })
  @JoinColumn()
  story!: Relation<Story>;

  @PrimaryColumn('uuid')
  storyId!: string;

  @Column('double precision')
  weight!: number;
}

/** In how many articles of a language a word stood; the empty word stands in all. */
@Entity()
export class StoryVocabulary {
  @PrimaryColumn('text')
  language!: string;

  @PrimaryColumn('text')
  word!: string;

  @Column('integer')
  articles!: number;
}

/** The id of a story that was merged, and the story that it leads to. */
@Entity()
@Index('story_redirect_story', ['storyId'])
export class StoryRedirect {
  @PrimaryColumn('uuid')
  id!: string;

  @ManyToOne(() => Story, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  story!: Relation<Story>;

  @Column('uuid')
  storyId!: string;
}

import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

export const DoubtState = enumOf('DoubtState', 'What came of the question whether two actors are one.', {
  OPEN: 'Nobody has answered it.',
  SAME: 'A person said that they are one: they were merged.',
  DIFFERENT: 'A person said that they are two: it is not asked again.',
});
export type DoubtState = keyof typeof DoubtState;

export const DoubtOrder = enumOf('DoubtOrder', 'The order of a list of doubts.', {
  NEWEST: 'Last met first.',
  LIKEST: 'Most alike first.',
});
export type DoubtOrder = keyof typeof DoubtOrder;

@Owned('actors', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'Two actors that may be one: the names fit, but nothing else settles it. They stay two until a person says otherwise.',
})
@Entity()
@Unique(['actorId', 'candidateId'])
@Index('actor_doubt_candidate', ['candidateId'])
@Index('actor_doubt_newest', ['at', 'id'])
export class ActorDoubt extends Node {
  @Field(() => Actor, { description: 'The actor that was met later.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

  @Field(() => Actor, { description: 'The actor that was known before.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  candidate!: Relation<Actor>;

  @Column('uuid')
  candidateId!: string;

  @Field(() => Article, { description: 'The article that brought it up.' })
  @ManyToOne(() => Article, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  article!: Relation<Article>;

  @Column('uuid')
  articleId!: string;

  @Field(() => Float, { description: 'How well the names fit one bearer, 0 to 1.' })
  @Column('real')
  likeness!: number;

  @Field(() => [String], {
    description:
      'What speaks for one actor beside the names: "role", "country", "company"; "text": one article has both, and disagrees with itself.',
  })
  @Column('text', { array: true, default: () => "'{}'" })
  grounds!: string[];

  @Field(() => DoubtState, { description: 'Whether it waits, or what a person said.' })
  @Column('text', { default: DoubtState.OPEN })
  state!: DoubtState;

  @Field(() => DateTime, { description: 'When it came up, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the API key that answered; null: open.' })
  @Column('text', { nullable: true })
  by!: string | null;
}

@InputType({ description: 'Which doubts. All that is given must hold; of a list of values any one.' })
export class DoubtFilter {
  @Field(() => [DoubtState], {
    nullable: true,
    description: 'In one of these states; OPEN where it is left out.',
  })
  state?: DoubtState[];

  @Field(() => Float, { nullable: true, description: 'Whose names fit at least so well, 0 to 1.' })
  minLikeness?: number;
}

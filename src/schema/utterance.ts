import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

@Owned('quotes', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'The same words carried by several articles: one saying, many quotes.',
})
@Entity()
@Index('utterance_newest', ['firstCarriedAt', 'id'])
@Index('utterance_speaker', ['speakerId', 'firstCarriedAt'])
export class Utterance extends Node {
  @Field(() => String, { description: 'The longest cut of the words that any article carries.' })
  @Column('text')
  text!: string;

  @Field(() => Actor, { nullable: true, description: 'Who said it; null: unknown.' })
  @ManyToOne(() => Actor, { onDelete: 'SET NULL' })
  @JoinColumn()
  speaker!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  speakerId!: string | null;

  @Field(() => DateTime, { description: 'When the first article that carries it was published, UTC.' })
  @Column('timestamp with time zone')
  firstCarriedAt!: Date;

  @Field(() => Int, { description: 'How many outlets carry it now.' })
  outlets!: number;
}

import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, Unique } from 'typeorm';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'What a reaction answers: a happening or an issue, as the news names it.',
})
@Entity()
@Unique(['key'])
@Index('subject_name_order', ['name', 'id'])
export class Subject extends Node {
  @Field(() => String, { description: 'As first printed: "independence referendum".' })
  @Column('text')
  name!: string;

  @Field(() => DateTime, { description: 'When it was first stored, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;

  /** Lower case, without accents, articles and punctuation: one subject a key. */
  @Column('text')
  key!: string;
}

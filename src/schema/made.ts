import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { Node } from './node.js';
import { DateTime } from './scalars.js';

/** What somebody made for themselves: it says who, and when. */
@ObjectType({ simpleResolvers: true })
export abstract class Made extends Node {
  @Field(() => String, { description: 'Name of the key that made it.' })
  @Column('text')
  createdBy!: string;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;
}

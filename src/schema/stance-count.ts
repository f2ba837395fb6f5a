import { Field, Int, ObjectType } from 'type-graphql';
import { Owned } from './owner.js';
import { Stance } from './reaction.js';

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'How many reactions to a subject take a stance.' })
export class StanceCount {
  @Field(() => Stance, { description: 'The stance.' })
  stance!: Stance;

  @Field(() => Int, { description: 'How many standing reactions take it.' })
  count!: number;
}

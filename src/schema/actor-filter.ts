import { Field, ID, InputType } from 'type-graphql';
import { ActorKind } from './actor.js';
import { enumOf } from './enum.js';
import { ReviewState } from './review.js';
import { CountryCode } from './scalars.js';

export const ActorOrder = enumOf('ActorOrder', 'The order of a list of actors.', {
  NAME: 'By name.',
  NEWEST: 'First met last first.',
});
export type ActorOrder = keyof typeof ActorOrder;

@InputType({ description: 'Which actors. All that is given must hold; of a list of values any one.' })
export class ActorFilter {
  @Field(() => [ActorKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: ActorKind[];

  @Field(() => [CountryCode], { nullable: true, description: 'Of one of these countries.' })
  country?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'A name of theirs, whole or from its start, without regard to case and accents.',
  })
  name?: string;

  @Field(() => [ID], { nullable: true, description: 'Named in one of these articles.' })
  article?: string[];

  @Field(() => [ID], { nullable: true, description: 'Part of one of these actors.' })
  partOf?: string[];

  @Field(() => [ReviewState], {
    nullable: true,
    description: 'Whose review stands so; all but REJECTED where it is left out.',
  })
  review?: ReviewState[];
}

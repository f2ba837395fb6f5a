import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf } from './enum.js';
import { DateTimeRange } from './ranges.js';

export const UtteranceOrder = enumOf('UtteranceOrder', 'The order of a list of utterances.', {
  NEWEST: 'First carried last first.',
  OLDEST: 'First carried first first.',
});
export type UtteranceOrder = keyof typeof UtteranceOrder;

@InputType({ description: 'Which utterances. All that is given must hold; of a list of values any one.' })
export class UtteranceFilter {
  @Field(() => [ID], { nullable: true, description: 'Said by one of these actors.' })
  speaker?: string[];

  @Field(() => [ID], { nullable: true, description: 'Carried by one of these outlets.' })
  outlet?: string[];

  @Field(() => DateTimeRange, { nullable: true, description: 'First carried within this time.' })
  carried?: DateTimeRange;

  @Field(() => Int, { nullable: true, description: 'Carried by at least so many outlets.' })
  minOutlets?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Carried by at most so many outlets: 1, with `outlet`, for what it alone carries.',
  })
  maxOutlets?: number;
}

import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf } from './enum.js';
import { DateTimeRange } from './ranges.js';
import { Locale } from './scalars.js';

export const StoryOrder = enumOf('StoryOrder', 'The order of a list of stories.', {
  NEWEST: 'Grown last first.',
  OLDEST: 'Started first first.',
  LARGEST: 'Most articles first.',
});
export type StoryOrder = keyof typeof StoryOrder;

@InputType({ description: 'Which stories. All that is given must hold; of a list of values any one.' })
export class StoryFilter {
  @Field(() => [ID], { nullable: true, description: 'Carried by one of these outlets.' })
  outlet?: string[];

  @Field(() => [Locale], { nullable: true, description: 'Written in one of these languages.' })
  language?: string[];

  @Field(() => [ID], { nullable: true, description: 'One of its articles names one of these actors.' })
  mentions?: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'One of its articles has a reaction to one of these subjects.',
  })
  subject?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'A headline of its articles has these words: "peace talks" as a phrase, or, -without.',
  })
  words?: string;

  @Field(() => DateTimeRange, { nullable: true, description: 'Started within this time.' })
  started?: DateTimeRange;

  @Field(() => DateTimeRange, {
    nullable: true,
    description: 'Its last article was published within this time.',
  })
  grown?: DateTimeRange;

  @Field(() => Int, { nullable: true, description: 'Has at least so many articles, copies included.' })
  minSize?: number;

  @Field(() => Int, { nullable: true, description: 'Carried by at least so many outlets.' })
  minOutlets?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Carried by at most so many outlets: 1, with `outlet`, for what it alone carries.',
  })
  maxOutlets?: number;
}

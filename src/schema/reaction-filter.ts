import { Field, Float, ID, InputType } from 'type-graphql';
import { enumOf } from './enum.js';
import { DateRange, DateTimeRange } from './ranges.js';
import { Factuality, ReactionType, Stance } from './reaction.js';
import { ReviewState } from './review.js';
import { PassageKind } from './revision.js';
import { CountryCode, Locale } from './scalars.js';

export const ReactionOrder = enumOf('ReactionOrder', 'The order of a list of reactions.', {
  NEWEST: 'Of the article published last first.',
  OLDEST: 'Of the article published first first.',
  TEXT: 'As they stand in the article; what the reactions of an article come in by default.',
});
export type ReactionOrder = keyof typeof ReactionOrder;

@InputType({
  description: 'Which reactions. All that is given must hold; of a list of values any one.',
})
export class ReactionFilter {
  @Field(() => [ReactionType], { nullable: true, description: 'Of one of these types.' })
  type?: ReactionType[];

  @Field(() => [Stance], { nullable: true, description: 'Taking one of these stances.' })
  stance?: Stance[];

  @Field(() => [ID], { nullable: true, description: 'By one of these actors.' })
  actor?: string[];

  @Field(() => [ID], { nullable: true, description: 'To one of these actors.' })
  recipient?: string[];

  @Field(() => [ID], { nullable: true, description: 'Answering one of these subjects.' })
  subject?: string[];

  @Field(() => [ID], { nullable: true, description: 'Reported by one of these articles.' })
  article?: string[];

  @Field(() => [ID], { nullable: true, description: 'Of an article in one of these stories.' })
  story?: string[];

  @Field(() => [ID], { nullable: true, description: 'Reported by one of these outlets.' })
  outlet?: string[];

  @Field(() => [CountryCode], { nullable: true, description: 'By an actor of one of these countries.' })
  country?: string[];

  @Field(() => [PassageKind], { nullable: true, description: 'In one of these kinds of passage.' })
  passage?: PassageKind[];

  @Field(() => [Locale], { nullable: true, description: 'In an article of one of these languages.' })
  language?: string[];

  @Field(() => [Factuality], { nullable: true, description: 'Of one of these.' })
  factuality?: Factuality[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only what did not happen; false: only the rest.',
  })
  negated?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only what a quote carries; false: only what is reported as done.',
  })
  said?: boolean;

  @Field(() => String, { nullable: true, description: 'The clause that shows it has these words.' })
  words?: string;

  @Field(() => DateTimeRange, { nullable: true, description: 'In an article published within this time.' })
  published?: DateTimeRange;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Happened on one of these days; undated ones are left out.',
  })
  happened?: DateRange;

  @Field(() => Float, { nullable: true, description: 'At least this sure, 0 to 1.' })
  minConfidence?: number;

  @Field(() => [ReviewState], {
    nullable: true,
    description: 'In one of these states; all but REJECTED where it is left out.',
  })
  review?: ReviewState[];
}

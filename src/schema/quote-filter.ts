import { Field, Float, ID, InputType } from 'type-graphql';
import { enumOf } from './enum.js';
import { QuoteKind } from './quote.js';
import { DateTimeRange } from './ranges.js';
import { ReactionType, Stance } from './reaction.js';
import { ReviewState } from './review.js';
import { PassageKind } from './revision.js';
import { CountryCode, Locale } from './scalars.js';

export const QuoteOrder = enumOf('QuoteOrder', 'The order of a list of quotes.', {
  NEWEST: 'Of the article published last first.',
  OLDEST: 'Of the article published first first.',
  TEXT: 'As they stand in the article; what the quotes of an article come in by default.',
});
export type QuoteOrder = keyof typeof QuoteOrder;

@InputType({
  description: 'Which quotes. All that is given must hold; of a list of values any one.',
})
export class QuoteFilter {
  @Field(() => [ID], { nullable: true, description: 'Said by one of these actors.' })
  speaker?: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'About one of these: an actor that the words name, or a subject that a reaction in them answers.',
  })
  about?: string[];

  @Field(() => [ReactionType], {
    nullable: true,
    description: 'A reaction in the words is of one of these types.',
  })
  type?: ReactionType[];

  @Field(() => [Stance], {
    nullable: true,
    description: 'A reaction in the words takes one of these stances; where types are given, the same one.',
  })
  stance?: Stance[];

  @Field(() => [ID], { nullable: true, description: 'Carried by one of these articles.' })
  article?: string[];

  @Field(() => [ID], { nullable: true, description: 'Of an article in one of these stories.' })
  story?: string[];

  @Field(() => [ID], { nullable: true, description: 'Carried by one of these outlets.' })
  outlet?: string[];

  @Field(() => [CountryCode], { nullable: true, description: 'Said by an actor of one of these countries.' })
  country?: string[];

  @Field(() => [QuoteKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: QuoteKind[];

  @Field(() => [PassageKind], { nullable: true, description: 'In one of these kinds of passage.' })
  passage?: PassageKind[];

  @Field(() => [Locale], { nullable: true, description: 'In an article of one of these languages.' })
  language?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The quote has these words: "step too far" as a phrase, or, -without.',
  })
  words?: string;

  @Field(() => DateTimeRange, { nullable: true, description: 'In an article published within this time.' })
  published?: DateTimeRange;

  @Field(() => Float, { nullable: true, description: 'At least this sure, 0 to 1.' })
  minConfidence?: number;

  @Field(() => [ReviewState], {
    nullable: true,
    description: 'In one of these states; all but REJECTED where it is left out.',
  })
  review?: ReviewState[];
}

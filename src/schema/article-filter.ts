import { Field, ID, InputType } from 'type-graphql';
import { enumOf } from './enum.js';
import { DateTimeRange } from './ranges.js';
import { CountryCode, Locale } from './scalars.js';

export const ArticleOrder = enumOf('ArticleOrder', 'The order of a list of articles.', {
  NEWEST: 'Published last first.',
  OLDEST: 'Published first first.',
});
export type ArticleOrder = keyof typeof ArticleOrder;

@InputType({
  description: 'Which articles. All that is given must hold; of a list of values any one.',
})
export class ArticleFilter {
  @Field(() => [ID], { nullable: true, description: 'Published by one of these outlets.' })
  outlet?: string[];

  @Field(() => [CountryCode], {
    nullable: true,
    description: 'Published by an outlet of one of these countries.',
  })
  country?: string[];

  @Field(() => [Locale], { nullable: true, description: 'Written in one of these languages.' })
  language?: string[];

  @Field(() => [ID], { nullable: true, description: 'Names one of these actors.' })
  mentions?: string[];

  @Field(() => [ID], { nullable: true, description: 'Has a reaction to one of these subjects.' })
  subject?: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Title or text has these words: "peace talks" as a phrase, or, -without.',
  })
  words?: string;

  @Field(() => [ID], { nullable: true, description: 'In one of these stories.' })
  story?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'false: none that is a copy of another article; true: only such.',
  })
  copies?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'false: none that its publisher has withdrawn; true: only such.',
  })
  withdrawn?: boolean;

  @Field(() => DateTimeRange, { nullable: true, description: 'Published within this time.' })
  published?: DateTimeRange;
}

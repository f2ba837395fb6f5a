import { Field, ID, InputType } from 'type-graphql';
import { enumOf } from './enum.js';
import { FeedState } from './feed.js';

export const FeedOrder = enumOf('FeedOrder', 'The order of a list of feeds.', {
  URL: 'By address.',
  NEWEST: 'Added last first.',
  NEXT: 'Polled next first.',
});
export type FeedOrder = keyof typeof FeedOrder;

@InputType({ description: 'Which feeds. All that is given must hold; of a list of values any one.' })
export class FeedFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these outlets.' })
  outlet?: string[];

  @Field(() => [FeedState], { nullable: true, description: 'In one of these states.' })
  state?: FeedState[];

  @Field(() => Boolean, { nullable: true, description: 'Silent for longer than usual, or not.' })
  silent?: boolean;
}

import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which mentions. All that is given must hold; of a list of values any one.' })
export class MentionFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these actors.' })
  actor?: string[];
}

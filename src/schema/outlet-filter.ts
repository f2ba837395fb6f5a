import { Field, InputType } from 'type-graphql';
import { enumOf } from './enum.js';
import { OutletKind } from './outlet.js';
import { CountryCode } from './scalars.js';

export const OutletOrder = enumOf('OutletOrder', 'The order of a list of outlets.', {
  NAME: 'By name.',
  NEWEST: 'First collected last first.',
});
export type OutletOrder = keyof typeof OutletOrder;

@InputType({ description: 'Which outlets. All that is given must hold; of a list of values any one.' })
export class OutletFilter {
  @Field(() => [OutletKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: OutletKind[];

  @Field(() => [CountryCode], { nullable: true, description: 'Published in one of these countries.' })
  country?: string[];
}

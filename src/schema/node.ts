import { Field, ID, InterfaceType } from 'type-graphql';
import { PrimaryColumn } from 'typeorm';

/** Whatever has an identity of its own and can be fetched again by it. */
@InterfaceType({
  description: 'Whatever has an identity of its own and can be fetched again by it with `node`.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'A UUIDv7: unique over all types, and sorts by the time the thing was first stored.',
  })
  @PrimaryColumn('uuid')
  id!: string;
}

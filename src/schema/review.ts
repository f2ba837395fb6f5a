import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';
import { DateTime } from './scalars.js';

export const ReviewState = enumOf('ReviewState', 'What a person has said of something that a machine read.', {
  UNREVIEWED: 'No person has looked at it.',
  CONFIRMED: 'A person found it right as it stands.',
  CORRECTED: 'A person changed it; the fields show the corrected values.',
  REJECTED: 'A person found it wrong. Left out of lists unless asked for by state.',
});
export type ReviewState = keyof typeof ReviewState;

@Owned('all')
@ObjectType({
  simpleResolvers: true,
  description: 'The last word of a person on something that a machine read.',
})
export class Review {
  @Field(() => ReviewState, { description: 'Where the review stands.' })
  @Column('text', { default: ReviewState.UNREVIEWED })
  state!: ReviewState;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the API key that reviewed; null: unreviewed.',
  })
  @Column('text', { nullable: true })
  by!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was reviewed, UTC; null: unreviewed.' })
  @Column('timestamp with time zone', { nullable: true })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the reviewer.' })
  @Column('text', { nullable: true })
  note!: string | null;
}

import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { InputProblem } from './add-article.js';
import { Owned } from './owner.js';
import { Quote, QuoteKind } from './quote.js';
import { Factuality, Reaction, ReactionType, Stance } from './reaction.js';
import { ReviewState } from './review.js';
import { LocalDate } from './scalars.js';

@InputType({
  description: 'What to change of a quote. A field that is left out stays; null makes it unknown.',
})
export class QuoteCorrection {
  @Field(() => ID, { nullable: true, description: 'The actor who said it.' })
  speaker?: string | null;

  @Field(() => ID, { nullable: true, description: 'The actor to whom it was said.' })
  addressee?: string | null;

  @Field(() => QuoteKind, { nullable: true, description: 'How the words are given; cannot be null.' })
  kind?: QuoteKind | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the saying.' })
  saidOn?: string | null;
}

@InputType({
  description: 'What to change of a reaction. A field that is left out stays; null makes it unknown.',
})
export class ReactionCorrection {
  @Field(() => ReactionType, { nullable: true, description: 'Its type; cannot be null.' })
  type?: ReactionType | null;

  @Field(() => String, { nullable: true, description: 'PLOVER mode of the type.' })
  mode?: string | null;

  @Field(() => Stance, { nullable: true, description: 'Where the actors stand.' })
  stance?: Stance | null;

  @Field(() => [ID], { nullable: true, description: 'The actors who react, all of them; cannot be null.' })
  actors?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The actors it is about, all of them; cannot be null.' })
  recipients?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The subject it answers.' })
  subject?: string | null;

  @Field(() => Factuality, { nullable: true, description: 'Whether it has happened; cannot be null.' })
  factuality?: Factuality | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the text says that it did not; cannot be null.',
  })
  negated?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day it happened.' })
  happenedOn?: string | null;
}

@InputType({ description: "A person's word on a quote." })
export class ReviewQuoteInput {
  @Field(() => ID, { description: 'The quote.' })
  id!: string;

  @Field(() => ReviewState, {
    description:
      'What you say of it. CORRECTED needs a correction; UNREVIEWED takes a review back, corrections with it.',
  })
  state!: ReviewState;

  @Field(() => String, { nullable: true, description: 'Why; up to 1,000 characters.' })
  note?: string | null;

  @Field(() => QuoteCorrection, { nullable: true, description: 'What to change, with state CORRECTED only.' })
  correction?: QuoteCorrection | null;
}

@InputType({ description: "A person's word on a reaction." })
export class ReviewReactionInput {
  @Field(() => ID, { description: 'The reaction.' })
  id!: string;

  @Field(() => ReviewState, {
    description:
      'What you say of it. CORRECTED needs a correction; UNREVIEWED takes a review back, corrections with it.',
  })
  state!: ReviewState;

  @Field(() => String, { nullable: true, description: 'Why; up to 1,000 characters.' })
  note?: string | null;

  @Field(() => ReactionCorrection, {
    nullable: true,
    description: 'What to change, with state CORRECTED only.',
  })
  correction?: ReactionCorrection | null;
}

@Owned('quotes')
@ObjectType({ simpleResolvers: true, description: 'The review is stored.' })
export class ReviewQuotePayload {
  @Field(() => Quote, { description: 'The quote as it is now.' })
  quote!: Quote;

  quoteId!: string;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The review is stored.' })
export class ReviewReactionPayload {
  @Field(() => Reaction, { description: 'The reaction as it is now.' })
  reaction!: Reaction;

  reactionId!: string;
}

@Owned('all')
@ObjectType({
  simpleResolvers: true,
  description: 'Nothing was stored: the review cannot be taken as it is.',
})
export class ReviewRefused {
  @Field(() => [InputProblem], { description: 'Everything that is wrong, not just the first.' })
  problems!: InputProblem[];
}

export const ReviewQuoteResult = createUnionType({
  name: 'ReviewQuoteResult',
  description: 'The quote as reviewed, or why the review was refused.',
  types: () => [ReviewQuotePayload, ReviewRefused] as const,
  resolveType: (value) => ('problems' in value ? ReviewRefused : ReviewQuotePayload),
});

export const ReviewReactionResult = createUnionType({
  name: 'ReviewReactionResult',
  description: 'The reaction as reviewed, or why the review was refused.',
  types: () => [ReviewReactionPayload, ReviewRefused] as const,
  resolveType: (value) => ('problems' in value ? ReviewRefused : ReviewReactionPayload),
});

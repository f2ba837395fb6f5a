import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Actor, ActorKind } from './actor.js';
import { ActorChange } from './actor-change.js';
import { Owned } from './owner.js';
import { ReviewState } from './review.js';
import { ReviewRefused } from './reviewing.js';
import { CountryCode } from './scalars.js';

const NOTE = 'Why; up to 1,000 characters.';

@InputType({
  description: 'What to change of an actor. A field that is left out stays; null makes it unknown.',
})
export class ActorCorrection {
  @Field(() => String, {
    nullable: true,
    description: 'The name to show, up to 300 characters; cannot be null.',
  })
  name?: string | null;

  @Field(() => ActorKind, { nullable: true, description: 'What kind of party it is; cannot be null.' })
  kind?: ActorKind | null;

  @Field(() => CountryCode, { nullable: true, description: 'The country it belongs to.' })
  country?: string | null;

  @Field(() => ID, { nullable: true, description: 'The actor that it belongs to.' })
  partOf?: string | null;
}

@InputType({ description: "A person's word on an actor." })
export class ReviewActorInput {
  @Field(() => ID, { description: 'The actor.' })
  id!: string;

  @Field(() => ReviewState, {
    description:
      'What you say of it. CORRECTED needs a correction; UNREVIEWED takes a review back, corrections with it; REJECTED says that it is nobody.',
  })
  state!: ReviewState;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;

  @Field(() => ActorCorrection, { nullable: true, description: 'What to change, with state CORRECTED only.' })
  correction?: ActorCorrection | null;
}

@InputType({ description: 'Actors that are one.' })
export class MergeActorsInput {
  @Field(() => ID, { description: 'The actor that stays.' })
  into!: string;

  @Field(() => [ID], {
    description: 'The actors that go into it, 1 to 20. Their ids answer with the one that stays.',
  })
  actors!: string[];

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

@InputType({ description: 'An actor that is two. Give articles, names, or both.' })
export class SplitActorInput {
  @Field(() => ID, { description: 'The actor that stays.' })
  actor!: string;

  @Field(() => String, { description: 'The name to show of the other, up to 300 characters.' })
  name!: string;

  @Field(() => [ID], { nullable: true, description: 'In these articles it is the other.' })
  articles?: string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'Where it is written so, exactly, it is the other: in these articles, and in those that are read later.',
  })
  names?: string[];

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

@InputType({ description: 'A merge or split to take back.' })
export class UndoActorChangeInput {
  @Field(() => ID, { description: 'The change.' })
  id!: string;
}

@InputType({ description: 'Whether two actors that may be one are one.' })
export class SettleDoubtInput {
  @Field(() => ID, { description: 'The doubt.' })
  id!: string;

  @Field(() => Boolean, {
    description: 'true: they are merged; false: they are two, and it is not asked again.',
  })
  same!: boolean;

  @Field(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

@Owned('actors')
@ObjectType({ simpleResolvers: true, description: 'The change is stored.' })
export class ActorEdited {
  @Field(() => Actor, { description: 'The actor that stayed, as it is now.' })
  actor!: Actor;

  @Field(() => [ActorChange], {
    description:
      'The merges or splits that were made or undone: what undoActorChange takes. Empty for a review.',
  })
  changes!: ActorChange[];

  actorId!: string;

  changeIds!: string[];
}

export const ActorEditResult = createUnionType({
  name: 'ActorEditResult',
  description: 'The actor as it is now, or why the change was refused.',
  types: () => [ActorEdited, ReviewRefused] as const,
  resolveType: (value) => ('problems' in value ? ReviewRefused : ActorEdited),
});

import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { Review } from './review.js';
import { CountryCode, DateTime } from './scalars.js';

export const ActorKind = enumOf('ActorKind', 'What kind of party speaks or acts.', {
  PERSON: 'One person, named or known by an office.',
  ORGANIZATION: 'A company, party, union, international body...',
  GOVERNMENT: 'A government or one of its ministries, also where a capital stands for it.',
  MILITARY: 'Armed forces of a state, or a part of them.',
  ARMED_GROUP: 'An armed party that is no state force.',
  MEDIA: 'A publisher that is named as one who speaks.',
  GROUP: 'An unnamed or loose set: "several commanders".',
  POPULATION: 'The people of a place or a community.',
});
export type ActorKind = keyof typeof ActorKind;

@Owned('actors', ['id', 'wikidataId'])
@ObjectType({ simpleResolvers: true, implements: Node, description: 'Who speaks or acts.' })
@Entity()
@Unique(['identity'])
@Unique(['wikidataId'])
@Index('actor_name_order', ['name', 'id'])
@Index('actor_country', ['country'])
@Index('actor_into', ['intoId'], { where: 'into_id is not null' })
@Index('actor_part_of', ['partOfId'], { where: 'part_of_id is not null' })
export class Actor extends Node {
  @Field(() => String, { description: 'The name to show.' })
  @Column('text')
  name!: string;

  @Field(() => ActorKind, { description: 'What kind of party it is.' })
  @Column('text')
  kind!: ActorKind;

  @Field(() => CountryCode, {
    nullable: true,
    description: 'The country it belongs to; null: none, or not known.',
  })
  @Column('text', { nullable: true })
  country!: string | null;

  @Field(() => String, { nullable: true, description: 'Wikidata item, like "Q142"; null: not linked.' })
  @Column('text', { nullable: true })
  wikidataId!: string | null;

  @Field(() => DateTime, { description: 'When it was first stored, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => Actor, {
    nullable: true,
    description: "What it belongs to: a commander's force, a ministry's government; null: not told.",
  })
  @ManyToOne(() => Actor, { onDelete: 'SET NULL' })
  @JoinColumn()
  partOf!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  partOfId!: string | null;

  @Field(() => Review, { description: 'What a person said of its name, kind and country.' })
  @Column(() => Review)
  review!: Review;

  @Field(() => [ID], {
    description: 'Ids of actors that a person merged into it: whoever asks for one of them gets this actor.',
  })
  formerIds!: string[];

  /** The actor that it was merged into. Such an actor is shown nowhere, and its id answers with that one. */
  @ManyToOne(() => Actor)
  @JoinColumn()
  into!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  intoId!: string | null;

  /** What tells it from every other actor, as the machine read it: kind, normalised name and country; stays over corrections. */
  @Column('text')
  identity!: string;
}

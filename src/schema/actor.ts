import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, Unique } from 'typeorm';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
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

  /** What tells it from every other actor: kind, normalised name and country. */
  @Column('text')
  identity!: string;
}

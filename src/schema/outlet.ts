import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Unique } from 'typeorm';
import { enumOf } from './enum.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { CountryCode, DateTime, Locale } from './scalars.js';

export const OutletKind = enumOf('OutletKind', 'What a publisher is.', {
  AGENCY: 'A news agency: its texts are carried by others.',
  NEWSPAPER: 'A newspaper or magazine, printed or not.',
  BROADCASTER: 'Radio or television.',
  STATE_MEDIA: 'Run by or for a state.',
  OFFICIAL: 'A government, ministry, party or organisation that publishes for itself.',
  MONITOR: 'A desk that reports on what others publish.',
  OTHER: 'Anything else, or not known yet.',
});
export type OutletKind = keyof typeof OutletKind;

@Owned('articles', ['id', 'domain'])
@ObjectType({ simpleResolvers: true, implements: Node, description: 'A publisher.' })
@Entity()
@Unique(['domain'])
export class Outlet extends Node {
  @Field(() => String, { description: 'The name it goes by.' })
  @Column('text')
  name!: string;

  @Field(() => String, {
    description: 'Host of its addresses without "www.", lower case. One outlet a domain.',
  })
  @Column('text')
  domain!: string;

  @Field(() => OutletKind, { description: 'What it is.' })
  @Column('text', { default: OutletKind.OTHER })
  kind!: OutletKind;

  @Field(() => CountryCode, { nullable: true, description: 'Where it is published; null: not known.' })
  @Column('text', { nullable: true })
  country!: string | null;

  @Field(() => [Locale], { description: 'Languages seen in its articles, most recent first.' })
  @Column('text', { array: true, default: '{}' })
  languages!: string[];

  @Field(() => DateTime, { description: 'When it was first collected, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  createdAt!: Date;
}

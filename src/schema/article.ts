import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation, Unique } from 'typeorm';
import { Coverage } from './coverage.js';
import { Node } from './node.js';
import { Outlet } from './outlet.js';
import { Owned } from './owner.js';
import { DateTime, Locale, Url } from './scalars.js';

@Owned('articles', ['id', 'url'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'One published text. A changed text is a new Revision of the same article, never a second article.',
})
@Entity()
@Unique(['url'])
@Index('article_newest', ['publishedAt', 'id'])
@Index('article_outlet_newest', ['outletId', 'publishedAt', 'id'])
@Index('article_twin', { synchronize: false })
@Index('article_words', { synchronize: false })
@Index('article_content_without_url', ['contentHash'], { unique: true, where: 'url is null' })
export class Article extends Node {
  @Field(() => Url, {
    nullable: true,
    description: 'Canonical address, without tracking parameters; null for a text handed in without one.',
  })
  @Column('text', { nullable: true })
  url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Headline of the current revision; null: it has none.',
  })
  @Column('text', { nullable: true })
  title!: string | null;

  @Field(() => [String], { description: 'Authors as printed, in order.' })
  @Column('text', { array: true, default: '{}' })
  bylines!: string[];

  @Field(() => Url, {
    nullable: true,
    description: 'Address of the picture that its publisher shows it with; null: it names none.',
  })
  @Column('text', { nullable: true })
  image!: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of the text; null: not identified.' })
  @Column('text', { nullable: true })
  language!: string | null;

  @Field(() => Coverage, {
    description:
      'How much of it the reader can read: an article without quotes may be one that nobody has read.',
  })
  readonly coverage!: Coverage;

  @Field(() => DateTime, {
    description: 'When it was published, UTC; the time of collecting where the text does not tell.',
  })
  @Column('timestamp with time zone')
  publishedAt!: Date;

  @Field(() => DateTime, { description: 'When it was first stored, UTC.' })
  @Column('timestamp with time zone', { default: () => 'now()' })
  collectedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its publisher was seen to have withdrawn it, UTC.',
  })
  @Column('timestamp with time zone', { nullable: true })
  withdrawnAt!: Date | null;

  /** When the publisher says it last changed it: an older copy met later is not a new revision. */
  @Column('timestamp with time zone', { nullable: true })
  modifiedAt!: Date | null;

  /** Number of the current revision, from 1. */
  @Column('integer')
  revisionNumber!: number;

  @ManyToOne(() => Outlet)
  @JoinColumn()
  outlet!: Relation<Outlet> | null;

  @Column('uuid', { nullable: true })
  outletId!: string | null;

  /** SHA-256 of title and text of the current revision. */
  @Column('bytea')
  contentHash!: Buffer;
}

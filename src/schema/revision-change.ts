import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Revision } from './revision.js';

export const ChangeKind = enumOf(
  'ChangeKind',
  'What a revision did to a quote or reaction of the one before.',
  {
    ADDED: 'It is new.',
    KEPT: 'It stands as before; it may have moved.',
    CHANGED: 'Its words are others, and still tell the same.',
    WITHDRAWN: 'The text no longer carries it.',
  },
);
export type ChangeKind = keyof typeof ChangeKind;

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'What a revision did to a quote.' })
export class QuoteChange {
  @Field(() => ChangeKind, { description: 'What it did.' })
  kind!: ChangeKind;

  @Field(() => Quote, { description: 'The quote; of a changed one as it is in this revision.' })
  quote!: Quote;

  @Field(() => Quote, {
    nullable: true,
    description:
      'The quote that it took the place of, which is withdrawn; null: none, or it is the same still.',
  })
  replaced!: Quote | null;

  @Field(() => String, { nullable: true, description: 'Its words in the revision before; null: it is new.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Its words in this revision; null: withdrawn.' })
  after!: string | null;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'What a revision did to a reaction.' })
export class ReactionChange {
  @Field(() => ChangeKind, { description: 'What it did.' })
  kind!: ChangeKind;

  @Field(() => Reaction, { description: 'The reaction; of a changed one as it is in this revision.' })
  reaction!: Reaction;

  @Field(() => Reaction, {
    nullable: true,
    description:
      'The reaction that it took the place of, which is withdrawn; null: none, or it is the same still.',
  })
  replaced!: Reaction | null;

  @Field(() => String, { nullable: true, description: 'The clause that showed it before; null: it is new.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The clause that shows it now; null: withdrawn.' })
  after!: string | null;
}

@Owned('articles')
@ObjectType({
  simpleResolvers: true,
  description: 'What a revision changed of what the one before it carried.',
})
export class RevisionChanges {
  @Field(() => [QuoteChange], {
    description: 'Its quotes in the order of the text, then those that are gone.',
  })
  quotes!: QuoteChange[];

  @Field(() => [ReactionChange], {
    description: 'Its reactions in the order of the text, then those that are gone.',
  })
  reactions!: ReactionChange[];
}

/** What became of one quote or reaction when a revision was stored. Written once. */
@Entity()
export class RevisionChange {
  @ManyToOne(() => Revision, { onDelete: 'CASCADE' })
  @JoinColumn()
  revision!: Relation<Revision>;

  @PrimaryColumn('uuid')
  revisionId!: string;

  @PrimaryColumn('text')
  itemType!: 'Quote' | 'Reaction';

  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  kind!: ChangeKind;

  @Column('uuid')
  itemId!: string;

  @Column('uuid', { nullable: true })
  replacedId!: string | null;

  @Column('text', { nullable: true })
  before!: string | null;

  @Column('text', { nullable: true })
  after!: string | null;
}

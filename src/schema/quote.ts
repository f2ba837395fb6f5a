import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { enumOf } from './enum.js';
import { Evidence, type StoredSpan } from './evidence.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { ReadItem } from './read-item.js';
import { LocalDate } from './scalars.js';
import { Utterance } from './utterance.js';

export const QuoteKind = enumOf('QuoteKind', 'How the words are given.', {
  DIRECT: 'Word for word, between quotation marks.',
  MIXED: 'A paraphrase with some words between quotation marks.',
  INDIRECT: 'A paraphrase: "said that..." or "according to...".',
});
export type QuoteKind = keyof typeof QuoteKind;

@Owned('quotes', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'Words or a claim that an article attributes to a speaker.',
})
@Entity()
@Index('quote_newest', ['publishedAt', 'id'], { where: 'withdrawn_at is null' })
@Index('quote_article', ['articleId', 'ordinal'])
@Index('quote_speaker_newest', ['speakerId', 'publishedAt', 'id'])
@Index('quote_utterance', ['utteranceId'])
@Index('quote_words', { synchronize: false })
export class Quote extends ReadItem {
  @Field(() => QuoteKind, { description: 'How the words are given.' })
  @Column('text')
  kind!: QuoteKind;

  @Field(() => String, {
    description:
      'The words: outer quotation marks stripped, parts that the cue splits joined by a space, insertions kept in brackets.',
  })
  @Column('text')
  text!: string;

  /** What is searched: a trigger keeps it. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  words!: string;

  @Field(() => [Evidence], { description: 'Where the words stand; more than one where the cue splits them.' })
  spans!: Evidence[];

  @Field(() => Actor, { nullable: true, description: 'Who said it; null: unknown, see speakerAsPrinted.' })
  @ManyToOne(() => Actor, { onDelete: 'SET NULL' })
  @JoinColumn()
  speaker!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  speakerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The speaker in the words of the text: "he", "the minister"; null: the text names none.',
  })
  @Column('text', { nullable: true })
  speakerAsPrinted!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What attributes the words: "told", "according to"; null: none.',
  })
  @Column('text', { nullable: true })
  cue!: string | null;

  @Field(() => Actor, { nullable: true, description: 'To whom it was said; null: not told.' })
  @ManyToOne(() => Actor, { onDelete: 'SET NULL' })
  @JoinColumn()
  addressee!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  addresseeId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the saying, where the text dates it.' })
  @Column('date', { nullable: true })
  saidOn!: string | null;

  @Field(() => Utterance, { description: 'The same saying, as all outlets carry it.' })
  @ManyToOne(() => Utterance, { nullable: false })
  @JoinColumn()
  utterance!: Relation<Utterance>;

  @Column('uuid')
  utteranceId!: string;

  @Column('jsonb')
  content!: StoredSpan[];
}

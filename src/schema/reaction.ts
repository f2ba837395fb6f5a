import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { enumOf } from './enum.js';
import { Evidence, type StoredSpan } from './evidence.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { ReadItem } from './read-item.js';
import { LocalDate } from './scalars.js';
import { Subject } from './subject.js';

export const ReactionType = enumOf(
  'ReactionType',
  'The 16 event types of PLOVER (Open Event Data Alliance), and STATEMENT and DENY beside them.',
  {
    AGREE: 'Says that it will cooperate, offers or promises to.',
    CONSULT: 'Meets, visits, hosts, negotiates or talks.',
    SUPPORT: 'Praises, endorses, recognises, signs: cooperation in words.',
    CONCEDE: 'Gives way in words: apologises, eases, pardons, announces a ceasefire.',
    COOPERATE: 'Cooperates in deeds, to the good of both.',
    AID: 'Gives material help, to the good of the recipient.',
    RETREAT: 'Gives way in deeds: releases, withdraws, disarms, resigns.',
    REQUEST: 'Asks, demands, calls for, orders; weaker than a threat.',
    ACCUSE: 'Criticises, condemns, complains, charges, investigates.',
    REJECT: 'Rejects or refuses a proposal, a request, a change.',
    THREATEN: 'Threatens, or warns of serious consequences.',
    PROTEST: 'Demonstrates, strikes, obstructs: many people, in person.',
    SANCTION: 'Cuts back relations that existed.',
    MOBILIZE: 'Moves forces or police, short of force.',
    COERCE: 'Represses: seizes, restricts, censors, arrests, deports.',
    ASSAULT: 'Acts so that people or things may come to grave harm.',
    STATEMENT: 'Comments, and takes none of the other types. Not of PLOVER.',
    DENY: 'Denies that something happened or holds. Not of PLOVER.',
  },
);
export type ReactionType = keyof typeof ReactionType;

export const Stance = enumOf(
  'Stance',
  'Where the actors of a reaction stand towards its subject or recipients.',
  {
    SUPPORTS: 'For it.',
    OPPOSES: 'Against it.',
    NEUTRAL: 'Takes note of it and sides with nobody.',
    MIXED: 'For a part of it, against another.',
  },
);
export type Stance = keyof typeof Stance;

export const Factuality = enumOf('Factuality', 'Whether it has happened.', {
  DONE: 'It happened or was said.',
  ONGOING: 'It is going on.',
  PLANNED: 'It is announced or expected.',
  CONDITIONAL: 'It depends on something else.',
});
export type Factuality = keyof typeof Factuality;

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'What an actor does or says about or against something.',
})
@Entity()
@Index('reaction_newest', ['publishedAt', 'id'], { where: 'withdrawn_at is null' })
@Index('reaction_article', ['articleId', 'ordinal'])
@Index('reaction_quote', ['quoteId'])
@Index('reaction_subject_newest', ['subjectId', 'publishedAt', 'id'])
@Index('reaction_type_newest', ['type', 'publishedAt', 'id'])
@Index('reaction_words', { synchronize: false })
export class Reaction extends ReadItem {
  @Field(() => ReactionType, { description: 'PLOVER type, or STATEMENT or DENY.' })
  @Column('text')
  type!: ReactionType;

  /** What is searched: a trigger keeps it. */
  @Column({ type: 'tsvector', select: false, insert: false, update: false })
  words!: string;

  @Field(() => String, {
    nullable: true,
    description: 'PLOVER mode of the type, like "troops"; null: none told.',
  })
  @Column('text', { nullable: true })
  mode!: string | null;

  @Field(() => Stance, { nullable: true, description: 'Where the actors stand; null: no stance taken.' })
  @Column('text', { nullable: true })
  stance!: Stance | null;

  @Field(() => [Actor], { description: 'Who reacts. In a reciprocal CONSULT all parties.' })
  actors!: Actor[];

  @Field(() => [Actor], { description: 'Whom it is about or against.' })
  recipients!: Actor[];

  @Field(() => Subject, { nullable: true, description: 'What it answers; null: the text names nothing.' })
  @ManyToOne(() => Subject, { onDelete: 'SET NULL' })
  @JoinColumn()
  subject!: Relation<Subject> | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Field(() => Factuality, { description: 'Whether it has happened.' })
  @Column('text')
  factuality!: Factuality;

  @Field(() => Boolean, { description: 'True: the text says that it did not or will not happen.' })
  @Column('boolean')
  negated!: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it happened or will, where the text dates it.',
  })
  @Column('date', { nullable: true })
  happenedOn!: string | null;

  @Field(() => Evidence, { description: 'The clause that shows it.' })
  evidence!: Evidence;

  @Field(() => Quote, { nullable: true, description: 'The quote that carries it; null: reported as done.' })
  @ManyToOne(() => Quote, { onDelete: 'SET NULL' })
  @JoinColumn()
  quote!: Relation<Quote> | null;

  @Column('uuid', { nullable: true })
  quoteId!: string | null;

  @Column('jsonb')
  span!: StoredSpan;
}

export type ReactionPart = 'ACTOR' | 'RECIPIENT';

/** Who takes which part in a reaction, in the order printed. */
@Entity()
@Index('reaction_party_actor', ['actorId', 'part', 'publishedAt', 'reactionId'])
export class ReactionParty {
  @ManyToOne(() => Reaction, { onDelete: 'CASCADE' })
  @JoinColumn()
  reaction!: Relation<Reaction>;

  @PrimaryColumn('uuid')
  reactionId!: string;

  @PrimaryColumn('text')
  part!: ReactionPart;

  @PrimaryColumn('smallint')
  ordinal!: number;

  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

  /** The article's, kept here so that an actor's reactions are read off one index. */
  @Column('timestamp with time zone')
  publishedAt!: Date;
}

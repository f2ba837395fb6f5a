import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Actor } from './actor.js';
import { enumOf } from './enum.js';
import { Monitor } from './monitor.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { DateTime } from './scalars.js';
import { Subject } from './subject.js';

/** Something that a monitor tells of beside what it watches. */
@ObjectType()
abstract class Alert extends Node {
  @Field(() => Monitor, { description: 'The monitor that told of it.' })
  @ManyToOne(() => Monitor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  monitor!: Relation<Monitor>;

  @Column('uuid')
  monitorId!: string;

  @Field(() => DateTime, { description: 'When it was noticed, UTC.' })
  @Column('timestamp with time zone')
  raisedAt!: Date;
}

export const Counted = enumOf('Counted', 'What the matches are that a spike is of.', {
  ARTICLES: 'New articles.',
  QUOTES: 'New quotes.',
  REACTIONS: 'New reactions.',
});
export type Counted = keyof typeof Counted;

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'Far more matches in an hour than is usual at this hour of the week. Articles count in the hour in which they were published, those that come late too; withdrawn ones do not. Hours that follow each other are one spike, told of once.',
})
@Entity()
@Index('spike_monitor', ['monitorId', 'raisedAt', 'id'])
export class Spike extends Alert {
  @Field(() => Counted, { description: 'What is counted.' })
  @Column('text')
  counted!: Counted;

  @Field(() => DateTime, { description: 'When its first hour begins, UTC.' })
  @Column('timestamp with time zone')
  from!: Date;

  @Field(() => DateTime, { description: 'When its last hour ends, as far as it is known, UTC.' })
  @Column('timestamp with time zone')
  until!: Date;

  @Field(() => Int, { description: 'Matches in the hour in which it was noticed, up to then.' })
  @Column('integer')
  count!: number;

  @Field(() => Float, {
    description:
      'Median of the matches in that hour of the last eight weeks; of the same hour of the last fourteen days, while less than three weeks are known.',
  })
  @Column('real')
  usual!: number;

  @Field(() => Int, { description: 'So many matches or more are a spike in that hour.' })
  @Column('integer')
  expected!: number;
}

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'Somebody whom the quotes of a monitor never had before. It is gone where the quote is withdrawn, and told of anew with the next; it stays where the speaker is merged into somebody who was heard before.',
})
@Entity()
@Index('new_speaker_monitor', ['monitorId', 'raisedAt', 'id'])
export class NewSpeaker extends Alert {
  @Field(() => Actor, { description: 'Who it is.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  speaker!: Relation<Actor>;

  @Column('uuid')
  speakerId!: string;

  @Field(() => Quote, { description: 'The first quote.' })
  @ManyToOne(() => Quote, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  quote!: Relation<Quote>;

  @Column('uuid')
  quoteId!: string;
}

export const Side = enumOf('Side', 'On which side somebody is.', {
  SUPPORTIVE: 'Takes the stance SUPPORTS, or cooperates with the counterpart.',
  OPPOSED: 'Takes the stance OPPOSES, or is in conflict with the counterpart.',
});
export type Side = keyof typeof Side;

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'An actor who turns against the position that they held. What counts is when articles were published, in whatever order they come. It is gone where one of the two reactions is withdrawn or rejected.',
})
@Entity()
@Index('changed_position_monitor', ['monitorId', 'raisedAt', 'id'])
export class ChangedPosition extends Alert {
  @Field(() => Actor, { description: 'Whose position it is.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  actor!: Relation<Actor>;

  @Column('uuid')
  actorId!: string;

  @Field(() => Subject, { nullable: true, description: 'On what; null: it is towards a counterpart.' })
  @ManyToOne(() => Subject, { onDelete: 'CASCADE' })
  @JoinColumn()
  subject!: Relation<Subject> | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Field(() => Actor, { nullable: true, description: 'Towards whom; null: it is on a subject.' })
  @ManyToOne(() => Actor, { onDelete: 'CASCADE' })
  @JoinColumn()
  counterpart!: Relation<Actor> | null;

  @Column('uuid', { nullable: true })
  counterpartId!: string | null;

  @Field(() => Reaction, { description: 'The last that shows the position before, with its evidence.' })
  @ManyToOne(() => Reaction, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  before!: Relation<Reaction>;

  @Column('uuid')
  beforeId!: string;

  @Field(() => Reaction, { description: 'The one that shows the new position, with its evidence.' })
  @ManyToOne(() => Reaction, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn()
  now!: Relation<Reaction>;

  @Column('uuid')
  nowId!: string;

  @Field(() => Side, { description: 'The side of now; before it was the other one.' })
  @Column('text')
  side!: Side;

  @Field(() => Int, {
    description: 'How many articles before it show the old position one after another, 1 to 3.',
  })
  @Column('integer')
  earlier!: number;
}

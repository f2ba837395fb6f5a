import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Unique } from 'typeorm';
import { Alerts } from './alerting.js';
import { Grouping, QuietHours } from './delivering.js';
import { enumOf } from './enum.js';
import { Made } from './made.js';
import { Node } from './node.js';
import { Owned } from './owner.js';
import { JsonObject } from './scalars.js';

export const MonitorOrder = enumOf('MonitorOrder', 'The order of a list of monitors.', {
  NAME: 'By name.',
  NEWEST: 'Made last first.',
});
export type MonitorOrder = keyof typeof MonitorOrder;

@Owned('reactions', ['id'])
@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'A saved filter with a name: of each kind that it watches, the items that the list of that kind would give with the filter.',
})
@Entity()
@Unique(['name'])
export class Monitor extends Made {
  @Field(() => String, { description: 'The name it goes by; no two have the same.' })
  @Column('text')
  name!: string;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Which new articles it watches, as an ArticleFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  articles!: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Which new quotes it watches, as a QuoteFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  quotes!: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Which new reactions it watches, as a ReactionFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  reactions!: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Which changes of known articles it watches, as an ArticleFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  revisions!: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Which stories it watches for articles that join them, as a StoryFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  stories!: Record<string, unknown> | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Which actors it watches for changes by people, as an ActorFilter; {}: all; null: none.',
  })
  @Column('jsonb', { nullable: true })
  actors!: Record<string, unknown> | null;

  @Field(() => [QuietHours], {
    nullable: true,
    description: 'When its webhooks post nothing; null: never. Subscriptions and feeds know no such hours.',
  })
  @Column('jsonb', { nullable: true })
  quiet!: QuietHours[] | null;

  @Field(() => Grouping, {
    nullable: true,
    description: 'How its webhooks put matches together; null: each is posted by itself.',
  })
  @Column('jsonb', { nullable: true })
  grouping!: Grouping | null;

  @Field(() => Alerts, {
    nullable: true,
    description: 'Of what it tells beside what it watches; null: of nothing.',
  })
  @Column('jsonb', { nullable: true })
  alerts!: Alerts | null;

  /** Up to here it was looked for alerts; null: it tells of none. */
  @Column('text', { nullable: true })
  alertsPosition!: string | null;
}

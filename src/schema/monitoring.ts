import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActorFilter } from './actor-filter.js';
import { InputProblem } from './add-article.js';
import { Alerts } from './alerting.js';
import { ArticleFilter } from './article-filter.js';
import { Grouping, QuietHours } from './delivering.js';
import { Monitor } from './monitor.js';
import { Owned } from './owner.js';
import { QuoteFilter } from './quote-filter.js';
import { ReactionFilter } from './reaction-filter.js';
import { StoryFilter } from './story-filter.js';

/** What a monitor watches, for each kind the input of its list's query, and how that is posted. */
@InputType()
abstract class Settings {
  @Field(() => ArticleFilter, { nullable: true, description: 'Which new articles; {}: all.' })
  articles?: ArticleFilter | null;

  @Field(() => QuoteFilter, { nullable: true, description: 'Which new quotes; {}: all.' })
  quotes?: QuoteFilter | null;

  @Field(() => ReactionFilter, { nullable: true, description: 'Which new reactions; {}: all.' })
  reactions?: ReactionFilter | null;

  @Field(() => ArticleFilter, { nullable: true, description: 'Which changes of known articles; {}: all.' })
  revisions?: ArticleFilter | null;

  @Field(() => StoryFilter, { nullable: true, description: 'Which stories that grow; {}: all.' })
  stories?: StoryFilter | null;

  @Field(() => ActorFilter, { nullable: true, description: 'Which actors that people change; {}: all.' })
  actors?: ActorFilter | null;

  @Field(() => [QuietHours], {
    nullable: true,
    description: 'When its webhooks post nothing, 1 to 20 windows; left out in a new one: never.',
  })
  quiet?: QuietHours[] | null;

  @Field(() => Grouping, {
    nullable: true,
    description: 'How its webhooks put matches together; left out in a new one: each is posted by itself.',
  })
  grouping?: Grouping | null;

  @Field(() => Alerts, {
    nullable: true,
    description: 'Of what it tells beside what it watches; left out in a new one: of nothing.',
  })
  alerts?: Alerts | null;
}

@InputType({
  description: 'A monitor to make. It watches the kinds that a filter is given for, at least one.',
})
export class CreateMonitorInput extends Settings {
  @Field(() => String, { description: 'The name it goes by, 1 to 100 characters; no other has it.' })
  name!: string;
}

@InputType({
  description:
    'What to change of a monitor. What is left out stays; null instead of a filter: not watched; instead of another setting: without it.',
})
export class UpdateMonitorInput extends Settings {
  @Field(() => ID, { description: 'The monitor.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The monitor is stored.' })
export class MonitorPayload {
  @Field(() => Monitor, { description: 'The monitor as it is now.' })
  monitor!: Monitor;

  monitorId!: string;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'The monitor is gone, and all that it had with it.' })
export class RemoveMonitorPayload {
  @Field(() => ID, { description: 'The id that it had.' })
  id!: string;
}

@Owned('reactions')
@ObjectType({
  simpleResolvers: true,
  description: 'Nothing was changed: the input cannot be taken as it is.',
})
export class MonitorRefused {
  @Field(() => [InputProblem], { description: 'Everything that is wrong, not just the first.' })
  problems!: InputProblem[];
}

export const MonitorResult = createUnionType({
  name: 'MonitorResult',
  description: 'The monitor as stored, or why it was refused.',
  types: () => [MonitorPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : MonitorPayload),
});

export const RemoveMonitorResult = createUnionType({
  name: 'RemoveMonitorResult',
  description: 'What was removed, or why it could not be.',
  types: () => [RemoveMonitorPayload, MonitorRefused] as const,
  resolveType: (value) => ('problems' in value ? MonitorRefused : RemoveMonitorPayload),
});

import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';

export const Weekday = enumOf('Weekday', 'A day of the week.', {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});
export type Weekday = keyof typeof Weekday;

@Owned('reactions')
@InputType('QuietHoursInput', {
  description: 'Hours in which webhooks post nothing. What gathers meanwhile is posted after them.',
})
@ObjectType('QuietHours', {
  simpleResolvers: true,
  description: 'Hours in which webhooks post nothing. What gathers meanwhile is posted after them.',
})
export class QuietHours {
  @Field(() => String, {
    description: 'Time zone of the IANA database in which the hours are meant, like "Europe/Lisbon".',
  })
  timeZone!: string;

  @Field(() => String, { description: 'When they begin, like "22:00".' })
  from!: string;

  @Field(() => String, {
    description: 'When they end, like "06:30": on the next day where that is no later than `from`.',
  })
  until!: string;

  @Field(() => [Weekday], { nullable: true, description: 'On which days they begin; null: on every day.' })
  days?: Weekday[] | null;
}

export const GroupBy = enumOf('GroupBy', 'What belongs into one post.', {
  MONITOR: 'All that a monitor watches.',
  STORY: 'What belongs to one story; what belongs to none is one post, too.',
});
export type GroupBy = keyof typeof GroupBy;

@Owned('reactions')
@InputType('GroupingInput', {
  description: 'Has webhooks post what comes within some minutes as one.',
})
@ObjectType('Grouping', {
  simpleResolvers: true,
  description: 'Has webhooks post what comes within some minutes as one.',
})
export class Grouping {
  @Field(() => Int, {
    description:
      'Minutes from one post to the next at least, 1 to 10080. The first one after a longer rest is posted at once.',
  })
  minutes!: number;

  @Field(() => GroupBy, { defaultValue: 'MONITOR', description: 'What belongs into one post.' })
  by!: GroupBy;
}

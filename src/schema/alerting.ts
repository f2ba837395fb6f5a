import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';

export const AlertKind = enumOf('AlertKind', 'What a monitor can tell of beside what it watches.', {
  SPIKE:
    'Far more articles, quotes or reactions in an hour than usual; needs a filter for one of them. Three weeks of the news, or three days, have to be known.',
  NEW_SPEAKER:
    'Somebody whom the quotes never had before; needs a filter for quotes, and that one they took is known for a week.',
  CHANGED_POSITION:
    'An actor who turns against the position that they held; needs a filter for reactions, which takes the turn. What they held before is looked up in all reactions.',
});
export type AlertKind = keyof typeof AlertKind;

const DESCRIPTION =
  'What a monitor tells of beside what it watches. Each is a match of its own, given where the others are. Articles that come more than a week after they were published raise none.';

@Owned('reactions')
@InputType('AlertsInput', { description: DESCRIPTION })
@ObjectType('Alerts', { simpleResolvers: true, description: DESCRIPTION })
export class Alerts {
  @Field(() => [AlertKind], { description: 'Of what it tells, at least one.' })
  kinds!: AlertKind[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: only the alerts are matches, and not what the filters take.',
  })
  only!: boolean;

  @Field(() => Int, {
    defaultValue: 5,
    description: 'Fewest matches in an hour that can be a spike, 1 to 100000.',
  })
  minimum!: number;
}

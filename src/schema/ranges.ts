import { Field, InputType } from 'type-graphql';
import { DateTime, LocalDate } from './scalars.js';

@InputType({ description: 'A span of time, half-open: from <= t < until. Either end may be left out.' })
export class DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: 'At or after this instant.' })
  from?: Date;

  @Field(() => DateTime, { nullable: true, description: 'Before this instant.' })
  until?: Date;
}

@InputType({ description: 'A span of days, both ends within. Either may be left out.' })
export class DateRange {
  @Field(() => LocalDate, { nullable: true, description: 'On or after this day.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'On or before this day.' })
  until?: string;
}

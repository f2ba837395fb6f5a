import { Field, InputType } from 'type-graphql';
import { enumOf } from './enum.js';

export const SubjectOrder = enumOf('SubjectOrder', 'The order of a list of subjects.', {
  NAME: 'By name.',
  NEWEST: 'First met last first.',
});
export type SubjectOrder = keyof typeof SubjectOrder;

@InputType({ description: 'Which subjects. All that is given must hold.' })
export class SubjectFilter {
  @Field(() => String, { nullable: true, description: 'The name has this in it, without regard to case.' })
  name?: string;
}

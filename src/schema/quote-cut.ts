import { Field, ObjectType } from 'type-graphql';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';

export const CutKind = enumOf('CutKind', 'How the words of an article differ from those of the saying.', {
  LEFT_OUT: 'The saying has words that the article leaves out.',
  CHANGED: 'The article has other words in their place.',
  ADDED: 'The article has words that the longest cut does not have.',
});
export type CutKind = keyof typeof CutKind;

@Owned('quotes')
@ObjectType({
  simpleResolvers: true,
  description:
    'A difference between the words that an article carries and the longest cut of the same saying.',
})
export class QuoteCut {
  @Field(() => CutKind, { description: 'How they differ here.' })
  kind!: CutKind;

  @Field(() => String, { nullable: true, description: 'The words of the saying; null: it has none here.' })
  said!: string | null;

  @Field(() => String, { nullable: true, description: 'The words of the article; null: it has none here.' })
  printed!: string | null;
}

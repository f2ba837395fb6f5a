import { Field, Int, ObjectType } from 'type-graphql';
import { Actor } from './actor.js';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';

export const ActorPart = enumOf('ActorPart', 'What part an actor takes in an article.', {
  SPEAKER: 'Is quoted.',
  ADDRESSEE: 'Is spoken to.',
  ACTOR: 'Reacts to something.',
  RECIPIENT: 'A reaction is about or against it.',
});
export type ActorPart = keyof typeof ActorPart;

@Owned('actors')
@ObjectType({
  simpleResolvers: true,
  description: 'Somebody whom an article names, and what part they take in it.',
})
export class ArticleActor {
  @Field(() => Actor, { description: 'Who is named.' })
  actor!: Actor;

  @Field(() => Int, { description: 'How often the article names them, pronouns included.' })
  mentions!: number;

  @Field(() => [ActorPart], { description: 'Their parts; empty: only named.' })
  parts!: ActorPart[];
}

import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Actor } from './actor.js';
import { Added, pageOf } from './added.js';
import { ChangedPosition, NewSpeaker, Spike } from './alert.js';
import { Article } from './article.js';
import { enumOf } from './enum.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Position } from './scalars.js';
import { Story } from './story.js';

export const MatchKind = enumOf('MatchKind', 'What happened to the item of a match.', {
  ARTICLE_ADDED: 'An article is new.',
  ARTICLE_REVISED: 'The text, title or date of a known article was found changed.',
  QUOTE_ADDED: 'A quote is new.',
  REACTION_ADDED: 'A reaction is new.',
  STORY_GROWN: 'An article was put into a story.',
  ACTOR_CHANGED: 'A person corrected, merged or split an actor.',
  SPIKE: 'There are far more matches than usual.',
  NEW_SPEAKER: 'Somebody speaks who never did before.',
  CHANGED_POSITION: 'An actor has turned against the position held before.',
});
export type MatchKind = keyof typeof MatchKind;

const ITEMS = { Article, Quote, Reaction, Story, Actor, Spike, NewSpeaker, ChangedPosition };

export const MonitorItem = createUnionType({
  name: 'MonitorItem',
  description: 'What a monitor can watch, and the alerts that it tells of.',
  types: () => Object.values(ITEMS) as [typeof Article, ...(typeof Article)[]],
  resolveType: (item: object) => ITEMS[(item as { __typename: keyof typeof ITEMS }).__typename],
});

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'Something new that a monitor watches.' })
export class MonitorMatch extends Added {
  @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
  override position!: string;

  @Field(() => MatchKind, { description: 'What happened.' })
  kind!: MatchKind;

  @Field(() => MonitorItem, { description: 'What it happened to, as it is now.' })
  item!: InstanceType<(typeof ITEMS)[keyof typeof ITEMS]>;

  @Field(() => Article, {
    nullable: true,
    description: 'Of a story that has grown: the article that it has grown by; null: of all else.',
  })
  article!: Article | null;
}

export const MonitorMatches = pageOf(MonitorMatch, 'reactions', 'MonitorMatches');

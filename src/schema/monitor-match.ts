import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Added, pageOf } from './added.js';
import { Article } from './article.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Position } from './scalars.js';

const ITEMS = { Article, Quote, Reaction };

export const MonitorItem = createUnionType({
  name: 'MonitorItem',
  description: 'What a monitor can watch.',
  types: () => Object.values(ITEMS) as [typeof Article, typeof Quote, typeof Reaction],
  resolveType: (item: object) => ITEMS[(item as { __typename: keyof typeof ITEMS }).__typename],
});

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'Something new that a monitor watches.' })
export class MonitorMatch extends Added {
  @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
  override position!: string;

  @Field(() => MonitorItem, { description: 'The article, quote or reaction, as it is now.' })
  item!: Article | Quote | Reaction;
}

export const MonitorMatches = pageOf(MonitorMatch, 'reactions', 'MonitorMatches');

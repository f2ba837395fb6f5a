import { Field, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { Owned } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Position } from './scalars.js';

/** An item of a subscription: where it stands, and the id of what was stored. */
export class Added {
  position!: string;
  itemId!: string;
}

@Owned('articles')
@ObjectType({ simpleResolvers: true, description: 'An article that is new.' })
export class ArticleAdded extends Added {
  @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
  override position!: string;

  @Field(() => Article, { description: 'The article.' })
  article!: Article;
}

@Owned('quotes')
@ObjectType({ simpleResolvers: true, description: 'A quote that is new.' })
export class QuoteAdded extends Added {
  @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
  override position!: string;

  @Field(() => Quote, { description: 'The quote.' })
  quote!: Quote;
}

@Owned('reactions')
@ObjectType({ simpleResolvers: true, description: 'A reaction that is new.' })
export class ReactionAdded extends Added {
  @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
  override position!: string;

  @Field(() => Reaction, { description: 'The reaction.' })
  reaction!: Reaction;
}

import { type ClassType, Field, ObjectType } from 'type-graphql';
import { Actor } from './actor.js';
import { Article } from './article.js';
import { Owned, type Owner } from './owner.js';
import { Quote } from './quote.js';
import { Reaction } from './reaction.js';
import { Position } from './scalars.js';
import { Story } from './story.js';

/** An item of a subscription: where it stands, and the id of what was stored. */
export class Added {
  position!: string;
  itemId!: string;
}

interface NewsOptions<T extends object> {
  node: ClassType<T>;
  owner: Owner;
  /** Name of the object type of an item, such as QuoteAdded. */
  item: string;
  /** Name of the object type of a page of them, such as QuotesAdded. */
  page: string;
  /** What an item is, for a description. */
  what: string;
}

/** The object types of what is new of a kind: an item, whose field is called after its type, and a page of items. */
function newsOf<T extends object>({ node, owner, item, page, what }: NewsOptions<T>) {
  const field = node.name.toLowerCase();

  @Owned(owner)
  @ObjectType(item, { simpleResolvers: true, description: `${what}.` })
  class Item extends Added {
    @Field(() => Position, { description: 'Give the last one back as `after` to go on behind it.' })
    override position!: string;

    @Field(() => node, { name: field, description: `The ${field}, as it is now.` })
    item!: T;
  }

  return { Item, Page: pageOf(Item, owner, page), node, field };
}

/** A page of items, under the name of its object type. */
export function pageOf(Item: ClassType<Added>, owner: Owner, name: string) {
  @Owned(owner)
  @ObjectType(name, {
    simpleResolvers: true,
    description: 'What came behind a position: the items that the subscription gives, in the same order.',
  })
  class Page {
    @Field(() => [Item], { description: 'The items, in the order of positions.' })
    items!: Added[];

    @Field(() => Position, {
      description:
        'Up to here there is nothing more: ask again after it, or subscribe after it. It moves on where the filter takes nothing, too.',
    })
    position!: string;

    @Field(() => Boolean, {
      description: 'There was more behind the position when this was read; the filter may take none of it.',
    })
    hasMore!: boolean;
  }
  return Page;
}

export const ArticleAdded = newsOf({
  node: Article,
  owner: 'articles',
  item: 'ArticleAdded',
  page: 'ArticlesAdded',
  what: 'An article that is new',
});

export const ArticleRevised = newsOf({
  node: Article,
  owner: 'articles',
  item: 'ArticleRevised',
  page: 'ArticlesRevised',
  what: 'An article whose text, title or date was found changed, or that was withdrawn or is back',
});

export const QuoteAdded = newsOf({
  node: Quote,
  owner: 'quotes',
  item: 'QuoteAdded',
  page: 'QuotesAdded',
  what: 'A quote that is new',
});

export const ReactionAdded = newsOf({
  node: Reaction,
  owner: 'reactions',
  item: 'ReactionAdded',
  page: 'ReactionsAdded',
  what: 'A reaction that is new',
});

/** Its item is the article that came: its field `article` stands beside the story. */
export const StoryGrown = newsOf({
  node: Story,
  owner: 'articles',
  item: 'StoryGrown',
  page: 'StoriesGrown',
  what: 'A story that an article was put into',
});

export const ActorChanged = newsOf({
  node: Actor,
  owner: 'actors',
  item: 'ActorChanged',
  page: 'ActorsChanged',
  what: 'An actor that a person corrected, merged, split, or took such a change back of',
});

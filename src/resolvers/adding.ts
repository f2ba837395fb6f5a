import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { AddArticleInput, AddArticlePayload, AddArticleResult } from '../schema/add-article.js';
import { Article } from '../schema/article.js';
import { Owned } from '../schema/owner.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

@Resolver(() => AddArticlePayload)
export class AddArticleResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => AddArticleResult, {
    description: 'Reads and stores an article. Idempotent: the same text under the same URL changes nothing.',
  })
  addArticle(
    @Arg('input', () => AddArticleInput, { description: 'The article.' }) input: AddArticleInput,
    @Ctx() { addArticle }: Context,
  ) {
    return addArticle(input);
  }

  @FieldResolver(() => Article)
  article(
    @Root() { articleId }: AddArticlePayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Article', articleId, info);
  }
}

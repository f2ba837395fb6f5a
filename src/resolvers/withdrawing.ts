import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { WithdrawArticlePayload, WithdrawArticleResult } from '../schema/add-article.js';
import { Article } from '../schema/article.js';
import { Owned } from '../schema/owner.js';
import { restoreArticle, withdrawArticle } from '../store/withdraw.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

@Resolver(() => WithdrawArticlePayload)
export class WithdrawArticleResolver {
  @Owned('articles')
  @Needs('editor')
  @Mutation(() => WithdrawArticleResult, {
    description:
      'Marks an article as withdrawn by its publisher. What was read out of it stays; adding it again takes the mark away.',
  })
  async withdrawArticle(
    @Arg('id', () => ID, { description: 'The article.' }) id: string,
    @Ctx() { database }: Context,
  ) {
    return outcomeOf(await withdrawArticle(database.dataSource, { id }));
  }

  @Owned('articles')
  @Needs('editor')
  @Mutation(() => WithdrawArticleResult, { description: 'Takes the mark of a withdrawn article away.' })
  async restoreArticle(
    @Arg('id', () => ID, { description: 'The article.' }) id: string,
    @Ctx() { database }: Context,
  ) {
    return outcomeOf(await restoreArticle(database.dataSource, { id }));
  }

  @FieldResolver(() => Article)
  article(
    @Root() { articleId }: WithdrawArticlePayload,
    @Ctx() { graph }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return graph.byId('Article', articleId, info);
  }
}

function outcomeOf(articleId: string | null) {
  if (articleId !== null) return { articleId };
  return { problems: [{ field: 'id', code: 'NOT_FOUND', message: 'There is no article with this id.' }] };
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../errors.js';
import { MAX_PAGE } from '../schema/connection.js';
import { Node } from '../schema/node.js';
import { Owned } from '../schema/owner.js';
import { Needs } from './authority.js';
import type { Context } from './context.js';

@Resolver()
export class NodeResolver {
  @Owned('articles')
  @Needs('reader')
  @Query(() => Node, { nullable: true, description: 'Whatever has this id; null: nothing has.' })
  async node(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'The id of anything.' }) id: string,
  ) {
    const [node] = await nodesOf([id], context, info);
    return node;
  }

  @Owned('articles')
  @Needs('reader')
  @Query(() => [Node], {
    nullable: 'items',
    description: `Whatever has these ids, in their order, null where nothing has; at most ${MAX_PAGE}.`,
    complexity: ({ args, childComplexity }) =>
      1 + Math.min(args.ids?.length ?? 1, MAX_PAGE) * childComplexity,
  })
  nodes(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('ids', () => [ID], { description: 'The ids of anything.' }) ids: string[],
  ) {
    if (ids.length > MAX_PAGE) throw badInput('ids', `expected at most ${MAX_PAGE} ids, got ${ids.length}.`);
    return nodesOf(ids, context, info);
  }
}

async function nodesOf(ids: string[], { graph }: Context, info: GraphQLResolveInfo) {
  const types = await graph.typesOf(ids);
  return Promise.all(
    ids.map((id) => {
      const type = types.get(id.toLowerCase());
      return type ? graph.byId(type, id, info) : null;
    }),
  );
}

import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import type { Context } from '../resolvers/context.js';
import type { Cut } from '../schema/owner.js';
import { cutSchema } from './cut.js';
import { resolveEntities } from './entities.js';

/** Answers `_entities`: the things that a list of representations refers to, in its order. */
export type EntitiesResolver<C> = GraphQLFieldResolver<unknown, C, { representations: never[] }>;

/**
 * The executable schema of a cut, with `_service` and `_entities`. The resolvers are the whole graph's own.
 * @param whole what `buildGraphSchema` gives
 */
export function buildSubgraph(whole: GraphQLSchema, cut: Cut): GraphQLSchema {
  return executableSubgraph<Context>(cutSchema(whole, cut), whole, resolveEntities);
}

/**
 * Makes a federation schema executable.
 * @param typeDefs types, fields and directives that the subgraph serves
 * @param original a schema that has all of those types, with their resolvers
 */
export function executableSubgraph<C>(
  typeDefs: DocumentNode,
  original: GraphQLSchema,
  entities: EntitiesResolver<C>,
): GraphQLSchema {
  const subgraph = buildSubgraphSchema({ typeDefs });
  for (const type of Object.values(subgraph.getTypeMap())) {
    const source = original.getType(type.name);
    if (isObjectType(type) && isObjectType(source)) {
      const sources = source.getFields();
      type.extensions = { ...type.extensions, ...source.extensions };
      for (const field of Object.values(type.getFields())) {
        const { resolve, subscribe, extensions } = sources[field.name] ?? field;
        Object.assign(field, { resolve, subscribe, extensions });
      }
    } else if (
      (isUnionType(type) && isUnionType(source)) ||
      (isInterfaceType(type) && isInterfaceType(source))
    ) {
      type.resolveType = source.resolveType;
    } else if (isScalarType(type) && isScalarType(source) && !isSpecifiedScalarType(type)) {
      const { serialize, parseValue, parseLiteral } = source;
      Object.assign(type, { serialize, parseValue, parseLiteral });
    }
  }
  const field = subgraph.getQueryType()?.getFields()['_entities'];
  if (field) field.resolve = entities as GraphQLFieldResolver<unknown, unknown>;
  return subgraph;
}

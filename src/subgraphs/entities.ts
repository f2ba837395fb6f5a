import {
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLScalarType,
  getNamedType,
  isObjectType,
} from 'graphql';
import { validate as isUuid } from 'uuid';
import { badInput } from '../errors.js';
import type { Context } from '../resolvers/context.js';
import type { Ownership } from '../schema/owner.js';
import type { Key } from '../store/graph/graph.js';

interface Representation extends Record<string, unknown> {
  __typename: string;
}

/**
 * Answers a gateway's `_entities`: all representations of a type are one statement, by whichever of its keys. One that
 * nothing has is null; one that is no reference of ours is an error in its place, and the rest are answered.
 */
export function resolveEntities(
  _parent: unknown,
  { representations }: { representations: Representation[] },
  { graph }: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  return Promise.all(
    representations.map(async (representation) => {
      try {
        return await graph.byKey(representation.__typename, keyOf(representation, info), info);
      } catch (error) {
        return error;
      }
    }),
  );
}

/** @throws BAD_USER_INPUT that says what a representation of the type looks like */
function keyOf({ __typename, ...fields }: Representation, { schema }: GraphQLResolveInfo): Key {
  const type = typeof __typename === 'string' ? schema.getType(__typename) : undefined;
  const keys = isObjectType(type) ? keysOf(type) : [];
  if (!isObjectType(type) || keys.length === 0)
    throw badInput('representations', `this subgraph has no entity ${JSON.stringify(__typename)}.`);
  const field = keys.find((key) => typeof fields[key] === 'string');
  if (!field)
    throw badInput('representations', `expected one of ${keys.join(', ')} of ${__typename}, as a string.`);
  const value = readAs(type, field, fields[field] as string);
  if (field !== 'id') return { field, value };
  if (!isUuid(value)) throw badInput('representations', `${JSON.stringify(value)} is not an id.`);
  return { field, value: value.toLowerCase() };
}

/** The keys of an entity, as far as this subgraph has their fields. */
function keysOf(type: GraphQLObjectType): string[] {
  const { keys = [] } = type.extensions as Partial<Ownership>;
  return keys.filter((key) => key in type.getFields());
}

/** A key in the form in which an argument of its type is read: of an address, what makes no difference is evened out. */
function readAs(type: GraphQLObjectType, field: string, given: string): string {
  const scalar = getNamedType(type.getFields()[field]!.type) as GraphQLScalarType;
  try {
    return String(scalar.parseValue(given));
  } catch (error) {
    throw badInput('representations', `${field} of ${type.name}: ${(error as Error).message}`);
  }
}

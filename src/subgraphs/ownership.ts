import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { KeyRole } from '../schema/api-key.js';
import { type Owner, type Ownership, SUBGRAPHS } from '../schema/owner.js';

const OWNERS = [...SUBGRAPHS, 'all'].join(', ');

/** Who owns each type and field of a graph, as written beside it. */
export class Owners {
  /** @throws a sentence that says what to do, where a type or root field has no owner */
  constructor(private readonly schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
    for (const type of types) {
      if (type.name.startsWith('__')) continue;
      if (!this.isRoot(type.name)) this.ofType(type);
      else for (const field of Object.values(type.getFields())) this.ofField(type, field);
    }
  }

  isRoot(typeName: string): boolean {
    const roots = [
      this.schema.getQueryType(),
      this.schema.getMutationType(),
      this.schema.getSubscriptionType(),
    ];
    return roots.some((root) => root?.name === typeName);
  }

  ofType(type: GraphQLObjectType): Ownership {
    const ownership = type.extensions as Partial<Ownership>;
    if (ownership.owner) return ownership as Ownership;
    throw new Error(
      `The type ${type.name} has no owner: put @Owned(...) above its @ObjectType, with one of ${OWNERS}.`,
    );
  }

  ofField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Owner {
    const { owner } = field.extensions as Partial<Ownership>;
    if (owner) return owner;
    if (!this.isRoot(type.name)) return this.ofType(type).owner;
    throw new Error(
      `${type.name}.${field.name} has no owner: put @Owned(...) above its resolver, with one of ${SUBGRAPHS.join(', ')}.`,
    );
  }

  /** The role that a root field needs; undefined: none. */
  roleOf(field: GraphQLField<unknown, unknown>): KeyRole | undefined {
    return (field.extensions as { role?: KeyRole }).role;
  }
}

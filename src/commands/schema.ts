import { type GraphQLSchema, isAbstractType, lexicographicSortSchema, printSchema } from 'graphql';
import { buildGraphSchema } from '../resolvers/schema.js';

/** The command `schema`: prints the graph, or which types stand behind its interfaces and unions. */
export function schemaCommand({ possibleTypes = false }: { possibleTypes?: boolean }): void {
  const schema = lexicographicSortSchema(buildGraphSchema());
  console.log(possibleTypes ? JSON.stringify(possibleTypesOf(schema), null, 2) : printSchema(schema));
}

function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type));
  return Object.fromEntries(
    types.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
}

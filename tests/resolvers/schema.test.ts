import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/resolvers/schema.js';
import { shapes } from '../../src/store/shapes/index.js';

let schema: GraphQLSchema;

beforeAll(() => {
  schema = buildGraphSchema();
});

function ownTypes() {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
}

describe('the graph', () => {
  it('is the one that schema.graphql shows (npm run schema writes it)', () => {
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
  });

  it('describes every type, field, argument and value', () => {
    const bare: string[] = [];
    for (const type of ownTypes()) {
      if (isSpecifiedScalarType(type)) continue;
      if (!type.description) bare.push(type.name);
    }
    for (const type of ownTypes()) {
      if (isEnumType(type)) {
        for (const value of type.getValues()) if (!value.description) bare.push(`${type.name}.${value.name}`);
      } else if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) bare.push(`${type.name}.${field.name}`);
          for (const arg of field.args)
            if (!arg.description) bare.push(`${type.name}.${field.name}(${arg.name})`);
        }
      } else if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) bare.push(`${type.name}.${field.name}`);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  it('has a place in the database for every field of a stored type', () => {
    const homeless: string[] = [];
    for (const shape of Object.values(shapes)) {
      const type = schema.getType(shape.type);
      if (!isObjectType(type)) throw new Error(`The graph has no type ${shape.type}.`);
      for (const name of Object.keys(type.getFields())) {
        const known = shape.values[name] ?? shape.one?.[name] ?? shape.many?.[name] ?? shape.pages?.[name];
        if (!known) homeless.push(`${shape.type}.${name}`);
      }
    }
    expect(homeless).toEqual([]);
  });
});

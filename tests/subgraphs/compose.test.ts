import { readFileSync } from 'node:fs';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/resolvers/schema.js';
import { SUBGRAPHS } from '../../src/schema/owner.js';
import { composeSupergraph } from '../../src/subgraphs/compose.js';
import { buildSubgraph } from '../../src/subgraphs/subgraph.js';

let whole: GraphQLSchema;

beforeAll(() => {
  whole = buildGraphSchema();
});

describe('the four subgraphs', () => {
  it.each(SUBGRAPHS)('%s is a schema of its own', (name) => {
    const fields = buildSubgraph(whole, name).getQueryType()?.getFields() ?? {};
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['_entities', '_service']));
  });

  it('compose into the supergraph that supergraph.graphql shows (npm run schema writes it)', () => {
    const committed = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
    expect(composeSupergraph(whole)).toBe(committed);
  });

  it('compose into the API of the whole graph', () => {
    const api = buildASTSchema(transformSupergraphToPublicSchema(parse(composeSupergraph(whole))));
    expect(printSchema(lexicographicSortSchema(api))).toBe(printSchema(lexicographicSortSchema(whole)));
  });
});

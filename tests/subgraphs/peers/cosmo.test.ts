import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  print,
  printSchema,
  visit,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import { SUBGRAPHS } from '../../../src/schema/owner.js';
import { DEFAULT_URLS } from '../../../src/subgraphs/compose.js';
import { cutSchema } from '../../../src/subgraphs/cut.js';
import { loadPeer, PEERS_INSTALLED, withPeers } from './peers.js';

/** What this file uses of @wundergraph/composition. */
interface Cosmo {
  federateSubgraphs(params: {
    subgraphs: { name: string; url: string; definitions: DocumentNode }[];
  }): Federation;
}

interface Federation {
  success: boolean;
  errors?: Error[];
  warnings: Error[];
  /** What a client sees. */
  federatedGraphClientSchema: GraphQLSchema;
  /** What the router runs on. */
  federatedGraphAST: DocumentNode;
}

/** Rules on who may ask for a field. */
const ACCESS = new Set(['authenticated', 'requiresScopes']);

let whole: GraphQLSchema;
let federation: Federation;

describe.skipIf(!PEERS_INSTALLED)(withPeers("the four subgraphs, by Cosmo's composer"), () => {
  beforeAll(() => {
    whole = buildGraphSchema();
    federation = loadPeer<Cosmo>('@wundergraph/composition').federateSubgraphs({
      subgraphs: SUBGRAPHS.map((name) => ({
        name,
        url: DEFAULT_URLS[name],
        definitions: cutSchema(whole, name),
      })),
    });
  });

  it('compose without an error or a warning', () => {
    expect(federation.errors ?? []).toEqual([]);
    expect(federation.warnings).toEqual([]);
    expect(federation.success).toBe(true);
  });

  it('compose into the API of the whole graph, descriptions included', () => {
    const graphql = loadPeer<typeof import('graphql')>('graphql');
    const api = graphql.lexicographicSortSchema(federation.federatedGraphClientSchema);
    expect(graphql.printSchema(api)).toBe(printSchema(lexicographicSortSchema(whole)));
  });

  it('tell the router who may ask for which field, as the whole graph does', () => {
    const rules = accessRules(cutSchema(whole, 'whole'));
    expect(rules).not.toEqual([]);
    expect(accessRules(federation.federatedGraphAST)).toEqual(rules);
  });
});

/** "Type.field @rule" for each field that has one, sorted. */
function accessRules(document: DocumentNode): string[] {
  const rules: string[] = [];
  visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: (type) => {
      for (const field of type.fields ?? []) {
        for (const rule of field.directives?.filter(({ name }) => ACCESS.has(name.value)) ?? []) {
          rules.push(`${type.name.value}.${field.name.value} ${print(rule)}`);
        }
      }
    },
  });
  return rules.sort();
}

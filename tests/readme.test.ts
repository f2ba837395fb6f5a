import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, Kind, parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const fromRoot = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const schema = buildSchema(fromRoot('schema.graphql'));

/** Operations of the GraphQL blocks and of the `gql` templates of a page, each a document of its own. */
function operationsOf(page: string): DocumentNode[] {
  const blocks = [...page.matchAll(/```graphql\n(.*?)```|gql`(.*?)`/gs)].map(
    ([, block, template]) => block ?? template!,
  );
  return blocks
    .flatMap((block) => parse(block).definitions)
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((definition) => ({ kind: Kind.DOCUMENT, definitions: [definition] }));
}

describe('the README', () => {
  const operations = operationsOf(fromRoot('README.md'));

  it('shows how to ask, to subscribe and to watch', () => {
    const kinds = operations.flatMap(({ definitions }) =>
      definitions.map((one) => 'operation' in one && one.operation),
    );
    expect(new Set(kinds)).toEqual(new Set(['query', 'subscription', 'mutation']));
    expect(operations.length).toBeGreaterThan(8);
  });

  it.each(
    operations.map((operation) => [print(operation).replace(/\s+/g, ' ').slice(0, 70), operation] as const),
  )('asks only what the graph has: %s', (_name, operation) => {
    expect(validate(schema, operation)).toEqual([]);
  });
});

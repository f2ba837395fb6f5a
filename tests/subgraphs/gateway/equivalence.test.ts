import { parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import { SUBGRAPHS } from '../../../src/schema/owner.js';
import { composeSupergraph, type SubgraphUrls } from '../../../src/subgraphs/compose.js';
import { ask } from '../../acceptance/server.js';
import { freshDatabase } from '../../database.js';
import { PEERS_INSTALLED, withPeers } from '../peers/peers.js';
import { composeLive, startClients } from './company.js';
import { comparable, emptyPaths } from './compare.js';
import { startGateway } from './hive.js';
import { LISTS } from './operations/lists.js';
import { MUTATIONS } from './operations/mutations.js';
import { OF_THE_COMPANY } from './operations/of-the-company.js';
import type { Operation } from './operations/operation.js';
import { REFUSALS } from './operations/refusals.js';
import { SHAPES } from './operations/shapes.js';
import { findSample, type Sample } from './sample.js';
import { collectSamples, serveCut } from './served.js';

const ALL = [...LISTS, ...SHAPES, ...MUTATIONS, ...REFUSALS];

const schema = buildGraphSchema();
const stops: (() => Promise<unknown>)[] = [];
let sample: Sample;
let whole: string;
let four: string;
let company: string;

describe('the operations', () => {
  it('ask for every field of the graph that is no subscription', () => {
    const asked = new Set(ALL.flatMap(({ query, refused }) => (refused ? [] : fieldsOf(query))));
    const fields = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith('__') || !('getFields' in type) || !('getInterfaces' in type)) return [];
      if (type.name === 'Subscription') return [];
      return Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    });
    expect(fields.filter((field) => !asked.has(field))).toEqual([]);
  });
});

describe.skipIf(!PEERS_INSTALLED || inject('postgres').problem)(
  withPeers('one graph, however it is served,'),
  () => {
    beforeAll(async () => {
      const database = await freshDatabase();
      stops.push(database.drop);
      await collectSamples(database.url);
      const served = await Promise.all(
        ['whole' as const, ...SUBGRAPHS].map((cut) => serve(cut, database.url)),
      );
      [whole] = served as [string];
      sample = await findSample(whole, database.url);
      await answerOf(whole, MUTATIONS[0]!);
      const clients = await startClients(sample);
      stops.push(clients.stop);
      const urls = Object.fromEntries(SUBGRAPHS.map((name, i) => [name, served[i + 1]])) as SubgraphUrls;
      [four, company] = (await Promise.all([
        gateway(composeSupergraph(schema, urls)),
        gateway(await composeLive({ rejoinder: whole, clients: clients.url })),
      ])) as [string, string];
    });

    afterAll(async () => {
      for (const stop of stops.reverse()) await stop();
    });

    describe.each([
      ['answers', LISTS],
      ['gives the same shape of', SHAPES],
      ['changes:', MUTATIONS],
    ])('%s', (_, operations) => {
      it.each(operations)('$title', async (operation) => {
        const answer = await answerOf(whole, operation);
        expect(answer.errors).toBeUndefined();
        expectSubstance(operation, answer.data);
        await expectTheSame(operation, answer);
      });
    });

    describe('refuses', () => {
      it.each(REFUSALS)('$title', async (operation) => {
        const answer = await answerOf(whole, operation);
        const codes = answer.errors?.map(({ extensions }) => extensions.code);
        expect(new Set(codes)).toEqual(new Set([operation.refused]));
        await expectTheSame(operation, answer);
      });
    });

    it('refuses what stands below a nullable field, there behind a gateway and with its root field in the whole', async () => {
      const operation: Operation = {
        title: 'a page that is too large, of a speaker',
        query: `query ($id: ID!) { quote(id: $id) { text speaker { reactions(first: 101) { nodes { id } } } } }`,
        variables: () => ({ id: sample.quote.id }),
      };
      const [ofWhole, ofFour] = [await answerOf(whole, operation), await answerOf(four, operation)];
      expect(comparable(ofFour).errors).toEqual(comparable(ofWhole).errors);
      expect(ofWhole.data).toEqual({ quote: null });
      expect(ofFour.data).toEqual({ quote: { text: expect.any(String), speaker: null } });
    });

    describe("beside a company's own subgraph", () => {
      it.each(OF_THE_COMPANY)('answers $title', async (operation) => {
        const { data, errors } = await answerOf(company, operation);
        expect(errors).toBeUndefined();
        expectSubstance(operation, data);
      });
    });
  },
);

async function serve(cut: Parameters<typeof serveCut>[0], databaseUrl: string): Promise<string> {
  const { url, stop } = await serveCut(cut, databaseUrl);
  stops.push(stop);
  return url;
}

async function gateway(supergraph: string): Promise<string> {
  const { url, stop } = await startGateway(supergraph);
  stops.push(stop);
  return url;
}

function answerOf(url: string, { query, variables }: Operation) {
  return ask(url, query, variables?.(sample));
}

function expectSubstance({ mayBeEmpty = [] }: Operation, data: unknown): void {
  expect(emptyPaths(data).filter((path) => !mayBeEmpty.includes(path))).toEqual([]);
}

async function expectTheSame(
  operation: Operation,
  answer: Awaited<ReturnType<typeof answerOf>>,
): Promise<void> {
  const expected = comparable(answer);
  const code = operation.refusedBehindGateway;
  if (code) expected.errors = expected.errors.map((error) => ({ ...error, code }));
  expect(comparable(await answerOf(four, operation)), 'behind a gateway, cut into four').toEqual(expected);
  expect(comparable(await answerOf(company, operation)), 'behind a gateway, beside clients').toEqual(
    expected,
  );
}

function fieldsOf(query: string): string[] {
  const fields: string[] = [];
  const types = new TypeInfo(schema);
  const enter = () => void fields.push(`${types.getParentType()?.name}.${types.getFieldDef()?.name}`);
  visit(parse(query), visitWithTypeInfo(types, { Field: { enter } }));
  return fields;
}

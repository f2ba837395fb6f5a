import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../acceptance/server.js';
import { PEERS_INSTALLED, peerFile, withPeers } from './peers.js';
import { assertFree, run, startServer } from './processes.js';
import { buildProducts } from './products.js';

const SUITE = peerFile('@apollo', 'federation-subgraph-compatibility-tests', 'dist');
/** Written into the suite. */
const PORTS = { gateway: 4000, products: 4001, users: 4002, inventory: 4003 };
/** How many tests version 1.2.1 has. */
const TESTS = 23;

interface JestReport {
  numTotalTests: number;
  numPassedTests: number;
  testResults: {
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

const stops: (() => Promise<unknown>)[] = [];
let folder: string;

describe.skipIf(!PEERS_INSTALLED)(withPeers("Apollo's subgraph compatibility suite"), () => {
  beforeAll(async () => {
    await assertFree(Object.values(PORTS));
    folder = await mkdtemp(join(tmpdir(), 'rejoinder-compatibility-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    await startProducts();
    await startSuitesOwn('users');
    await startSuitesOwn('inventory');
    await startGateway(await composed());
  }, 60_000);

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  it('is green with our schema builder, all of it', { timeout: 60_000 }, async () => {
    const report = await runSuite();
    const failures = report.testResults.flatMap(({ message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status !== 'passed');
      if (assertionResults.length === 0) return [message];
      return failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join('\n')}`);
    });
    expect(failures).toEqual([]);
    expect([report.numPassedTests, report.numTotalTests]).toEqual([TESTS, TESTS]);
  });
});

async function startProducts(): Promise<void> {
  const server = new ApolloServer({ schema: buildProducts(), plugins: [ApolloServerPluginInlineTrace()] });
  stops.push(() => server.stop());
  await startStandaloneServer(server, { listen: { port: PORTS.products, host: 'localhost' } });
}

/** A subgraph that comes with the suite. */
async function startSuitesOwn(name: 'users' | 'inventory'): Promise<void> {
  const cwd = join(SUITE, 'subgraphs', name);
  stops.push(await startServer(urlOf(name), [join(cwd, 'index.js')], { cwd }));
}

async function composed(): Promise<string> {
  const { data } = await ask(urlOf('products'), '{ _service { sdl } }');
  const sdls = {
    products: data._service.sdl as string,
    users: await readFile(join(SUITE, 'subgraphs/users/users.graphql'), 'utf8'),
    inventory: await readFile(join(SUITE, 'subgraphs/inventory/inventory.graphql'), 'utf8'),
  };
  const { supergraphSdl, errors } = composeServices(
    (['products', 'users', 'inventory'] as const).map((name) => ({
      name,
      url: urlOf(name),
      typeDefs: parse(sdls[name]),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

async function startGateway(supergraph: string): Promise<void> {
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraph);
  const config = {
    supergraph: file,
    port: PORTS.gateway,
    host: 'localhost',
    graphqlEndpoint: '/',
    landingPage: false,
  };
  const configFile = join(folder, 'gateway.config.mjs');
  await writeFile(configFile, `export const gatewayConfig = ${JSON.stringify(config)};\n`);
  const gateway = peerFile('@graphql-hive/gateway/dist/bin.js');
  const args = [gateway, 'supergraph', '--config-path', configFile];
  stops.push(await startServer(urlOf('gateway'), args, { cwd: folder }));
}

async function runSuite(): Promise<JestReport> {
  const file = join(folder, 'report.json');
  const config = {
    rootDir: join(SUITE, 'tests'),
    testEnvironment: 'node',
    cacheDirectory: join(folder, 'jest'),
    // A busy machine's first request is slow.
    testTimeout: 20_000,
    // Jest leaves out packages, and the suite is one.
    testPathIgnorePatterns: [],
    haste: { retainAllFiles: true },
  };
  const { stdout, stderr } = await run(
    process.execPath,
    [
      peerFile('jest/bin/jest.js'),
      `--config=${JSON.stringify(config)}`,
      '--ci',
      '--runInBand',
      '--watchman=false',
      '--json',
      `--outputFile=${file}`,
    ],
    { cwd: folder, env: { PRODUCTS_URL: urlOf('products') } },
  );
  const report = await readFile(file, 'utf8').catch(() => undefined);
  if (!report) throw new Error(`Jest gave no report:\n${stdout}${stderr}`);
  return JSON.parse(report) as JestReport;
}

function urlOf(name: keyof typeof PORTS): string {
  return `http://localhost:${PORTS[name]}/`;
}

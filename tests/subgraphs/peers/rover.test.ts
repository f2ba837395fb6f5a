import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeServices } from '@theguild/federation-composition';
import { type GraphQLSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import { CUTS, type Cut, SUBGRAPHS } from '../../../src/schema/owner.js';
import { composeSupergraph, DEFAULT_URLS } from '../../../src/subgraphs/compose.js';
import { buildSubgraph } from '../../../src/subgraphs/subgraph.js';
import { ask, removeHome, startServer } from '../../acceptance/server.js';
import { freshDatabase } from '../../database.js';
import { PEERS_INSTALLED, peerFile, withPeers } from './peers.js';
import { run } from './processes.js';

const apollos: ApolloServer[] = [];
const urls = new Map<Cut, string>();
let whole: GraphQLSchema;
let folder: string;

describe.skipIf(!PEERS_INSTALLED)(withPeers('rover subgraph introspect'), () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rejoinder-rover-'));
    whole = buildGraphSchema();
    for (const cut of CUTS) urls.set(cut, await serve(buildSubgraph(whole, cut)));
  });

  afterAll(async () => {
    for (const apollo of apollos) await apollo.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(CUTS)('prints what %s says of itself', async (cut) => {
    const url = urls.get(cut)!;
    expect(await introspect(url)).toBe(await sdlOf(url));
  });

  it('prints parts that compose into the supergraph that we compose', async () => {
    const services = await Promise.all(
      SUBGRAPHS.map(async (name) => ({
        name,
        url: DEFAULT_URLS[name],
        typeDefs: parse(await introspect(urls.get(name)!)),
      })),
    );
    const { supergraphSdl, errors } = composeServices(services);
    expect(errors).toBeUndefined();
    expect(`${supergraphSdl?.trim()}\n`).toBe(composeSupergraph(whole));
  });

  it.skipIf(inject('postgres').problem)('prints the same of "start --subgraph quotes"', async () => {
    const database = await freshDatabase();
    const server = await startServer({ databaseUrl: database.url, args: ['--subgraph', 'quotes'] });
    try {
      expect(await introspect(server.url)).toBe(await sdlOf(urls.get('quotes')!));
    } finally {
      await server.stop();
      await removeHome(server);
      await database.drop();
    }
  });
});

/** Five whole servers take long to start: what they say of themselves is in the schema. */
async function serve(schema: GraphQLSchema): Promise<string> {
  const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  apollos.push(apollo);
  const { url } = await startStandaloneServer(apollo, { listen: { port: 0, host: '127.0.0.1' } });
  return url;
}

async function sdlOf(url: string): Promise<string> {
  const { data } = await ask(url, '{ _service { sdl } }');
  return data._service.sdl.trim();
}

/** @returns the SDL that rover prints */
async function introspect(url: string): Promise<string> {
  const { code, stdout, stderr } = await run(
    process.execPath,
    [peerFile('@apollo/rover/bin/rover.js'), 'subgraph', 'introspect', url, '--skip-update-check'],
    { cwd: folder, env: { APOLLO_TELEMETRY_DISABLED: '1', APOLLO_CONFIG_HOME: folder } },
  );
  if (code !== 0) throw new Error(`rover ended with ${code}:\n${stderr}`);
  return stdout.trim();
}

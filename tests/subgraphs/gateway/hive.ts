import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../acceptance/server.js';
import { peerFile } from '../peers/peers.js';
import { startServer } from '../peers/processes.js';

const HIVE = peerFile('@graphql-hive/gateway/dist/bin.js');

/** Who asks: the subgraphs check it themselves. As docs/federation.md has it. */
const FORWARDED =
  "propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request?.headers.get('authorization') ?? undefined }) }";

const HEARTBEAT_MS = 2_000;

/** How the gateway subscribes to subgraphs. */
export type Transport = 'ws' | 'sse' | 'http-callback';

export interface Gateway {
  url: string;
  /** Ends it, and takes its folder away. */
  stop(): Promise<void>;
  /** Ends it and starts it again at the same address. */
  restart(): Promise<void>;
}

/**
 * Runs Hive Gateway over a supergraph, as a process of its own.
 * @param givenPort any free one where it is left out
 * @throws with what it printed, where it does not start
 */
export async function startGateway(
  supergraph: string,
  transport: Transport = 'ws',
  givenPort?: number,
): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-gateway-'));
  const port = givenPort ?? (await freePort());
  const url = `http://127.0.0.1:${port}/graphql`;
  const config = join(folder, 'gateway.config.mjs');
  await writeFile(join(folder, 'supergraph.graphql'), supergraph);
  await writeFile(
    config,
    `export const gatewayConfig = { ...${JSON.stringify(gatewayConfig(port, transport))}, ${FORWARDED} };\n`,
  );
  const start = () => startServer(url, [HIVE, 'supergraph', '--config-path', config], { cwd: folder });
  let end: () => Promise<void>;
  try {
    end = await start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url,
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
    restart: async () => {
      await end();
      end = await start();
    },
  };
}

/** What docs/federation.md tells a platform team to write, for a port and a transport. */
export function gatewayConfig(port: number, transport: Transport): object {
  const common = { supergraph: './supergraph.graphql', host: '127.0.0.1', port };
  if (transport === 'sse') return common;
  if (transport === 'ws') {
    // By itself it would subscribe again after a break, and the client would not hear that there was one.
    const subscriptions = { kind: 'ws', location: '/graphql', options: { retryAttempts: 0 } };
    return { ...common, transportEntries: { '*.http': { options: { subscriptions } } } };
  }
  // A subgraph hears with the next heartbeat that a client has left. Hive's own default is 50 s.
  const options = {
    path: '/callback',
    public_url: `http://127.0.0.1:${port}/callback`,
    heartbeat_interval: HEARTBEAT_MS,
  };
  const subscriptions = { kind: 'http-callback', options };
  return { ...common, webhooks: true, transportEntries: { '*.http': { options: { subscriptions } } } };
}

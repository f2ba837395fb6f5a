import { fileURLToPath } from 'node:url';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { ask, freePort } from '../../acceptance/server.js';
import { startServer } from '../peers/processes.js';
import type { Sample } from './sample.js';

/** The whole program that docs/federation.md shows. */
export const CLIENTS_SUBGRAPH = fileURLToPath(new URL('./clients-subgraph.mjs', import.meta.url));

/** Runs the company's own subgraph, as another team's process. */
export async function startClients({ speaker, quoted, article, outlet }: Sample) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = {
    PORT: String(port),
    WATCHES: `c1=${speaker.id},${quoted.id};c2=${speaker.id}`,
    SENT: `c2=${article.id}`,
    READS: `c2=${outlet.domain}`,
  };
  const stop = await startServer(url, [CLIENTS_SUBGRAPH], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env,
  });
  return { url, stop };
}

/** Composes live subgraphs of whatever team by what they say of themselves. */
export async function composeLive(subgraphs: Record<string, string>): Promise<string> {
  const services = await Promise.all(
    Object.entries(subgraphs).map(async ([name, url]) => {
      const { data } = await ask(url, '{ _service { sdl } }');
      return { name, url, typeDefs: parse(data._service.sdl) };
    }),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

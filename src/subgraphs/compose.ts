import { composeServices } from '@theguild/federation-composition';
import type { GraphQLSchema } from 'graphql';
import { SUBGRAPHS, type Subgraph } from '../schema/owner.js';
import { cutSchema } from './cut.js';

/** Where each subgraph is served, as a gateway reaches it. */
export type SubgraphUrls = Record<Subgraph, string>;

/** Ports that docs/federation.md runs the four on. */
export const DEFAULT_URLS = Object.fromEntries(
  SUBGRAPHS.map((name, index) => [name, `http://127.0.0.1:${4001 + index}/graphql`]),
) as SubgraphUrls;

/**
 * Composes the four subgraphs into the supergraph that a gateway runs on.
 * @returns supergraph SDL (federation v2)
 * @throws with every reason where they do not compose
 */
export function composeSupergraph(whole: GraphQLSchema, urls: SubgraphUrls = DEFAULT_URLS): string {
  const services = SUBGRAPHS.map((name) => ({ name, url: urls[name], typeDefs: cutSchema(whole, name) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl) return `${supergraphSdl.trim()}\n`;
  throw new Error(
    `The subgraphs do not compose:\n${errors?.map(({ message }) => `- ${message}`).join('\n')}`,
  );
}

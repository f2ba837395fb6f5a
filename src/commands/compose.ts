import { WrongSetting } from '../config.js';
import { buildGraphSchema } from '../resolvers/schema.js';
import { SUBGRAPHS, type Subgraph } from '../schema/owner.js';
import { composeSupergraph, DEFAULT_URLS, type SubgraphUrls } from '../subgraphs/compose.js';

/**
 * The command `compose`: prints the supergraph.
 * @param urls like "quotes=http://quotes.internal:4000/graphql"
 * @throws WrongSetting for one that is not
 */
export function composeCommand(urls: readonly string[]): void {
  const given = Object.fromEntries(urls.map(parsed)) as Partial<SubgraphUrls>;
  process.stdout.write(composeSupergraph(buildGraphSchema(), { ...DEFAULT_URLS, ...given }));
}

function parsed(argument: string): [Subgraph, string] {
  const [name, ...rest] = argument.split('=');
  const subgraph = SUBGRAPHS.find((known) => known === name);
  const url = rest.join('=');
  if (subgraph && URL.canParse(url)) return [subgraph, url];
  throw new WrongSetting(
    `--url: expected ${SUBGRAPHS.join(', ')} with an address, like quotes=http://host:4003/graphql, got ${JSON.stringify(argument)}.`,
  );
}

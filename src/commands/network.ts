import { RefusedError } from '../collect/article.js';
import type { CollectOptions } from '../collect/collect.js';
import { type Manners, PutOff } from '../collect/fetch.js';
import type { Config } from '../config.js';
import { Hosts, type Politeness } from '../polling/manners.js';
import type { HostBook, Lane } from '../store/hosts.js';

/** A command waits so long for its turn at a host, milliseconds. */
const PATIENCE_MS = 10 * 60_000;

/** The settings as collecting takes them. */
export function accessOf({ collecting: { contact, privateAddresses } }: Config) {
  return { contact, allowPrivateAddresses: privateAddresses } satisfies CollectOptions;
}

export function politenessOf({ collecting: { hostGapMs, hostConcurrency } }: Config): Politeness {
  return { gapMs: hostGapMs, concurrency: hostConcurrency };
}

/** How a command that a person waits for may use the network. */
export interface NetworkFlags {
  allowPrivateAddresses?: boolean | undefined;
  ignoreRobots?: boolean | undefined;
}

/**
 * The network for a command: it keeps robots.txt and the line at each host as polling does, and waits for its turn.
 * @param lane "feed" where robots.txt does not count, as for polling a feed
 */
export function networkOf(
  config: Config,
  book: HostBook,
  lane: Lane,
  { allowPrivateAddresses, ignoreRobots }: NetworkFlags,
  { signal, patienceMs = PATIENCE_MS }: { signal?: AbortSignal; patienceMs?: number } = {},
) {
  const access = { ...accessOf(config), ...(allowPrivateAddresses && { allowPrivateAddresses }), signal };
  const hosts = new Hosts(book, access, { ...politenessOf(config), ignoreRobots: ignoreRobots ?? false });
  return { ...access, manners: waiting(hosts.manners(lane, undefined, patienceMs)) };
}

/** Nobody comes back later: what is too far off is refused. */
function waiting(manners: Manners): Manners {
  return {
    ...manners,
    before: async (url) => {
      try {
        await manners.before(url);
      } catch (error) {
        if (!(error instanceof PutOff)) throw error;
        const until = error.until.toISOString();
        throw new RefusedError(
          'source',
          'UNREACHABLE',
          `${url.host} is not to be asked before ${until}; try again then.`,
        );
      }
    },
  };
}

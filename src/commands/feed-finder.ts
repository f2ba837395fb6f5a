import type { DataSource } from 'typeorm';
import { RefusedError } from '../collect/article.js';
import { findFeed } from '../collect/find-feed.js';
import type { HeavyWork } from '../collect/heavy-work.js';
import type { Config } from '../config.js';
import type { FindFeed } from '../resolvers/context.js';
import { sharedBook } from '../store/hosts.js';
import { networkOf } from './network.js';

/** Somebody waits for the answer: so long, milliseconds, for each turn at the host. */
const PATIENCE_MS = 5_000;

/** Finds the feed of an address with the settings, in the line of its host. */
export function feedFinder(config: Config, dataSource: DataSource, work: HeavyWork): FindFeed {
  const access = networkOf(config, sharedBook(dataSource), 'feed', {}, { patienceMs: PATIENCE_MS });
  return async (given) => {
    try {
      const { address, others } = await findFeed(given, { access, work });
      return { url: address, others };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return { problems: [{ field: 'url', code: error.code, message: error.message }] };
    }
  };
}

import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { Collector } from '../polling/collector.js';
import type { Database } from '../store/database.js';
import type { Threads } from '../threads/pool.js';
import { accessOf, politenessOf } from './network.js';

/** A collector with the settings, which works from now on. */
export function startCollector(config: Config, database: Database, work: Threads, log: Logger): Collector {
  const { revisitHours, jobs } = config.collecting;
  const access = accessOf(config);
  return new Collector({ database, work, access, politeness: politenessOf(config), revisitHours, jobs, log });
}

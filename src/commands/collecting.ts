import type { Logger } from 'pino';
import type { CollectOptions } from '../collect/collect.js';
import type { Config } from '../config.js';
import { Collector } from '../polling/collector.js';
import type { Database } from '../store/database.js';
import type { Threads } from '../threads/pool.js';

/** The settings as collecting takes them. */
export function accessOf({ collecting: { contact, privateAddresses } }: Config) {
  return { contact, allowPrivateAddresses: privateAddresses } satisfies CollectOptions;
}

/** A collector with the settings, which works from now on. */
export function startCollector(config: Config, database: Database, work: Threads, log: Logger): Collector {
  const { hostGapMs, hostConcurrency, revisitHours, jobs } = config.collecting;
  const politeness = { gapMs: hostGapMs, concurrency: hostConcurrency };
  return new Collector({ database, work, access: accessOf(config), politeness, revisitHours, jobs, log });
}

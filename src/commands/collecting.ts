import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { Collector } from '../polling/collector.js';
import { PushReceiver } from '../polling/push-receiver.js';
import { type HubCallbacks, WEBSUB_PATH } from '../serve/websub.js';
import type { Database } from '../store/database.js';
import type { Threads } from '../threads/pool.js';
import { accessOf, politenessOf } from './network.js';

/** A collector with the settings, which works from now on. */
export function startCollector(config: Config, database: Database, work: Threads, log: Logger): Collector {
  const { revisitHours, websubUrl, jobs } = config.collecting;
  // graphile-worker prints the error that ends one of its workers, beside telling its logger.
  console.trace = (error: unknown) => log.debug({ err: error }, 'a worker of the collector ended');
  return new Collector({
    database,
    work,
    access: accessOf(config),
    politeness: politenessOf(config),
    revisitHours,
    callbackUrl: websubUrl && `${websubUrl}${WEBSUB_PATH}`,
    jobs,
    log,
  });
}

/** Takes what hubs push; undefined: they cannot reach us. */
export function hubCallbacks(
  { collecting: { websubUrl } }: Config,
  dataSource: DataSource,
  work: Threads,
  log: Logger,
): HubCallbacks | undefined {
  return websubUrl === undefined ? undefined : new PushReceiver(dataSource, work, log);
}

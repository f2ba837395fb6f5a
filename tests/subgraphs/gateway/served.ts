import { fileURLToPath } from 'node:url';
import { MAX_TEXT_CHARS } from '../../../src/collect/limits.js';
import { type Tally, takeAll } from '../../../src/commands/collect.js';
import { addressCheck } from '../../../src/commands/delivering.js';
import { readConfig } from '../../../src/config.js';
import { intakeOf } from '../../../src/intake.js';
import { Subscriptions } from '../../../src/push/subscriptions.js';
import type { Cut } from '../../../src/schema/owner.js';
import { openLog } from '../../../src/serve/log.js';
import { serve } from '../../../src/serve/serve.js';
import { openDatabase } from '../../../src/store/database.js';

const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url));

export interface Served {
  url: string;
  /** How many subscriptions are open in it now. */
  subscriptions(): number;
  stop(): Promise<void>;
}

/** Puts the sample outlets into a migrated database, the way that `rejoinder collect samples` does. */
export async function collectSamples(databaseUrl: string): Promise<Tally> {
  const database = await openDatabase(databaseUrl);
  try {
    return await takeAll([SAMPLES], intakeOf(database.dataSource));
  } finally {
    await database.close();
  }
}

/**
 * Serves a cut of the graph, with connections and subscriptions of its own, as a process of its own would.
 * @param settings by their names in the environment; any free port where none is given
 */
export async function serveCut(
  cut: Cut,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Served> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'error', SUBGRAPH: cut, ...settings }, {});
  const database = await openDatabase(databaseUrl);
  const subscriptions = await Subscriptions.start(database);
  const { addArticle } = intakeOf(database.dataSource);
  const services = {
    database,
    subscriptions,
    addArticle,
    addressProblem: addressCheck(config),
    textCharacters: MAX_TEXT_CHARS,
  };
  const serving = await serve(config, services, await openLog(config));
  return {
    url: serving.graphql,
    subscriptions: () => subscriptions.stats.open,
    stop: async () => {
      await serving.close();
      await subscriptions.close();
      await database.close();
    },
  };
}

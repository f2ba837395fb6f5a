import type { Config } from '../config.js';
import { migrate } from '../store/database.js';
import { findStorage } from './database.js';

/** The command `migrate`: brings the tables up to this version and says what was done. */
export async function migrateCommand(config: Config): Promise<number> {
  const storage = await findStorage(config, (line) => console.error(line));
  try {
    const ran = await migrate(storage.url);
    for (const name of ran) console.log(`ran ${name}`);
    if (ran.length === 0) console.log('The tables are up to date.');
    return 0;
  } finally {
    await storage.stop();
  }
}

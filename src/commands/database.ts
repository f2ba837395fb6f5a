import type { Config } from '../config.js';
import { type Database, migrate, openDatabase } from '../store/database.js';
import { type EmbeddedServer, startEmbedded } from '../store/embedded/server.js';

/** Where the data is, and whether a server of our own holds it. */
export interface Storage {
  url: string;
  embedded: boolean;
  /** Starts our own server again where it has died; does nothing where it runs, or is somebody else's. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The database of the settings: DATABASE_URL, else the embedded server of the data folder, started or shared.
 * @throws EmbeddedUnavailable
 */
export async function findStorage(config: Config, onProgress: (line: string) => void): Promise<Storage> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, embedded: false, revive: async () => {}, stop: async () => {} };
  }
  const start = () => startEmbedded({ home: config.home, onProgress });
  const servers = [await start()];
  const [{ url }] = servers as [EmbeddedServer];
  return {
    url,
    embedded: true,
    revive: async () => {
      const server = await start();
      servers.push(server);
      if (server.url !== url)
        throw new Error('The database runs at another port now: stop Rejoinder and start it again.');
    },
    stop: async () => {
      for (const server of servers) await server.stop();
    },
  };
}

/**
 * Does some work on the database of the settings, brought up to this version, and lets go of it.
 * @throws DatabaseUnavailable, EmbeddedUnavailable
 */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const storage = await findStorage(config, (line) => console.error(line));
  try {
    await migrate(storage.url);
    const database = await openDatabase(storage.url);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await storage.stop();
  }
}

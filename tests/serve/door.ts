import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';
import { MAX_TEXT_CHARS } from '../../src/collect/limits.js';
import { addressCheck } from '../../src/commands/delivering.js';
import { feedFinder } from '../../src/commands/feed-finder.js';
import { type Config, readConfig } from '../../src/config.js';
import { intakeOf } from '../../src/intake.js';
import { Subscriptions } from '../../src/push/subscriptions.js';
import type { KeyRole } from '../../src/schema/api-key.js';
import type { Services } from '../../src/serve/context.js';
import { serve } from '../../src/serve/serve.js';
import { ApiKeys } from '../../src/store/api-keys.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { workHere } from '../../src/threads/work.js';
import { freshDatabase } from '../database.js';

/** A server in this process, on a database of its own. */
export interface Door {
  url: string;
  webSocket: string;
  /** Its address without a path. */
  origin: string;
  database: Database;
  services: Services;
  keys: ApiKeys;
  /** Lines of its log, parsed. */
  log: Record<string, unknown>[];
  addKey(role: KeyRole, name?: string): Promise<string>;
  close(): Promise<void>;
}

export interface DoorOptions {
  settings?: Record<string, string>;
  /** What takes the place of a setting after it was checked. */
  config?: Partial<Config>;
  /** Called before it serves, as `keys add` may be. */
  before?: (keys: ApiKeys) => Promise<void>;
  /** A database that is there, and stays; one of its own where it is left out. */
  database?: Database;
}

export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const { settings, config: changed, before } = options;
  const fresh = options.database ? undefined : await freshDatabase();
  const database = options.database ?? (await openDatabase(fresh!.url));
  const keys = new ApiKeys(database.dataSource);
  await before?.(keys);
  const subscriptions = await Subscriptions.start(database);
  const config = { ...readConfig({ PORT: '0', ...settings }, {}, '/nonexistent'), ...changed };
  const log: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(JSON.parse(line)) });
  const services = {
    database,
    subscriptions,
    addArticle: intakeOf(database.dataSource).addArticle,
    findFeed: feedFinder(config, database.dataSource, workHere),
    addressProblem: addressCheck(config),
    textCharacters: MAX_TEXT_CHARS,
  };
  const close = async () => {
    await subscriptions.close();
    if (!fresh) return;
    await database.close();
    await fresh.drop();
  };
  try {
    const serving = await serve(config, services, logger);
    return {
      url: serving.graphql,
      webSocket: serving.webSocket,
      origin: new URL(serving.graphql).origin,
      database,
      services,
      keys,
      log,
      addKey: async (role, name = role) => (await keys.add(name, role)).key,
      close: async () => {
        await serving.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Answer {
  status: number;
  headers: Headers;
  // The shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data: any;
  errors: GraphQLErrorShape[] | undefined;
}

export interface GraphQLErrorShape {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

export function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  return send(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const { status, headers } = response;
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status, headers, data, errors };
}

export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** A socket of a client that does not try again. */
export function connect(webSocket: string, connectionParams: Record<string, unknown> = {}): Client {
  return createClient({ url: webSocket, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
}

/** The first result of an operation over a socket; errors of the operation as a whole count as a result. */
export async function askSocket(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Pick<Answer, 'data' | 'errors'>> {
  return new Promise((resolve, reject) => {
    client.subscribe(
      { query, variables },
      {
        next: (result) => resolve(result as Pick<Answer, 'data' | 'errors'>),
        error: (error) =>
          Array.isArray(error) ? resolve({ data: undefined, errors: error }) : reject(error),
        complete: () => reject(new Error('completed without a result')),
      },
    );
  });
}

/** What a client is told of errors: code and message. */
export function told(
  errors: GraphQLErrorShape[] | undefined,
): { code: unknown; message: string }[] | undefined {
  return errors?.map(({ message, extensions }) => ({ code: extensions['code'], message }));
}

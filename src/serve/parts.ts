import type { Server } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Door } from './auth.js';
import type { Services } from './context.js';
import type { Faults } from './faults.js';

/** What all ways in share. */
export interface Parts {
  config: Config;
  httpServer: Server;
  schema: GraphQLSchema;
  door: Door;
  services: Services;
  faults: Faults;
  log: Logger;
}

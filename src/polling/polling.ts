import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Access } from '../collect/document.js';
import type { Intake } from '../intake.js';
import type { Work } from '../threads/work.js';
import type { Hosts } from './manners.js';
import type { Tally } from './tally.js';

/** What polling works with. */
export interface Polling {
  dataSource: DataSource;
  intake: Intake;
  work: Work;
  access: Access;
  hosts: Hosts;
  /** Hours after which the page of a new article is asked for again. */
  revisitHours: readonly number[];
  /** What the addresses begin with that hubs push to, before a token; undefined: hubs are not asked. */
  callbackUrl: string | undefined;
  log: Logger;
  tally: Tally;
}

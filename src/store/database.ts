import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { migrations } from '../../migrations/index.js';
import { Actor } from '../schema/actor.js';
import { ActorChange, ActorMove, ActorStanding } from '../schema/actor-change.js';
import { ActorDoubt } from '../schema/actor-doubt.js';
import { ChangedPosition, NewSpeaker, Spike } from '../schema/alert.js';
import { ApiKey } from '../schema/api-key.js';
import { Article } from '../schema/article.js';
import { Collector, HostState } from '../schema/collector.js';
import { Feed, FeedItemMemory } from '../schema/feed.js';
import { FeedPush } from '../schema/feed-push.js';
import { Mention } from '../schema/mention.js';
import { Monitor } from '../schema/monitor.js';
import { Name } from '../schema/name.js';
import { Outlet } from '../schema/outlet.js';
import { PageVisit } from '../schema/page-visit.js';
import { Placement } from '../schema/placement.js';
import { Quote } from '../schema/quote.js';
import { Reaction, ReactionParty } from '../schema/reaction.js';
import { ReviewEntry } from '../schema/review-entry.js';
import { Revision } from '../schema/revision.js';
import { RevisionChange } from '../schema/revision-change.js';
import { Role, RoleEvidence } from '../schema/role.js';
import { Story, StoryRedirect, StoryVocabulary, StoryWord } from '../schema/story.js';
import { Subject } from '../schema/subject.js';
import { Utterance } from '../schema/utterance.js';
import { DeadLetter, Webhook } from '../schema/webhook.js';
import { WebhookPost } from '../schema/webhook-post.js';
import { installJobs } from './jobs.js';
import { LOCKS } from './locks.js';
import { PostgresNaming } from './naming.js';

/** Oldest PostgreSQL that has all we use (`unique nulls not distinct`). */
const OLDEST_SERVER = 15;
/** A read that takes longer is cancelled by the server, milliseconds. */
const READ_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;

const ENTITIES = [
  Outlet,
  Article,
  Revision,
  RevisionChange,
  Actor,
  ActorChange,
  ActorMove,
  ActorStanding,
  ActorDoubt,
  Name,
  Role,
  RoleEvidence,
  Utterance,
  Quote,
  Subject,
  Reaction,
  ReactionParty,
  Mention,
  Story,
  StoryWord,
  StoryVocabulary,
  StoryRedirect,
  Placement,
  ReviewEntry,
  Monitor,
  Webhook,
  DeadLetter,
  WebhookPost,
  Spike,
  NewSpeaker,
  ChangedPosition,
  ApiKey,
  Feed,
  FeedItemMemory,
  FeedPush,
  PageVisit,
  HostState,
  Collector,
];

/** The database could not be reached or is not one that Rejoinder can use. The message is one line for a person. */
export class DatabaseUnavailable extends Error {}

/** An open database: TypeORM for what is written, a pool of plain rows for what is read. */
export interface Database {
  url: string;
  dataSource: DataSource;
  /** Connections that cancel a statement after 10 s. */
  reads: pg.Pool;
  close(): Promise<void>;
}

export function dataSourceFor(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new PostgresNaming(),
    applicationName: 'rejoinder',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize: 10,
    logging: false,
  });
}

/**
 * Opens the database.
 * @param url postgres:// address with user, password and database
 * @throws DatabaseUnavailable where it cannot be reached or its version is older than 15
 */
export async function openDatabase(url: string): Promise<Database> {
  const dataSource = await connected(url);
  const reads = new pg.Pool({
    connectionString: url,
    max: 10,
    statement_timeout: READ_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'rejoinder-reads',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  reads.on('error', () => {});
  (dataSource.driver as PostgresDriver).master.on('error', () => {});
  return {
    url,
    dataSource,
    reads,
    close: async () => {
      await Promise.all([reads.end(), dataSource.destroy()]);
    },
  };
}

/**
 * Brings the tables up to this version. Safe to run from several processes at once.
 * @returns names of the migrations that ran, oldest first
 * @throws DatabaseUnavailable as `openDatabase`
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await connected(url);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCKS.migration]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await installJobs(url);
    return ran.map((migration) => migration.name);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

async function connected(url: string): Promise<DataSource> {
  const dataSource = dataSourceFor(url);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new DatabaseUnavailable(`The database at ${withoutPassword(url)} cannot be used: ${reason(error)}`);
  }
  const rows: { version: number }[] = await dataSource.query(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < OLDEST_SERVER) {
    await dataSource.destroy();
    throw new DatabaseUnavailable(
      `The database at ${withoutPassword(url)} is PostgreSQL ${version}; Rejoinder needs ${OLDEST_SERVER} or newer.`,
    );
  }
  return dataSource;
}

function withoutPassword(url: string): string {
  try {
    const address = new URL(url);
    return `${address.host}${address.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

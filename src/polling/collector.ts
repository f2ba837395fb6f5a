import { EventEmitter, setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger as JobLogger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Access } from '../collect/document.js';
import { type Intake, intakeOf } from '../intake.js';
import { beat, endCollector, findJobs } from '../store/collectors.js';
import type { Database } from '../store/database.js';
import { sharedBook } from '../store/hosts.js';
import { JOBS_SCHEMA, type JobName, type Jobs, jobsPool } from '../store/jobs.js';
import type { Work } from '../threads/work.js';
import { Hosts, type Politeness } from './manners.js';
import { poll } from './poll.js';
import type { Polling } from './polling.js';
import { take } from './take.js';
import { Tally } from './tally.js';
import { visit } from './visit.js';

/** A collector says that it lives every so often, milliseconds; see `beat` for when it counts as dead. */
const BEAT_MS = 2_000;
/** Pages that are due, and jobs that got lost, are looked for every so often, milliseconds. */
const LOOK_MS = 60_000;
/** After trouble with the database it is tried again after this, milliseconds. */
const TROUBLE_MS = 1_000;
/** Jobs that are under way at a stop have so long to end, milliseconds. */
const STOP_MS = 10_000;
/** Jobs that end within so long of each other are noted as done at once, milliseconds; one that is lost before is done again. */
const DONE_MS = 100;
/** New jobs are told by NOTIFY; this is the net under it, milliseconds. */
const POLL_MS = 1_000;
/** Characters of a message of graphile-worker that are worth a line. */
const MOST_TOLD = 300;

export interface CollectorOptions {
  database: Database;
  work: Work;
  access: Omit<Access, 'signal' | 'manners'>;
  politeness: Politeness;
  /** Hours after which the page of a new article is asked for again; none: never. */
  revisitHours: readonly number[];
  /** What the addresses begin with that hubs push to, before a token; undefined: hubs are not asked. */
  callbackUrl: string | undefined;
  /** Jobs at a time. */
  jobs: number;
  log: Logger;
}

/** From one start of graphile-worker to its end. */
interface Generation {
  runner: Runner;
  pgPool: pg.Pool;
  /** That jobs are locked under. */
  id: string;
  beating: NodeJS.Timeout;
}

/**
 * Works through the jobs of the database beside any number of others: polls feeds, takes what they list, and visits it again. Jobs of a
 * collector that was killed are done by the others, or by its successor. It outlives the database.
 */
export class Collector {
  readonly tally = new Tally();
  readonly #stop = new AbortController();
  readonly #polling: Polling;
  readonly #running: Promise<void>;
  readonly #ending = new Set<Promise<void>>();
  #busy = 0;

  constructor(private readonly options: CollectorOptions) {
    const { database, work, politeness, revisitHours, callbackUrl, log } = options;
    const access = { ...options.access, signal: this.#stop.signal };
    const { dataSource } = database;
    const intake: Intake = intakeOf(dataSource, work);
    const hosts = new Hosts(sharedBook(dataSource), access, politeness);
    this.#polling = {
      dataSource,
      intake,
      work,
      access,
      hosts,
      revisitHours,
      callbackUrl,
      log,
      tally: this.tally,
    };
    // Each fetch that is under way listens.
    setMaxListeners(0, this.#stop.signal);
    this.#running = this.#run();
  }

  /** Jobs that are under way. */
  get busy(): number {
    return this.#busy;
  }

  /** Ends after the jobs that are under way; what they have not done is done by others. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('The collector stops.'));
    await this.#running;
    await Promise.all(this.#ending);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#generation();
      } catch (error) {
        this.options.log.warn({ err: error }, 'the collector has trouble with the database');
      }
      await sleep(TROUBLE_MS, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * Runs until a stop or a broken connection. After a break nobody knows which jobs were noted as done: a new generation begins
   * under a new id, and the locks of the old one are let go.
   */
  async #generation(): Promise<void> {
    const { database, jobs, log } = this.options;
    const events = new EventEmitter() as WorkerEvents;
    let id = '';
    events.on('pool:create', ({ workerPool }) => {
      id = workerPool.id;
    });
    const broken = new Promise<void>((resolve) => events.once('pool:listen:error', () => resolve()));
    const pgPool = jobsPool(database.url);
    const runner = await run({
      pgPool,
      schema: JOBS_SCHEMA,
      concurrency: jobs,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      // One at a time, it leaves the failure to note a job to nobody, and the process ends with it.
      preset: { worker: { completeJobBatchDelay: DONE_MS, failJobBatchDelay: 0 } },
      events,
      logger: new JobLogger(({ taskIdentifier }) => (level, message) => {
        // A job that fails is told of where it runs, with what it is about.
        if (level === 'error' && taskIdentifier === undefined && !this.#stop.signal.aborted)
          log.warn(`the collector has trouble with its jobs: ${message.slice(0, MOST_TOLD)}`);
      }),
      taskList: {
        poll: (payload) => this.#job('poll', payload as Jobs['poll'], (job) => poll(this.#polling, job)),
        take: (payload, { job: { attempts } }) =>
          this.#job('take', payload as Jobs['take'], (job) => take(this.#polling, job, attempts)),
        visit: (payload, { job: { attempts } }) =>
          this.#job('visit', payload as Jobs['visit'], (job) => visit(this.#polling, job, attempts)),
      },
    }).catch(async (error: unknown) => {
      await pgPool.end();
      throw error;
    });
    const stopped = new Promise<void>((resolve) =>
      this.#stop.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    const ended = runner.promise.catch(() => {});
    const beating = this.#keepBeating(() => id);
    if (!this.#stop.signal.aborted) await Promise.race([broken, ended, stopped]);
    // The next generation need not wait for the jobs of this one.
    const ending = this.#end({ runner, pgPool, id, beating }).finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  async #end({ runner, pgPool, id, beating }: Generation): Promise<void> {
    const stopping = runner.stop().catch(() => {});
    await Promise.race([stopping, sleep(STOP_MS, undefined, { ref: false })]);
    clearInterval(beating);
    // Where the database is gone, the others find out by themselves.
    await endCollector(this.options.database.dataSource, id).catch(() => {});
    // Not awaited: what still holds a connection may hang.
    pgPool.end().catch(() => {});
  }

  async #job<N extends JobName>(
    name: N,
    payload: Jobs[N],
    work: (payload: Jobs[N]) => Promise<void>,
  ): Promise<void> {
    this.#busy += 1;
    try {
      await work(payload);
    } catch (error) {
      // What a stop ends is done again by the next one.
      const about: object = { job: name, ...payload, err: error };
      if (!this.#stop.signal.aborted) this.options.log.warn(about, 'a job failed, and is done again');
      throw error;
    } finally {
      this.#busy -= 1;
    }
  }

  #keepBeating(id: () => string): NodeJS.Timeout {
    const { dataSource } = this.options.database;
    let lookedAt = 0;
    let beating = false;
    const once = async () => {
      if (beating || id() === '') return;
      beating = true;
      try {
        await beat(dataSource, id());
        if (Date.now() - lookedAt > LOOK_MS) {
          lookedAt = Date.now();
          await findJobs(dataSource);
        }
      } catch {
        // The break of the connection is met where it listens for jobs.
      } finally {
        beating = false;
      }
    };
    void once();
    return setInterval(() => void once(), BEAT_MS);
  }
}

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { HeavyWork } from '../collect/heavy-work.js';
import { MAX_TEXT_CHARS } from '../collect/limits.js';
import type { Config } from '../config.js';
import { type Intake, intakeOf } from '../intake.js';
import { PACKAGE_FOLDER } from '../package-folder.js';
import type { Collector } from '../polling/collector.js';
import { Subscriptions } from '../push/subscriptions.js';
import type { Cut } from '../schema/owner.js';
import { CannotServe, tryPort } from '../serve/listen.js';
import { openLog } from '../serve/log.js';
import { type Serving, serve } from '../serve/serve.js';
import { serveWatched } from '../serve/watched.js';
import { migrate, openDatabase } from '../store/database.js';
import { openThreads } from '../threads/pool.js';
import { hubCallbacks, startCollector } from './collecting.js';
import { type Contents, contentsOf } from './contents.js';
import { findStorage } from './database.js';
import { addressCheck, startAlarms, startWebhooks } from './delivering.js';
import { feedFinder } from './feed-finder.js';
import { Stopped, stopSignal } from './stop-signal.js';
import { watchDatabase } from './watch-database.js';

const COLLECTING_CUTS = new Set<Cut>(['whole', 'articles']);
/** Stands in the data folder while the samples go in. */
const UNFINISHED_SAMPLES = 'samples-unfinished';
/** Stopping takes at most this long, milliseconds. */
const STOP_MS = 20_000;

export interface StartOptions {
  /** Collect the sample outlets: undefined does so where the embedded server holds no article yet. */
  samples?: boolean;
  /** Serve the graph, or collect; both where it is left out. */
  only?: Part;
}

export const PARTS = ['api', 'collector'] as const;
export type Part = (typeof PARTS)[number];

/** The command `start`: runs until it is told to stop. */
export async function startCommand(config: Config, options: StartOptions): Promise<number> {
  const stop = stopSignal();
  const log = await openLog(config);
  const closers: (() => Promise<void>)[] = [];
  try {
    await run(config, options, log, stop, (closer) => closers.unshift(closer));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    const late = setTimeout(() => {
      log.error('stopping took too long; something may still run');
      process.exit(1);
    }, STOP_MS);
    for (const close of closers) await close();
    clearTimeout(late);
  }
  log.info('stopped');
  return 0;
}

/** @param later takes what to do at the stop, last given first done */
async function run(
  config: Config,
  options: StartOptions,
  log: Logger,
  stop: AbortSignal,
  later: (closer: () => Promise<void>) => void,
): Promise<void> {
  const serves = options.only !== 'collector';
  // Of four subgraphs on one database, the one that owns the feeds collects.
  const collects = options.only !== 'api' && COLLECTING_CUTS.has(config.subgraph);
  if (serves) await tryPort(config);
  const storage = await findStorage(config, (line) => log.info(line));
  later(() => storage.stop());
  stop.throwIfAborted();
  for (const name of await migrate(storage.url)) log.info(`migrated: ${name}`);
  const database = await openDatabase(storage.url);
  later(() => database.close());
  later(watchDatabase(storage, database.reads, log));
  stop.throwIfAborted();
  const threads = openThreads(config.collecting.threads);
  later(() => threads.close());
  const intake = intakeOf(database.dataSource, threads);
  const unfinished = join(config.home, UNFINISHED_SAMPLES);
  const isNew =
    storage.embedded && (existsSync(unfinished) || (await contentsOf(database.reads)).articles === 0);
  if (options.samples ?? isNew) await collectSamples(intake, threads, log, stop, unfinished);
  let collector: Collector | undefined;
  if (collects) {
    const started = startCollector(config, database, threads, log);
    later(() => started.close());
    collector = started;
  }
  const common = {
    database,
    collector,
    threads,
    hubCallbacks: hubCallbacks(config, database.dataSource, threads, log),
    textCharacters: MAX_TEXT_CHARS,
  };
  if (serves) {
    const onTrouble = (error: unknown) => log.warn({ err: error }, 'the push has trouble');
    const subscriptions = await Subscriptions.start(database, {
      retentionDays: config.outboxRetentionDays,
      natsUrl: config.natsUrl,
      onTrouble,
    });
    later(() => subscriptions.close());
    stop.throwIfAborted();
    const { addArticle } = intake;
    const services = {
      ...common,
      subscriptions,
      addArticle,
      findFeed: feedFinder(config, database.dataSource, threads),
      addressProblem: addressCheck(config),
    };
    const alarms = startAlarms(services, log);
    later(() => alarms.close());
    const webhooks = startWebhooks(config, services, log);
    later(() => webhooks.close());
    const serving = await serve(config, { ...services, delivering: { webhooks, alarms } }, log);
    // Before the subscriptions: a client that is told "going away" comes back, one that is told "complete" does not.
    later(() => serving.close());
    console.log(greeting(serving, await contentsOf(database.reads), config.subgraph));
  } else {
    // Several may collect on one machine, and only one of them has the port.
    const watched = await serveWatched(config, common, log).catch((error: unknown) => {
      if (!(error instanceof CannotServe)) throw error;
      log.warn(`${error.message} It collects all the same, without /healthz, /readyz and /metrics.`);
    });
    if (watched) later(() => watched.close());
    const where = watched ? ` ${watched.origin}/healthz, /readyz and /metrics tell how.` : '';
    console.log(`Rejoinder collects.${where} Ctrl-C stops it.`);
  }
  if (!stop.aborted) await once(stop, 'abort');
  log.info('stopping');
}

/** @param unfinished a file that stands while the samples go in: a start that is killed meanwhile is made up for by the next */
async function collectSamples(
  intake: Intake,
  work: HeavyWork,
  log: Logger,
  signal: AbortSignal,
  unfinished: string,
): Promise<void> {
  // Only a first start needs what reads feeds and pages.
  const { lineOf, summaryOf, takeAll } = await import('./collect.js');
  await mkdir(dirname(unfinished), { recursive: true });
  await writeFile(unfinished, '');
  const tally = await takeAll([join(PACKAGE_FOLDER, 'samples')], intake, { signal, work });
  await rm(unfinished, { force: true });
  for (const refused of tally.refused) log.warn(lineOf(refused));
  log.info(`samples: ${summaryOf(tally)}`);
}

/** What each cut can answer. */
const FIRST_QUERY: Record<Cut, string> = {
  whole: '{ quotes(first: 3) { nodes { text speaker { name } } } }',
  articles: '{ articles(first: 3) { nodes { title publishedAt } } }',
  actors: '{ actors(first: 3) { nodes { name kind } } }',
  quotes: '{ quotes(first: 3) { nodes { kind text } } }',
  reactions: '{ reactions(first: 3) { nodes { type stance } } }',
};

function greeting({ graphql, playground, webSocket }: Serving, contents: Contents, subgraph: Cut): string {
  const { articles, quotes, actors, reactions } = contents;
  const query = JSON.stringify({ query: FIRST_QUERY[subgraph] });
  return [
    '',
    'Rejoinder is running.',
    '',
    `  graph       ${graphql}`,
    `  sockets     ${webSocket} (graphql-transport-ws)`,
    ...(playground ? [`  playground  ${playground}`] : []),
    '',
    `It holds ${articles} articles, ${quotes} quotes, ${actors} actors, ${reactions} reactions.`,
    '',
    'Try:',
    `  curl ${graphql} -H 'content-type: application/json' -d '${query}'`,
    ...(playground
      ? [`  ${playground} in a browser: a first query is there, and a subscription in the second tab`]
      : []),
    '  bin/rejoinder collect PATH|URL while this runs in the playground: subscription { quoteAdded { quote { text speaker { name } } } }',
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}

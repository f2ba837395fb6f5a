import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBytes } from '../collect/decode.js';
import { type OpmlFeed, readOpml, writeOpml } from '../collect/opml.js';
import type { Config } from '../config.js';
import type { InputProblem } from '../schema/add-article.js';
import { openLog } from '../serve/log.js';
import type { Database } from '../store/database.js';
import { addFeed, type FeedLine, listFeeds, pollFeed, type Refused, removeFeed } from '../store/feeds.js';
import { openThreads } from '../threads/pool.js';
import { workHere } from '../threads/work.js';
import { startCollector } from './collecting.js';
import { withDatabase } from './database.js';
import { feedFinder } from './feed-finder.js';
import { FeedsRefused } from './feeds-refused.js';
import { printable } from './printable.js';
import { stopSignal } from './stop-signal.js';
import { table } from './table.js';

/** How often `feeds poll` looks whether all is done, milliseconds. */
const LOOK_MS = 200;

export interface OutletFlags {
  /** Domain of the outlet whose feeds they are. */
  outlet?: string;
  /** Its name. */
  name?: string;
}

/** The command `feeds add`: feeds, or pages of the sites that have them. */
export function addFeedsCommand(config: Config, urls: string[], flags: OutletFlags): Promise<number> {
  const { outlet: domain, name } = flags;
  const outlet = domain === undefined ? undefined : { domain, ...(name !== undefined && { name }) };
  return withDatabase(config, ({ dataSource }) => {
    const find = feedFinder(config, dataSource, workHere);
    return addAll(
      urls.map((given) => ({
        url: given,
        add: async () => {
          const found = await find(given);
          if ('problems' in found) return found;
          const added = await addFeed(dataSource, { url: found.url, outlet });
          return 'problems' in added ? added : { ...added, ...found };
        },
      })),
    );
  });
}

/** The command `feeds remove`: by address or id. */
export function removeFeedsCommand(config: Config, given: string[]): Promise<number> {
  return withDatabase(config, async (database) => {
    for (const { id, url } of await named(database, given)) {
      await removeFeed(database.dataSource, id);
      console.log(printable(`removed ${url}; its articles stay`));
    }
    return 0;
  });
}

/** The command `feeds list`. */
export async function listFeedsCommand(config: Config): Promise<number> {
  const feeds = await withDatabase(config, ({ dataSource }) => listFeeds(dataSource));
  if (feeds.length === 0) {
    console.log('There are no feeds. "rejoinder feeds add URL" adds one.');
    return 0;
  }
  const rows = feeds.map((feed) => [
    feed.silent && feed.state === 'OK' ? 'SILENT' : feed.state,
    minute(feed.lastSuccessAt),
    feed.state === 'PAUSED' ? 'never' : minute(feed.nextPollAt),
    String(feed.waiting),
    printable(feed.outlet ?? '-'),
    printable(feed.url),
    printable(feed.problem ?? ''),
  ]);
  const head = ['STATE', 'LAST READ', 'NEXT POLL', 'WAITING', 'OUTLET', 'FEED', 'PROBLEM'];
  console.log(table([head, ...rows]));
  return 0;
}

/** The command `feeds import`: the feeds of an OPML file. */
export async function importFeedsCommand(config: Config, path: string): Promise<number> {
  const feeds = await opmlOf(path);
  if (feeds.length === 0) throw new FeedsRefused(`${path} lists no feeds; expected outlines with an xmlUrl.`);
  return withDatabase(config, ({ dataSource }) =>
    addAll(feeds.map(({ url }) => ({ url, add: () => addFeed(dataSource, { url }) }))),
  );
}

/** The command `feeds export`: OPML on stdout. */
export async function exportFeedsCommand(config: Config): Promise<number> {
  const feeds = await withDatabase(config, ({ dataSource }) => listFeeds(dataSource));
  const listed = feeds.map(({ url, title, domain }) => ({
    url,
    title,
    home: domain === null ? null : `https://${domain}/`,
  }));
  console.log(writeOpml(listed, 'Feeds of Rejoinder', new Date()));
  return 0;
}

/**
 * The command `feeds poll`: polls some feeds, or all, and takes what they list, beside collectors that run.
 * @returns exit code: 1 where a poll failed
 */
export async function pollFeedsCommand(config: Config, given: string[]): Promise<number> {
  const stop = stopSignal();
  const log = await openLog(config);
  return withDatabase(config, async (database) => {
    const all = (await listFeeds(database.dataSource)).filter(({ state }) => state !== 'PAUSED');
    const chosen = given.length > 0 ? await named(database, given) : all;
    const before = new Date();
    for (const { id } of chosen) complain(await pollFeed(database.dataSource, id));
    const threads = openThreads(config.collecting.threads);
    const collector = startCollector(config, database, threads, log);
    try {
      const ids = chosen.map(({ id }) => id);
      while (!(await isDone(database, ids, before))) await sleep(LOOK_MS, undefined, { signal: stop });
    } catch (error) {
      stop.throwIfAborted();
      throw error;
    } finally {
      await collector.close();
      await threads.close();
    }
    const polled = await named(
      database,
      chosen.map(({ id }) => id),
    );
    for (const { url, state, problem } of polled)
      console.log(printable(`${state} ${url}${problem ? `: ${problem}` : ''}`));
    const { added, revised, unchanged, refused } = collector.tally.items;
    console.log(`Articles: ${added} added, ${revised} revised, ${unchanged} unchanged, ${refused} refused.`);
    return polled.some(({ state }) => state === 'FAILING' || state === 'BLOCKED') ? 1 : 0;
  });
}

/** All were polled since then, and nothing of them is due any more. */
async function isDone({ reads }: Database, ids: string[], since: Date): Promise<boolean> {
  const { rows } = await reads.query<{ open: boolean }>(
    `select exists (select from feed f where f.id = any($1) and (coalesce(f.last_attempt_at < $2, true)
       or exists (select from feed_item_memory i where i.feed_id = f.id and i.retry_at <= now()))) as open`,
    [ids, since],
  );
  return !rows[0]!.open;
}

/** A feed that was added, or was there; `url` and `others` where it was looked for. */
type Added = { added: boolean; url?: string; others?: string[] };

async function addAll(feeds: { url: string; add: () => Promise<Added | Refused> }[]): Promise<number> {
  let refused = 0;
  for (const { url, add } of feeds) {
    const result = await add();
    if ('problems' in result) {
      refused += 1;
      console.error(printable(`refused ${url}: ${result.problems.map(({ message }) => message).join(' ')}`));
    } else {
      const { added, url: feed = url, others = [] } = result;
      const where = feed === url ? '' : `, the feed of ${url}`;
      console.log(printable(`${added ? 'added' : 'is there already'} ${feed}${where}`));
      if (others.length > 0) console.log(printable(`  it also has ${others.join(', ')}`));
    }
  }
  if (refused < feeds.length)
    console.log('A running collector polls new feeds at once; so does "rejoinder feeds poll".');
  return refused === feeds.length ? 1 : 0;
}

/** @throws FeedsRefused where one is not there */
async function named({ dataSource }: Database, given: string[]): Promise<FeedLine[]> {
  const all = await listFeeds(dataSource);
  return given.map((one) => {
    const address = URL.canParse(one) ? new URL(one).href : one;
    const found = all.find(({ id, url }) => id === one || url === address);
    if (!found)
      throw new FeedsRefused(
        `No feed has the address or id "${printable(one)}"; see "rejoinder feeds list".`,
      );
    return found;
  });
}

/** @throws FeedsRefused where the file is no list of feeds */
async function opmlOf(path: string): Promise<OpmlFeed[]> {
  try {
    return readOpml(decodeBytes(await readFile(path)).text);
  } catch (error) {
    throw new FeedsRefused(
      `${printable(path)} cannot be read as OPML: ${printable((error as Error).message)}`,
    );
  }
}

function complain(result: object): void {
  if (!('problems' in result)) return;
  const problems = result.problems as InputProblem[];
  throw new FeedsRefused(problems.map(({ message }) => message).join(' '));
}

function minute(time: Date | null): string {
  return time ? time.toISOString().slice(0, 16).replace('T', ' ') : 'never';
}

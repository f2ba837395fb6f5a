import type pg from 'pg';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { validate as isUuid, v7 as uuid } from 'uuid';
import type { InputProblem } from '../schema/add-article.js';
import type { FeedKind, FeedState } from '../schema/feed.js';
import { addJobs, removePoll } from './jobs.js';
import { storeOutlet } from './write/articles.js';

const MOST_URL = 2_048;
const MOST_NAME = 200;
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const UNIQUE_VIOLATION = '23505';

export type Refused = { problems: InputProblem[] };

interface OutletGiven {
  domain: string;
  name?: string | null;
}

export interface FeedChange {
  url?: string | null | undefined;
  outlet?: OutletGiven | null | undefined;
  paused?: boolean | null | undefined;
}

/** Adds a feed and its first poll; changes nothing where its address is there already. */
export async function addFeed(
  dataSource: DataSource,
  { url, outlet }: { url: string; outlet?: OutletGiven | null | undefined },
): Promise<{ feedId: string; added: boolean } | Refused> {
  const problems = [...problemsOfUrl(url), ...problemsOfOutlet(outlet)];
  if (problems.length > 0) return { problems };
  return dataSource.transaction(async (manager) => {
    const id = uuid();
    const outletId = outlet ? await outletOf(manager, outlet) : null;
    const inserted: unknown[] = await manager.query(
      'insert into feed (id, url, outlet_id) values ($1, $2, $3) on conflict (url) do nothing returning id',
      [id, addressOf(url), outletId],
    );
    if (inserted.length > 0) {
      await addJobs(manager, [{ name: 'poll', payload: { feedId: id } }]);
      return { feedId: id, added: true };
    }
    const known: { id: string }[] = await manager.query('select id from feed where url = $1', [
      addressOf(url),
    ]);
    return { feedId: known[0]!.id, added: false };
  });
}

/** Changes what is given; a new address or a resumed feed is polled at once. */
export async function updateFeed(
  dataSource: DataSource,
  id: string,
  { url, outlet, paused }: FeedChange,
): Promise<{ feedId: string } | Refused> {
  const problems = [...(url == null ? [] : problemsOfUrl(url)), ...problemsOfOutlet(outlet)];
  if (problems.length > 0) return { problems };
  try {
    return await dataSource.transaction(async (manager) => {
      const known = await lockFeed(manager, id);
      if (!known) return unknownFeed(id);
      if (outlet) {
        const outletId = await outletOf(manager, outlet);
        await manager.query('update feed set outlet_id = $2 where id = $1', [id, outletId]);
      }
      const moves = url != null && addressOf(url) !== known.url;
      if (moves) {
        await manager.query(
          'update feed set url = $2, etag = null, last_modified = null, fetched_whole_at = null where id = $1',
          [id, addressOf(url)],
        );
      }
      const isPaused = paused ?? known.state === 'PAUSED';
      if (isPaused) await pause(manager, id);
      else if (known.state === 'PAUSED' || moves) await pollNow(manager, id);
      return { feedId: id };
    });
  } catch (error) {
    if (!(error instanceof QueryFailedError && codeOf(error) === UNIQUE_VIOLATION)) throw error;
    return { problems: [problem('url', 'TAKEN', 'Another feed has this address; remove one of the two.')] };
  }
}

/** Forgets a feed and what is known of its items; its articles stay. */
export async function removeFeed(
  dataSource: DataSource,
  id: string,
): Promise<{ removedId: string } | Refused> {
  return dataSource.transaction(async (manager) => {
    if (!(await lockFeed(manager, id))) return unknownFeed(id);
    await removePoll(manager, id);
    await manager.query('delete from feed where id = $1', [id]);
    return { removedId: id };
  });
}

/** Has a feed polled now, and everything tried again that could not be taken of it. */
export async function pollFeed(dataSource: DataSource, id: string): Promise<{ feedId: string } | Refused> {
  return dataSource.transaction(async (manager) => {
    const known = await lockFeed(manager, id);
    if (!known) return unknownFeed(id);
    if (known.state === 'PAUSED') {
      return { problems: [problem('id', 'PAUSED', 'The feed is paused; set paused to false first.')] };
    }
    await pollNow(manager, id);
    return { feedId: id };
  });
}

/** A feed as a list on a terminal and an OPML file show it. */
export interface FeedLine {
  id: string;
  url: string;
  title: string | null;
  outlet: string | null;
  domain: string | null;
  state: FeedState;
  kind: FeedKind | null;
  problem: string | null;
  silent: boolean;
  lastSuccessAt: Date | null;
  nextPollAt: Date;
  waiting: number;
}

/** All feeds, by address. */
export function listFeeds(dataSource: DataSource): Promise<FeedLine[]> {
  return dataSource.query(
    `select f.id, f.url, f.title, o.name as outlet, o.domain, f.state, f.kind, f.problem,
            coalesce(f.silent_from < now(), false) as silent, f.last_success_at as "lastSuccessAt",
            f.next_poll_at as "nextPollAt",
            (select count(*)::int from feed_item_memory i where i.feed_id = f.id and i.retry_at is not null) as waiting
     from feed f left join outlet o on o.id = f.outlet_id order by f.url`,
  );
}

/** How all feeds fare together. */
export interface FeedHealth {
  states: Record<string, number>;
  waiting: number;
  overdueSeconds: number;
}

export async function feedHealth(reads: pg.Pool): Promise<FeedHealth> {
  const { rows } = await reads.query<FeedHealth>(
    `select coalesce((select json_object_agg(state, n) from (select state, count(*) as n from feed group by state) s), '{}') as states,
       (select count(*)::int from feed_item_memory where retry_at is not null) as waiting,
       greatest(coalesce((select extract(epoch from now() - min(next_poll_at)) from feed where state <> 'PAUSED'), 0), 0)::float
         as "overdueSeconds"`,
  );
  return rows[0]!;
}

async function pause(manager: EntityManager, id: string): Promise<void> {
  await manager.query("update feed set state = 'PAUSED' where id = $1", [id]);
  await removePoll(manager, id);
}

async function pollNow(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `update feed set next_poll_at = now(), state = case
       when state <> 'PAUSED' then state when last_attempt_at is null then 'NEW' when failures > 0 then 'FAILING' else 'OK' end
     where id = $1`,
    [id],
  );
  const rows: { key: string }[] = await manager.query(
    `with due as (update feed_item_memory set retry_at = now() where feed_id = $1 and problem is not null and item is not null
       returning key)
     select encode(key, 'hex') as key from due`,
    [id],
  );
  await addJobs(manager, [
    { name: 'poll', payload: { feedId: id } },
    ...rows.map(({ key }) => ({ name: 'take' as const, payload: { feedId: id, key } })),
  ]);
}

async function lockFeed(
  manager: EntityManager,
  id: string,
): Promise<{ url: string; state: FeedState } | undefined> {
  if (!isUuid(id)) return undefined;
  const rows: { url: string; state: FeedState }[] = await manager.query(
    'select url, state from feed where id = $1 for update',
    [id],
  );
  return rows[0];
}

async function outletOf(manager: EntityManager, { domain, name }: OutletGiven): Promise<string> {
  const host = domainOf(domain);
  return storeOutlet(manager, { domain: host, name: name?.trim() || host }, null);
}

function addressOf(url: string): string {
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

function domainOf(domain: string): string {
  return domain
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
}

function problemsOfUrl(url: string): InputProblem[] {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isWeb = address && /^https?:$/.test(address.protocol) && !address.username && !address.password;
  if (isWeb && address.href.length <= MOST_URL) return [];
  const message = `Expected an address that begins with http:// or https://, has no user in it and at most ${MOST_URL} characters.`;
  return [problem('url', 'BAD_URL', message)];
}

function problemsOfOutlet(outlet: OutletGiven | null | undefined): InputProblem[] {
  if (!outlet) return [];
  const { domain, name } = outlet;
  const message = 'Expected a host like "example.org", and a name of at most 200 characters.';
  const isGood =
    DOMAIN.test(domainOf(domain)) && (name ?? '').length <= MOST_NAME && !/\p{Cc}/u.test(name ?? '');
  return isGood ? [] : [problem('outlet', 'BAD_OUTLET', message)];
}

function unknownFeed(id: string): Refused {
  return { problems: [problem('id', 'NOT_FOUND', `No feed has the id ${JSON.stringify(id)}.`)] };
}

function problem(field: string, code: string, message: string): InputProblem {
  return { field, code, message };
}

function codeOf(error: QueryFailedError): unknown {
  return (error.driverError as { code?: unknown } | undefined)?.code;
}

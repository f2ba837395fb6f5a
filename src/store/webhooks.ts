import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { InputProblem } from '../schema/add-article.js';
import { FOLLOWED, type Followed, type Manner } from './monitors.js';
import type { OutboxEntry, OutboxKind, Queryable } from './outbox.js';

/** What has to be known of a webhook to deliver: where it stands is `position`, of the last item that was taken. */
export interface Target extends Followed, Manner {
  id: string;
  monitorName: string;
  url: string;
  secret: string;
  /** The secret before, with which is signed as well until then. */
  oldSecret: string | null;
  oldSecretUntil: Date | null;
  position: string;
  /** When matches were last put together into posts. */
  gatheredAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  resumedAt: Date | null;
}

/** An item to deliver. */
export type Letter = Pick<OutboxEntry, 'kind' | 'itemId' | 'position'>;

/** An item that could not be delivered and is to be tried once more. */
export interface Replay extends Letter {
  id: string;
  target: Pick<
    Target,
    'id' | 'monitorId' | 'monitorName' | 'url' | 'secret' | 'oldSecret' | 'oldSecretUntil'
  >;
}

/** SQL of the state of a webhook. */
export function stateOf(row: string): string {
  return `case when ${row}.stopped_at is not null then 'STOPPED' when ${row}.attempts > 0 then 'RETRYING' else 'DELIVERING' end`;
}

type WebhookChange = { webhookId: string } | { problems: InputProblem[] };

const SECRET_BYTES = 32;
const MAX_URL = 2_000;
/** Webhooks of one monitor. */
const MAX_WEBHOOKS = 10;
/** Two weeks. */
const MAX_OVERLAP_HOURS = 14 * 24;
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

const NOT_FOUND = {
  problems: [{ field: 'id', code: 'NOT_FOUND', message: 'There is no webhook with this id.' }],
};

/**
 * Stores a webhook that begins behind `position`.
 * @returns its id, and the secret that its deliveries are signed with, `whsec_` and base64
 */
export async function addWebhook(
  dataSource: DataSource,
  by: string,
  { monitor, url, position }: { monitor: string; url: string; position: string },
): Promise<{ webhookId: string; secret: string } | { problems: InputProblem[] }> {
  const unknown = { field: 'monitor', code: 'NOT_FOUND', message: 'There is no monitor with this id.' };
  if (!isUuid(monitor)) return { problems: [unknown] };
  if (url.length > MAX_URL) {
    const message = `Expected at most ${MAX_URL} characters, got ${url.length}.`;
    return { problems: [{ field: 'url', code: 'TOO_LONG', message }] };
  }
  const webhookId = uuidv7();
  const secret = newSecret();
  try {
    const added: unknown[] = await dataSource.query(
      `insert into webhook (id, monitor_id, url, secret, position, created_by)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from webhook where monitor_id = $2) < ${MAX_WEBHOOKS} returning id`,
      [webhookId, monitor, url, secret, position, by],
    );
    if (added.length > 0) return { webhookId, secret };
    const message = `The monitor has ${MAX_WEBHOOKS} webhooks, which is the limit: remove one first.`;
    return { problems: [{ field: 'monitor', code: 'TOO_MANY', message }] };
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === FOREIGN_KEY_VIOLATION) return { problems: [unknown] };
    if (code !== UNIQUE_VIOLATION) throw error;
    const message = 'The monitor has a webhook with this address.';
    return { problems: [{ field: 'url', code: 'TAKEN', message }] };
  }
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * Gives a webhook a new secret; deliveries are signed with the one that it had as well, for as long as `hours` says. Of two
 * rotations in that time the first secret is forgotten.
 */
export async function rotateSecret(
  dataSource: DataSource,
  id: string,
  hours: number,
): Promise<{ webhookId: string; secret: string } | { problems: InputProblem[] }> {
  if (hours < 0 || hours > MAX_OVERLAP_HOURS) {
    const message = `Expected 0 to ${MAX_OVERLAP_HOURS} hours, got ${hours}.`;
    return { problems: [{ field: 'overlapHours', code: 'BAD_VALUE', message }] };
  }
  const secret = newSecret();
  const rotated = await changed(
    dataSource,
    `update webhook set old_secret = secret, old_secret_until = clock_timestamp() + $3 * interval '1 hour', secret = $2 where id = $1`,
    id,
    secret,
    hours,
  );
  return 'problems' in rotated ? rotated : { ...rotated, secret };
}

/**
 * Lets a webhook go on at once, also one that was stopped, with all its tries before it.
 * @param after where from; where it stands, if it is left out
 */
export async function resumeWebhook(
  dataSource: DataSource,
  id: string,
  after: string | null = null,
): Promise<WebhookChange> {
  return changed(
    dataSource,
    // What was put together lies before `after`, or behind it: then it comes again.
    `with dropped as (delete from webhook_post where webhook_id = $1 and $2::text is not null)
     update webhook set stopped_at = null, attempts = 0, next_attempt_at = null, resumed_at = clock_timestamp(), position = coalesce($2, position) where id = $1`,
    id,
    after,
  );
}

export async function removeWebhook(dataSource: DataSource, id: string): Promise<WebhookChange> {
  return changed(dataSource, 'delete from webhook where id = $1', id);
}

async function changed(
  dataSource: DataSource,
  statement: string,
  id: string,
  ...values: unknown[]
): Promise<WebhookChange> {
  if (!isUuid(id)) return NOT_FOUND;
  const [, count]: [unknown, number] = await dataSource.query(statement, [id, ...values]);
  return count > 0 ? { webhookId: id } : NOT_FOUND;
}

/** Asks for dead letters of a webhook to be delivered once more: those of the ids, or all. @returns how many */
export async function askReplay(
  dataSource: DataSource,
  webhookId: string,
  ids: readonly string[] | null | undefined,
): Promise<{ webhookId: string; replayed: number } | { problems: InputProblem[] }> {
  if (!isUuid(webhookId)) return NOT_FOUND;
  const known: unknown[] = await dataSource.query('select from webhook where id = $1', [webhookId]);
  if (known.length === 0) return NOT_FOUND;
  const [, replayed]: [unknown, number] = await dataSource.query(
    `update dead_letter set replay_asked_at = clock_timestamp()
      where webhook_id = $1 and ($2::uuid[] is null or id = any($2::uuid[]))`,
    [webhookId, ids ? ids.filter((id) => isUuid(id)) : null],
  );
  return { webhookId, replayed };
}

/** All webhooks that are not stopped. */
export async function targets(database: Queryable): Promise<Target[]> {
  const { rows } = await database.query<Target>(
    `select w.id, m.name as "monitorName", w.url, w.secret, w.old_secret as "oldSecret",
            w.old_secret_until as "oldSecretUntil", w.position, w.gathered_at as "gatheredAt", w.attempts,
            w.next_attempt_at as "nextAttemptAt", w.resumed_at as "resumedAt", m.quiet, m.grouping, ${FOLLOWED}
       from webhook w join monitor m on m.id = w.monitor_id where w.stopped_at is null order by w.id`,
  );
  return rows;
}

/**
 * Notes that there is nothing more to deliver up to `to`.
 * @param from where it stood: what another process has moved on is left as it is
 * @param wasTaken whether the receiver took an item just now
 * @returns whether it stood there
 */
export async function advance(
  database: Queryable,
  { id, from, to, wasTaken }: { id: string; from: string; to: string; wasTaken: boolean },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update webhook set position = $3, attempts = 0, next_attempt_at = null,
            failing_since = case when not $4 then failing_since end, problem = case when not $4 then problem end
      where id = $1 and position = $2 and stopped_at is null`,
    [id, from, to, wasTaken],
  );
  return rowCount === 1;
}

/** How monitors and webhooks fare, whichever process delivers. */
export interface DeliveryHealth {
  monitors: number;
  /** Webhooks by state. */
  states: Record<string, number>;
  deadLetters: number;
  /** For how long the webhook has failed that has failed longest, seconds; 0: none fails. */
  failingSeconds: number;
}

export async function deliveryHealth(database: Queryable): Promise<DeliveryHealth> {
  const { rows } = await database.query<DeliveryHealth>(
    `select (select count(*)::int from monitor) as monitors, (select count(*)::int from dead_letter) as "deadLetters",
            (select coalesce(max(greatest(extract(epoch from clock_timestamp() - failing_since), 0)), 0)::float8
               from webhook where stopped_at is null) as "failingSeconds",
            (select coalesce(json_object_agg(state, count), '{}') from (
               select ${stateOf('w')} as state, count(*)::int as count from webhook w group by 1) by_state) as states`,
  );
  return rows[0]!;
}

/** Notes that the next item was not taken and is tried again in `seconds`. */
export async function postpone(
  database: Queryable,
  { id, position, attempts }: Pick<Target, 'id' | 'position' | 'attempts'>,
  problem: string,
  seconds: number,
): Promise<Date | undefined> {
  const { rows } = await database.query<{ at: Date }>(
    `update webhook set attempts = $3, problem = $4, failing_since = coalesce(failing_since, clock_timestamp()),
            next_attempt_at = clock_timestamp() + $5 * interval '1 second'
      where id = $1 and position = $2 and stopped_at is null returning next_attempt_at as at`,
    [id, position, attempts, problem, seconds],
  );
  return rows[0]?.at;
}

/** Puts an item aside that was tried often enough, and goes on behind it. @returns whether the webhook stood where it did */
export async function bury(
  database: Queryable,
  { id, position, attempts }: Pick<Target, 'id' | 'position' | 'attempts'>,
  letter: Letter,
  problem: string,
): Promise<boolean> {
  // One statement: either both are there or neither.
  const { rowCount } = await database.query(
    `with moved as (
       update webhook set position = $3, attempts = 0, next_attempt_at = null, problem = $4,
              failing_since = coalesce(failing_since, clock_timestamp())
        where id = $1 and position = $2 and stopped_at is null returning id
     )
     insert into dead_letter (id, webhook_id, position, kind, item_id, attempts, problem)
     select $5, id, $3, $6, $7, $8, $4 from moved
     on conflict (webhook_id, position) do update set attempts = excluded.attempts, problem = excluded.problem,
       failed_at = clock_timestamp(), replay_asked_at = null`,
    [id, position, letter.position, problem, uuidv7(), letter.kind, letter.itemId, attempts],
  );
  return rowCount === 1;
}

/** Stops a webhook until it is resumed. */
export async function stopWebhook(database: Queryable, id: string, problem: string): Promise<void> {
  await database.query('update webhook set stopped_at = clock_timestamp(), problem = $2 where id = $1', [
    id,
    problem,
  ]);
}

/** The dead letters that were asked for again, first asked first. */
export async function replays(database: Queryable, limit: number): Promise<Replay[]> {
  const { rows } = await database.query<Letter & { id: string; target: Replay['target']; kind: OutboxKind }>(
    `select l.id, l.kind, l.item_id as "itemId", l.position,
            json_build_object('id', w.id, 'monitorId', m.id, 'monitorName', m.name, 'url', w.url, 'secret', w.secret,
              'oldSecret', w.old_secret, 'oldSecretUntil', w.old_secret_until) as target
       from dead_letter l join webhook w on w.id = l.webhook_id join monitor m on m.id = w.monitor_id
      where l.replay_asked_at is not null order by l.replay_asked_at, l.id limit $1`,
    [limit],
  );
  return rows;
}

/** Ends a replay: the letter is gone where it was taken, and says why not where it was not. */
export async function endReplay(database: Queryable, id: string, problem: string | undefined): Promise<void> {
  if (problem === undefined) await database.query('delete from dead_letter where id = $1', [id]);
  else
    await database.query(
      'update dead_letter set replay_asked_at = null, attempts = attempts + 1, problem = $2, failed_at = clock_timestamp() where id = $1',
      [id, problem],
    );
}

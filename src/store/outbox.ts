import type pg from 'pg';
import type { EntityManager } from 'typeorm';

export type OutboxKind =
  | 'ARTICLE_ADDED'
  | 'ARTICLE_REVISED'
  | 'QUOTE_ADDED'
  | 'REACTION_ADDED'
  | 'STORY_GROWN'
  | 'ACTOR_CHANGED'
  | 'SPIKE'
  | 'NEW_SPEAKER'
  | 'CHANGED_POSITION';

/** Where an entry stands: transactions in the order of their ids, then the entries of each in the order written. */
export interface OutboxPosition {
  xid: bigint;
  seq: bigint;
}

export interface OutboxEntry extends OutboxPosition {
  kind: OutboxKind;
  /** Its place as clients write it, "<xid>-<seq>". */
  position: string;
  itemId: string;
}

/** What is written of an entry. */
export interface NewEntry {
  kind: OutboxKind;
  itemId: string;
}

export interface OutboxPage {
  /** In the order of positions. */
  entries: OutboxEntry[];
  /**
   * For how many seconds the first committed entry has waited that cannot be read yet, because a transaction with a
   * smaller id is still open and may write in front of it; 0: none waits.
   */
  waiting: number;
}

/** What reads need of a connection: a client or a pool. */
export type Queryable = Pick<pg.Pool, 'query'>;

/** The channel that is notified when entries commit. */
export const OUTBOX_CHANNEL = 'outbox';

/** Before the first entry that any database can have. */
export const BEGINNING: OutboxPosition = { xid: 0n, seq: 0n };

/**
 * All transactions below it have ended. A sequence alone loses entries: who takes its number first may commit last, when
 * readers have passed it. Below this edge no entry can appear any more, so (xid, seq) can be read like a finished log.
 */
const EDGE = 'pg_snapshot_xmin(pg_current_snapshot())';

/** What a statement that writes entries ends with: readers are woken when it commits. */
export const WAKE_READERS = `select pg_notify('${OUTBOX_CHANNEL}', '')`;

/** The rows of entries; written in this order, with `WAKE_READERS`, they are read in it. */
export function outboxRows(entries: readonly NewEntry[]): { kind: OutboxKind; item_id: string }[] {
  return entries.map(({ kind, itemId }) => ({ kind, item_id: itemId }));
}

/**
 * Writes entries in the order given, to be called inside the transaction that stores the items. Readers are woken when it
 * commits; nothing is ever seen of one that is rolled back.
 */
export async function appendToOutbox(manager: EntityManager, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await manager.query(
    `with added as (
       insert into outbox (kind, item_id)
       select kind, item_id from unnest($1::text[], $2::uuid[]) with ordinality as e (kind, item_id, place)
       order by place
     )
     select pg_notify($3, '')`,
    [entries.map(({ kind }) => kind), entries.map(({ itemId }) => itemId), OUTBOX_CHANNEL],
  );
}

/** The first `limit` entries behind a position that can be read, and how long the next one has waited. */
export async function entriesAfter(
  database: Queryable,
  after: OutboxPosition,
  limit: number,
): Promise<OutboxPage> {
  // One statement, so one snapshot: an entry is in exactly one of the two halves.
  const { rows } = await database.query<Row & { waiting: number | null }>(
    `select * from (
       (select xid, seq, kind, item_id, null::float8 as waiting from outbox
         where (xid, seq) > ($1::xid8, $2::bigint) and xid < ${EDGE} order by xid, seq limit $3)
       union all
       (select xid, seq, kind, item_id, greatest(extract(epoch from clock_timestamp() - at), 0.001)::float8
         from outbox where xid >= ${EDGE} order by xid, seq limit 1)
     ) entry order by xid, seq`,
    [after.xid, after.seq, limit],
  );
  const entries = rows.filter((row) => row.waiting === null).map(toEntry);
  return { entries, waiting: rows.at(-1)?.waiting ?? 0 };
}

/** Entries of the past, and how far the outbox had been pruned when they were read. */
export interface OutboxPast {
  entries: OutboxEntry[];
  floor: OutboxPosition;
}

/** The first `limit` entries of one kind behind `after`, up to and with `until`; all of those have to be readable. */
export async function entriesBetween(
  database: Queryable,
  kind: OutboxKind,
  after: OutboxPosition,
  until: OutboxPosition,
  limit: number,
): Promise<OutboxPast> {
  // One statement, so one snapshot: nothing is pruned between the look at the floor and the read.
  const { rows } = await database.query<Row & { floor_xid: string; floor_seq: string }>(
    `select entry.*, floor.xid as floor_xid, floor.seq as floor_seq from outbox_floor floor left join lateral (
       select xid, seq, kind, item_id from outbox
        where (xid, seq) > ($1::xid8, $2::bigint) and (xid, seq) <= ($3::xid8, $4::bigint) and kind = $5
        order by xid, seq limit $6
     ) entry on true order by entry.xid, entry.seq`,
    [after.xid, after.seq, until.xid, until.seq, kind, limit],
  );
  const [{ floor_xid: xid, floor_seq: seq }] = rows as [(typeof rows)[0]];
  const entries = rows.filter((row) => row.xid !== null).map(toEntry);
  return { entries, floor: { xid: BigInt(xid), seq: BigInt(seq) } };
}

/** The position of the last entry that can be read now, or that could before it was pruned. */
export async function outboxEnd(database: Queryable): Promise<OutboxPosition> {
  const { rows } = await database.query<Row>(
    `(select xid, seq from outbox where xid < ${EDGE} order by xid desc, seq desc limit 1)
     union all select xid, seq from outbox_floor order by xid desc, seq desc limit 1`,
  );
  return toPosition(rows[0]!);
}

/** The position of the last entry that was pruned: what came behind it is all there. */
export async function outboxFloor(database: Queryable): Promise<OutboxPosition> {
  const { rows } = await database.query<Row>('select xid, seq from outbox_floor');
  return toPosition(rows[0]!);
}

/** What tells this outbox, whose positions mean nothing elsewhere, from those of other databases. */
export async function outboxId(database: Queryable): Promise<string> {
  const { rows } = await database.query<{ outbox_id: string }>('select outbox_id from outbox_floor');
  return rows[0]!.outbox_id;
}

/**
 * Removes the oldest entries, up to `limit` of them: those that were written longer ago than `seconds`, up to and with
 * `until`, and none that stands behind a younger one. What is left is without a gap from the floor on.
 * @returns how many
 */
export async function pruneOutbox(
  database: Queryable,
  seconds: number,
  until: OutboxPosition,
  limit: number,
): Promise<number> {
  // Who finds the floor locked leaves it to the process that has it.
  const { rows } = await database.query<{ removed: number }>(
    `with turn as materialized (select from outbox_floor for update skip locked),
       old as (
         select xid, seq, bool_and(at < clock_timestamp() - $1 * interval '1 second') over (order by xid, seq) as past
           from (select xid, seq, at from outbox, turn
                  where xid < ${EDGE} and (xid, seq) <= ($2::xid8, $3::bigint) order by xid, seq limit $4) first
       ),
       removed as (delete from outbox o using old where old.past and o.seq = old.seq returning o.xid, o.seq),
       last as (select xid, seq from removed order by xid desc, seq desc limit 1),
       raised as (update outbox_floor floor set xid = last.xid, seq = last.seq from last)
     select count(*)::int as removed from removed`,
    [seconds, until.xid, until.seq, limit],
  );
  return rows[0]!.removed;
}

/** Whether the outbox has an entry at exactly this position. */
export async function inOutbox(database: Queryable, { xid, seq }: OutboxPosition): Promise<boolean> {
  const { rowCount } = await database.query('select from outbox where seq = $1::bigint and xid = $2::xid8', [
    seq,
    xid,
  ]);
  return rowCount === 1;
}

/** pg gives 64-bit numbers as text. */
interface Row {
  xid: string;
  seq: string;
  kind: OutboxKind;
  item_id: string;
}

function toPosition({ xid, seq }: Row): OutboxPosition {
  return { xid: BigInt(xid), seq: BigInt(seq) };
}

function toEntry(row: Row): OutboxEntry {
  const { xid, seq, kind, item_id: itemId } = row;
  return { ...toPosition(row), kind, itemId, position: `${xid}-${seq}` };
}

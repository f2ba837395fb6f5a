import { entriesBetween, type OutboxEntry, type OutboxPosition, type Queryable } from '../store/outbox.js';
import { entriesTaken, type ItemFilter } from './filter.js';
import { isBehind, tooOld } from './position.js';

/** Entries that are read from the outbox at once. */
const PAGE = 500;

/** What a filter takes of a part of the outbox, in the order of positions. */
export interface Backlog {
  entries: OutboxEntry[];
  /** Up to and with this position, nothing more is taken. */
  until: OutboxPosition;
}

/**
 * Reads a page of the outbox behind `after`, not beyond `end`, for one filter.
 * @throws POSITION_TOO_OLD where what came behind `after` has been pruned
 */
export async function readBacklog(
  filter: ItemFilter,
  after: OutboxPosition,
  end: OutboxPosition,
  database: Queryable,
): Promise<Backlog> {
  const { entries: page, floor } = await entriesBetween(database, filter.kind, after, end, PAGE);
  if (isBehind(floor, after)) throw tooOld(after, floor);
  const until = page.length < PAGE ? end : page.at(-1)!;
  const [entries = []] = await entriesTaken([filter], page, database);
  return { entries, until };
}

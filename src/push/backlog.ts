import { entriesBetween, type OutboxEntry, type OutboxPosition, type Queryable } from '../store/outbox.js';
import { entriesTaken, type ItemFilter } from './filter.js';
import { comparePositions, isBehind, tooOld } from './position.js';

/** Entries that are read from the outbox at once. */
const PAGE = 500;

/** What filters take of a part of the outbox, in the order of positions. */
export interface Backlog {
  entries: OutboxEntry[];
  /** Up to and with this position, nothing more is taken. */
  until: OutboxPosition;
}

/**
 * Reads a page of the outbox behind `after`, not beyond `end`, for filters of different kinds.
 * @throws POSITION_TOO_OLD where what came behind `after` has been pruned
 */
export async function readBacklog(
  filters: readonly ItemFilter[],
  after: OutboxPosition,
  end: OutboxPosition,
  database: Queryable,
): Promise<Backlog> {
  const parts = await Promise.all(filters.map((filter) => readFor(filter, after, end, database)));
  // A kind of which there are many reaches less far than the others, which wait for it.
  const until = parts.reduce((least, part) => (isBehind(least, part.until) ? part.until : least), end);
  const entries = parts.flatMap((part) => part.entries.filter((entry) => !isBehind(entry, until)));
  return { entries: entries.sort(comparePositions), until };
}

async function readFor(
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

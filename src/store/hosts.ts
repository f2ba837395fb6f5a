import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';

/** Feeds and pages of a host each have their own line. */
export type Lane = 'page' | 'feed';

export interface Robots {
  /** Empty: it has none; null: it could not be had. */
  text: string | null;
  at: Date;
}

/** How close one request to a host may follow another. */
export interface Gap {
  /** Milliseconds, at least. */
  leastMs: number;
  /** So many may be under way at a time, by how long the host takes to answer. */
  concurrency: number;
}

/** What is remembered of hosts, by whoever asks them. */
export interface HostBook {
  /** Takes the next free moment in a host's line. */
  reserve(host: string, lane: Lane, gap: Gap): Promise<Date>;
  /** Until when a host asked to be left alone; null: it did not, or that time is over. */
  closedUntil(host: string): Promise<Date | null>;
  /** Notes how long a host took to answer, and for how long it asked to be left alone, milliseconds. */
  noteAnswer(host: string, tookMs: number, closedForMs: number | null): Promise<void>;
  /** What is known of a host's robots.txt; undefined: it was never asked for. */
  knownRobots(host: string): Promise<Robots | undefined>;
  noteRobots(host: string, text: string | null): Promise<void>;
}

/** Hosts whose last answer a process remembers until it asks them again. */
const ANSWERS_KEPT = 1_000;

/** The book that all processes on a database share. How long an answer took is written with the next question to its host. */
export function sharedBook(dataSource: DataSource): HostBook {
  const took = new LRUCache<string, number>({ max: ANSWERS_KEPT });
  return {
    reserve: (host, lane, gap) => {
      const tookMs = took.get(host) ?? null;
      took.delete(host);
      return reserve(dataSource, host, lane, gap, tookMs);
    },
    closedUntil: (...args) => closedUntil(dataSource, ...args),
    noteAnswer: async (host, tookMs, closedForMs) => {
      took.set(host, tookMs);
      if (closedForMs !== null) await noteClosed(dataSource, host, closedForMs);
    },
    knownRobots: (...args) => knownRobots(dataSource, ...args),
    noteRobots: (...args) => noteRobots(dataSource, ...args),
  };
}

/**
 * Takes the next free moment in a host's line, after the time until which it asked to be left alone. All collectors share the
 * line; one that dies leaves a moment unused, and nothing else. The gap grows with the time the host takes to answer, as in
 * Scrapy's AutoThrottle, which also bounds how many requests are under way.
 * @param tookMs how long the host took to answer the last time, where that is not noted yet
 */
export async function reserve(
  dataSource: DataSource,
  host: string,
  lane: Lane,
  gap: Gap,
  tookMs: number | null = null,
): Promise<Date> {
  const column = lane === 'page' ? 'next_page_at' : 'next_feed_at';
  const rows: { next: Date; responseMs: number | null }[] = await dataSource.query(
    `insert into host_state as h (host, ${column}, response_ms) values ($1, now() + $2::int * interval '1 ms', $4::int)
     on conflict (host) do update set response_ms = ${smoothed('$4::int')},
       ${column} = greatest(h.${column}, now(), h.closed_until)
         + greatest($2::int, coalesce(${smoothed('$4::int')}, 0) / $3::int) * interval '1 ms'
     returning ${column} as next, response_ms as "responseMs"`,
    [host, gap.leastMs, gap.concurrency, tookMs === null ? null : Math.round(tookMs)],
  );
  const { next, responseMs } = rows[0]!;
  return new Date(next.getTime() - Math.max(gap.leastMs, Math.trunc((responseMs ?? 0) / gap.concurrency)));
}

/** The time a host takes to answer, with another answer; null: it gave none so far. */
function smoothed(tookMs: string): string {
  return `case when ${tookMs} is null then h.response_ms else (coalesce(h.response_ms, ${tookMs}) * 3 + ${tookMs}) / 4 end`;
}

async function closedUntil(dataSource: DataSource, host: string): Promise<Date | null> {
  const rows: { closed_until: Date }[] = await dataSource.query(
    'select closed_until from host_state where host = $1 and closed_until > now()',
    [host],
  );
  return rows[0]?.closed_until ?? null;
}

/** Notes for how long a host asked to be left alone, milliseconds. */
async function noteClosed(dataSource: DataSource, host: string, closedForMs: number): Promise<void> {
  await dataSource.query(
    `update host_state set closed_until = greatest(closed_until, now() + $2::int * interval '1 ms') where host = $1`,
    [host, Math.round(closedForMs)],
  );
}

async function knownRobots(dataSource: DataSource, host: string): Promise<Robots | undefined> {
  const rows: { robots: string | null; robots_at: Date | null }[] = await dataSource.query(
    'select robots, robots_at from host_state where host = $1',
    [host],
  );
  const [found] = rows;
  return found?.robots_at ? { text: found.robots, at: found.robots_at } : undefined;
}

async function noteRobots(dataSource: DataSource, host: string, text: string | null): Promise<void> {
  await dataSource.query(
    `insert into host_state (host, robots, robots_at) values ($1, $2, now())
     on conflict (host) do update set robots = excluded.robots, robots_at = now()`,
    [host, text],
  );
}

import type pg from 'pg';

/** How much there is; what is more than this is not counted, so that a large database starts as fast as a small one. */
const COUNTED = 100_000;

export interface Contents {
  articles: number | string;
  quotes: number | string;
  actors: number | string;
  reactions: number | string;
}

/** What lists show: what a revision no longer carries is left out. */
const TABLES = {
  articles: 'article',
  quotes: 'quote where withdrawn_at is null',
  actors: 'actor',
  reactions: 'reaction where withdrawn_at is null',
} as const;

/** Counts what a database holds; "more than 100,000" where there is more. */
export async function contentsOf(reads: pg.Pool): Promise<Contents> {
  const counts = Object.entries(TABLES).map(
    ([name, table]) =>
      `(select count(*)::int from (select 1 from ${table} limit ${COUNTED + 1}) x) as ${name}`,
  );
  const { rows } = await reads.query<Record<keyof Contents, number>>(`select ${counts.join(', ')}`);
  const shown = Object.entries(rows[0]!).map(([name, count]) => [
    name,
    count > COUNTED ? `more than ${COUNTED.toLocaleString('en')}` : count,
  ]);
  return Object.fromEntries(shown) as Contents;
}

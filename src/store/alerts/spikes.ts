import type { Counted } from '../../schema/alert.js';
import { Statement } from '../graph/statement.js';
import type { Queryable } from '../outbox.js';

/** Which rows of a type a monitor takes. */
export interface Taking {
  conditions(statement: Statement, row: string): string;
}

/** An hour, and how many matches were published in it and in the hours that it is measured by. */
export interface HourOfMatches {
  hour: Date;
  count: number;
  /** Of the same hour of the weeks before, last first; none of a time when nothing was collected yet. */
  weeks: number[];
  /** Of the same hour of the days before. */
  days: number[];
}

/** How far is looked back. */
const WEEKS = 8;
const DAYS = 14;

const TABLES: Record<Counted, { table: string; published: string; standing: (row: string) => string }> = {
  ARTICLES: {
    table: 'article',
    published: 'published_at',
    standing: (row) => `${row}.withdrawn_at is null`,
  },
  QUOTES: { table: 'quote', published: 'published_at', standing: ofStandingArticle },
  REACTIONS: { table: 'reaction', published: 'published_at', standing: ofStandingArticle },
};

function ofStandingArticle(row: string): string {
  return `exists (select from article a where a.id = ${row}.article_id and a.withdrawn_at is null)`;
}

/**
 * The matches in the hour in which an item was published: hours begin on the hour UTC.
 * @returns undefined: there is no such item, or its hour has less than `minimum` matches or is part of a spike that was told of
 */
export async function hourOfMatches(
  database: Queryable,
  monitorId: string,
  { counted, itemId, minimum }: { counted: Counted; itemId: string; minimum: number },
  taking: Taking,
): Promise<HourOfMatches | undefined> {
  const { table, published, standing } = TABLES[counted];
  const statement = new Statement();
  const [item, monitor, of] = [
    statement.bind(itemId, 'uuid'),
    statement.bind(monitorId, 'uuid'),
    statement.bind(counted, 'text'),
  ];
  const row = statement.alias();
  const countOf = (hour: string) =>
    `(select count(*)::int from ${table} ${row} where ${row}.${published} >= ${hour} and ${row}.${published} < ${hour} + interval '1 hour'
       and ${standing(row)} and ${taking.conditions(statement, row)})`;
  const before = (unit: string, most: number) =>
    `array(select ${countOf('past.hour')} from (
       select here.hour - n * interval '1 ${unit}' as hour, n from generate_series(1, ${most}) n
     ) past where past.hour >= (select a.collected_at from article a order by a.id limit 1) order by past.n)`;
  const { rows } = await database.query<HourOfMatches>(
    `with place as materialized (
       select date_trunc('hour', ${published}, 'UTC') as hour from ${table} where id = ${item}
     ), here as materialized (
       select place.hour, ${countOf('place.hour')} as count from place where not exists (
         select from spike s where s.monitor_id = ${monitor} and s.counted = ${of} and s."from" <= place.hour and s.until > place.hour)
     )
     select here.hour, here.count, ${before('week', WEEKS)} as weeks, ${before('day', DAYS)} as days
       from here where here.count >= ${statement.bind(minimum, 'int')}`,
    statement.values,
  );
  return rows[0];
}

/** Lets a spike that the hour directly follows or precedes reach over it. @returns whether there is one */
export async function extendSpike(
  database: Queryable,
  monitorId: string,
  counted: Counted,
  hour: Date,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update spike set "from" = least("from", $3), until = greatest(until, $3 + interval '1 hour')
      where monitor_id = $1 and counted = $2 and (until = $3 or "from" = $3 + interval '1 hour')`,
    [monitorId, counted, hour],
  );
  return (rowCount ?? 0) > 0;
}

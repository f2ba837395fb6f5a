import type { DataSource } from 'typeorm';

/** What was fetched of a page. */
export interface FetchedPage {
  /** After redirects. */
  address: string;
  etag: string | null;
  lastModified: string | null;
}

/** A page that is due, and the article that was read from it. */
export interface PageToVisit extends FetchedPage {
  articleId: string;
  fetchedWholeAt: Date;
  since: Date;
  visits: number;
  goneSince: Date | null;
  withdrawnAt: Date | null;
  url: string;
  title: string | null;
  bylines: string[];
  image: string | null;
  language: string | null;
  publishedAt: Date;
  text: string;
  outlet: string | null;
}

/** What a visit came to. */
export interface Visited {
  /** What its server gave with a whole answer; null: what was known stays. */
  fetched: FetchedPage | null;
  since: Date;
  visits: number;
  next: Date | null;
  goneSince: Date | null;
}

/**
 * Notes where the page of an article was fetched just now, and when it is asked for again.
 * @param next the first visit; null: none, or the visits that were planned already
 */
export async function planVisits(
  dataSource: DataSource,
  articleId: string,
  { address, etag, lastModified }: FetchedPage,
  next: Date | null,
): Promise<void> {
  await dataSource.query(
    `insert into page_visit as known (article_id, address, etag, last_modified, next_at) values ($1, $2, $3, $4, $5)
     on conflict (article_id) do update set address = excluded.address, etag = excluded.etag,
       last_modified = excluded.last_modified, fetched_whole_at = now(), gone_since = null,
       since = case when excluded.next_at is null then known.since else now() end,
       visits = case when excluded.next_at is null then known.visits else 0 end,
       next_at = coalesce(excluded.next_at, known.next_at)`,
    [articleId, address, etag, lastModified, next],
  );
}

/** The page of an article, where it is due; undefined: it is not. */
export async function pageToVisit(
  dataSource: DataSource,
  articleId: string,
): Promise<PageToVisit | undefined> {
  const rows: PageToVisit[] = await dataSource.query(
    `select v.article_id as "articleId", v.address, v.etag, v.last_modified as "lastModified",
            v.fetched_whole_at as "fetchedWholeAt", v.since, v.visits, v.gone_since as "goneSince",
            a.withdrawn_at as "withdrawnAt", a.url, r.title, a.bylines, a.image, a.language,
            a.published_at as "publishedAt", r.text, o.name as outlet
     from page_visit v join article a on a.id = v.article_id
     join revision r on r.article_id = a.id and r.number = a.revision_number
     left join outlet o on o.id = a.outlet_id
     where v.article_id = $1 and v.next_at <= now() and a.url is not null`,
    [articleId],
  );
  return rows[0];
}

export async function noteVisit(
  dataSource: DataSource,
  articleId: string,
  { fetched, since, visits, next, goneSince }: Visited,
): Promise<void> {
  await dataSource.query(
    `update page_visit set since = $2, visits = $3, next_at = $4, gone_since = $5,
       address = coalesce($6, address), etag = case when $6::text is null then etag else $7 end,
       last_modified = case when $6::text is null then last_modified else $8 end,
       fetched_whole_at = case when $6::text is null then fetched_whole_at else now() end
     where article_id = $1`,
    [
      articleId,
      ...[since, visits, next, goneSince],
      ...[fetched?.address ?? null, fetched?.etag ?? null, fetched?.lastModified ?? null],
    ],
  );
}

/** Has the page of an article asked for at once: something else found that it may be gone. */
export async function visitSoon(dataSource: DataSource, articleId: string): Promise<void> {
  await dataSource.query('update page_visit set next_at = now() where article_id = $1', [articleId]);
}

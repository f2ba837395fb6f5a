import type { EntityManager } from 'typeorm';
import { areCopies, COPY_DISTANCE } from '../stories/fingerprint.js';

/** How far apart two articles may be published and still be copies of one another. */
const WINDOW_HOURS = 72;

/** An article that another one is compared with. */
export interface Compared {
  articleId: string;
  text: string;
  fingerprint: bigint | null;
  /** ISO 8601 date-time, UTC. */
  publishedAt: string;
}

/** An article of the same text. */
export interface Twin {
  articleId: string;
  storyId: string;
  /** The first of its copies; itself where it is the first. */
  headId: string;
}

/** The articles of which this one is a copy, or which are copies of it. */
export async function twinsOf(
  manager: EntityManager,
  { articleId, text, fingerprint, publishedAt }: Compared,
): Promise<Twin[]> {
  if (fingerprint === null) return [];
  // A scan of the window: 15 ms for a day of 86,000 articles, where bands find only what differs in 3 bits.
  const rows: (Twin & { text: string })[] = await manager.query(
    `select p.article_id as "articleId", p.story_id as "storyId", coalesce(p.original_id, p.article_id) as "headId", r.text
     from placement p join article a on a.id = p.article_id
     join revision r on r.article_id = a.id and r.number = a.revision_number
     where p.article_id <> $1 and bit_count((p.fingerprint # $2::bigint)::bit(64)) <= $3
       and p.published_at between $4::timestamptz - $5 * interval '1 hour' and $4::timestamptz + $5 * interval '1 hour'
     order by p.published_at, p.article_id`,
    [articleId, String(fingerprint), COPY_DISTANCE, publishedAt, WINDOW_HOURS],
  );
  return rows.filter((row) => areCopies(text, row.text)).map(({ text: _, ...twin }) => twin);
}

/** Makes one group of an article and the groups of its twins. */
export async function joinCopies(
  manager: EntityManager,
  articleId: string,
  twins: readonly Twin[],
): Promise<void> {
  const heads = [...new Set(twins.map(({ headId }) => headId))];
  await headFirst(manager, 'article_id = $2 or article_id = any($1) or original_id = any($1)', [
    heads,
    articleId,
  ]);
}

/** Takes an article out of its group; where it was the first, the next is the original of the others. */
export async function leaveCopies(manager: EntityManager, articleId: string): Promise<void> {
  await headFirst(manager, 'original_id = $1', [articleId]);
  await manager.query('update placement set original_id = null where article_id = $1', [articleId]);
}

/** The original of those that meet the condition is the one published first, then the one stored first. */
async function headFirst(manager: EntityManager, condition: string, values: unknown[]): Promise<void> {
  await manager.query(
    `with member as (select article_id, published_at from placement where ${condition}),
       head as (select article_id from member order by published_at, article_id limit 1)
     update placement p set original_id = nullif(head.article_id, p.article_id)
     from head where p.article_id in (select article_id from member)`,
    values,
  );
}

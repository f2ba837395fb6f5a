import { v7 as uuidv7 } from 'uuid';
import type { OutboxEntry, Queryable } from './outbox.js';
import type { Letter, Target } from './webhooks.js';

/** Matches that are posted as one. Those behind `items` are counted only. */
export interface Post {
  id: string;
  storyId: string | null;
  /** Up to here everything was gathered for it and the posts that were made with it. */
  until: string;
  count: number;
  items: Letter[];
}

/** Matches that one post carries; of the others it says how many there are, and behind which position. */
export const MOST_IN_POST = 100;

/** The posts of a webhook that are not taken yet, in their order. */
export async function postsOf(database: Queryable, webhookId: string): Promise<Post[]> {
  const { rows } = await database.query<Post>(
    'select id, story_id as "storyId", until, count, items from webhook_post where webhook_id = $1 order by id',
    [webhookId],
  );
  return rows;
}

/**
 * Makes posts of entries, one of all or one a story, and moves the webhook behind them: from then on they are in the
 * database and nowhere else.
 * @param at when, by the clock of who delivers
 * @returns whether the webhook stood at `from`
 */
export async function gather(
  database: Queryable,
  { id, position: from }: Pick<Target, 'id' | 'position'>,
  { entries, until, byStory, at }: { entries: OutboxEntry[]; until: string; byStory: boolean; at: Date },
): Promise<boolean> {
  const stories = byStory ? await storiesOf(database, entries) : new Map<string, string>();
  const groups = new Map<string | undefined, OutboxEntry[]>();
  for (const entry of entries) {
    const story = stories.get(entry.itemId);
    const group = groups.get(story);
    if (group) group.push(entry);
    else groups.set(story, [entry]);
  }
  const posts = [...groups].map(([story, ofStory]) => ({
    id: uuidv7(),
    story_id: story ?? null,
    count: ofStory.length,
    items: ofStory.slice(0, MOST_IN_POST).map(({ kind, itemId, position }) => ({ kind, itemId, position })),
  }));
  const { rows } = await database.query<{ moved: number }>(
    `with moved as (
       update webhook set position = $3, gathered_at = $4 where id = $1 and position = $2 and stopped_at is null returning id
     ), made as (
       insert into webhook_post (id, webhook_id, story_id, until, count, items)
       select p.id, moved.id, p.story_id, $3, p.count, p.items from moved,
         jsonb_to_recordset($5::jsonb) as p(id uuid, story_id uuid, count int, items jsonb)
     )
     select count(*)::int as moved from moved`,
    [id, from, until, at, JSON.stringify(posts)],
  );
  return rows[0]!.moved === 1;
}

/** Ids of the stories that entries belong to, by the ids of their items; none where an item belongs to none. */
async function storiesOf(database: Queryable, entries: OutboxEntry[]): Promise<Map<string, string>> {
  const { rows } = await database.query<{ id: string; story: string }>(
    `select i.id, p.story_id as story from unnest($1::uuid[]) as i(id)
       left join quote q on q.id = i.id left join reaction r on r.id = i.id
       join placement p on p.article_id = coalesce(q.article_id, r.article_id, i.id)`,
    [entries.map(({ itemId }) => itemId)],
  );
  return new Map(rows.map(({ id, story }) => [id, story]));
}

/** Ends a post that was taken. @returns whether it was there, and the webhook not stopped meanwhile */
export async function endPost(database: Queryable, { id }: Pick<Post, 'id'>): Promise<boolean> {
  const { rowCount } = await database.query(
    `with ended as (delete from webhook_post where id = $1 returning webhook_id)
     update webhook w set attempts = 0, next_attempt_at = null, failing_since = null, problem = null
       from ended where w.id = ended.webhook_id and w.stopped_at is null`,
    [id],
  );
  return rowCount === 1;
}

/** Puts a post aside that was tried often enough: its matches are dead letters, each by itself. @returns as `endPost` */
export async function buryPost(
  database: Queryable,
  { id, items }: Pick<Post, 'id' | 'items'>,
  attempts: number,
  problem: string,
): Promise<boolean> {
  const letters = items.map((item) => ({ ...item, id: uuidv7() }));
  const { rows } = await database.query<{ ended: number }>(
    `with ended as (delete from webhook_post where id = $1 returning webhook_id),
       failing as (
         update webhook w set attempts = 0, next_attempt_at = null, problem = $3,
                failing_since = coalesce(failing_since, clock_timestamp())
           from ended where w.id = ended.webhook_id and w.stopped_at is null returning w.id
       ), buried as (
         insert into dead_letter (id, webhook_id, position, kind, item_id, attempts, problem)
         select l.id, ended.webhook_id, l.position, l.kind, l."itemId", $2, $3 from ended,
           jsonb_to_recordset($4::jsonb) as l(id uuid, position text, kind text, "itemId" uuid)
         on conflict (webhook_id, position) do update set attempts = excluded.attempts, problem = excluded.problem,
           failed_at = clock_timestamp(), replay_asked_at = null
       )
     select count(*)::int as ended from failing`,
    [id, attempts, problem, JSON.stringify(letters)],
  );
  return rows[0]!.ended === 1;
}

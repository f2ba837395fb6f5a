import type { Storing } from './storing.js';

interface Standings {
  /** Ids of the actors that stand, by the keys of the reading. */
  ids: Map<string, string>;
  /** Ids of the actors that the names lie under: those that were read, where a merge made them part of another. */
  namedAs: Map<string, string>;
}

/** Longest chain of splits of splits that is followed. */
const MOST_SPLITS = 20;

/**
 * What people merged and split holds for this article: who was read as a merged actor is the one that it was merged into, and
 * who was split off here stays split off.
 * @param readAs ids of the actors as they were read, by the keys of the reading
 */
export async function standingsOf(storing: Storing, readAs: ReadonlyMap<string, string>): Promise<Standings> {
  const { manager, articleId } = storing;
  const rows: { id: string; is: string; split: boolean }[] = await manager.query(
    `with split as (select s.read_as_id, s.is_id from actor_standing s join actor_change c on c.id = s.change_id
        where s.article_id = $2 and c.kind = 'SPLIT')
     select read_as_id as id, is_id as is, true as split from split
     union all
     select id, into_id, false from actor
      where into_id is not null and (id = any($1::uuid[]) or id in (select is_id from split))`,
    [[...new Set(readAs.values())], articleId],
  );
  if (rows.length === 0) return { ids: new Map(readAs), namedAs: new Map(readAs) };
  const split = new Map(rows.filter((row) => row.split).map(({ id, is }) => [id, is]));
  const into = new Map(rows.filter((row) => !row.split).map(({ id, is }) => [id, is]));
  const ids = new Map<string, string>();
  const namedAs = new Map<string, string>();
  for (const [key, id] of readAs) {
    const kept = into.get(id) ?? id;
    const stands = follow(kept, split, into);
    ids.set(key, stands);
    namedAs.set(key, stands === kept ? id : stands);
  }
  await noteMerged(storing, new Set(readAs.values()), into);
  return { ids, namedAs };
}

function follow(id: string, split: ReadonlyMap<string, string>, into: ReadonlyMap<string, string>): string {
  let stands = id;
  for (let steps = 0; steps < MOST_SPLITS && split.has(stands); steps++) {
    stands = split.get(stands)!;
    stands = into.get(stands) ?? stands;
  }
  return stands;
}

/** Notes who was read as a merged actor, so that a merge that is undone takes this article back too. */
async function noteMerged(
  { manager, writes, articleId }: Storing,
  read: ReadonlySet<string>,
  into: ReadonlyMap<string, string>,
): Promise<void> {
  // Who is read under both names has rows of both, that nothing tells apart later: they stay with the one that stays.
  const merged = [...read].filter((id) => into.has(id) && !read.has(into.get(id)!)).sort();
  if (merged.length === 0) return;
  // The rows refer to the article.
  await writes.flush();
  await manager.query(
    `insert into actor_standing (article_id, read_as_id, is_id, change_id)
     select $1, a.id, a.into_id, c.id from actor a
     join lateral (select id from actor_change where other_id = a.id and kind = 'MERGE' and undone_at is null order by id desc limit 1) c on true
     where a.id = any($2::uuid[]) order by a.id
     on conflict (article_id, read_as_id) do nothing`,
    [articleId, merged],
  );
}

import type { EntityManager } from 'typeorm';
import {
  COPY_WINDOW_HOURS,
  copyTest,
  keysOfCopies,
  SKETCH_BITS,
  SKETCH_DISTANCE,
  type Sketch,
} from '../stories/sketch.js';

/** An article that another one is compared with. */
export interface Compared {
  articleId: string;
  text: string;
  sketch: Sketch | null;
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

/** So many times as many of a group are looked at, as long as none of it was a copy. */
const MORE = 4;

/**
 * The articles of which this one is a copy, or which are copies of it: one or a few of each group of copies, those published
 * first in front.
 */
export async function twinsOf(
  manager: EntityManager,
  { articleId, text, sketch, publishedAt }: Compared,
): Promise<Twin[]> {
  if (sketch === null) return [];
  // A sub-select hides the keys from the planner: it would think that each finds many, and compare every row's instead.
  const candidates: Twin[] = await manager.query(
    `select article_id as "articleId", story_id as "storyId", coalesce(original_id, article_id) as "headId" from placement
     where bands && (select $1::int[]) and article_id <> $2 and bit_count(sketch # $3::bit(${SKETCH_BITS})) <= ${SKETCH_DISTANCE}
       and published_at between $4::timestamptz - interval '${COPY_WINDOW_HOURS} hours' and $4::timestamptz + interval '${COPY_WINDOW_HOURS} hours'
     order by published_at, article_id`,
    [keysOfCopies(sketch, publishedAt), articleId, sketch.bits, publishedAt],
  );
  if (candidates.length === 0) return [];
  const found = await copiesAmong(manager, text, candidates);
  return candidates.filter((candidate) => found.has(candidate.articleId));
}

/** A wire text may have hundreds of copies: that one of a group is a copy says it of the group, and the others need no look. */
async function copiesAmong(
  manager: EntityManager,
  text: string,
  candidates: readonly Twin[],
): Promise<Set<string>> {
  const isCopy = copyTest(text);
  const found = new Set<string>();
  let open = candidates;
  for (let most = 1; open.length > 0; most *= MORE) {
    const [looked, left] = firstOfEach(open, most);
    const rows: { id: string; text: string }[] = await manager.query(
      `select a.id, r.text from article a join revision r on r.article_id = a.id and r.number = a.revision_number
       where a.id = any($1)`,
      [looked.map((one) => one.articleId)],
    );
    for (const row of rows) if (isCopy(row.text)) found.add(row.id);
    const settled = new Set(looked.filter((one) => found.has(one.articleId)).map(({ headId }) => headId));
    open = left.filter(({ headId }) => !settled.has(headId));
  }
  return found;
}

/** The first `most` of each group, and the rest. */
function firstOfEach(candidates: readonly Twin[], most: number): [Twin[], Twin[]] {
  const counts = new Map<string, number>();
  const [first, rest]: [Twin[], Twin[]] = [[], []];
  for (const candidate of candidates) {
    const count = (counts.get(candidate.headId) ?? 0) + 1;
    counts.set(candidate.headId, count);
    (count <= most ? first : rest).push(candidate);
  }
  return [first, rest];
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
     from head where p.article_id in (select article_id from member)
       and p.original_id is distinct from nullif(head.article_id, p.article_id)`,
    values,
  );
}

import type { EntityManager } from 'typeorm';
import { place } from '../stories/clusterer.js';
import { fingerprint } from '../stories/fingerprint.js';
import { beginning, bucketOf, termsOf } from '../stories/terms.js';
import type { ArticleToStore } from './articles.js';
import { joinCopies, leaveCopies, type Twin, twinsOf } from './copies.js';
import { insertRows } from './rows.js';
import type { Storing } from './storing.js';
import { DatabaseIndex } from './story-index.js';

/** A story without a headline is called by so many characters of its first article. */
const LONGEST_TITLE = 120;

/**
 * Finds the copies and the story of an article whose text is new. It stays in its story when its text changes, since
 * readers know it there; whose copy it is follows the text.
 */
export async function placeArticle(storing: Storing, article: ArticleToStore): Promise<void> {
  const { manager, articleId, publishedAt } = storing;
  const { text } = article;
  await lockStories(manager);
  const known = await placementOf(manager, articleId);
  const print = fingerprint(text);
  if (known && known.fingerprint === print) return;
  const twins = await twinsOf(manager, { articleId, text, fingerprint: print, publishedAt });
  if (known) {
    await leaveCopies(manager, articleId);
    await manager.query('update placement set fingerprint = $2 where article_id = $1', [
      articleId,
      print === null ? null : String(print),
    ]);
  } else {
    const storyId = await storyOf(storing, article, twins);
    await insertRows(manager, 'placement', [
      {
        article_id: articleId,
        story_id: storyId,
        fingerprint: print === null ? null : String(print),
        published_at: publishedAt,
      },
    ]);
    storing.added.push({ kind: 'STORY_GROWN', itemId: articleId });
  }
  if (twins.length > 0) await joinCopies(manager, articleId, twins);
}

/**
 * One at a time places articles: copies that are stored at once must see each other, and the order decides what a story is.
 * Taken last of all locks, just before the transaction ends.
 */
async function lockStories(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('stories', 0))`);
}

async function placementOf(
  manager: EntityManager,
  articleId: string,
): Promise<{ fingerprint: bigint | null } | undefined> {
  const rows: { fingerprint: string | null }[] = await manager.query(
    'select fingerprint from placement where article_id = $1',
    [articleId],
  );
  return rows[0] && { fingerprint: rows[0].fingerprint === null ? null : BigInt(rows[0].fingerprint) };
}

/** A copy goes where the others are; anything else goes where its words say. */
async function storyOf(
  { manager, publishedAt }: Storing,
  { title, text, language }: ArticleToStore,
  [twin]: readonly Twin[],
): Promise<string> {
  const placed = { title: titleOf(title, text), language: bucketOf(language), publishedAt };
  const index = new DatabaseIndex(manager, placed);
  if (twin) {
    await index.count(twin.storyId);
    return twin.storyId;
  }
  const { story } = await place(index, termsOf({ title, text, language }), Date.parse(publishedAt));
  return story.id;
}

function titleOf(title: string | null, text: string): string {
  return title ?? beginning(text.trim().split('\n')[0]!, LONGEST_TITLE);
}

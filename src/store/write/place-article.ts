import type { EntityManager } from 'typeorm';
import { place } from '../stories/clusterer.js';
import { bandKeys, type Sketch } from '../stories/sketch.js';
import { beginning, bucketOf, termsOf } from '../stories/terms.js';
import type { ArticleToStore } from './articles.js';
import { joinCopies, leaveCopies, type Twin, twinsOf } from './copies.js';
import type { Storing } from './storing.js';
import { DatabaseIndex } from './story-index.js';

/** A story without a headline is called by so many characters of its first article. */
const LONGEST_TITLE = 120;

/**
 * Finds the copies and the story of an article whose text is new. It stays in its story when its text changes, since
 * readers know it there; whose copy it is follows the text. Called by one transaction at a time (`takeTurn`).
 */
export async function placeArticle(
  storing: Storing,
  article: ArticleToStore,
  sketch: Sketch | null,
): Promise<void> {
  const { manager, writes, articleId, publishedAt, readBefore } = storing;
  const { text } = article;
  const known = readBefore ? await placementOf(manager, articleId) : undefined;
  if (known && known.sketch === (sketch?.bits ?? null)) return;
  const twins = await twinsOf(manager, { articleId, text, sketch, publishedAt });
  if (known) {
    await leaveCopies(manager, articleId);
    const { sketch: bits, bands } = columnsOf(sketch, publishedAt);
    await manager.query('update placement set sketch = $2, bands = $3 where article_id = $1', [
      articleId,
      bits,
      bands,
    ]);
  } else {
    const storyId = await storyOf(storing, article, twins);
    writes.insert('placement', [
      {
        article_id: articleId,
        story_id: storyId,
        published_at: publishedAt,
        ...columnsOf(sketch, publishedAt),
      },
    ]);
    storing.added.push({ kind: 'STORY_GROWN', itemId: articleId });
  }
  if (twins.length === 0) return;
  await writes.flush();
  await joinCopies(manager, articleId, twins);
}

function columnsOf(sketch: Sketch | null, publishedAt: string) {
  return { sketch: sketch?.bits ?? null, bands: sketch && bandKeys(sketch, publishedAt) };
}

async function placementOf(
  manager: EntityManager,
  articleId: string,
): Promise<{ sketch: string | null } | undefined> {
  const rows: { sketch: string | null }[] = await manager.query(
    'select sketch from placement where article_id = $1',
    [articleId],
  );
  return rows[0];
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

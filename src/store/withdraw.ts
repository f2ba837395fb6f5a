import type { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { appendToOutbox } from './outbox.js';

/** An article by its id, or by its canonical address. */
export type ArticleKey = { id: string } | { url: string };

/**
 * Marks an article as withdrawn by its publisher: for an editor, and for whoever asks for its page and is told that it is gone
 * (404, 410). What was read out of it stays; subscribers to changes are told. Adding the article again takes the mark away.
 * @returns its id; null: no such article is known
 */
export function withdrawArticle(dataSource: DataSource, article: ArticleKey): Promise<string | null> {
  return mark(dataSource, article, true);
}

/** Takes the mark away. @returns its id; null: no such article is known */
export function restoreArticle(dataSource: DataSource, article: ArticleKey): Promise<string | null> {
  return mark(dataSource, article, false);
}

async function mark(dataSource: DataSource, article: ArticleKey, withdrawn: boolean): Promise<string | null> {
  const [column, value] = 'id' in article ? ['id', article.id] : ['url', article.url];
  if (column === 'id' && !isUuid(value)) return null;
  return dataSource.transaction(async (manager) => {
    const known: { id: string; withdrawn: boolean }[] = await manager.query(
      `select id, withdrawn_at is not null as withdrawn from article where ${column} = $1 for update`,
      [value],
    );
    const [found] = known;
    if (!found) return null;
    if (found.withdrawn !== withdrawn) {
      await manager.query(`update article set withdrawn_at = ${withdrawn ? 'now()' : 'null'} where id = $1`, [
        found.id,
      ]);
      await appendToOutbox(manager, [{ kind: 'ARTICLE_REVISED', itemId: found.id }]);
    }
    return found.id;
  });
}

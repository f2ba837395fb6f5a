import type { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';

/** An article by its id, or by its canonical address. */
export type ArticleKey = { id: string } | { url: string };

/**
 * Marks an article as withdrawn by its publisher: for an editor, and for whoever polls its page and is told that it is gone (404,
 * 410). What was read out of it stays. Adding the article again takes the mark away.
 * @returns its id; null: no such article is known
 */
export function withdrawArticle(dataSource: DataSource, article: ArticleKey): Promise<string | null> {
  return mark(dataSource, article, 'coalesce(withdrawn_at, now())');
}

/** Takes the mark away. @returns its id; null: no such article is known */
export function restoreArticle(dataSource: DataSource, article: ArticleKey): Promise<string | null> {
  return mark(dataSource, article, 'null');
}

async function mark(dataSource: DataSource, article: ArticleKey, at: string): Promise<string | null> {
  const [column, value] = 'id' in article ? ['id', article.id] : ['url', article.url];
  if (column === 'id' && !isUuid(value)) return null;
  const [rows]: [{ id: string }[], number] = await dataSource.query(
    `update article set withdrawn_at = ${at} where ${column} = $1 returning id`,
    [value],
  );
  return rows[0]?.id ?? null;
}

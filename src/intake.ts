import type { DataSource } from 'typeorm';
import type { CollectedArticle } from './collect/article.js';
import { checkArticle } from './collect/check.js';
import { identifyLanguage } from './collect/language.js';
import { read } from './read/read.js';
import type { AddArticle } from './resolvers/context.js';
import { type ArticleToStore, storedArticles } from './store/write/articles.js';
import { type Stored, storeReading } from './store/write/store-reading.js';

/** Where every article goes in: collect, read, store. */
export interface Intake {
  /** An article from a caller: checked like one from outside. */
  addArticle: AddArticle;
  /** An article from the collector. */
  take(article: CollectedArticle): Promise<Stored>;
  /** Reads every stored article again, with the reader of this version. What is found again keeps its id and its review. */
  readAgain(): AsyncGenerator<Stored>;
}

export function intakeOf(dataSource: DataSource): Intake {
  const take = (collected: CollectedArticle) => {
    const article = { ...collected, publishedAt: collected.publishedAt ?? new Date().toISOString() };
    return storeReading(dataSource, article, () => read(readable(article)));
  };
  return {
    take,
    async *readAgain() {
      for await (const article of storedArticles(dataSource)) {
        yield await storeReading(dataSource, article, () => read(readable(article)), { again: true });
      }
    },
    addArticle: async (input) => {
      const checked = checkArticle({
        ...input,
        url: input.url && String(input.url),
        image: input.image && String(input.image),
        publishedAt: input.publishedAt?.toISOString(),
        modifiedAt: input.modifiedAt?.toISOString(),
      });
      if ('article' in checked) {
        const { article } = checked;
        return take({ ...article, language: article.language ?? (await identifyLanguage(article.text)) });
      }
      return {
        problems: checked.refusals.map(({ field, code, reason }) => ({ field, code, message: reason })),
      };
    },
  };
}

/** The reader takes what is unknown as left out. */
function readable({ text, title, publishedAt, language }: ArticleToStore) {
  return { text, publishedAt, ...(title !== null && { title }), ...(language !== null && { language }) };
}

import type { DataSource } from 'typeorm';
import { type CollectedArticle, type Refusal, RefusedError, refusalOf } from './collect/article.js';
import { checkArticle } from './collect/check.js';
import { timeZoneOf } from './collect/time-zone.js';
import type { AddArticle } from './resolvers/context.js';
import type { InputProblem } from './schema/add-article.js';
import { type ArticleToStore, storedArticles } from './store/write/articles.js';
import { type Stored, storeReading } from './store/write/store-reading.js';
import { type Work, workHere } from './threads/work.js';

/** Where every article goes in: collect, read, store. */
export interface Intake {
  /** An article from a caller: checked like one from outside. */
  addArticle: AddArticle;
  /** An article from the collector. */
  take(article: CollectedArticle): Promise<Stored>;
  /** Reads every stored article again, with the reader of this version. What is found again keeps its id and its review. */
  readAgain(): AsyncGenerator<Stored>;
}

/** @param work who does what keeps the processor busy; this thread where it is left out */
export function intakeOf(dataSource: DataSource, work: Work = workHere): Intake {
  const take = (collected: CollectedArticle) => {
    const article = { ...collected, publishedAt: collected.publishedAt ?? new Date().toISOString() };
    return storeReading(dataSource, article, () => work.read(readable(article)));
  };
  return {
    take,
    async *readAgain() {
      for await (const article of storedArticles(dataSource)) {
        yield await storeReading(dataSource, article, () => work.read(readable(article)), { again: true });
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
      if ('refusals' in checked) return { problems: checked.refusals.map(problemOf) };
      const { article } = checked;
      try {
        return await take({ ...article, language: article.language ?? (await work.language(article.text)) });
      } catch (error) {
        // A text that no thread could bear.
        if (error instanceof RefusedError) return { problems: [problemOf(refusalOf(error, article.source))] };
        throw error;
      }
    },
  };
}

function problemOf({ field, code, reason }: Refusal): InputProblem {
  return { field, code, message: reason };
}

/** The reader takes what is unknown as left out. */
function readable({ text, title, publishedAt, language, outlet }: ArticleToStore) {
  const timeZone = outlet ? timeZoneOf(outlet.domain) : null;
  return {
    text,
    publishedAt,
    ...(timeZone !== null && { timeZone }),
    ...(title !== null && { title }),
    ...(language !== null && { language }),
  };
}

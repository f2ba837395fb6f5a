import { createHash } from 'node:crypto';
import pLimit, { type LimitFunction } from 'p-limit';
import type { DataSource, EntityManager } from 'typeorm';
import type { Reading } from '../../read/reading.js';
import type { AddArticleOutcome, ReadingChanges } from '../../schema/add-article.js';
import { outboxRows, WAKE_READERS } from '../outbox.js';
import { sketchOf } from '../stories/sketch.js';
import { resolveActors } from './actors.js';
import { type ArticleToStore, lockArticle, storeArticle } from './articles.js';
import { storeChanges } from './changes.js';
import { storeMentions } from './mentions.js';
import { placeArticle } from './place-article.js';
import { Places } from './places.js';
import { storeQuotes } from './quotes.js';
import { storeReactions, storeSubjects } from './reactions.js';
import { Writes } from './rows.js';
import type { Storing } from './storing.js';
import { settleUtterances } from './utterances.js';

/** PostgreSQL's codes for a transaction that lost against another and may be tried again. */
const LOST_AGAINST_ANOTHER = new Set(['40P01', '40001', '23505']);
const MOST_TRIES = 5;

export interface Stored {
  articleId: string;
  outcome: AddArticleOutcome;
  changes: ReadingChanges;
}

/**
 * A process has so many transactions under way at a time: one is taking its turn, the others get ready. More would hold connections,
 * and the outbox waits for the oldest.
 */
const AT_ONCE = 4;
const turns = new WeakMap<DataSource, LimitFunction>();

const NOTHING: ReadingChanges = {
  quotesAdded: 0,
  quotesKept: 0,
  quotesWithdrawn: 0,
  reactionsAdded: 0,
  reactionsKept: 0,
  reactionsWithdrawn: 0,
};

/** How an article is read; called only where its text is new, or is to be read again. */
export type Read = () => Promise<Reading>;

/**
 * Stores an article with what was read out of it, and tells the outbox, in one transaction: a subscriber never sees what a
 * query cannot find, and nothing is pushed that was rolled back. Idempotent by URL and text.
 * @param again true: reads a known text again, and keeps the ids of all that is found again
 */
export async function storeReading(
  dataSource: DataSource,
  article: ArticleToStore,
  read: Read,
  { again = false }: { again?: boolean } = {},
): Promise<Stored> {
  const hash = createHash('sha256')
    .update(`${article.title ?? ''}\0${article.text}`)
    .digest();
  // Read before the transaction is open: the outbox waits for the oldest open writer.
  let reading: Promise<Reading> | undefined;
  const readOnce = () => (reading ??= read());
  if (again || !(await isKnown(dataSource, article, hash))) await readOnce();
  return turnOf(dataSource)(() =>
    retried(() => dataSource.transaction((manager) => store(manager, article, hash, readOnce, again))),
  );
}

function turnOf(dataSource: DataSource): LimitFunction {
  const turn = turns.get(dataSource) ?? pLimit(AT_ONCE);
  turns.set(dataSource, turn);
  return turn;
}

async function isKnown(dataSource: DataSource, { url }: ArticleToStore, hash: Buffer): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    'select 1 from article where content_hash = $2 and (url = $1 or ($1 is null and url is null))',
    [url, hash],
  );
  return rows.length > 0;
}

async function store(
  manager: EntityManager,
  article: ArticleToStore,
  hash: Buffer,
  read: Read,
  again: boolean,
): Promise<Stored> {
  await lockArticle(manager, article.url ?? hash.toString('hex'));
  const writes = new Writes(manager);
  const target = await storeArticle(manager, writes, article, hash, read, again);
  if (!target.revisionId) return { articleId: target.articleId, outcome: 'UNCHANGED', changes: NOTHING };
  const reading = await read();
  const storing: Storing = {
    manager,
    writes,
    articleId: target.articleId,
    revisionId: target.revisionId,
    readBefore: target.outcome !== 'ADDED',
    publishedAt: target.publishedAt,
    language: article.language,
    places: new Places(article.text, reading.sentences, reading.passages),
    actors: new Map(),
    added: [],
  };
  if (target.outcome !== 'UNCHANGED') {
    storing.added.push({
      kind: target.outcome === 'ADDED' ? 'ARTICLE_ADDED' : 'ARTICLE_REVISED',
      itemId: target.articleId,
    });
  }
  storing.actors = await resolveActors(storing, reading.actors, reading.doubts);
  const subjects = await storeSubjects(manager, reading.reactions);
  const sketch = sketchOf(article.text);
  const quotes = await storeQuotes(storing, reading.quotes);
  const reactions = await storeReactions(storing, reading.reactions, quotes.ids, subjects);
  await storeMentions(storing, reading.mentions, reading.quotes, quotes.ids);
  if (target.outcome === 'REVISED') {
    storeChanges(storing, { Quote: quotes.changes, Reaction: reactions.changes });
  }
  await writes.flush();
  await takeTurn(manager);
  await settleUtterances(storing, quotes.sayings);
  await placeArticle(storing, article, sketch);
  writes.insert('outbox', outboxRows(storing.added));
  await writes.flush(WAKE_READERS);
  return {
    articleId: target.articleId,
    outcome: target.outcome,
    changes: {
      quotesAdded: quotes.added,
      quotesKept: quotes.kept,
      quotesWithdrawn: quotes.withdrawn,
      reactionsAdded: reactions.added,
      reactionsKept: reactions.kept,
      reactionsWithdrawn: reactions.withdrawn,
    },
  };
}

/**
 * From here on one transaction at a time: sayings and copies that are stored at once must see each other, and the order decides
 * what a story is. Taken last of all locks, when most is written.
 */
async function takeTurn(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('stories', 0))`);
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!LOST_AGAINST_ANOTHER.has(code) || attempt === MOST_TRIES) throw error;
    }
  }
}

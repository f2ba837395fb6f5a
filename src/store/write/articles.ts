import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Reading } from '../../read/reading.js';
import type { AddArticleOutcome } from '../../schema/add-article.js';
import { appendToOutbox } from '../outbox.js';
import { copyTest } from '../stories/sketch.js';
import type { Writes } from './rows.js';

/** A clean article, as the collector gives it. */
export interface ArticleToStore {
  url: string | null;
  title: string | null;
  bylines: readonly string[];
  /** Address of the picture that it is shown with; left out: as it was. */
  image?: string | null;
  language: string | null;
  /** ISO 8601 date-time, UTC. */
  publishedAt: string;
  modifiedAt: string | null;
  text: string;
  outlet: { name: string; domain: string } | null;
}

/** How many articles `storedArticles` fetches with one statement. */
const BATCH = 100;

/** Where a reading goes: the revision that holds its text; none where nothing is to be stored. */
export interface Target {
  articleId: string;
  revisionId: string | null;
  publishedAt: string;
  outcome: AddArticleOutcome;
}

interface KnownArticle {
  id: string;
  unchanged: boolean;
  older: boolean;
  revision_number: number;
  revision_id: string;
  published_at: Date;
}

/** An article at a twin of an address, and its text; null: it is at the very address. */
interface Twin {
  twin: string | null;
  text: string | null;
}

/** The marks of an address for telephones, or of AMP. */
const PART =
  /^https?:\/\/(?:m|mobile|amp)\.|\/amp(?:[/?]|$)|\.amp(?:[.?]|$)|[?&](?:_?amp|output(?:type)?=amp)(?:[&=]|$)/i;

/** Every stored article with its current text, in the order they were first stored. */
export async function* storedArticles(dataSource: DataSource): AsyncGenerator<ArticleToStore> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: (ArticleToStore & { id: string; publishedAt: Date; modifiedAt: Date | null })[] =
      await dataSource.query(
        `select a.id, a.url, r.title, a.bylines, a.language, a.published_at as "publishedAt", a.modified_at as "modifiedAt", r.text,
              case when o.id is not null then json_build_object('name', o.name, 'domain', o.domain) end as outlet
       from article a join revision r on r.article_id = a.id and r.number = a.revision_number
       left join outlet o on o.id = a.outlet_id
       where a.id > $1 order by a.id limit $2`,
        [last, BATCH],
      );
    for (const { id, publishedAt, modifiedAt, ...article } of rows) {
      last = id;
      yield {
        ...article,
        publishedAt: publishedAt.toISOString(),
        modifiedAt: modifiedAt?.toISOString() ?? null,
      };
    }
    if (rows.length < BATCH) return;
  }
}

/** Whoever stores the same article, or one at a twin of its address, waits here until this transaction is over. */
export async function lockArticle(manager: EntityManager, identity: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended(twin_of($1), 0))', [identity]);
}

/** Finds the article or stores it, with a new revision where its text is new. What is new goes in with the next flush. */
export async function storeArticle(
  manager: EntityManager,
  writes: Writes,
  article: ArticleToStore,
  hash: Buffer,
  read: () => Promise<Reading>,
  again: boolean,
): Promise<Target> {
  const known = await knownArticle(manager, article, hash);
  if (!known) {
    const articleId = await insertArticle(manager, writes, article, hash);
    const revisionId = insertRevision(writes, articleId, 1, article, await read());
    return { articleId, revisionId, publishedAt: article.publishedAt, outcome: 'ADDED' };
  }
  const target = { articleId: known.id, publishedAt: known.published_at.toISOString() };
  if (known.unchanged) {
    if (!again) await noteThatItStands(manager, known.id);
    return { ...target, revisionId: again ? known.revision_id : null, outcome: 'UNCHANGED' };
  }
  if (known.older) return { ...target, revisionId: null, outcome: 'UNCHANGED' };
  const number = known.revision_number + 1;
  const revisionId = insertRevision(writes, known.id, number, article, await read());
  await reviseArticle(manager, known.id, number, article, hash);
  return { ...target, revisionId, outcome: 'REVISED' };
}

/**
 * The stored article: that of the address, else one at a twin of it with the same text, which stands as it is. And whether this
 * copy of it is older: by the time of its last change, or, where it tells none and the
 * stored one does, because its text is that of an earlier revision.
 */
async function knownArticle(
  manager: EntityManager,
  { url, modifiedAt, text }: ArticleToStore,
  hash: Buffer,
): Promise<KnownArticle | undefined> {
  const rows: (KnownArticle & Twin)[] = await manager.query(
    // No join: the planner does not know how few have the same twin, and would read all revisions.
    `select a.id, a.content_hash = $1 as unchanged, a.revision_number, a.published_at,
            (select r.id from revision r where r.article_id = a.id and r.number = a.revision_number) as revision_id,
            a.modified_at is not null and case when $2::timestamptz is null
              then exists (select from revision e where e.article_id = a.id and e.text = $3)
              else $2 < a.modified_at end as older,
            case when a.url <> $4 then a.url end as twin,
            case when a.url <> $4
              then (select r.text from revision r where r.article_id = a.id and r.number = a.revision_number) end as text
     from article a
     where twin_of(a.url) = twin_of($4) or ($4 is null and a.url is null and a.content_hash = $1)`,
    [hash, modifiedAt, text, url],
  );
  const isCopy = copyTest(text);
  const exact = rows.find(({ twin }) => twin === null);
  const found = exact ?? rows.find((row) => isCopy(row.text!));
  if (!found || found === exact) return found;
  if (url !== null && isBetter(url, found.twin!)) {
    await manager.query('update article set url = $2 where id = $1', [found.id, url]);
  }
  return { ...found, unchanged: true };
}

/** Of two addresses of one page, the better one to go by: https, then not for telephones nor AMP. */
function isBetter(url: string, than: string): boolean {
  const rank = (address: string) => Number(address.startsWith('https:')) * 2 - Number(PART.test(address));
  return rank(url) > rank(than);
}

async function insertArticle(
  manager: EntityManager,
  writes: Writes,
  article: ArticleToStore,
  hash: Buffer,
): Promise<string> {
  const id = uuidv7();
  const outletId = article.outlet && (await storeOutlet(manager, article.outlet, article.language));
  writes.insert('article', [
    {
      id,
      url: article.url,
      title: article.title,
      bylines: article.bylines,
      image: article.image ?? null,
      language: article.language,
      published_at: article.publishedAt,
      collected_at: new Date(),
      modified_at: article.modifiedAt,
      revision_number: 1,
      outlet_id: outletId,
      content_hash: `\\x${hash.toString('hex')}`,
    },
  ]);
  return id;
}

function insertRevision(
  writes: Writes,
  articleId: string,
  number: number,
  { title, text }: ArticleToStore,
  { passages, sentences }: Reading,
): string {
  const id = uuidv7();
  writes.insert('revision', [
    {
      id,
      number,
      seen_at: new Date(),
      title,
      text,
      passages: passages.map(({ kind, start, end }) => ({ kind, start, end })),
      sentences: sentences.map(({ start, end }) => text.slice(start, end).toWellFormed()),
      article_id: articleId,
    },
  ]);
  return id;
}

async function reviseArticle(
  manager: EntityManager,
  id: string,
  number: number,
  article: ArticleToStore,
  hash: Buffer,
): Promise<void> {
  await manager.query(
    `update article set title = $2, bylines = $3, language = $4, modified_at = coalesce($5, modified_at),
       revision_number = $6, content_hash = $7, image = coalesce($8, image), withdrawn_at = null where id = $1`,
    [
      id,
      article.title,
      article.bylines,
      article.language,
      article.modifiedAt,
      number,
      hash,
      article.image ?? null,
    ],
  );
}

/** An article that comes in again is not withdrawn, whatever was thought. */
async function noteThatItStands(manager: EntityManager, id: string): Promise<void> {
  const [back]: [{ id: string }[], number] = await manager.query(
    'update article set withdrawn_at = null where id = $1 and withdrawn_at is not null returning id',
    [id],
  );
  await appendToOutbox(
    manager,
    back.map(({ id: itemId }) => ({ kind: 'ARTICLE_REVISED', itemId })),
  );
}

/** Finds the outlet of a domain or stores it, and notes a language that is new. */
export async function storeOutlet(
  manager: EntityManager,
  { name, domain }: { name: string; domain: string },
  language: string | null,
): Promise<string> {
  const languages = language ? [language] : [];
  const found: { id: string; knows: boolean }[] = await manager.query(
    'select id, languages @> $2 as knows from outlet where domain = $1',
    [domain, languages],
  );
  if (found[0]?.knows) return found[0].id;
  await manager.query(
    'insert into outlet (id, name, domain, languages) values ($1, $2, $3, $4) on conflict (domain) do nothing',
    [uuidv7(), name, domain, languages],
  );
  await manager.query(
    'update outlet set languages = $2 || languages where domain = $1 and not languages @> $2',
    [domain, languages],
  );
  const rows: { id: string }[] = await manager.query('select id from outlet where domain = $1', [domain]);
  return rows[0]!.id;
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pgCopy from 'pg-copy-streams';
import { stopSignal } from '../stop.mjs';
import { makeArticle } from './article.mjs';
import { makeCast } from './cast.mjs';
import { Ids, Random } from './random.mjs';

const SEED = 20_240_502;
const START = Date.UTC(2024, 0, 1);
/** The most seconds between one article and the next; whole ones, so that some share their time. */
const MOST_GAP_S = 400;
const BATCH = 2_000;
/** So many articles after one another tell of one happening; a batch holds whole stories. */
const STORY = 8;

/**
 * Fills a migrated, empty database by COPY with articles in stories, quotes, reactions and all that they name. Two runs of the same
 * number make the same rows.
 *
 * @param {import('pg').Client} client a superuser's
 * @param {number} articles how many
 * @param {(line: string) => void} onProgress
 */
export async function fill(client, articles, onProgress) {
  // The rows are right by the way they are made: foreign keys are not checked, indexes are built at the end.
  await client.query("set session_replication_role = 'replica'");
  const definitions = await takeIndexesAway(client);
  for (const { rows, articlesSoFar } of batches(articles)) {
    for (const [table, list] of Object.entries(rows)) await copy(client, table, list);
    onProgress(`${articlesSoFar} of ${articles} articles`);
  }
  onProgress('indexes and statistics');
  await client.query("set maintenance_work_mem = '512MB'");
  for (const definition of definitions) {
    stopSignal.throwIfAborted();
    await client.query(definition);
  }
  await client.query("set session_replication_role = 'origin'");
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
}

/** Drops every index that no constraint stands on. @returns {Promise<string[]>} what makes them again */
async function takeIndexesAway(client) {
  const { rows } = await client.query(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
       and not exists (select from pg_constraint where conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

function* batches(articles) {
  const random = new Random(SEED);
  const ids = new Ids(random);
  const cast = makeCast(random, ids, articles, START);
  const createdAt = new Date(START).toISOString();
  yield {
    articlesSoFar: 0,
    rows: {
      outlet: cast.outlets.map((outlet) => ({ ...outlet, languages: ['en'], created_at: createdAt })),
      actor: cast.actors.map(({ named: _, ...actor }) => ({
        ...actor,
        created_at: createdAt,
        identity: `${actor.kind}|${actor.name}|${actor.country}`,
      })),
      subject: cast.subjects.map((subject) => ({ ...subject, created_at: createdAt, key: subject.name })),
    },
  };
  let publishedAt = START;
  let batch = [];
  for (let number = 0; number < articles; number++) {
    publishedAt += random.whole(0, MOST_GAP_S) * 1000;
    batch.push(makeArticle(cast, { random, ids }, { number, share: number / articles, publishedAt }));
    if (batch.length === BATCH || number + 1 === articles) {
      yield { articlesSoFar: number + 1, rows: { ...byTable(batch), ...storiesOf(batch, ids) } };
      batch = [];
    }
  }
}

/** The rows of many articles, one list a table. */
function byTable(made) {
  const tables = Object.keys(made[0]);
  return Object.fromEntries(tables.map((table) => [table, made.flatMap((rows) => rows[table])]));
}

async function copy(client, table, rows) {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  const into = client.query(
    pgCopy.from(`copy ${table} (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`),
  );
  const lines = rows.map((row) => `${columns.map((column) => field(row[column])).join('\t')}\n`);
  await pipeline(Readable.from([lines.join('')]), into);
}

/** A value in PostgreSQL's COPY text format. */
function field(value) {
  if (value === null || value === undefined) return '\\N';
  const text = Array.isArray(value) ? arrayLiteral(value) : String(value);
  return text.replace(/[\\\n\t\r]/g, (character) => ESCAPES[character]);
}

const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

function arrayLiteral(texts) {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Rows of the stories that a batch of articles tells, and of the places of the articles in them. */
function storiesOf(batch, ids) {
  const articles = batch.flatMap(({ article }) => article);
  const story = [];
  const placement = [];
  for (let first = 0; first < articles.length; first += STORY) {
    const told = articles.slice(first, first + STORY);
    const { title, language, published_at: started_at } = told[0];
    const { published_at: last_at } = told.at(-1);
    const id = ids.at(Date.parse(started_at));
    story.push({
      id,
      title,
      language,
      started_at,
      last_at,
      touched_at: last_at,
      size: told.length,
      square: 1,
      next_look: 2 * STORY,
      closed: true,
    });
    for (const { id: article_id, published_at } of told)
      placement.push({ article_id, story_id: id, published_at });
  }
  return { story, placement };
}

import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../dist/src/store/database.js';
import { startEmbedded } from '../../dist/src/store/embedded/server.js';

/** Distinct filters, each taking a tenth of the items. */
export const FILTERS = 10;
const COUNTRIES = ['PT', 'NO', 'IE', 'CA', 'CL', 'JP', 'KE', 'IN', 'FI', 'NZ'];
const WORDS = ['hake', 'ferry', 'quota', 'timber', 'bridge', 'harvest', 'tariff', 'canal', 'turbine', 'wool'];

/** What the sockets ask for: the item, who said it and where, as a desk that follows somebody would. */
export const DOCUMENT =
  'subscription ($filter: QuoteFilter) { quoteAdded(filter: $filter) { position quote { id text kind speaker { name country } article { title url outlet { name } } } } }';

/**
 * An embedded PostgreSQL with ten speakers, and what stores their quotes.
 *
 * @param {(closer: () => Promise<void>) => void} later takes what to do at the end
 */
export async function openNewsroom(later) {
  const folder = await mkdtemp(join(tmpdir(), 'rejoinder-bench-push-'));
  later(() => rm(folder, { recursive: true, force: true }));
  // As root the database server runs as another user, who has to get in.
  await chmod(folder, 0o711);
  const server = await startEmbedded({ home: folder, durable: false });
  later(() => server.stop());
  await migrate(server.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  later(() => client.end());
  const place = await storeArticle(client);
  const speakers = await storeSpeakers(client, place);
  const { rows } = await client.query(
    "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid, current_setting('server_version') as version",
  );
  const [{ pid: postmaster, version }] = rows;
  return {
    url: server.url,
    folder,
    postmaster,
    version,
    filters: speakers.map(({ id }, n) => filterOf(n, id)),
    /** Stores items in one transaction; gives the time of its commit, milliseconds since the epoch. */
    store: (items) => storeQuotes(client, place, speakers, items),
  };
}

/** By whom, from where, and in which words: of each kind a third. */
function filterOf(n, speaker) {
  return [{ speaker: [speaker] }, { country: [COUNTRIES[n]] }, { words: WORDS[n] }][n % 3];
}

async function storeArticle(client) {
  const [outlet, article, revision] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query(
    "insert into outlet (id, name, domain, kind, languages) values ($1, 'Harbour Post', 'harbour-post.example', 'NEWSPAPER', '{en}')",
    [outlet],
  );
  await client.query(
    `insert into article (id, url, title, language, published_at, revision_number, outlet_id, content_hash)
     values ($1, 'https://harbour-post.example/quota', 'What the quota means for the harbour', 'en', now(), 1, $2, '\\x00')`,
    [article, outlet],
  );
  await client.query(
    `insert into revision (id, number, title, text, passages, sentences, article_id)
     values ($1, 1, null, 'What they said.', '[]', '{What they said.}', $2)`,
    [revision, article],
  );
  return { article, revision };
}

async function storeSpeakers(client) {
  const speakers = COUNTRIES.map((country, n) => ({ id: randomUUID(), country, utterance: randomUUID(), n }));
  for (const { id, country, utterance, n } of speakers) {
    await client.query(
      "insert into actor (id, name, kind, country, identity) values ($1, $2, 'PERSON', $3, $2)",
      [id, `Speaker ${n}`, country],
    );
    await client.query(
      'insert into utterance (id, text, speaker_id, first_carried_at) values ($1, $2, $3, now())',
      [utterance, `What speaker ${n} says`, id],
    );
  }
  return speakers;
}

async function storeQuotes(client, { article, revision }, speakers, items) {
  const ids = items.map(() => randomUUID());
  const of = (value) => items.map((item) => value(speakers[item % FILTERS], item));
  await client.query('begin');
  await client.query(
    `insert into quote (id, kind, text, speaker_id, passage, article_id, utterance_id, confidence, revision_id, content, ordinal, published_at, identity)
     select id, 'DIRECT', text, speaker, 'REPORT', $5, utterance, 0.9, $6, '[]', 0, now(), id::text
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) as q (id, text, speaker, utterance)`,
    [
      ids,
      of((_, item) => textOf(item)),
      of(({ id }) => id),
      of(({ utterance }) => utterance),
      article,
      revision,
    ],
  );
  await client.query(
    `with added as (insert into outbox (kind, item_id) select 'QUOTE_ADDED', unnest($1::uuid[]))
     select pg_notify('outbox', '')`,
    [ids],
  );
  await client.query('commit');
  return performance.timeOrigin + performance.now();
}

/** The number stands behind a mark that nothing else in a message has. */
function textOf(item) {
  return `No treaty can feed a harbour on ${WORDS[item % FILTERS]} that is not there, and we shall say so (#${String(item).padStart(8, '0')}).`;
}

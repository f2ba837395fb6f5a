import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../../dist/src/store/database.js';
import { startEmbedded } from '../../dist/src/store/embedded/server.js';
import { sketchOf } from '../../dist/src/store/stories/sketch.js';
import { twinsOf } from '../../dist/src/store/write/copies.js';
import { familySeconds } from '../collect/cpu.mjs';
import { SetAbsent, textOf } from '../read/load.mjs';

const TEXTS = 'near-duplicates/data/articles_1000.train';
/** Articles within 72 hours of one. */
const SIZES = [10_000, 100_000];
const NOON = '2026-11-02T12:00:00.000Z';
const WINDOW = '72 hours';

/**
 * How long the database looks for the copies of an article among so many that were published within 72 hours of it, of which none is
 * one. What they are is made up: texts that have nothing to do with each other have sketches and bands as if by chance.
 * @returns {Promise<{articles: number, ms: number, scanMs: number}[]>} milliseconds of the database's CPU a look: in the index, and
 *   as it would be by comparing with each
 */
export async function copySearch({ data }) {
  if (!existsSync(join(data, TEXTS))) throw new SetAbsent(`${TEXTS} is not there`);
  const articles = textOf(data, TEXTS)
    .split('\n')
    .filter(Boolean)
    .map((text) => ({ text, sketch: sketchOf(text) }));
  const home = await mkdtemp(join(tmpdir(), 'rejoinder-bench-'));
  // As root the server runs as another user, who has to get in.
  await chmod(home, 0o711);
  const server = await startEmbedded({ home, durable: false, onProgress: () => {} });
  try {
    await migrate(server.url);
    const database = await openDatabase(server.url);
    try {
      return await measured(database.dataSource, articles);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function measured(dataSource, articles) {
  const [{ pid }] = await dataSource.query(
    "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid",
  );
  const rows = [];
  let stored = 0;
  for (const size of SIZES) {
    await store(dataSource, size - stored);
    stored = size;
    const look = ({ text, sketch }) =>
      twinsOf(dataSource.manager, { articleId: NO_ARTICLE, text, sketch, publishedAt: NOON });
    const scan = ({ sketch }) =>
      dataSource.query('select article_id from placement where bit_count(sketch # $1::bit(512)) <= 108', [
        sketch.bits,
      ]);
    rows.push({
      articles: size,
      ms: await cpuMs(pid, articles, look),
      scanMs: await cpuMs(pid, articles.slice(0, 50), scan),
    });
  }
  return rows;
}

const NO_ARTICLE = '00000000-0000-0000-0000-000000000000';

/** Milliseconds of the database's CPU for each of the articles. */
async function cpuMs(pid, articles, work) {
  await work(articles[0]);
  const before = familySeconds(pid);
  for (const article of articles) await work(article);
  return ((familySeconds(pid) - before) * 1_000) / articles.length;
}

async function store(dataSource, count) {
  await dataSource.transaction(async (manager) => {
    // Articles and stories are not what is measured.
    await manager.query("set local session_replication_role = 'replica'");
    const [{ indexdef }] = await manager.query(
      "select indexdef from pg_indexes where indexname = 'placement_bands'",
    );
    await manager.query('drop index placement_bands');
    await manager.query(
      `insert into placement (article_id, story_id, published_at, sketch, bands)
       select gen_random_uuid(), gen_random_uuid(), $1::timestamptz + (random() * 2 - 1) * interval '${WINDOW}',
         ('x' || md5(random()::text) || md5(random()::text) || md5(random()::text) || md5(random()::text))::bit(512),
         array(select (random() * 4294967295 - 2147483648)::int from generate_series(1, 32 + 0 * n))
       from generate_series(1, $2::int) as n`,
      [NOON, count],
    );
    await manager.query(indexdef);
  });
  await dataSource.query('vacuum analyze placement');
}

import type { StoryFilter } from '../../schema/story-filter.js';
import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { bucketOf } from '../stories/terms.js';
import { briefOfStory } from './brief.js';
import { counting, hasWords, oneOf, oneOfActors, oneOfIds, within } from './conditions.js';
import { reference } from './places.js';

/** How many actors of a story are shown. */
const MOST_ACTORS = 50;

/** SQL of the ids of a story's articles. */
export function articlesOf(story: string): string {
  return `(select p.article_id from placement p where p.story_id = ${story}.id)`;
}

const inStory = (row: string, target: string) => `${target}.article_id in ${articlesOf(row)}`;

export const story: Shape = {
  type: 'Story',
  table: 'story',
  formerIds: { table: 'story_redirect', into: 'story_id' },
  values: {
    ...columns('id', 'title', 'startedAt', 'lastAt', 'size'),
    language: (row) => `nullif(${row}.language, 'und')`,
    outlets: (row) => carriers(row),
    formerIds: (row) => `(select json_agg(f.id) from story_redirect f where f.story_id = ${row}.id)`,
  },
  one: { brief: briefOfStory },
  many: {
    growth: {
      type: 'HourCount',
      from: (row) =>
        `(select date_trunc('hour', p.published_at, 'UTC') as hour, count(*)::int as articles
          from placement p where p.story_id = ${row}.id group by 1)`,
      order: (count) => `${count}.hour`,
    },
    actors: {
      type: 'StoryActor',
      from: (row) =>
        `(select m.actor_id, count(distinct m.article_id)::int as articles, count(*)::int as mentions from mention m
          where m.article_id in ${articlesOf(row)} group by 1 order by 2 desc, 3 desc, 1 limit ${MOST_ACTORS})`,
      order: (named) => `${named}.articles desc, ${named}.mentions desc, ${named}.actor_id`,
    },
  },
  pages: {
    articles: { type: 'Article', on: (row, target) => `${target}.id in ${articlesOf(row)}` },
    quotes: { type: 'Quote', on: inStory },
    reactions: { type: 'Reaction', on: inStory },
  },
  orders: {
    NEWEST: { key: (row) => `${row}.last_at`, cast: 'timestamptz', direction: 'desc' },
    OLDEST: { key: (row) => `${row}.started_at`, cast: 'timestamptz', direction: 'asc' },
    LARGEST: { key: (row) => `${row}.size`, cast: 'integer', direction: 'desc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: StoryFilter) => [
    ...oneOf(statement, `${row}.language`, filter.language?.map(bucketOf)),
    ...withArticle(row, 'article a', 'a.id', [
      ...oneOfIds(statement, 'a.outlet_id', 'outlet', filter.outlet),
      ...hasWords(statement, "words_of(coalesce(a.title, ''))", filter.words),
    ]),
    ...withArticle(row, 'mention m', 'm.article_id', [
      ...oneOfActors(statement, 'm.actor_id', 'mentions', filter.mentions),
    ]),
    ...withArticle(row, 'reaction r', 'r.article_id', [
      ...oneOfIds(statement, 'r.subject_id', 'subject', filter.subject).map(
        (answers) => `${answers} and r.withdrawn_at is null`,
      ),
    ]),
    ...within(statement, `${row}.started_at`, filter.started),
    ...within(statement, `${row}.last_at`, filter.grown),
    ...counting(statement, `${row}.size`, filter.minSize),
    ...counting(statement, carriers(row), filter.minOutlets, filter.maxOutlets),
  ],
};

/** Each condition holds for a row of `from` that belongs to an article of the story. */
function withArticle(row: string, from: string, article: string, conditions: string[]): string[] {
  return conditions.map(
    (condition) =>
      `${row}.id in (select p.story_id from placement p join ${from} on ${article} = p.article_id where ${condition})`,
  );
}

function carriers(row: string): string {
  return `(select count(distinct a.outlet_id)::int from article a where a.id in ${articlesOf(row)})`;
}

export const storyActor: Shape = {
  type: 'StoryActor',
  values: columns('articles', 'mentions'),
  one: { actor: reference('Actor', 'actor_id') },
};

export const hourCount: Shape = { type: 'HourCount', values: columns('hour', 'articles') };

import type { ArticleFilter } from '../../schema/article-filter.js';
import { QUOTED_LANGUAGES } from '../../schema/coverage.js';
import { columns, type Link, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { hasWords, ofCountry, ofStory, oneOf, oneOfActors, oneOfIds, within } from './conditions.js';
import { placeOf, reference } from './places.js';

export const article: Shape = {
  type: 'Article',
  table: 'article',
  values: {
    ...columns(
      'id',
      'url',
      'title',
      'bylines',
      'image',
      'language',
      'publishedAt',
      'collectedAt',
      'withdrawnAt',
    ),
    coverage,
  },
  one: {
    outlet: reference('Outlet', 'outlet_id'),
    revision: {
      type: 'Revision',
      on: (row, target) => `${target}.article_id = ${row}.id and ${target}.number = ${row}.revision_number`,
    },
    story: {
      type: 'Story',
      on: (row, target) =>
        `${target}.id = (select p.story_id from placement p where p.article_id = ${row}.id)`,
    },
    original: {
      type: 'Article',
      on: (row, target) =>
        `${target}.id = (select p.original_id from placement p where p.article_id = ${row}.id)`,
    },
  },
  many: {
    actors: {
      type: 'ArticleActor',
      from: (row) =>
        `(select m.actor_id, count(*)::int as mentions, min(m.ordinal) as first, ${parts(row)} as parts
          from mention m where m.article_id = ${row}.id group by m.actor_id)`,
      order: (named) => `${named}.mentions desc, ${named}.first`,
    },
  },
  pages: {
    revisions: { type: 'Revision', on: (row, target) => `${target}.article_id = ${row}.id` },
    copies: {
      type: 'Article',
      on: (row, target) =>
        `${target}.id in (select p.article_id from placement p where p.original_id = ${row}.id)`,
      order: 'OLDEST',
    },
    quotes: { type: 'Quote', on: (row, target) => `${target}.article_id = ${row}.id`, order: 'TEXT' },
    reactions: { type: 'Reaction', on: (row, target) => `${target}.article_id = ${row}.id`, order: 'TEXT' },
    mentions: { type: 'Mention', on: (row, target) => `${target}.article_id = ${row}.id` },
  },
  orders: {
    NEWEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'desc' },
    OLDEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'asc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: ArticleFilter) => [
    ...oneOfIds(statement, `${row}.outlet_id`, 'outlet', filter.outlet),
    ...ofCountry(statement, 'outlet', `${row}.outlet_id`, filter.country),
    ...oneOf(statement, `${row}.language`, filter.language),
    ...oneOfActors(statement, 'm.actor_id', 'mentions', filter.mentions).map(
      (named) => `exists (select from mention m where m.article_id = ${row}.id and ${named})`,
    ),
    ...oneOfIds(statement, 'r.subject_id', 'subject', filter.subject).map(
      (answers) =>
        `exists (select from reaction r where r.article_id = ${row}.id and ${answers} and r.withdrawn_at is null)`,
    ),
    ...hasWords(statement, 'r.words', filter.words).map(
      (found) =>
        `exists (select from revision r where r.article_id = ${row}.id and r.number = ${row}.revision_number and ${found})`,
    ),
    ...ofStory(statement, `${row}.id`, filter.story),
    ...(filter.copies == null
      ? []
      : [
          `${filter.copies ? '' : 'not '}exists (select from placement p where p.article_id = ${row}.id and p.original_id is not null)`,
        ]),
    ...(filter.withdrawn == null ? [] : [`${row}.withdrawn_at is ${filter.withdrawn ? 'not ' : ''}null`]),
    ...within(statement, `${row}.published_at`, filter.published),
  ],
};

/** What the reader makes of a language; one without a name it takes for English. */
function coverage(row: string): string {
  const language = `split_part(lower(${row}.language), '-', 1)`;
  const quoted = QUOTED_LANGUAGES.map((tag) => `'${tag}'`).join(', ');
  return `case when coalesce(${language}, 'en') = 'en' then 'FULL'
    when ${language} in (${quoted}) then 'DIRECT_QUOTES' else 'NONE' end`;
}

/** The parts that the actor of mention `m` takes in the quotes and reactions of an article. */
function parts(row: string): string {
  const quoted = (column: string) =>
    `exists (select from quote q where q.article_id = ${row}.id and q.${column} = m.actor_id and q.withdrawn_at is null)`;
  const reacting = (part: string) =>
    `exists (select from reaction r join reaction_party p on p.reaction_id = r.id and p.part = '${part}'
      where r.article_id = ${row}.id and p.actor_id = m.actor_id and r.withdrawn_at is null)`;
  return `array_remove(array[
    case when ${quoted('speaker_id')} then 'SPEAKER' end,
    case when ${quoted('addressee_id')} then 'ADDRESSEE' end,
    case when ${reacting('ACTOR')} then 'ACTOR' end,
    case when ${reacting('RECIPIENT')} then 'RECIPIENT' end], null)`;
}

export const articleActor: Shape = {
  type: 'ArticleActor',
  values: columns('mentions', 'parts'),
  one: { actor: reference('Actor', 'actor_id') },
};

export const revision: Shape = {
  type: 'Revision',
  table: 'revision',
  values: columns('id', 'number', 'seenAt', 'title', 'text'),
  one: {
    article: reference('Article', 'article_id'),
    changes: {
      type: 'RevisionChanges',
      from: (row) => `(select ${row}.id as revision_id where ${row}.number > 1)`,
    },
  },
  many: {
    passages: {
      type: 'Passage',
      from: (row) =>
        `(select p.*, ${row}.text as whole from jsonb_to_recordset(${row}.passages) as p(kind text, start int, "end" int))`,
      order: (passage) => `${passage}.start`,
    },
  },
  orders: {
    NUMBER: { key: (row) => `${row}.number`, cast: 'integer', direction: 'asc' },
  },
  defaultOrder: 'NUMBER',
};

const changesOf = (type: 'Quote' | 'Reaction'): Link => ({
  type: `${type}Change`,
  from: (row) =>
    `(select * from revision_change c where c.revision_id = ${row}.revision_id and c.item_type = '${type}')`,
  order: (change) => `${change}.ordinal`,
});

export const revisionChanges: Shape = {
  type: 'RevisionChanges',
  values: {},
  many: { quotes: changesOf('Quote'), reactions: changesOf('Reaction') },
};

export const quoteChange: Shape = {
  type: 'QuoteChange',
  values: columns('kind', 'before', 'after'),
  one: { quote: reference('Quote', 'item_id'), replaced: reference('Quote', 'replaced_id') },
};

export const reactionChange: Shape = {
  type: 'ReactionChange',
  values: columns('kind', 'before', 'after'),
  one: { reaction: reference('Reaction', 'item_id'), replaced: reference('Reaction', 'replaced_id') },
};

/** Its words are a slice of the whole text, which counts UTF-16 code units: PassageResolver cuts it out. */
export const passage: Shape = {
  type: 'Passage',
  values: { ...columns('kind', 'start', 'end'), text: (row) => `${row}.whole` },
  always: ['start', 'end'],
};

export const evidence: Shape = {
  type: 'Evidence',
  values: {
    ...columns('start', 'end', 'text', 'passage'),
    sentence: (row) =>
      `(select r.sentences[${row}.sentence] from revision r where r.id = ${row}.revision_id)`,
  },
  one: {
    article: reference('Article', 'article_id'),
    revision: reference('Revision', 'revision_id'),
  },
};

export const review: Shape = { type: 'Review', values: columns('state', 'by', 'at', 'note') };

export const mention: Shape = {
  type: 'Mention',
  table: 'mention',
  values: columns('id', 'text'),
  one: {
    actor: reference('Actor', 'actor_id'),
    evidence: placeOf,
    quote: reference('Quote', 'quote_id'),
    article: reference('Article', 'article_id'),
  },
  orders: {
    TEXT: { key: (row) => `${row}.ordinal`, cast: 'integer', direction: 'asc' },
  },
  defaultOrder: 'TEXT',
  where: (statement: Statement, row: string, { actor }: { actor?: string[] }) =>
    oneOfActors(statement, `${row}.actor_id`, 'actor', actor),
};

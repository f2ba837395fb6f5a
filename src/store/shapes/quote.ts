import type { QuoteFilter } from '../../schema/quote-filter.js';
import type { UtteranceFilter } from '../../schema/utterance-filter.js';
import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import {
  counting,
  hasWords,
  ofArticle,
  ofCountry,
  oneOf,
  oneOfActors,
  oneOfIds,
  reviewed,
  within,
} from './conditions.js';
import { placesOf, reference, reviewOf } from './places.js';

export const quote: Shape = {
  type: 'Quote',
  table: 'quote',
  values: {
    ...columns(
      'id',
      'kind',
      'text',
      'speakerAsPrinted',
      'cue',
      'saidOn',
      'passage',
      'confidence',
      'withdrawnAt',
    ),
    // What the differences are told from: QuoteResolver tells them.
    cuts: (row) =>
      `(select json_build_object('said', u.text, 'printed', ${row}.text) from utterance u where u.id = ${row}.utterance_id)`,
  },
  one: {
    speaker: reference('Actor', 'speaker_id'),
    addressee: reference('Actor', 'addressee_id'),
    article: reference('Article', 'article_id'),
    utterance: reference('Utterance', 'utterance_id'),
    review: reviewOf,
  },
  many: { spans: placesOf },
  pages: {
    reactions: { type: 'Reaction', on: (row, target) => `${target}.quote_id = ${row}.id`, order: 'TEXT' },
    mentions: { type: 'Mention', on: (row, target) => `${target}.quote_id = ${row}.id` },
  },
  orders: {
    NEWEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'desc' },
    OLDEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'asc' },
    TEXT: { key: (row) => `${row}.ordinal`, cast: 'integer', direction: 'asc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: QuoteFilter) => [
    `${row}.withdrawn_at is null`,
    ...reviewed(statement, row, filter.review),
    ...oneOfActors(statement, `${row}.speaker_id`, 'speaker', filter.speaker),
    ...about(statement, row, filter.about),
    ...reacting(statement, row, filter),
    ...oneOfIds(statement, `${row}.article_id`, 'article', filter.article),
    ...ofArticle(statement, row, filter),
    ...ofCountry(statement, 'actor', `${row}.speaker_id`, filter.country),
    ...oneOf(statement, `${row}.kind`, filter.kind),
    ...oneOf(statement, `${row}.passage`, filter.passage),
    ...hasWords(statement, `${row}.words`, filter.words),
    ...within(statement, `${row}.published_at`, filter.published),
    ...(filter.minConfidence == null
      ? []
      : [`${row}.confidence >= ${statement.bind(filter.minConfidence, 'real')}`]),
  ],
};

function about(statement: Statement, row: string, ids: readonly string[] | null | undefined): string[] {
  if (!ids) return [];
  const list = statement.bindIds('filter.about', ids);
  const [named] = oneOfActors(statement, 'm.actor_id', 'about', ids);
  return [
    `(exists (select from mention m where m.quote_id = ${row}.id and ${named})` +
      ` or exists (select from reaction r where r.quote_id = ${row}.id and r.subject_id = any(${list})))`,
  ];
}

/** One reaction in the words meets all of the conditions. */
function reacting(statement: Statement, row: string, { type, stance }: QuoteFilter): string[] {
  const conditions = [...oneOf(statement, 'r.type', type), ...oneOf(statement, 'r.stance', stance)];
  if (conditions.length === 0) return [];
  const stands = "r.withdrawn_at is null and r.review_state <> 'REJECTED'";
  return [
    `exists (select from reaction r where r.quote_id = ${row}.id and ${stands} and ${conditions.join(' and ')})`,
  ];
}

export const utterance: Shape = {
  type: 'Utterance',
  table: 'utterance',
  values: {
    ...columns('id', 'text', 'firstCarriedAt'),
    outlets: (row) => carriers(row),
  },
  one: { speaker: reference('Actor', 'speaker_id') },
  pages: {
    quotes: { type: 'Quote', on: (row, target) => `${target}.utterance_id = ${row}.id`, order: 'OLDEST' },
  },
  orders: {
    NEWEST: { key: (row) => `${row}.first_carried_at`, cast: 'timestamptz', direction: 'desc' },
    OLDEST: { key: (row) => `${row}.first_carried_at`, cast: 'timestamptz', direction: 'asc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: UtteranceFilter) => [
    ...oneOfActors(statement, `${row}.speaker_id`, 'speaker', filter.speaker),
    ...within(statement, `${row}.first_carried_at`, filter.carried),
    ...counting(statement, carriers(row), filter.minOutlets, filter.maxOutlets),
    ...oneOfIds(statement, 'a.outlet_id', 'outlet', filter.outlet).map(
      (carries) =>
        `exists (select from quote q join article a on a.id = q.article_id where q.utterance_id = ${row}.id and q.withdrawn_at is null and ${carries})`,
    ),
  ],
};

/** How many outlets carry an utterance now. */
function carriers(row: string): string {
  return (
    '(select count(distinct a.outlet_id)::int from quote q join article a on a.id = q.article_id' +
    ` where q.utterance_id = ${row}.id and q.withdrawn_at is null)`
  );
}

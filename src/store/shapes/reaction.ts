import type { ReactionFilter } from '../../schema/reaction-filter.js';
import type { SubjectFilter } from '../../schema/subject-filter.js';
import { columns, type Link, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { briefOfSubject } from './brief.js';
import {
  hasWords,
  ofArticle,
  ofCountry,
  oneOf,
  oneOfActors,
  oneOfIds,
  reviewed,
  within,
  withinDays,
} from './conditions.js';
import { placeOf, reference, reviewOf } from './places.js';

const partiesOf = (part: 'ACTOR' | 'RECIPIENT'): Link => ({
  type: 'Actor',
  from: (row) =>
    `(select a.*, p.ordinal from reaction_party p join actor a on a.id = p.actor_id where p.reaction_id = ${row}.id and p.part = '${part}' and a.into_id is null)`,
  order: (party) => `${party}.ordinal`,
});

export const reaction: Shape = {
  type: 'Reaction',
  table: 'reaction',
  values: columns(
    'id',
    'type',
    'mode',
    'stance',
    'factuality',
    'negated',
    'happenedOn',
    'passage',
    'confidence',
    'withdrawnAt',
  ),
  one: {
    subject: reference('Subject', 'subject_id'),
    evidence: placeOf,
    quote: reference('Quote', 'quote_id'),
    article: reference('Article', 'article_id'),
    review: reviewOf,
  },
  many: { actors: partiesOf('ACTOR'), recipients: partiesOf('RECIPIENT') },
  orders: {
    NEWEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'desc' },
    OLDEST: { key: (row) => `${row}.published_at`, cast: 'timestamptz', direction: 'asc' },
    TEXT: { key: (row) => `${row}.ordinal`, cast: 'integer', direction: 'asc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: ReactionFilter) => [
    `${row}.withdrawn_at is null`,
    ...reviewed(statement, row, filter.review),
    ...oneOf(statement, `${row}.type`, filter.type),
    ...oneOf(statement, `${row}.stance`, filter.stance),
    ...withParty(row, 'ACTOR', oneOfActors(statement, 'p.actor_id', 'actor', filter.actor)),
    ...withParty(row, 'RECIPIENT', oneOfActors(statement, 'p.actor_id', 'recipient', filter.recipient)),
    ...withParty(row, 'ACTOR', ofCountry(statement, 'actor', 'p.actor_id', filter.country)),
    ...oneOfIds(statement, `${row}.subject_id`, 'subject', filter.subject),
    ...oneOfIds(statement, `${row}.article_id`, 'article', filter.article),
    ...ofArticle(statement, row, filter),
    ...oneOf(statement, `${row}.passage`, filter.passage),
    ...oneOf(statement, `${row}.factuality`, filter.factuality),
    ...(filter.negated == null ? [] : [`${row}.negated = ${statement.bind(filter.negated, 'boolean')}`]),
    ...(filter.said == null ? [] : [`${row}.quote_id is ${filter.said ? 'not ' : ''}null`]),
    ...hasWords(statement, `${row}.words`, filter.words),
    ...within(statement, `${row}.published_at`, filter.published),
    ...withinDays(statement, `${row}.happened_on`, filter.happened),
    ...(filter.minConfidence == null
      ? []
      : [`${row}.confidence >= ${statement.bind(filter.minConfidence, 'real')}`]),
  ],
};

function withParty(row: string, part: 'ACTOR' | 'RECIPIENT', conditions: string[]): string[] {
  return conditions.map(
    (condition) =>
      `exists (select from reaction_party p where p.reaction_id = ${row}.id and p.part = '${part}' and ${condition})`,
  );
}

export const subject: Shape = {
  type: 'Subject',
  table: 'subject',
  values: columns('id', 'name', 'createdAt'),
  one: { brief: briefOfSubject },
  many: {
    stances: {
      type: 'StanceCount',
      from: (row) =>
        `(select r.stance, count(*)::int as count from reaction r where r.subject_id = ${row}.id and r.stance is not null and r.withdrawn_at is null and r.review_state <> 'REJECTED' group by r.stance)`,
      order: (count) => `${count}.count desc, ${count}.stance`,
    },
  },
  pages: {
    reactions: { type: 'Reaction', on: (row, target) => `${target}.subject_id = ${row}.id` },
    stories: {
      type: 'Story',
      on: (row, target) =>
        `${target}.id in (select p.story_id from reaction r join placement p on p.article_id = r.article_id where r.subject_id = ${row}.id and r.withdrawn_at is null)`,
    },
  },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
  where: (statement: Statement, row: string, { name }: SubjectFilter) =>
    name == null ? [] : [`strpos(lower(${row}.name), lower(${statement.bind(name, 'text')})) > 0`],
};

export const stanceCount: Shape = { type: 'StanceCount', values: columns('stance', 'count') };

import type { ActorFilter } from '../../schema/actor-filter.js';
import { columns, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { nameKey } from '../name-key.js';
import { oneOf, oneOfIds } from './conditions.js';
import { placeOf, reference } from './places.js';

const tookPart = (part: 'ACTOR' | 'RECIPIENT') => (row: string, target: string) =>
  `exists (select from reaction_party p where p.reaction_id = ${target}.id and p.part = '${part}' and p.actor_id = ${row}.id)`;

export const actor: Shape = {
  type: 'Actor',
  table: 'actor',
  values: columns('id', 'name', 'kind', 'country', 'wikidataId', 'createdAt'),
  many: {
    names: {
      type: 'Name',
      on: (row, target) => `${target}.actor_id = ${row}.id`,
      order: (name) => `${name}.id`,
    },
    roles: {
      type: 'Role',
      on: (row, target) => `${target}.holder_id = ${row}.id`,
      where: (statement, target, { on }) => (on == null ? [] : heldOn(target, statement.bind(on, 'date'))),
      order: (role) => `${role}."from" nulls last, ${role}.id`,
    },
  },
  pages: {
    quotes: { type: 'Quote', on: (row, target) => `${target}.speaker_id = ${row}.id` },
    reactions: { type: 'Reaction', on: tookPart('ACTOR') },
    reactionsReceived: { type: 'Reaction', on: tookPart('RECIPIENT') },
    mentions: { type: 'Mention', on: (row, target) => `${target}.actor_id = ${row}.id` },
  },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
  where: (statement: Statement, row: string, filter: ActorFilter) => [
    ...oneOf(statement, `${row}.kind`, filter.kind),
    ...oneOf(statement, `${row}.country`, filter.country),
    ...named(statement, row, filter.name),
    ...oneOfIds(statement, 'm.article_id', 'article', filter.article).map(
      (inArticle) => `exists (select from mention m where m.actor_id = ${row}.id and ${inArticle})`,
    ),
  ],
};

/** Held on that day, as far as it is dated: an end that is not told does not shut a day out. */
function heldOn(role: string, day: string): string[] {
  return [`coalesce(${role}."from" <= ${day}, true)`, `coalesce(${role}.until >= ${day}, true)`];
}

/** A name of the actor starts with these words, compared by key. */
function named(statement: Statement, row: string, name: string | null | undefined): string[] {
  if (name == null) return [];
  const key = nameKey(name);
  if (key === '') return ['false'];
  const start = statement.bind(`${key}%`, 'text');
  return [`exists (select from actor_name n where n.actor_id = ${row}.id and n.key like ${start})`];
}

export const name: Shape = {
  type: 'Name',
  table: 'actor_name',
  values: {
    ...columns('id', 'text', 'kind', 'language'),
    count: (row) =>
      `(select count(*)::int from mention m where m.actor_id = ${row}.actor_id and m.text = ${row}.text)`,
  },
  one: { evidence: placeOf, actor: reference('Actor', 'actor_id') },
};

export const role: Shape = {
  type: 'Role',
  table: 'role',
  values: columns('id', 'title', 'from', 'until'),
  one: { holder: reference('Actor', 'holder_id'), at: reference('Actor', 'at_id') },
  many: {
    evidence: {
      type: 'Evidence',
      from: (row) =>
        `(select e.article_id, e.revision_id, e.passage, s.* from role_evidence e, jsonb_to_record(e.span) as s(start int, "end" int, text text, sentence int) where e.role_id = ${row}.id order by e.article_id limit 20)`,
      order: (place) => `${place}.article_id`,
    },
  },
};

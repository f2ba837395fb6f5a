import type { DoubtFilter } from '../../schema/actor-doubt.js';
import type { ActorFilter } from '../../schema/actor-filter.js';
import { columns, type Pages, type Shape } from '../graph/shape.js';
import type { Statement } from '../graph/statement.js';
import { nameKey } from '../name-key.js';
import { briefOfActor } from './brief.js';
import { heldOn, oneOf, oneOfActors, oneOfIds, reviewed } from './conditions.js';
import { placeOf, reference, reviewOf, standingActor } from './places.js';

function tookPart(part: 'ACTOR' | 'RECIPIENT'): Pages {
  const on = (row: string, party: string) => `${party}.actor_id = ${row}.id and ${party}.part = '${part}'`;
  return {
    type: 'Reaction',
    on: (row, target) =>
      `exists (select from reaction_party p where p.reaction_id = ${target}.id and ${on(row, 'p')})`,
    through: { table: 'reaction_party', id: 'reaction_id', on, orders: ['NEWEST', 'OLDEST'] },
  };
}

export const actor: Shape = {
  type: 'Actor',
  table: 'actor',
  formerIds: { table: 'actor', into: 'into_id' },
  values: {
    ...columns('id', 'name', 'kind', 'country', 'wikidataId', 'createdAt'),
    formerIds: (row) => `array(select m.id from actor m where m.into_id = ${row}.id order by m.id)`,
  },
  one: { partOf: standingActor('part_of_id'), review: reviewOf, brief: briefOfActor },
  many: {
    names: {
      type: 'Name',
      from: (row) =>
        `(select distinct on (n.text) n.* from actor_name n where ${isOf('n.actor_id', row)} order by n.text, n.id)`,
      order: (name) => `${name}.id`,
    },
    doubts: {
      type: 'ActorDoubt',
      from: (row) =>
        `(select * from actor_doubt d where d.state = 'OPEN' and (d.actor_id = ${row}.id or d.candidate_id = ${row}.id) order by d.likeness desc, d.id limit 20)`,
      order: (doubt) => `${doubt}.likeness desc, ${doubt}.id`,
    },
    changes: {
      type: 'ActorChange',
      from: (row) =>
        `(select * from actor_change c where c.actor_id = ${row}.id or c.other_id = ${row}.id order by c.id desc limit 50)`,
      order: (change) => `${change}.id desc`,
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
    reactions: tookPart('ACTOR'),
    reactionsReceived: tookPart('RECIPIENT'),
    mentions: { type: 'Mention', on: (row, target) => `${target}.actor_id = ${row}.id` },
  },
  orders: {
    NAME: { key: (row) => `${row}.name`, cast: 'text', direction: 'asc' },
    NEWEST: { key: (row) => `${row}.created_at`, cast: 'timestamptz', direction: 'desc' },
  },
  defaultOrder: 'NAME',
  where: (statement: Statement, row: string, filter: ActorFilter) => [
    `${row}.into_id is null`,
    ...reviewed(statement, row, filter.review),
    ...oneOfActors(statement, `${row}.part_of_id`, 'partOf', filter.partOf),
    ...oneOf(statement, `${row}.kind`, filter.kind),
    ...oneOf(statement, `${row}.country`, filter.country),
    ...named(statement, row, filter.name),
    ...oneOfIds(statement, 'm.article_id', 'article', filter.article).map(
      (inArticle) => `exists (select from mention m where m.actor_id = ${row}.id and ${inArticle})`,
    ),
  ],
};

/** A name of the actor starts with these words, compared by key. */
function named(statement: Statement, row: string, name: string | null | undefined): string[] {
  if (name == null) return [];
  const key = nameKey(name);
  if (key === '') return ['false'];
  const start = statement.bind(`${key}%`, 'text');
  return [
    `${row}.id in (select coalesce(b.into_id, b.id) from actor_name n join actor b on b.id = n.actor_id where n.key like ${start})`,
  ];
}

/** The actor of `column` is that of the row, or one that was merged into it. */
function isOf(column: string, row: string): string {
  return `(${column} = ${row}.id or ${column} in (select m.id from actor m where m.into_id = ${row}.id))`;
}

export const actorDoubt: Shape = {
  type: 'ActorDoubt',
  table: 'actor_doubt',
  values: columns('id', 'likeness', 'grounds', 'state', 'at', 'by'),
  one: {
    actor: standingActor('actor_id'),
    candidate: standingActor('candidate_id'),
    article: reference('Article', 'article_id'),
  },
  orders: {
    NEWEST: { key: (row) => `${row}.at`, cast: 'timestamptz', direction: 'desc' },
    LIKEST: { key: (row) => `${row}.likeness`, cast: 'real', direction: 'desc' },
  },
  defaultOrder: 'NEWEST',
  where: (statement: Statement, row: string, filter: DoubtFilter) => [
    ...oneOf(statement, `${row}.state`, filter.state ?? ['OPEN']),
    ...(filter.minLikeness == null
      ? []
      : [`${row}.likeness >= ${statement.bind(filter.minLikeness, 'real')}`]),
  ],
};

export const actorChange: Shape = {
  type: 'ActorChange',
  table: 'actor_change',
  values: columns('id', 'kind', 'otherName', 'by', 'at', 'note', 'undoneBy', 'undoneAt'),
  one: { actor: standingActor('actor_id') },
};

export const name: Shape = {
  type: 'Name',
  table: 'actor_name',
  values: {
    ...columns('id', 'text', 'kind', 'language'),
    count: (row) =>
      `(select count(*)::int from mention m where m.text = ${row}.text and m.actor_id = (select coalesce(a.into_id, a.id) from actor a where a.id = ${row}.actor_id))`,
  },
  one: { evidence: placeOf },
};

export const role: Shape = {
  type: 'Role',
  table: 'role',
  values: columns('id', 'title', 'from', 'until'),
  one: { holder: standingActor('holder_id'), at: standingActor('at_id') },
  many: {
    evidence: {
      type: 'Evidence',
      from: (row) =>
        `(select e.article_id, e.revision_id, e.passage, s.* from role_evidence e, jsonb_to_record(e.span) as s(start int, "end" int, text text, sentence int) where e.role_id = ${row}.id order by e.article_id limit 20)`,
      order: (place) => `${place}.article_id`,
    },
  },
};

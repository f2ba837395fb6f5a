import type { EntityManager } from 'typeorm';

/** A column that names an actor. */
interface Place {
  table: string;
  column: string;
  /** The rows of the table are known by it. */
  key: string;
  /** A row that would be there twice stays where it is: `mine` is the row, `to` the other actor. */
  unless?: (mine: string, to: string) => string;
  /** Further conditions on rows of several parts: their name in the log tells which. */
  where?: string;
}

const party = (part: 'ACTOR' | 'RECIPIENT'): Place => ({
  table: 'reaction_party',
  column: 'actor_id',
  key: 'reaction_id',
  where: `t.part = '${part}'`,
  unless: (mine, to) =>
    `exists (select from reaction_party o where o.reaction_id = ${mine}.reaction_id and o.part = ${mine}.part and o.actor_id = ${to})`,
});

/** Where rows name actors, by the name that the log has for it. Names stay with the actor that was read. */
const PLACES: Readonly<Record<string, Place>> = {
  'quote.speaker': { table: 'quote', column: 'speaker_id', key: 'id' },
  'quote.addressee': { table: 'quote', column: 'addressee_id', key: 'id' },
  'utterance.speaker': { table: 'utterance', column: 'speaker_id', key: 'id' },
  'reaction.actor': party('ACTOR'),
  'reaction.recipient': party('RECIPIENT'),
  mention: { table: 'mention', column: 'actor_id', key: 'id' },
  'role.holder': {
    table: 'role',
    column: 'holder_id',
    key: 'id',
    unless: (mine, to) =>
      `exists (select from role o where o.holder_id = ${to} and lower(o.title) = lower(${mine}.title) and o.at_id is not distinct from ${mine}.at_id)`,
  },
  'role.at': {
    table: 'role',
    column: 'at_id',
    key: 'id',
    unless: (mine, to) =>
      `exists (select from role o where o.holder_id = ${mine}.holder_id and lower(o.title) = lower(${mine}.title) and o.at_id = ${to})`,
  },
  'actor.partOf': {
    table: 'actor',
    column: 'part_of_id',
    key: 'id',
    unless: (mine, to) => `${mine}.id = ${to}`,
  },
  'actor.into': { table: 'actor', column: 'into_id', key: 'id' },
};

/** Gives all that names one actor to another, and logs it under the change, so that `moveBack` can undo just that. */
export async function moveRows(
  manager: EntityManager,
  changeId: string,
  from: string,
  to: string,
): Promise<void> {
  await shareEvidence(manager, from, to);
  for (const [name, { table, column, key, unless, where }] of Object.entries(PLACES)) {
    const conditions = [
      `t.${column} = $1`,
      ...(where ? [where] : []),
      ...(unless ? [`not ${unless('t', '$2::uuid')}`] : []),
    ];
    await manager.query(
      `with moved as (update ${table} t set ${column} = $2::uuid where ${conditions.join(' and ')} returning t.${key})
       insert into actor_move (change_id, place, row_id) select $3, $4, ${key} from moved on conflict do nothing`,
      [from, to, changeId, name],
    );
  }
}

/** An office that both hold stays twice: what tells of the one tells of the other too. */
async function shareEvidence(manager: EntityManager, from: string, to: string): Promise<void> {
  await manager.query(
    `insert into role_evidence (role_id, article_id, revision_id, span, passage)
     select o.id, e.article_id, e.revision_id, e.span, e.passage from role t
     join role o on o.holder_id = $2 and lower(o.title) = lower(t.title) and o.at_id is not distinct from t.at_id
     join role_evidence e on e.role_id = t.id where t.holder_id = $1
     on conflict (role_id, article_id) do nothing`,
    [from, to],
  );
}

/** Gives back what `moveRows` logged under the change, as far as it still lies where it was moved to. */
export async function moveBack(
  manager: EntityManager,
  changeId: string,
  from: string,
  to: string,
): Promise<void> {
  for (const [name, { table, column, key, where }] of Object.entries(PLACES)) {
    await manager.query(
      `update ${table} t set ${column} = $2::uuid from actor_move m
        where m.change_id = $3 and m.place = $4 and m.row_id = t.${key} and t.${column} = $1${where ? ` and ${where}` : ''}`,
      [from, to, changeId, name],
    );
  }
}

/** Gives to another actor what names one in these articles. */
export async function moveInArticles(
  manager: EntityManager,
  articles: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  const ids = [from, to, articles];
  await manager.query('update quote set speaker_id = $2 where speaker_id = $1 and article_id = any($3)', ids);
  await manager.query(
    'update quote set addressee_id = $2 where addressee_id = $1 and article_id = any($3)',
    ids,
  );
  await manager.query('update mention set actor_id = $2 where actor_id = $1 and article_id = any($3)', ids);
  await manager.query(
    `update reaction_party p set actor_id = $2 from reaction r
      where p.reaction_id = r.id and p.actor_id = $1 and r.article_id = any($3)
        and not exists (select from reaction_party o where o.reaction_id = p.reaction_id and o.part = p.part and o.actor_id = $2)`,
    ids,
  );
  // A saying or an office goes along where no other article carries it.
  await manager.query(
    `update utterance u set speaker_id = $2 where u.speaker_id = $1
       and exists (select from quote q where q.utterance_id = u.id and q.article_id = any($3))
       and not exists (select from quote q where q.utterance_id = u.id and q.speaker_id = $1)`,
    ids,
  );
  await manager.query(
    `update role t set holder_id = $2 where t.holder_id = $1
       and exists (select from role_evidence e where e.role_id = t.id and e.article_id = any($3))
       and not exists (select from role_evidence e where e.role_id = t.id and e.article_id <> all($3))
       and not ${PLACES['role.holder']!.unless!('t', '$2::uuid')}`,
    ids,
  );
}

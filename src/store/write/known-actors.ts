import type { EntityManager } from 'typeorm';
import { nameBlock } from '../../names/block.js';
import type { ReadActor } from '../../read/reading.js';
import { nameKey } from '../name-key.js';
import { bearerOf, isLoneSurname, isTelling, type KnownActor, TELLING, tellingNames } from './same-actor.js';
import type { Storing } from './storing.js';

/** Names of one block that are compared, those met last first. */
const MOST_OF_BLOCK = 40;
/** Mentions of an actor whose articles are asked whom else they name, the last ones. */
const MENTIONS_OF_COMPANY = 100;
/** How long after it was last told of an office without an end is still taken for held, days. */
const ROLE_STANDS_DAYS = 400;
/** The role r may be held on the day $2, as far as its dates are told. */
const ON_THE_DAY = `coalesce(r."from" <= $2::timestamptz::date, true) and coalesce(r.until >= $2::timestamptz::date, true)`;

/** The stored actors that the names of a reading bring to mind: by the same name, and by one that may be another spelling. */
export async function knownActors(
  manager: EntityManager,
  actors: readonly ReadActor[],
): Promise<KnownActor[]> {
  const telling = actors.filter(isTelling);
  const keys = [...new Set(telling.flatMap(tellingNames).map(nameKey))];
  const comparable = [
    ...telling.filter(({ kind }) => kind !== 'GROUP' && kind !== 'POPULATION'),
    ...actors.filter(isLoneSurname),
  ];
  const blocks = [...new Set(comparable.flatMap(blocksOf))];
  const rows: (Omit<KnownActor, 'names'> & KnownActor['names'][number])[] = await manager.query(
    `with found as (
         select n.actor_id, n.text, n.key, n.block from actor_name n where n.key = any($1) and n.kind = any($3)
         union
         select n.actor_id, n.text, n.key, n.block from unnest($2::text[]) as b(block), lateral (
           select * from actor_name n where n.block = b.block order by n.id desc limit ${MOST_OF_BLOCK}) n)
       select a.id, t.id as now, array[t.kind, a.kind, split_part(a.identity, '|', 1)] as kinds, t.country, f.text, f.key, f.block
       from found f join actor a on a.id = f.actor_id join actor t on t.id = coalesce(a.into_id, a.id) order by a.id`,
    [keys, blocks, [...TELLING]],
  );
  const known = new Map<string, KnownActor>();
  for (const { text, key, block, ...actor } of rows) {
    const one = known.get(actor.id) ?? { ...actor, names: [] };
    one.names.push({ text, key, block });
    known.set(one.id, one);
  }
  return [...known.values()];
}

function blocksOf(actor: ReadActor): string[] {
  return tellingNames(actor).flatMap((name) => nameBlock(name, bearerOf(actor.kind)) ?? []);
}

/** Which of `candidates` were named together with some of `others` before. Governments are company for everybody, so they do not count. */
export async function keepsCompany(
  manager: EntityManager,
  candidates: readonly string[],
  others: readonly string[],
): Promise<Set<string>> {
  if (candidates.length === 0 || others.length === 0) return new Set();
  const rows: { id: string }[] = await manager.query(
    // Article by article ("offset 0"): whom the few name is soon read, all places of somebody who is often named are not.
    `select c.id from unnest($1::uuid[]) as c(id) where exists (
       select from (select distinct l.article_id from (
         select m.article_id from mention m where m.actor_id = c.id order by m.id desc limit ${MENTIONS_OF_COMPANY}) l) near,
       lateral (select o.actor_id from mention o where o.article_id = near.article_id offset 0) o
       where o.actor_id = any($2::uuid[]) and o.actor_id <> c.id)`,
    [candidates, others],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whom this article named with which words when it was read before: "actor id words". */
export async function namedBefore({ manager, articleId, readBefore }: Storing): Promise<Set<string>> {
  if (!readBefore) return new Set();
  const rows: { named: string }[] = await manager.query(
    `select distinct actor_id || ' ' || text as named from mention where article_id = $1`,
    [articleId],
  );
  return new Set(rows.map(({ named }) => named));
}

/** A question: does this stored actor hold that office? `key` is whose office it would be, by the reading. */
export interface OfficeAsked {
  key: string;
  id: string;
  title: string;
  /** The stored actor that it is held at; null: not told. */
  at: string | null;
}

/**
 * Which of the offices asked about are held on the day of the article, by what was told before.
 * @returns "key id" of each
 */
export async function holdsOffice(
  { manager, publishedAt }: Storing,
  asked: readonly OfficeAsked[],
): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const held: { key: string; id: string }[] = await manager.query(
    `select distinct x.key, x.id from jsonb_to_recordset($1::jsonb) as x(key text, id uuid, title text, at uuid)
     join role r on r.holder_id = x.id and lower(r.title) = lower(x.title) and (r.at_id = x.at or r.at_id is null or x.at is null)
     where ${ON_THE_DAY}`,
    [JSON.stringify(asked), publishedAt],
  );
  return new Set(held.map(({ key, id }) => `${key} ${id}`));
}

/**
 * Who holds an office on a day, where one person does: "the Norwegian foreign minister" is known by what other articles told.
 * @returns ids by "title|id of the actor it is held at", title in lower case
 */
export async function officeHolders(
  { manager, publishedAt }: Storing,
  offices: readonly { title: string; at: string }[],
): Promise<Map<string, string>> {
  if (offices.length === 0) return new Map();
  const rows: { title: string; at: string; holders: string[] }[] = await manager.query(
    `select x.title, x.at, array_agg(distinct coalesce(h.into_id, h.id)) as holders
     from jsonb_to_recordset($1::jsonb) as x(title text, at uuid)
     join role r on r.at_id = x.at and lower(r.title) = x.title
     join actor h on h.id = r.holder_id and h.kind = 'PERSON' and h.name ~ ' ' and h.name ~ '^[[:upper:]]'
     where ${ON_THE_DAY} and exists (select from role_evidence e join article a on a.id = e.article_id where e.role_id = r.id
         and a.published_at between $2::timestamptz - ${ROLE_STANDS_DAYS} * interval '1 day' and $2::timestamptz + ${ROLE_STANDS_DAYS} * interval '1 day')
     group by x.title, x.at`,
    [JSON.stringify(offices.map(({ title, at }) => ({ title: title.toLowerCase(), at }))), publishedAt],
  );
  return new Map(
    rows
      .filter(({ holders }) => holders.length === 1)
      .map(({ title, at, holders }) => [`${title}|${at}`, holders[0]!]),
  );
}

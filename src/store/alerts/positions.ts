import { Statement } from '../graph/statement.js';
import type { Queryable } from '../outbox.js';
import { stands } from '../shapes/alert.js';
import type { Taking } from './spikes.js';

/** A reaction that shows on which side an actor is, on a subject or towards a counterpart. */
export interface Holding {
  reactionId: string;
  articleId: string;
  actorId: string;
  subjectId: string | null;
  counterpartId: string | null;
  /** 1: supportive, -1: opposed. */
  side: 1 | -1;
  publishedAt: Date;
  /** Whether the monitor takes the reaction. */
  isTaken: boolean;
  /** Whether it is the one that was asked about. */
  isAsked: boolean;
}

/** A turn that a monitor told of, as far as it stands. */
export interface Told {
  actorId: string;
  subjectId: string | null;
  counterpartId: string | null;
  side: 1 | -1;
  /** When the article with the new position was published. */
  publishedAt: Date;
}

/** Reactions of an actor on what they react to that are looked at, published last. */
const MOST_HOLDINGS = 300;

/**
 * PLOVER's quad classes: verbal and material cooperation, verbal and material conflict (Open Event Data Alliance, PLOVER manual).
 * CONSULT and REQUEST are left out of them: enemies meet too, and friends ask; STATEMENT and DENY are in none.
 */
const COOPERATION = ['AGREE', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'];
const CONFLICT = ['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'];

const list = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ');
const BY_STANCE = "case r.stance when 'SUPPORTS' then 1 when 'OPPOSES' then -1 end";
const BY_TYPE = `case when r.type in (${list(COOPERATION)}) then 1 when r.type in (${list(CONFLICT)}) then -1 end`;

/**
 * What the actors of a reaction hold on its subject and towards its recipients, it and all others that show it. A stance is one
 * on the subject, where there is one, else towards the recipients; the type tells of the recipients. What is
 * denied, or depends on something else, shows nothing, and a copy shows nothing that its original does not.
 * @param since only articles that were published then or later
 */
export async function holdingsAround(
  database: Queryable,
  { reactionId, since }: { reactionId: string; since: Date },
  taking: Taking,
): Promise<Holding[]> {
  const statement = new Statement();
  const [asked, from] = [statement.bind(reactionId, 'uuid'), statement.bind(since, 'timestamptz')];
  const shows = `not r.negated and r.factuality <> 'CONDITIONAL' and ${stands('r')}
    and not exists (select from placement p where p.article_id = r.article_id and p.original_id is not null)`;
  const held = (on: string) => `
    select r.id as "reactionId", r.article_id as "articleId", by.actor_id as "actorId", r.subject_id as "subjectId",
           null::uuid as "counterpartId", ${BY_STANCE} as side, r.published_at as "publishedAt"
      from reaction r join reaction_party by on by.reaction_id = r.id and by.part = 'ACTOR'
     where r.subject_id is not null and ${shows} and ${on}
    union all
    select r.id, r.article_id, by.actor_id, null, towards.actor_id,
           coalesce(case when r.subject_id is null then ${BY_STANCE} end, ${BY_TYPE}), r.published_at
      from reaction r join reaction_party by on by.reaction_id = r.id and by.part = 'ACTOR'
      join reaction_party towards on towards.reaction_id = r.id and towards.part = 'RECIPIENT' and towards.actor_id <> by.actor_id
     where ${shows} and ${on}`;
  const row = statement.alias();
  const taken = taking.conditions(statement, row);
  const { rows } = await database.query<Holding>(
    `with asked as materialized (select * from (${held(`r.id = ${asked}`)}) a where side is not null),
       others as (select * from (${held(`by.actor_id in (select "actorId" from asked) and by.published_at >= ${from}`)}) o
                   where side is not null)
     select o.*, ${taken} as "isTaken", o."reactionId" = ${asked} as "isAsked"
       from others o join reaction ${row} on ${row}.id = o."reactionId"
      where exists (select from asked a where a."actorId" = o."actorId"
              and a."subjectId" is not distinct from o."subjectId" and a."counterpartId" is not distinct from o."counterpartId")
      order by o."publishedAt" desc, o."reactionId" desc limit ${MOST_HOLDINGS}`,
    statement.values,
  );
  return rows;
}

/** The turns of actors that a monitor told of. */
export async function turnsTold(
  database: Queryable,
  monitorId: string,
  actorIds: readonly string[],
): Promise<Told[]> {
  const { rows } = await database.query<Told>(
    `select coalesce(a.into_id, a.id) as "actorId", c.subject_id as "subjectId", coalesce(o.into_id, o.id) as "counterpartId",
            case c.side when 'SUPPORTIVE' then 1 else -1 end as side, now.published_at as "publishedAt"
       from changed_position c join actor a on a.id = c.actor_id left join actor o on o.id = c.counterpart_id
       join reaction now on now.id = c.now_id and ${stands('now')}
       join reaction before on before.id = c.before_id and ${stands('before')}
      where c.monitor_id = $1 and coalesce(a.into_id, a.id) = any($2::uuid[])`,
    [monitorId, actorIds],
  );
  return rows;
}

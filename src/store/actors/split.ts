import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { SplitActorInput } from '../../schema/actor-editing.js';
import { insertRows } from '../write/rows.js';
import {
  type Changed,
  idProblems,
  insertChange,
  type LockedActor,
  lockActors,
  noteProblems,
  problem,
  standingProblems,
  tellChanged,
} from './changes.js';
import { moveInArticles } from './moves.js';

/** Articles or names that are split off at once. */
const MAX_SPLIT = 1_000;
/** Longest name, UTF-16 code units. */
export const MAX_NAME = 300;

/**
 * Makes two of one actor: what names it in some articles, or under some names, is another from now on. Articles that are read
 * again keep to it; names that were split off find the other in later articles too.
 * @param by name of the key that does it
 */
export function splitActor(dataSource: DataSource, by: string, input: SplitActorInput): Promise<Changed> {
  const { articles = [], names = [] } = input;
  const problems = [
    ...idProblems('actor', [input.actor]),
    ...idProblems('articles', articles),
    ...noteProblems(input.note),
  ];
  if (articles.length + names.length === 0)
    problems.push(problem('articles', 'EMPTY', 'Expected articles or names to split off.'));
  if (articles.length + names.length > MAX_SPLIT)
    problems.push(problem('articles', 'SIZE', `Expected at most ${MAX_SPLIT} articles and names.`));
  if (input.name.trim() === '' || input.name.length > MAX_NAME || input.name.includes('\0'))
    problems.push(problem('name', 'NOT_TEXT', `Expected a name of 1 to ${MAX_NAME} characters.`));
  if (problems.length > 0) return Promise.resolve({ problems });
  return dataSource.transaction(async (manager) => {
    const actor = (await lockActors(manager, [input.actor])).get(input.actor);
    const standing = standingProblems('actor', actor);
    if (!actor || standing.length > 0) return { problems: standing };
    const affected = await articlesOf(manager, actor.id, articles, names);
    if (affected.length === 0) {
      return {
        problems: [
          problem(
            'articles',
            'NOT_NAMED',
            'The actor is named in none of these articles, and under none of these names.',
          ),
        ],
      };
    }
    if (!(await isNamedElsewhere(manager, actor.id, affected))) {
      const message = 'Nothing would be left of the actor: correct its name instead.';
      return { problems: [problem('articles', 'EVERYTHING', message)] };
    }
    return split(manager, by, actor, affected, input);
  });
}

async function articlesOf(
  manager: EntityManager,
  actor: string,
  articles: readonly string[],
  names: readonly string[],
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `select distinct article_id as id from mention where actor_id = $1 and (article_id = any($2) or text = any($3))`,
    [actor, articles, names],
  );
  return rows.map(({ id }) => id);
}

async function isNamedElsewhere(
  manager: EntityManager,
  actor: string,
  articles: readonly string[],
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select from mention where actor_id = $1 and article_id <> all($2) limit 1',
    [actor, articles],
  );
  return rows.length > 0;
}

async function split(
  manager: EntityManager,
  by: string,
  actor: LockedActor,
  articles: readonly string[],
  { name, names = [], note }: SplitActorInput,
): Promise<Changed> {
  const [otherId, changeId] = [uuidv7(), uuidv7()];
  const other = { id: otherId, name: name.trim() };
  const { kind, country } = actor;
  await insertRows(manager, 'actor', [
    {
      ...other,
      kind,
      country,
      created_at: new Date(),
      identity: `${kind}|split|${changeId}`,
      review_state: 'UNREVIEWED',
    },
  ]);
  await insertChange(manager, { id: changeId, kind: 'SPLIT', actorId: actor.id, other, by, note });
  await manager.query(
    `insert into actor_standing (article_id, read_as_id, is_id, change_id)
     select article, $2, $3, $4 from unnest($1::uuid[]) as a(article)
     on conflict (article_id, read_as_id) do update set is_id = excluded.is_id, change_id = excluded.change_id`,
    [articles, actor.id, otherId, changeId],
  );
  await giveNames(manager, actor.id, otherId, articles, names);
  await moveInArticles(manager, articles, actor.id, otherId);
  await giveRoles(manager, actor.id, otherId, articles);
  await tellChanged(manager, [actor.id, otherId]);
  return { actorId: actor.id, changeIds: [changeId] };
}

/** Names that were split off go over; those that both are written with are copied from where the articles have them. */
async function giveNames(
  manager: EntityManager,
  from: string,
  to: string,
  articles: readonly string[],
  names: readonly string[],
): Promise<void> {
  await manager.query('update actor_name set actor_id = $2 where actor_id = $1 and text = any($3)', [
    from,
    to,
    names,
  ]);
  const copied: Record<string, unknown>[] = await manager.query(
    `select distinct on (n.text) n.text, n.kind, n.language, n.key, n.block, $2::uuid as actor_id, m.article_id, m.revision_id, m.span, m.passage
     from actor_name n join mention m on m.actor_id = $1 and m.text = n.text and m.article_id = any($3)
     where n.actor_id = $1 order by n.text, m.article_id`,
    [from, to, articles],
  );
  await insertRows(
    manager,
    'actor_name',
    copied.map((row) => ({ id: uuidv7(), ...row })),
    'on conflict (actor_id, text) do nothing',
  );
}

/** Offices that other articles tell of the first are told of both: each article's evidence goes with it. */
async function giveRoles(
  manager: EntityManager,
  from: string,
  to: string,
  articles: readonly string[],
): Promise<void> {
  const shared: {
    id: string;
    title: string;
    at_id: string | null;
    from: string | null;
    until: string | null;
  }[] = await manager.query(
    `select r.id, r.title, r.at_id, r."from"::text, r.until::text from role r where r.holder_id = $1
         and exists (select from role_evidence e where e.role_id = r.id and e.article_id = any($2))`,
    [from, articles],
  );
  for (const { id, ...role } of shared) {
    const copy = uuidv7();
    await insertRows(manager, 'role', [{ id: copy, ...role, holder_id: to }]);
    await manager.query('update role_evidence set role_id = $2 where role_id = $1 and article_id = any($3)', [
      id,
      copy,
      articles,
    ]);
  }
}

import type { DataSource, EntityManager } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { ActorChangeKind } from '../../schema/actor-change.js';
import type { MergeActorsInput, SettleDoubtInput, UndoActorChangeInput } from '../../schema/actor-editing.js';
import type { InputProblem } from '../../schema/add-article.js';
import { appendToOutbox } from '../outbox.js';
import { insertRows } from '../write/rows.js';
import { moveBack, moveInArticles, moveRows } from './moves.js';

/** Longest note, UTF-16 code units. */
const MAX_NOTE = 1_000;
/** Actors that are merged at once. */
const MAX_MERGED = 20;

/** What came of a change: the actor that stands, and the changes made; or what is wrong with the input, and nothing was stored. */
export type Changed = { actorId: string; changeIds: string[] } | { problems: InputProblem[] };

export interface LockedActor {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  intoId: string | null;
}

interface LockedChange {
  id: string;
  kind: ActorChangeKind;
  actorId: string;
  otherId: string;
  undone: boolean;
}

/**
 * Makes actors one: all that names them goes to the one that stays, their ids answer with it, and articles that are read later
 * find it by their names.
 * @param by name of the key that does it
 */
export function mergeActors(dataSource: DataSource, by: string, input: MergeActorsInput): Promise<Changed> {
  const problems = [
    ...idProblems('into', [input.into]),
    ...idProblems('actors', input.actors),
    ...noteProblems(input.note),
  ];
  if (input.actors.length === 0 || input.actors.length > MAX_MERGED) {
    problems.push(
      problem('actors', 'SIZE', `Expected 1 to ${MAX_MERGED} actors, got ${input.actors.length}.`),
    );
  }
  if (new Set([input.into, ...input.actors]).size <= input.actors.length) {
    problems.push(
      problem('actors', 'REPEATED', 'Expected each actor once, and none that is the one to stay.'),
    );
  }
  if (problems.length > 0) return Promise.resolve({ problems });
  return dataSource.transaction((manager) => merge(manager, by, input));
}

async function merge(
  manager: EntityManager,
  by: string,
  { into, actors, note }: MergeActorsInput,
): Promise<Changed> {
  const locked = await lockActors(manager, [into, ...actors]);
  const stays = locked.get(into);
  const problems = [into, ...actors].flatMap((id, at) =>
    standingProblems(at === 0 ? 'into' : 'actors', locked.get(id)),
  );
  if (
    stays &&
    actors.some((id) => locked.has(id) && (locked.get(id)!.kind === 'PERSON') !== (stays.kind === 'PERSON'))
  ) {
    problems.push(
      problem('actors', 'KIND', 'A person and a body cannot be one: correct the kind of one of them first.'),
    );
  }
  if (problems.length > 0) return { problems };
  const changeIds: string[] = [];
  for (const id of actors) {
    const changeId = uuidv7();
    changeIds.push(changeId);
    await insertChange(manager, {
      id: changeId,
      kind: 'MERGE',
      actorId: into,
      other: locked.get(id)!,
      by,
      note,
    });
    await moveRows(manager, changeId, id, into);
    await manager.query('update actor set into_id = $2 where id = $1', [id, into]);
    await manager.query(
      `update actor_doubt set state = 'SAME', by = $3 where (actor_id = $1 and candidate_id = $2) or (actor_id = $2 and candidate_id = $1)`,
      [id, into, by],
    );
  }
  await tellChanged(manager, [into]);
  return { actorId: into, changeIds };
}

/**
 * Takes a merge or a split back. A merge gives back what it took, and what was read as the merged actor since; a split makes
 * one actor of the two again, and the id of the one that was split off answers with the other.
 */
export function undoChange(
  dataSource: DataSource,
  by: string,
  { id }: UndoActorChangeInput,
): Promise<Changed> {
  const problems = idProblems('id', [id]);
  if (problems.length > 0) return Promise.resolve({ problems });
  return dataSource.transaction(async (manager) => {
    const change = await lockChange(manager, id);
    if (!change) return { problems: [problem('id', 'NOT_FOUND', 'There is no such change.')] };
    if (change.undone) return { problems: [problem('id', 'UNDONE', 'This change was undone before.')] };
    const locked = await lockActors(manager, [change.actorId, change.otherId]);
    const [stays, other] = [locked.get(change.actorId)!, locked.get(change.otherId)!];
    if (stays.intoId !== null || other.intoId !== (change.kind === 'MERGE' ? stays.id : null)) {
      const message = 'One of the two actors was merged since: undo that merge first.';
      return { problems: [problem('id', 'NOT_LAST', message)] };
    }
    await (change.kind === 'MERGE' ? unmerge : unsplit)(manager, change);
    await manager.query('update actor_change set undone_by = $2, undone_at = now() where id = $1', [id, by]);
    await manager.query('delete from actor_standing where change_id = $1', [id]);
    await tellChanged(manager, [change.actorId, ...(change.kind === 'MERGE' ? [change.otherId] : [])]);
    return { actorId: change.actorId, changeIds: [id] };
  });
}

async function unmerge(manager: EntityManager, { id, actorId, otherId }: LockedChange): Promise<void> {
  await moveBack(manager, id, actorId, otherId);
  const since: { article: string }[] = await manager.query(
    'select article_id as article from actor_standing where change_id = $1',
    [id],
  );
  await moveInArticles(
    manager,
    since.map(({ article }) => article),
    actorId,
    otherId,
  );
  await manager.query('update actor set into_id = null where id = $1', [otherId]);
  await manager.query(
    `update actor_doubt set state = 'OPEN', by = null
      where state = 'SAME' and ((actor_id = $1 and candidate_id = $2) or (actor_id = $2 and candidate_id = $1))`,
    [otherId, actorId],
  );
}

async function unsplit(manager: EntityManager, { id, actorId, otherId }: LockedChange): Promise<void> {
  await moveRows(manager, id, otherId, actorId);
  await manager.query('update actor set into_id = $2 where id = $1', [otherId, actorId]);
}

/** Answers whether two actors are one: the same are merged into the one that was known before, the different are not asked about again. */
export function settleDoubt(
  dataSource: DataSource,
  by: string,
  { id, same, note }: SettleDoubtInput,
): Promise<Changed> {
  const problems = [...idProblems('id', [id]), ...noteProblems(note)];
  if (problems.length > 0) return Promise.resolve({ problems });
  return dataSource.transaction(async (manager) => {
    const [doubt]: { actorId: string; candidateId: string; state: string }[] = await manager.query(
      `select actor_id as "actorId", candidate_id as "candidateId", state from actor_doubt where id = $1 for update`,
      [id],
    );
    if (!doubt) return { problems: [problem('id', 'NOT_FOUND', 'There is no such doubt.')] };
    if (doubt.state === 'SAME')
      return { problems: [problem('id', 'MERGED', 'They were merged: undo that change first.')] };
    if (same) return merge(manager, by, { into: doubt.candidateId, actors: [doubt.actorId], note });
    await manager.query(`update actor_doubt set state = 'DIFFERENT', by = $2 where id = $1`, [id, by]);
    return { actorId: doubt.actorId, changeIds: [] };
  });
}

/** The actors of these ids, locked against other changes in one order. */
export async function lockActors(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, LockedActor>> {
  const rows: LockedActor[] = await manager.query(
    `select id, name, kind, country, into_id as "intoId" from actor where id = any($1) order by id for update`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function lockChange(manager: EntityManager, id: string): Promise<LockedChange | undefined> {
  const rows: LockedChange[] = await manager.query(
    `select id, kind, actor_id as "actorId", other_id as "otherId", undone_at is not null as undone
     from actor_change where id = $1 for update`,
    [id],
  );
  return rows[0];
}

interface NewChange {
  id: string;
  kind: ActorChangeKind;
  actorId: string;
  other: Pick<LockedActor, 'id' | 'name'>;
  by: string;
  note?: string | null;
}

export async function insertChange(
  manager: EntityManager,
  { id, kind, actorId, other, by, note }: NewChange,
): Promise<void> {
  const row = {
    id,
    kind,
    actor_id: actorId,
    other_name: other.name,
    other_id: other.id,
    by,
    at: new Date(),
    note: note ?? null,
  };
  await insertRows(manager, 'actor_change', [row]);
}

export async function tellChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await appendToOutbox(
    manager,
    ids.map((itemId) => ({ kind: 'ACTOR_CHANGED', itemId })),
  );
}

export function standingProblems(field: string, actor: LockedActor | undefined): InputProblem[] {
  if (!actor) return [problem(field, 'NOT_FOUND', 'There is no such actor.')];
  if (actor.intoId === null) return [];
  return [problem(field, 'MERGED', `${actor.name} was merged into another actor: name that one.`)];
}

export function idProblems(field: string, ids: readonly string[]): InputProblem[] {
  return ids.every((id) => isUuid(id))
    ? []
    : [problem(field, 'BAD_ID', 'Expected ids as the graph gives them.')];
}

export function noteProblems(note: string | null | undefined): InputProblem[] {
  if (note && note.length > MAX_NOTE)
    return [problem('note', 'TOO_LONG', `Expected at most ${MAX_NOTE} characters, got ${note.length}.`)];
  return note?.includes('\0') ? [problem('note', 'NOT_TEXT', 'Expected text, got a NUL character.')] : [];
}

export function problem(field: string, code: string, message: string): InputProblem {
  return { field, code, message };
}

import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { ReadActor, ReadName, ReadRole } from '../../read/reading.js';
import { nameKey } from '../name-key.js';
import { insertRows, type Row } from './rows.js';
import type { Storing } from './storing.js';

interface KnownActor {
  id: string;
  kind: string;
  country: string | null;
  /** A key of one of its names. */
  key: string;
}

/** Kinds of names that tell an actor in another article too; a surname alone does not. */
const TELLING = new Set<ReadName['kind']>(['FULL', 'ACRONYM']);

/**
 * Finds the stored actors that a reading names, and stores those that are new, with their names and roles.
 * @returns ids by the keys of the reading
 */
export async function resolveActors(
  storing: Storing,
  actors: readonly ReadActor[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const known = await knownActors(storing.manager, actors);
  const unknown = actors.filter((actor) => {
    const match = matching(actor, known);
    if (match) ids.set(actor.key, match.id);
    return !match;
  });
  for (const [key, id] of await insertActors(storing, unknown)) ids.set(key, id);
  await storeNames(storing, actors, ids);
  await storeRoles(storing, actors, ids);
  return ids;
}

function tellingKeys({ name, names }: ReadActor): string[] {
  return [name, ...names.filter(({ kind }) => TELLING.has(kind)).map(({ text }) => text)].map(nameKey);
}

/**
 * Whether the names are enough to know the actor by in another article. One word is not enough for a person,
 * and neither is a description ("several officials") that no country or proper name narrows down.
 */
function isTelling({ kind, name, country }: ReadActor): boolean {
  if (kind === 'PERSON') return nameKey(name).includes(' ');
  if (kind !== 'GROUP' && kind !== 'POPULATION') return true;
  return country !== null || /\s\p{Lu}/u.test(name);
}

async function knownActors(manager: EntityManager, actors: readonly ReadActor[]): Promise<KnownActor[]> {
  const keys = [...new Set(actors.filter(isTelling).flatMap(tellingKeys))];
  return manager.query(
    `select a.id, a.kind, a.country, n.key from actor_name n join actor a on a.id = n.actor_id
     where n.key = any($1) and n.kind = any($2) order by a.id`,
    [keys, [...TELLING]],
  );
}

/** Same kind, a telling name in common, and no two countries; the one with the same country first. */
function matching(actor: ReadActor, known: readonly KnownActor[]): KnownActor | undefined {
  if (!isTelling(actor)) return undefined;
  const keys = new Set(tellingKeys(actor));
  const candidates = known.filter(({ kind, key }) => kind === actor.kind && keys.has(key));
  return (
    candidates.find(({ country }) => country === actor.country) ??
    candidates.find(({ country }) => country === null || actor.country === null)
  );
}

async function insertActors(
  { manager, articleId }: Storing,
  actors: readonly ReadActor[],
): Promise<[key: string, id: string][]> {
  if (actors.length === 0) return [];
  const identities = new Map(actors.map((actor) => [actor.key, identityOf(actor, articleId)]));
  const rows = new Map<string, Row>();
  for (const { key, name, kind, country } of actors) {
    const identity = identities.get(key)!;
    rows.set(identity, { id: uuidv7(), name, kind, country, created_at: new Date(), identity });
  }
  // In one order for all writers, so that two who store the same actors wait for each other instead of locking each other out.
  const sorted = [...rows.keys()].sort().map((identity) => rows.get(identity)!);
  await insertRows(manager, 'actor', sorted, 'on conflict (identity) do nothing');
  const stored: { id: string; identity: string }[] = await manager.query(
    'select id, identity from actor where identity = any($1)',
    [[...rows.keys()]],
  );
  const byIdentity = new Map(stored.map(({ id, identity }) => [identity, id]));
  return actors.map(({ key }) => [key, byIdentity.get(identities.get(key)!)!]);
}

function identityOf(actor: ReadActor, articleId: string): string {
  const where = isTelling(actor) ? (actor.country ?? '') : articleId;
  return [actor.kind, nameKey(actor.name), where].join('|');
}

async function storeNames(
  { manager, articleId, revisionId, language, places }: Storing,
  actors: readonly ReadActor[],
  ids: Map<string, string>,
): Promise<void> {
  const rows = actors.flatMap((actor) =>
    namesOf(actor).map(({ text, kind, evidence }) => ({
      id: uuidv7(),
      text,
      kind,
      language,
      key: nameKey(text),
      actor_id: ids.get(actor.key)!,
      article_id: articleId,
      revision_id: revisionId,
      ...places.at(evidence),
    })),
  );
  rows.sort((a, b) => compare(a.actor_id, b.actor_id) || compare(a.text, b.text));
  await insertRows(manager, 'actor_name', rows, 'on conflict (actor_id, text) do nothing');
}

/** The printed names, and the name to show where it is printed nowhere ("Iran (government)" for "Tehran"). */
function namesOf({ name, names }: ReadActor): ReadName[] {
  const first = names[0];
  const shown = names.some(({ text }) => text === name);
  return first && !shown ? [...names, { text: name, kind: 'FULL', evidence: first.evidence }] : names;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function storeRoles(
  storing: Storing,
  actors: readonly ReadActor[],
  ids: Map<string, string>,
): Promise<void> {
  const { manager, articleId, revisionId, places } = storing;
  const told = new Map<string, { row: Row; role: ReadRole }>();
  for (const actor of actors) {
    for (const role of actor.roles) {
      const row: Row = {
        id: uuidv7(),
        title: role.title,
        holder_id: ids.get(actor.key)!,
        at_id: (role.at !== null && ids.get(role.at)) || null,
        from: role.from,
        until: role.until,
      };
      told.set(roleKey(row), { row, role });
    }
  }
  const keys = [...told.keys()].sort();
  await insertRows(
    manager,
    'role',
    keys.map((key) => told.get(key)!.row),
    `on conflict (holder_id, lower(title), at_id) do update
       set "from" = coalesce(role."from", excluded."from"), until = coalesce(role.until, excluded.until)`,
  );
  const stored: Row[] = await manager.query(
    'select id, title, holder_id, at_id from role where holder_id = any($1)',
    [[...new Set([...told.values()].map(({ row }) => row.holder_id))]],
  );
  const evidence = stored.flatMap((row) => {
    const { role } = told.get(roleKey(row)) ?? {};
    return role
      ? [{ role_id: row.id, article_id: articleId, revision_id: revisionId, ...places.at(role.evidence) }]
      : [];
  });
  await insertRows(
    manager,
    'role_evidence',
    evidence,
    `on conflict (role_id, article_id) do update
       set revision_id = excluded.revision_id, span = excluded.span, passage = excluded.passage`,
  );
}

function roleKey({ holder_id, title, at_id }: Row): string {
  return `${holder_id}|${String(title).toLowerCase()}|${at_id ?? ''}`;
}

import { v7 as uuidv7 } from 'uuid';
import { nameBlock } from '../../names/block.js';
import type { ReadActor, ReadDoubt, ReadName } from '../../read/reading.js';
import { nameKey } from '../name-key.js';
import { storeDoubts } from './doubts.js';
import { holdsOffice, keepsCompany, knownActors, namedBefore, officeHolders } from './known-actors.js';
import { storeRoles } from './roles.js';
import { idsOf, type Row } from './rows.js';
import {
  bearerOf,
  byName,
  type Fitting,
  fittingActors,
  isLoneSurname,
  isSettled,
  isTelling,
  TELLING,
  type Verdict,
  verdictOn,
} from './same-actor.js';
import { standingsOf } from './standings.js';
import type { Storing } from './storing.js';

/**
 * Finds the stored actors that a reading names, and stores those that are new, with their names, roles and doubts: by their
 * names first, then by the offices they hold on the day, their country and the company they keep. What a person
 * merged or split holds.
 * @returns ids by the keys of the reading
 */
export async function resolveActors(
  storing: Storing,
  actors: readonly ReadActor[],
  doubts: readonly ReadDoubt[] = [],
): Promise<Map<string, string>> {
  const verdicts = await judged(storing, actors);
  const readAs = await ownActors(storing, actors);
  for (const [key, verdict] of verdicts)
    if (verdict.same !== null && !readAs.has(key)) readAs.set(key, verdict.readAs);
  await addOfficeHolders(storing, actors, readAs);
  const unknown = actors.filter(({ key }) => !readAs.has(key));
  for (const [key, id] of await insertActors(storing, unknown, verdicts)) readAs.set(key, id);
  const { ids, namedAs } = await standingsOf(storing, readAs);
  storeDoubts(storing, unknown, ids, verdicts, doubts);
  storeNames(storing, actors, namedAs);
  await storeParts(storing, actors, ids);
  await storeRoles(storing, actors, ids);
  return ids;
}

/** Who was told by this article alone when it was read before stays that, whatever other articles have told since. */
async function ownActors(
  { manager, articleId, readBefore }: Storing,
  actors: readonly ReadActor[],
): Promise<Map<string, string>> {
  if (!readBefore) return new Map();
  const keys = new Map(actors.map((actor) => [identityOf(actor, articleId, true), actor.key]));
  const rows: { id: string; identity: string }[] = await manager.query(
    'select id, identity from actor where identity = any($1)',
    [[...keys.keys()]],
  );
  return new Map(rows.map(({ id, identity }) => [keys.get(identity)!, id]));
}

/** A verdict on each actor. What names alone do not settle is asked of the database once, for all of them. */
async function judged(storing: Storing, actors: readonly ReadActor[]): Promise<Map<string, Verdict>> {
  const known = byName(await knownActors(storing.manager, actors));
  const before = await namedBefore(storing);
  const fitting = new Map(
    actors.map((actor) => [actor.key, asBefore(actor, fittingActors(actor, known), before)]),
  );
  const open = actors.filter(({ key }) => !isSettled(fitting.get(key)!));
  if (open.length > 0) await addGrounds(storing, actors, open, fitting);
  return new Map(actors.map(({ key }) => [key, verdictOn(fitting.get(key)!)]));
}

/** An article that is read again keeps its actors: who was named so before, and still fits, it is. */
function asBefore({ names }: ReadActor, fitting: Fitting[], before: ReadonlySet<string>): Fitting[] {
  const same = fitting.filter(({ id }) => names.some(({ text }) => before.has(`${id} ${text}`)));
  return same.length === 1 ? [{ ...same[0]!, exact: true }] : fitting;
}

async function addGrounds(
  storing: Storing,
  actors: readonly ReadActor[],
  open: readonly ReadActor[],
  fitting: ReadonlyMap<string, Fitting[]>,
): Promise<void> {
  const sure = new Map(
    actors.flatMap(({ key }) => {
      const [first] = fitting.get(key)!;
      return first && isSettled(fitting.get(key)!) ? [[key, first.id] as const] : [];
    }),
  );
  const candidates = open.flatMap(({ key, roles }) =>
    fitting.get(key)!.map(({ id }) => ({ key, id, roles })),
  );
  const others = actors.filter(({ key, kind }) => kind !== 'GOVERNMENT' && sure.has(key));
  const company = await keepsCompany(
    storing.manager,
    candidates.map(({ id }) => id),
    others.map(({ key }) => sure.get(key)!),
  );
  const offices = candidates.flatMap(({ key, id, roles }) =>
    roles.map(({ title, at }) => ({ key, id, title, at: (at !== null && sure.get(at)) || null })),
  );
  const holders = await holdsOffice(storing, offices);
  for (const { key } of open) {
    for (const one of fitting.get(key)!) {
      if (holders.has(`${key} ${one.id}`)) one.grounds.push('role');
      if (company.has(one.id)) one.grounds.push('company');
    }
  }
}

/** "The Norwegian foreign minister" is who holds that office on the day, where one person is known to. */
async function addOfficeHolders(
  storing: Storing,
  actors: readonly ReadActor[],
  ids: Map<string, string>,
): Promise<void> {
  const nameless = actors.filter(
    (actor) => !ids.has(actor.key) && actor.kind === 'PERSON' && !isTelling(actor) && !isLoneSurname(actor),
  );
  const asked = nameless.flatMap(({ key, roles }) =>
    roles.flatMap(({ title, at }) => {
      const body = at === null ? undefined : ids.get(at);
      return body ? [{ key, title: title.toLowerCase(), at: body }] : [];
    }),
  );
  const holders = await officeHolders(storing, asked);
  for (const { key, title, at } of asked) {
    const holder = holders.get(`${title}|${at}`);
    if (holder) ids.set(key, holder);
  }
}

async function insertActors(
  { manager, articleId }: Storing,
  actors: readonly ReadActor[],
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<[key: string, id: string][]> {
  if (actors.length === 0) return [];
  const apart = (key: string) => {
    const verdict = verdicts.get(key);
    return verdict?.same === null && verdict.apart;
  };
  const identities = new Map(
    actors.map((actor) => [actor.key, identityOf(actor, articleId, apart(actor.key) ?? false)]),
  );
  const rows = new Map<string, Row>();
  for (const { key, name, kind, country } of actors) {
    const identity = identities.get(key)!;
    rows.set(identity, { id: uuidv7(), name, kind, country, created_at: new Date(), identity });
  }
  // In one order for all writers, so that two who store the same actors wait for each other instead of locking each other out.
  const sorted = [...rows.keys()].sort().map((identity) => rows.get(identity)!);
  const byIdentity = await idsOf(manager, 'actor', 'identity', sorted);
  return actors.map(({ key }) => [key, byIdentity.get(identities.get(key)!)!]);
}

function identityOf(actor: ReadActor, articleId: string, apart: boolean): string {
  const where = isTelling(actor) && !apart ? (actor.country ?? '') : articleId;
  return [actor.kind, nameKey(actor.name), where].join('|');
}

/** @param namedAs under whom the names of each lie: under the actor that was read, also where it was merged into another */
function storeNames(
  { writes, articleId, revisionId, language, places }: Storing,
  actors: readonly ReadActor[],
  namedAs: ReadonlyMap<string, string>,
): void {
  const rows = actors.flatMap((actor) =>
    namesOf(actor).map(({ text, kind, evidence }) => ({
      id: uuidv7(),
      text,
      kind,
      language,
      key: nameKey(text),
      block: TELLING.has(kind) ? nameBlock(text, bearerOf(actor.kind)) : null,
      actor_id: namedAs.get(actor.key)!,
      article_id: articleId,
      revision_id: revisionId,
      ...places.at(evidence),
    })),
  );
  rows.sort((a, b) => compare(a.actor_id, b.actor_id) || compare(a.text, b.text));
  writes.insert('actor_name', rows, 'on conflict (actor_id, text) do nothing');
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

/** What an actor belongs to, where nothing was known so far. */
async function storeParts(
  { manager }: Storing,
  actors: readonly ReadActor[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = actors.flatMap(({ key, partOf }) => {
    const [id, whole] = [ids.get(key)!, partOf === null ? undefined : ids.get(partOf)];
    return whole && whole !== id ? [{ id, whole }] : [];
  });
  if (rows.length === 0) return;
  rows.sort((a, b) => compare(a.id, b.id));
  // Of arrays the planner knows how long they are, of JSON it does not, and would go through all actors.
  await manager.query(
    `update actor a set part_of_id = r.whole from unnest($1::uuid[], $2::uuid[]) as r(id, whole)
      where a.id = r.id and a.part_of_id is null`,
    [rows.map(({ id }) => id), rows.map(({ whole }) => whole)],
  );
}

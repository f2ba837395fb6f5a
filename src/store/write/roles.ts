import { v7 as uuidv7 } from 'uuid';
import type { ReadActor, ReadRole } from '../../read/reading.js';
import type { Row } from './rows.js';
import type { Storing } from './storing.js';

/** Stores the offices of a reading; one that is known gets what it lacked of its dates, and another place that tells of it. */
export async function storeRoles(
  storing: Storing,
  actors: readonly ReadActor[],
  ids: Map<string, string>,
): Promise<void> {
  const { manager, writes, articleId, revisionId, places } = storing;
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
  if (keys.length === 0) return;
  const stored: Row[] = await manager.query(
    `insert into role (id, title, holder_id, at_id, "from", until)
     select id, title, holder_id, at_id, "from", until from jsonb_populate_recordset(null::role, $1::jsonb)
     on conflict (holder_id, lower(title), at_id) do update
       set "from" = coalesce(role."from", excluded."from"), until = coalesce(role.until, excluded.until)
     returning id, title, holder_id, at_id`,
    [JSON.stringify(keys.map((key) => told.get(key)!.row))],
  );
  const evidence = stored.flatMap((row) => {
    const { role } = told.get(roleKey(row)) ?? {};
    return role
      ? [{ role_id: row.id, article_id: articleId, revision_id: revisionId, ...places.at(role.evidence) }]
      : [];
  });
  writes.insert(
    'role_evidence',
    evidence,
    `on conflict (role_id, article_id) do update
       set revision_id = excluded.revision_id, span = excluded.span, passage = excluded.passage`,
  );
}

function roleKey({ holder_id, title, at_id }: Row): string {
  return `${holder_id}|${String(title).toLowerCase()}|${at_id ?? ''}`;
}

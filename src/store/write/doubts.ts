import { v7 as uuidv7 } from 'uuid';
import type { ReadActor } from '../../read/reading.js';
import { insertRows } from './rows.js';
import type { Verdict } from './same-actor.js';
import type { Storing } from './storing.js';

/** Stores for each new actor the known ones that it may be, once for each pair: they wait for a person. */
export async function storeDoubts(
  { manager, articleId }: Storing,
  added: readonly ReadActor[],
  ids: ReadonlyMap<string, string>,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<void> {
  const rows = added.flatMap(({ key }) => {
    const verdict = verdicts.get(key);
    if (!verdict || verdict.same !== null) return [];
    const actor = ids.get(key)!;
    return verdict.doubts
      .filter(({ id }) => id !== actor)
      .map(({ id, likeness, grounds }) => ({
        id: uuidv7(),
        actor_id: actor,
        candidate_id: id,
        article_id: articleId,
        likeness,
        grounds,
        state: 'OPEN',
        at: new Date(),
      }));
  });
  await insertRows(manager, 'actor_doubt', rows, 'on conflict (actor_id, candidate_id) do nothing');
}

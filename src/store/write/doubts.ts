import { v7 as uuidv7 } from 'uuid';
import type { ReadActor, ReadDoubt } from '../../read/reading.js';
import type { Verdict } from './same-actor.js';
import type { Storing } from './storing.js';

interface Doubt {
  actor: string;
  candidate: string;
  likeness: number;
  grounds: readonly string[];
}

/**
 * Stores for each new actor the known ones that it may be, and pairs of which the text itself does not tell whether they are
 * one. Once for each pair: they wait for a person.
 */
export function storeDoubts(
  storing: Storing,
  added: readonly ReadActor[],
  ids: ReadonlyMap<string, string>,
  verdicts: ReadonlyMap<string, Verdict>,
  told: readonly ReadDoubt[],
): void {
  const met = added.flatMap(({ key }): Doubt[] => {
    const verdict = verdicts.get(key);
    if (!verdict || verdict.same !== null) return [];
    return verdict.doubts.map(({ id, likeness, grounds }) => ({
      actor: ids.get(key)!,
      candidate: id,
      likeness,
      grounds,
    }));
  });
  const ofText = told.map(({ actor, mayBe }): Doubt => {
    return { actor: ids.get(actor)!, candidate: ids.get(mayBe)!, likeness: 1, grounds: ['text'] };
  });
  const rows = [...met, ...ofText]
    .filter(({ actor, candidate }) => actor !== candidate)
    .map(({ actor, candidate, ...rest }) => ({
      id: uuidv7(),
      actor_id: actor,
      candidate_id: candidate,
      article_id: storing.articleId,
      ...rest,
      state: 'OPEN',
      at: new Date(),
    }));
  storing.writes.insert('actor_doubt', rows, 'on conflict (actor_id, candidate_id) do nothing');
}

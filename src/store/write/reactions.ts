import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { ReadReaction } from '../../read/reading.js';
import type { ReactionPart } from '../../schema/reaction.js';
import { nameKey } from '../name-key.js';
import type { ItemChange } from './changes.js';
import { type FoundItem, storeItems } from './items.js';
import { actorId } from './quotes.js';
import { idsOf } from './rows.js';
import type { Storing } from './storing.js';

interface FoundReaction extends FoundItem {
  actors: string[];
  recipients: string[];
}

/** Stores the reactions of a reading, with their subjects and who takes which part in them. */
export async function storeReactions(
  storing: Storing,
  reactions: readonly ReadReaction[],
  quotes: Map<string, string>,
  subjects: Map<string, string>,
): Promise<{ added: number; kept: number; withdrawn: number; changes: ItemChange[] }> {
  const found = reactions.map((reaction, index) =>
    foundReaction(storing, reaction, `r${index}`, quotes, subjects),
  );
  const stored = await storeItems(storing, 'reaction', found, async () => () => ({}));
  await storeParties(storing, found, stored.ids);
  return { ...stored, added: stored.added.length };
}

function foundReaction(
  { places, actors }: Storing,
  reaction: ReadReaction,
  key: string,
  quotes: Map<string, string>,
  subjects: Map<string, string>,
): FoundReaction {
  const place = places.at(reaction.evidence);
  const words = nameKey(place.span.text);
  const ids = (keys: readonly string[]) => [
    ...new Set(keys.flatMap((actor) => actorId(actors, actor) ?? [])),
  ];
  return {
    key,
    identity: [words, reaction.type, [...reaction.actors].sort().join(',')].join('|'),
    words,
    places: [place],
    actors: ids(reaction.actors),
    recipients: ids(reaction.recipients),
    read: {
      type: reaction.type,
      mode: reaction.mode,
      stance: reaction.stance,
      subject_id: reaction.subject === null ? null : (subjects.get(subjectKey(reaction.subject)) ?? null),
      factuality: reaction.tense,
      negated: reaction.negated,
      happened_on: reaction.on,
      quote_id: (reaction.quote !== null && quotes.get(reaction.quote)) || null,
      confidence: reaction.confidence,
    },
  };
}

/** One key for one subject: "the Independence Referendum" and "independence referendum". */
function subjectKey(name: string): string {
  return nameKey(name).replace(/^(the|a|an|its|their|his|her) /, '');
}

/** Finds the subjects that reactions answer, or stores them. @returns ids by key */
export async function storeSubjects(
  manager: EntityManager,
  reactions: readonly ReadReaction[],
): Promise<Map<string, string>> {
  const names = reactions.flatMap(({ subject }) => subject ?? []);
  const byKey = new Map(names.map((name) => [subjectKey(name), name.toWellFormed()]));
  byKey.delete('');
  const keys = [...byKey.keys()].sort();
  return idsOf(
    manager,
    'subject',
    'key',
    keys.map((key) => ({ id: uuidv7(), name: byKey.get(key)!, created_at: new Date(), key })),
  );
}

/** Writes who takes which part anew, but for reactions whose parts a person has reviewed. */
async function storeParties(
  storing: Storing,
  found: readonly FoundReaction[],
  ids: Map<string, string>,
): Promise<void> {
  const { writes, publishedAt } = storing;
  const open = storing.readBefore ? await clearedParties(storing, [...ids.values()]) : new Set(ids.values());
  const rows = found.flatMap(({ key, actors, recipients }) => {
    const id = ids.get(key)!;
    return open.has(id)
      ? [
          ...partyRows(id, 'ACTOR', actors, publishedAt),
          ...partyRows(id, 'RECIPIENT', recipients, publishedAt),
        ]
      : [];
  });
  writes.insert('reaction_party', rows);
}

/** Takes the parts of those that no person has reviewed away. @returns their ids */
async function clearedParties({ manager, writes }: Storing, ids: readonly string[]): Promise<Set<string>> {
  await writes.flush();
  const unreviewed: { id: string }[] = await manager.query(
    `select id from reaction where id = any($1) and review_state = 'UNREVIEWED'`,
    [ids],
  );
  const open = unreviewed.map(({ id }) => id);
  await manager.query('delete from reaction_party where reaction_id = any($1)', [open]);
  return new Set(open);
}

/** Rows of `reaction_party` for one part of a reaction. */
export function partyRows(
  reactionId: string,
  part: ReactionPart,
  actors: readonly string[],
  publishedAt: string | Date,
) {
  return actors.map((actor, ordinal) => ({
    reaction_id: reactionId,
    part,
    ordinal,
    actor_id: actor,
    published_at: publishedAt,
  }));
}

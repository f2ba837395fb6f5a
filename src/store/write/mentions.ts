import { v7 as uuidv7 } from 'uuid';
import type { ReadMention, ReadQuote } from '../../read/reading.js';
import { type Known, reconcile } from './reconcile.js';
import type { Row } from './rows.js';
import type { Storing } from './storing.js';

/**
 * Stores the mentions of a reading. The n-th time that an article writes an actor with the same words keeps its id over
 * revisions; mentions that are gone are deleted, since nothing refers to them.
 */
export async function storeMentions(
  storing: Storing,
  mentions: readonly ReadMention[],
  quotes: readonly ReadQuote[],
  quoteIds: Map<string, string>,
): Promise<void> {
  const { writes, articleId, revisionId, places, actors } = storing;
  const found = mentions.flatMap((mention) => {
    const actor = actors.get(mention.actor);
    if (!actor) return [];
    const { span, passage } = places.at(mention);
    const quote = quotes.find(({ content }) =>
      content.some((words) => words.start <= span.start && span.end <= words.end),
    );
    const row: Row = {
      actor_id: actor,
      text: span.text,
      quote_id: (quote && quoteIds.get(quote.key)) ?? null,
      article_id: articleId,
      revision_id: revisionId,
      span,
      passage,
      ordinal: span.start,
    };
    return [{ identity: `${actor} ${span.text}`, words: span.text, row }];
  });
  const { kept, added, gone } = reconcile(await knownMentions(storing), found);
  await deleteMentions(
    storing,
    gone.map(({ id }) => id),
  );
  await writes.update(
    'mention',
    kept.map(([{ id }, { row }]) => ({ id, ...row })),
  );
  writes.insert(
    'mention',
    added.map(({ row }) => ({ id: uuidv7(), ...row })),
  );
}

async function knownMentions({ manager, articleId, readBefore }: Storing): Promise<Known[]> {
  if (!readBefore) return [];
  return manager.query(
    `select id, actor_id || ' ' || text as identity, text as words, false as reviewed
     from mention where article_id = $1 order by ordinal`,
    [articleId],
  );
}

async function deleteMentions({ manager }: Storing, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await manager.query('delete from mention where id = any($1)', [ids]);
}

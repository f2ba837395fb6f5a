import { v7 as uuidv7 } from 'uuid';
import type { ReadMention, ReadQuote } from '../../read/reading.js';
import { reconcile } from './reconcile.js';
import { insertRows, type Row, updateRows } from './rows.js';
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
  const { manager, articleId, revisionId, places, actors } = storing;
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
  const known: { id: string; identity: string; words: string; reviewed: boolean }[] = await manager.query(
    `select id, actor_id || ' ' || text as identity, text as words, false as reviewed
     from mention where article_id = $1 order by ordinal`,
    [articleId],
  );
  const { kept, added, gone } = reconcile(known, found);
  await manager.query('delete from mention where id = any($1)', [gone.map(({ id }) => id)]);
  await updateRows(
    manager,
    'mention',
    kept.map(([{ id }, { row }]) => ({ id, ...row })),
  );
  await insertRows(
    manager,
    'mention',
    added.map(({ row }) => ({ id: uuidv7(), ...row })),
  );
}

import { v7 as uuidv7 } from 'uuid';
import type { StoredSpan } from '../../schema/evidence.js';
import type { ItemChange } from './changes.js';
import type { Place } from './places.js';
import { quoteText } from './quote-text.js';
import { type Found, type Known, reconcile } from './reconcile.js';
import type { Row } from './rows.js';
import type { Storing } from './storing.js';

/** The two tables of what is read, reviewed and pushed, and how each keeps where an item stands. */
const TABLES = {
  quote: {
    kind: 'QUOTE_ADDED',
    spans: 'content',
    standing: (places: readonly Place[]): Row => ({ content: places.map(({ span }) => span) }),
  },
  reaction: {
    kind: 'REACTION_ADDED',
    spans: 'jsonb_build_array(span)',
    standing: ([place]: readonly Place[]): Row => ({ span: place!.span }),
  },
} as const;

export type ItemTable = keyof typeof TABLES;

/** A quote or reaction of a reading: what it is known again by, where it stands, and what the machine read of it. */
export interface FoundItem extends Found {
  /** Its key in the reading. */
  key: string;
  places: Place[];
  read: Row;
}

interface KnownItem extends Known {
  spans: StoredSpan[];
  withdrawn: boolean;
}

export interface StoredItems<F> {
  /** Ids by key. */
  ids: Map<string, string>;
  added: F[];
  kept: number;
  withdrawn: number;
  /** What became of each item that stands or stood, in the order of the text. */
  changes: ItemChange[];
}

/**
 * Stores the quotes or the reactions of a reading. What an earlier reading found keeps its id; what a person reviewed keeps
 * what the person said, and only moves with the text; what is gone is withdrawn, never deleted.
 * @param columnsOf what an item that is new has beside what was read of it
 */
export async function storeItems<F extends FoundItem>(
  storing: Storing,
  table: ItemTable,
  found: readonly F[],
  columnsOf: (added: readonly F[]) => Promise<(item: F) => Row>,
): Promise<StoredItems<F>> {
  const { writes, articleId, publishedAt } = storing;
  const { kept, added, gone } = reconcile(await knownItems(storing, table), found);
  const [reviewed, unreviewed] = [
    kept.filter(([known]) => known.reviewed),
    kept.filter(([known]) => !known.reviewed),
  ];
  await writes.update(
    table,
    unreviewed.map(([{ id }, item]) => ({
      id,
      ...item.read,
      ...standing(storing, table, item),
      withdrawn_at: null,
    })),
  );
  const [moved, lost] = relocated(storing, gone);
  await writes.update(table, [
    ...reviewed.map(([{ id }, item]) => ({ id, ...standing(storing, table, item), withdrawn_at: null })),
    ...moved.map(({ id, ...item }) => ({ id, ...standing(storing, table, item), withdrawn_at: null })),
  ]);
  const withdrawn = lost.filter((known) => !known.withdrawn);
  await writes.update(
    table,
    withdrawn.map(({ id }) => ({ id, withdrawn_at: new Date() })),
  );

  const ids = new Map(kept.map(([known, { key }]) => [key, known.id]));
  const columns = await columnsOf(added);
  const rows = added.map((item) => {
    const id = uuidv7();
    ids.set(item.key, id);
    return {
      id,
      ...item.read,
      ...standing(storing, table, item),
      ...columns(item),
      article_id: articleId,
      published_at: publishedAt,
      identity: item.identity,
      review_state: 'UNREVIEWED',
    };
  });
  writes.insert(table, rows);
  for (const { id } of rows) storing.added.push({ kind: TABLES[table].kind, itemId: id });
  return {
    ids,
    added,
    kept: kept.length + moved.length,
    withdrawn: withdrawn.length,
    changes: [...changesOf(found, kept, ids), ...moved.map(standsStill), ...withdrawn.map(isGone)],
  };
}

function changesOf<F extends FoundItem>(
  found: readonly F[],
  kept: readonly [KnownItem, F][],
  ids: ReadonlyMap<string, string>,
): ItemChange[] {
  const before = new Map(kept.map(([known, { key }]) => [key, known]));
  return found.map(({ key, places }) => ({
    itemId: ids.get(key)!,
    before: wordsBefore(before.get(key)),
    after: wordsOf(places.map(({ span }) => span)),
  }));
}

function standsStill({ id, places }: { id: string; places: Place[] }): ItemChange {
  const words = wordsOf(places.map(({ span }) => span));
  return { itemId: id, before: words, after: words };
}

function isGone(known: KnownItem): ItemChange {
  return { itemId: known.id, before: wordsBefore(known), after: null };
}

/** What the revision before carried of an item; null: nothing. */
function wordsBefore(known: KnownItem | undefined): string | null {
  return known && !known.withdrawn ? wordsOf(known.spans) : null;
}

function wordsOf(spans: readonly StoredSpan[]): string {
  return quoteText(spans.map(({ text }) => text));
}

async function knownItems(
  { manager, articleId, readBefore }: Storing,
  table: ItemTable,
): Promise<KnownItem[]> {
  if (!readBefore) return [];
  return manager.query(
    `select id, identity, split_part(identity, '|', 1) as words, ${TABLES[table].spans} as spans,
            review_state <> 'UNREVIEWED' as reviewed, withdrawn_at is not null as withdrawn
     from ${table} where article_id = $1 order by withdrawn_at is not null, ordinal`,
    [articleId],
  );
}

function standing({ revisionId }: Storing, table: ItemTable, { places }: { places: Place[] }): Row {
  const [{ span, passage }] = places as [Place];
  return { revision_id: revisionId, passage, ordinal: span.start, ...TABLES[table].standing(places) };
}

/** What a person reviewed and the machine no longer finds stays as long as its words stand in the text. */
function relocated(
  { places }: Storing,
  gone: readonly KnownItem[],
): [{ id: string; places: Place[] }[], KnownItem[]] {
  const moved: { id: string; places: Place[] }[] = [];
  const lost = gone.filter(({ id, reviewed, spans }) => {
    const at = reviewed ? spans.map(({ text }) => places.find(text)) : [null];
    const stands = at.every((place) => place !== null);
    if (stands) moved.push({ id, places: at });
    return !stands;
  });
  return [moved, lost];
}

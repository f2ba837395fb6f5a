import { badInput } from '../errors.js';
import { Statement } from '../store/graph/statement.js';
import type { OutboxEntry, OutboxKind, Queryable } from '../store/outbox.js';
import { shapes } from '../store/shapes/index.js';

/** What the items of each kind of entry are. */
const TYPES: Record<OutboxKind, string> = {
  ARTICLE_ADDED: 'Article',
  ARTICLE_REVISED: 'Article',
  QUOTE_ADDED: 'Quote',
  REACTION_ADDED: 'Reaction',
  STORY_GROWN: 'Story',
  ACTOR_CHANGED: 'Actor',
  SPIKE: 'Spike',
  NEW_SPEAKER: 'NewSpeaker',
  CHANGED_POSITION: 'ChangedPosition',
};

/** Where an entry is not about a row of that type by the row's own id: the rows with the id that it has. */
const ROWS: Partial<Record<OutboxKind, string>> = {
  // A story has grown by an article.
  STORY_GROWN: 'select s.*, p.article_id as item_id from story s join placement p on p.story_id = s.id',
};

/** SQLSTATE class of values that PostgreSQL cannot take: out of range, a zero byte in a text. */
const DATA_EXCEPTION = '22';

/** The graph type of the items of a kind. */
export function itemType(kind: OutboxKind): string {
  return TYPES[kind];
}

/** Which items of a kind a subscription wants: the very conditions that a query with this filter puts on its rows. */
export class ItemFilter {
  /** The graph type of the items. */
  readonly type: string;
  /** The same for two filters that ask for the same. */
  readonly key: string;

  /** @throws BAD_USER_INPUT as the query with this filter */
  constructor(
    readonly kind: OutboxKind,
    private readonly filter: object,
  ) {
    this.type = itemType(kind);
    const statement = new Statement();
    this.key = JSON.stringify([kind, this.conditions(statement, statement.alias()), statement.values]);
  }

  /** SQL of a boolean: whether it takes the item of `row`. */
  conditions(statement: Statement, row: string): string {
    const conditions = shapes[this.type]!.where?.(statement, row, this.filter as never) ?? [];
    return `coalesce(${['true', ...conditions].join(' and ')}, false)`;
  }

  /** Runs it once on nothing. @throws BAD_USER_INPUT where PostgreSQL cannot take a value */
  async check(database: Queryable): Promise<void> {
    try {
      await itemsTaken([this], [], database);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== 'string' || !code.startsWith(DATA_EXCEPTION)) throw error;
      throw badInput('filter', 'a value is out of range or has characters that cannot be stored.');
    }
  }
}

/**
 * Asks several filters of one kind about the same entries, with one statement.
 * @returns for each filter those of the entries whose items it takes as they are now, in their order
 */
export async function entriesTaken(
  filters: ItemFilter[],
  entries: OutboxEntry[],
  database: Queryable,
): Promise<OutboxEntry[][]> {
  const ofKind = entries.filter(({ kind }) => kind === filters[0]?.kind);
  if (ofKind.length === 0) return filters.map(() => []);
  const ids = ofKind.map(({ itemId }) => itemId);
  const takers = await itemsTaken(filters, ids, database);
  return filters.map((_, i) => ofKind.filter(({ itemId }) => takers.get(itemId)?.[i]));
}

/** For each id whose item exists, which of the filters take it, in their order. */
async function itemsTaken(
  filters: ItemFilter[],
  ids: string[],
  database: Queryable,
): Promise<Map<string, boolean[]>> {
  const { kind, type } = filters[0]!;
  const items = ROWS[kind] ?? `select *, id as item_id from ${shapes[type]!.table}`;
  const statement = new Statement();
  const row = statement.alias();
  const list = statement.bind(ids, 'uuid[]');
  const takes = filters.map((filter) => filter.conditions(statement, row)).join(', ');
  const { rows } = await database.query<{ id: string; takes: boolean[] }>(
    `select ${row}.item_id as id, array[${takes}] as takes from (${items}) ${row} where ${row}.item_id = any(${list})`,
    statement.values,
  );
  return new Map(rows.map((item) => [item.id, item.takes]));
}

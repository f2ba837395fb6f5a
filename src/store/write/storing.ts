import type { EntityManager } from 'typeorm';
import type { OutboxKind } from '../outbox.js';
import type { Places } from './places.js';
import type { Writes } from './rows.js';

/** What every part of a reading is stored with. */
export interface Storing {
  manager: EntityManager;
  /** What is new goes in by these, many tables at once. */
  writes: Writes;
  articleId: string;
  revisionId: string;
  /** Whether the article was read before, this text or another. */
  readBefore: boolean;
  publishedAt: string;
  language: string | null;
  places: Places;
  /** Ids of stored actors by their keys in the reading. */
  actors: Map<string, string>;
  /** Filled as things are stored, in order; goes to the outbox at the end. */
  added: { kind: OutboxKind; itemId: string }[];
}

import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FormattedExecutionResult,
  getOperationAST,
  Kind,
  type TypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { KeyRole } from '../schema/api-key.js';

/** The result of one item, ready to be sent to all who asked for the same. */
export interface SharedResult {
  result: FormattedExecutionResult;
  /** The same as JSON. */
  json: string;
}

/** Results that are kept for those who take the same item a little later, and their characters together. */
const KEPT = 2_000;
const KEPT_CHARACTERS = 32 * 1024 * 1024;
/** An item is given as it is then, so none is kept for long, milliseconds. */
const KEPT_MS = 5_000;

/**
 * Executes an item once for all subscriptions that would get the same: of one document, with the same variables, by
 * viewers who may do the same. Where each of them stands does not matter: a variable of the type Position changes what is
 * given, not what it looks like.
 */
export class Sharing {
  readonly #results = new LRUCache<string, Promise<SharedResult>>({
    max: KEPT,
    maxSize: KEPT_CHARACTERS,
    ttl: KEPT_MS,
  });

  /**
   * @param group from `groupOf`
   * @param position of the item
   * @param make executes it
   */
  result(group: string, position: string, make: () => Promise<SharedResult>): Promise<SharedResult> {
    const key = `${position} ${group}`;
    const known = this.#results.get(key);
    if (known) return known;
    const made = make();
    this.#results.set(key, made, { size: 1 });
    made.then(
      ({ json }) => this.#results.set(key, made, { size: json.length + 1 }),
      () => this.#results.delete(key),
    );
    return made;
  }
}

/** The same for two subscriptions whose results of an item are the same. */
export function groupOf(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown> | null | undefined,
  role: KeyRole,
): string {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const values = definitions
    .filter(({ type }) => nameOf(type) !== 'Position')
    .map(({ variable: { name } }) => [name.value, variables?.[name.value]]);
  const group = JSON.stringify([role, document.loc?.source.body, operationName, values]);
  // Short, since it is looked up for each who takes an item.
  return createHash('sha256').update(group).digest('base64url');
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

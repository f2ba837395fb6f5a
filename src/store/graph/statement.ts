import { validate as isUuid } from 'uuid';
import { badInput } from '../../errors.js';

/** A statement in the making: collects values, and gives the placeholder that stands for each. */
export class Statement {
  readonly values: unknown[] = [];
  /** How many rows it gives hangs on its values, so it is to be planned anew with each: a kept plan would know none of them. */
  selective = false;
  #aliases = 0;

  /**
   * @returns the placeholder, cast to the PostgreSQL type
   * @throws BAD_USER_INPUT for text that the database cannot hold
   */
  bind(value: unknown, cast: string): string {
    if (hasNul(value)) throw badInput('filter', 'expected text without the character U+0000.');
    this.values.push(value);
    return `$${this.values.length}::${cast}`;
  }

  /** Binds a list of ids. @throws BAD_USER_INPUT that names the field where one of them is no UUID */
  bindIds(field: string, ids: readonly string[]): string {
    for (const id of ids) if (!isUuid(id)) throw badInput(field, `${JSON.stringify(id)} is not an id.`);
    return this.bind(ids, 'uuid[]');
  }

  /** @returns an alias that no other row source of this statement has */
  alias(): string {
    this.#aliases += 1;
    return `t${this.#aliases}`;
  }
}

/** PostgreSQL takes no text with U+0000. */
export function hasNul(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNul);
  return typeof value === 'string' && value.includes('\0');
}

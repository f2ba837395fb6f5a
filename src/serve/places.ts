import { refusal } from '../errors.js';

/** Counts the connections that each holder has open, up to a limit. */
export class Places {
  readonly #taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /**
   * @param holder stands in the message, like `key "front-desk"`
   * @returns gives the place back; further calls do nothing
   * @throws TOO_MANY_CONNECTIONS where none is left
   */
  take(holder: string): () => void {
    const taken = this.#taken.get(holder) ?? 0;
    if (taken >= this.most) {
      const many = `The ${holder} has as many connections open as it may`;
      throw refusal('TOO_MANY_CONNECTIONS', `${many} (${taken.toLocaleString('en')}): close some.`, 429);
    }
    this.#taken.set(holder, taken + 1);
    let held = true;
    return () => {
      if (held) this.#give(holder);
      held = false;
    };
  }

  #give(holder: string): void {
    const left = this.#taken.get(holder)! - 1;
    if (left > 0) this.#taken.set(holder, left);
    else this.#taken.delete(holder);
  }
}

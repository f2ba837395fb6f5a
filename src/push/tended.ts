/** What goes on by itself until it is closed. */
export interface Worker {
  /** Whether it has ended, closed or not. */
  readonly isDone: boolean;
  close(): Promise<void>;
}

/** One worker for each row of a list that changes. */
export class Tended<Row> {
  readonly #workers = new Map<string, { worker: Worker; key: string }>();

  /**
   * @param keyOf what a worker is for, and what has it begin anew where it changes
   * @param begin makes the worker of a row
   */
  constructor(
    private readonly keyOf: (row: Row) => { id: string; key: string },
    private readonly begin: (row: Row) => Worker,
  ) {}

  /** Begins workers for rows that are new, and ends those whose rows are gone. One whose row has changed is replaced the next time. */
  async tend(rows: readonly Row[]): Promise<void> {
    const keys = new Map(rows.map((row) => [this.keyOf(row).id, this.keyOf(row).key]));
    const over = [...this.#workers].filter(([id, { worker, key }]) => worker.isDone || keys.get(id) !== key);
    const changed = new Set(over.map(([id]) => id));
    await this.#close([...changed]);
    for (const row of rows) {
      const { id, key } = this.keyOf(row);
      if (!changed.has(id) && !this.#workers.has(id)) this.#workers.set(id, { worker: this.begin(row), key });
    }
  }

  async dismiss(): Promise<void> {
    await this.#close([...this.#workers.keys()]);
  }

  async #close(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.#workers.get(id)!.worker.close()));
    for (const id of ids) this.#workers.delete(id);
  }
}

/** What this process has collected since it started, for /metrics. */
export class Tally {
  /** Polls by how they ended. */
  readonly polls = { read: 0, unchanged: 0, failed: 0 };
  /** Items by what became of them. */
  readonly items = { added: 0, revised: 0, unchanged: 0, refused: 0 };
  /** Visits to the pages of stored articles by what the page said. */
  readonly visits = { unchanged: 0, revised: 0, gone: 0, missing: 0, unclear: 0 };
}

/**
 * Ends what takes too long, or what somebody else ends; it can be stopped for a while. Not AbortSignal.any: on a signal that lives
 * as long as the process that leaves something behind each time.
 */
export class Deadline {
  readonly #over = new AbortController();
  readonly signal = this.#over.signal;
  readonly #end = () => this.#over.abort();
  #timer: NodeJS.Timeout | undefined;
  #since = 0;

  /** @param leftMs milliseconds; they run from now on */
  constructor(
    private leftMs: number,
    private readonly outer?: AbortSignal | undefined,
  ) {
    if (outer?.aborted) this.#end();
    outer?.addEventListener('abort', this.#end, { once: true });
    this.run();
  }

  run(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(this.#end, this.leftMs);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.leftMs -= performance.now() - this.#since;
  }

  /** To be called when what it was for is over. */
  close(): void {
    clearTimeout(this.#timer);
    this.outer?.removeEventListener('abort', this.#end);
  }
}

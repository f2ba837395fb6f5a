import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { RefusedError } from '../collect/article.js';
import type { Work } from './work.js';
import type { Done, Task } from './worker.js';

/** A text that keeps a thread busy for longer is given up, and the thread with it, milliseconds. */
const PATIENCE_MS = 120_000;
/** A thread ends when it has had nothing to do for so long, milliseconds: it holds models of 150 MB. */
const IDLE_MS = 5 * 60_000;
/** What a thread may hold; one that needs more ends, and its work is refused. */
const HEAP_MIB = 768;

export interface Threads extends Work {
  /** How many pieces of work wait for a thread. */
  readonly waiting: number;
  close(): Promise<void>;
}

/**
 * Opens threads for what keeps the processor busy, so that whoever serves is never kept waiting by a page. They start with the
 * first work. One that crashes, or takes too long over a hostile text, is replaced, and its work is refused.
 * @param count at most so many; by default one less than there are cores, and one at least
 */
export function openThreads(count = Math.max(1, availableParallelism() - 1)): Threads {
  const pool = new Piscina<Task, Done>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: count,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  // A thread that dies is told to whoever waits for its work.
  pool.on('error', () => {});
  // Work waits here and not in the pool, so that its patience begins with the work.
  const turn = pLimit(count);
  const run = async <N extends keyof Work>(name: N, ...args: Parameters<Work[N]>): Promise<never> => {
    const done = await turn(() => runOnce(pool, { name, args }));
    if ('result' in done) return done.result as never;
    throw new RefusedError(done.refused.field, done.refused.code, done.refused.message);
  };
  return {
    page: (...args) => run('page', ...args),
    feed: (...args) => run('feed', ...args),
    feedsOf: (...args) => run('feedsOf', ...args),
    content: (...args) => run('content', ...args),
    language: (...args) => run('language', ...args),
    read: (...args) => run('read', ...args),
    get waiting() {
      return turn.pendingCount;
    },
    close: () => pool.destroy(),
  };
}

/** @throws RefusedError where the work takes too long or is more than a thread can hold */
async function runOnce(pool: Piscina<Task, Done>, task: Task): Promise<Done> {
  const patience = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const done = pool.run(task, { signal: patience.signal });
    timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    return await done;
  } catch (error) {
    if (patience.signal.aborted) {
      throw new RefusedError('source', 'TIMEOUT', `It could not be read in ${PATIENCE_MS / 1_000} seconds.`);
    }
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      throw new RefusedError('source', 'TOO_LARGE', 'It takes more memory to read than a document may.');
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

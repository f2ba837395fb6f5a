import { parentPort, workerData } from 'node:worker_threads';
import { loadArticles, toExample } from './corpus.js';
import { learnTags, type TagOptions } from './learn-tags.js';

/** What a worker is asked for: a field of all articles, or of all but every `of`-th from `left` on. */
export interface FieldTask {
  data: string;
  name: string;
  out: { left: number; of: number } | null;
  options: TagOptions;
}

/** Trains one field in a thread of its own, and sends it back. */
const { data, name, out, options } = workerData as FieldTask;
const examples = loadArticles(`${data}/polnear.train.jsonl`)
  .filter((_, i) => !out || i % out.of !== out.left)
  .map(toExample);
parentPort?.postMessage(learnTags(examples, options, (line) => console.log(`${name}, ${line}`)));

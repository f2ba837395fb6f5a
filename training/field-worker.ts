import { parentPort, workerData } from 'node:worker_threads';
import type { Field } from '../src/read/tagger/crf.js';
import { loadArticles, toExample } from './corpus.js';
import { learnTags, type TagOptions } from './learn-tags.js';

/** What a worker is asked for: a field of all articles, or of all but every `of`-th from `left` on. */
export interface FieldTask {
  data: string;
  name: string;
  out: { left: number; of: number } | null;
  options: TagOptions;
}

/** What a worker sends: how far it is, and at the end its field. */
export type FieldNews = { line: string } | { field: Field };

const { data, name, out, options } = workerData as FieldTask;
const send = (news: FieldNews) => parentPort?.postMessage(news);

const examples = loadArticles(`${data}/polnear.train.jsonl`)
  .filter((_, i) => !out || i % out.of !== out.left)
  .map(toExample);
// By message: a worker's own console stays silent while it works.
send({ field: learnTags(examples, options, (line) => send({ line: `${name}, ${line}` })) });

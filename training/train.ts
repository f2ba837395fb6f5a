import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Field } from '../src/read/tagger/crf.js';
import { LABEL_COUNT } from '../src/read/tagger/labels.js';
import { loadArticles, toExample } from './corpus.js';
import type { FieldNews, FieldTask } from './field-worker.js';
import { learnLinks, tagExample } from './learn-links.js';
import type { TagOptions } from './learn-tags.js';
import { packModel } from './pack.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: 'models/quotes.bin' },
    epochs: { type: 'string', default: '8' },
    rate: { type: 'string', default: '0.02' },
    least: { type: 'string', default: '2' },
    decay: { type: 'string', default: '0' },
    hide: { type: 'string', default: '0.5' },
    folds: { type: 'string', default: '3' },
    prune: { type: 'string', default: '0.017' },
    most: { type: 'string', default: '0.7' },
  },
});

if (!values.data) {
  console.error('usage: npm run train -- --data FOLDER_WITH_polnear.train.jsonl [--out models/quotes.bin]');
  process.exit(2);
}

const options: TagOptions = {
  epochs: Number(values.epochs),
  rate: Number(values.rate),
  least: Number(values.least),
  decay: Number(values.decay),
  hide: Number(values.hide),
};
const folds = Number(values.folds);
const examples = loadArticles(`${values.data}/polnear.train.jsonl`).map(toExample);
console.log(`${examples.length} articles`);

// A thread each, so that all cores share the work; the order of what comes out is fixed.
const [field, ...unseen] = await Promise.all([
  learnField('all articles', null),
  ...Array.from({ length: folds }, (_, left) => learnField(`fold ${left + 1}`, { left, of: folds })),
]);
// Links learn from what a tagger gives that has not seen the article: its mistakes are those that will be met.
const tagged = unseen.flatMap((one, left) =>
  examples.filter((_, i) => i % folds === left).map((example) => tagExample(one, example)),
);
const links = learnLinks(tagged);
const bytes = packModel(field, links, Number(values.prune), Number(values.most));
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${bytes.length} bytes, of ${field.weights.length / LABEL_COUNT} rows`);

/** Trains one field in a thread of its own. */
function learnField(name: string, out: FieldTask['out']): Promise<Field> {
  const task: FieldTask = { data: values.data as string, name, out, options };
  const worker = new Worker(new URL('./field-worker.js', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (news: FieldNews) => {
      if ('line' in news) console.log(news.line);
      else resolve(news.field);
    });
    worker.once('error', reject);
  });
}

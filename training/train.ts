import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { LABEL_COUNT } from '../src/read/tagger/labels.js';
import { loadArticles, toExample } from './corpus.js';
import { learnLinks, tagExample } from './learn-links.js';
import { learnTags, type TagOptions } from './learn-tags.js';
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

// Links learn from what a tagger gives that has not seen the article: its mistakes are those that will be met.
const tagged = Array.from({ length: folds }, (_, fold) => {
  const field = learnTags(
    examples.filter((_, i) => i % folds !== fold),
    options,
  );
  return examples.filter((_, i) => i % folds === fold).map((example) => tagExample(field, example));
}).flat();
const links = learnLinks(tagged);
const field = learnTags(examples, options);
const bytes = packModel(field, links, Number(values.prune), Number(values.most));
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${bytes.length} bytes, of ${field.weights.length / LABEL_COUNT} rows`);

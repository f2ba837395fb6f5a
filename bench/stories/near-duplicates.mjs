import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { areCopies, COPY_DISTANCE, fingerprint } from '../../dist/src/store/stories/fingerprint.js';
import { textOf } from '../read/load.mjs';
import { secondsSince } from './table.mjs';

const FOLDER = 'near-duplicates/data';
const SIZES = [100, 1_000, 2_500, 10_000];

/**
 * Scores which texts are found to be copies of one another, against the pairs that are known. Every pair is tried, as a text is
 * in the database against all of its 72 hours.
 * @returns {import('./table.mjs').Row[]} none for a size whose texts are not there
 */
export function scoreNearDuplicates({ data }) {
  const there = SIZES.filter((size) => existsSync(join(data, FOLDER, `articles_${size}.train`)));
  if (there.length === 0) textOf(data, `${FOLDER}/articles_1000.train`);
  return there.map((size) => rowOf(data, size));
}

function rowOf(data, size) {
  const texts = linesOf(data, `articles_${size}.train`).map((line) => {
    const cut = line.indexOf(' ');
    return { id: line.slice(0, cut), text: line.slice(cut + 1) };
  });
  const gold = new Set(linesOf(data, `articles_${size}.truth`).map((line) => pairOf(...line.split(/\s+/))));
  const started = process.cpuUsage();
  const prints = texts.map(({ text }) => fingerprint(text));
  const seconds = secondsSince(started);
  const found = pairsOf(texts, prints);
  const right = found.filter((pair) => gold.has(pair)).length;
  const [precision, recall] = [right / found.length, right / gold.size];
  return {
    set: `near-duplicates, ${size.toLocaleString('en')} texts`,
    items: size,
    precision,
    recall,
    f: (2 * precision * recall) / (precision + recall),
    gold: gold.size,
    found: found.length,
    rate: size / seconds,
  };
}

function pairsOf(texts, prints) {
  const found = [];
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) {
      if (distance(prints[i], prints[j]) > COPY_DISTANCE) continue;
      if (areCopies(texts[i].text, texts[j].text)) found.push(pairOf(texts[i].id, texts[j].id));
    }
  }
  return found;
}

/** As the database counts: `bit_count((a # b)::bit(64))`. */
function distance(a, b) {
  let [bits, count] = [BigInt.asUintN(64, a ^ b), 0];
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

function pairOf(a, b) {
  return [a, b].sort().join(' ');
}

function linesOf(data, name) {
  return textOf(data, `${FOLDER}/${name}`)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

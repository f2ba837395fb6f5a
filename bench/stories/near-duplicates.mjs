import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  bandKeys,
  copyTest,
  keysOfCopies,
  SKETCH_DISTANCE,
  sketchOf,
} from '../../dist/src/store/stories/sketch.js';
import { textOf } from '../read/load.mjs';
import { secondsSince } from './table.mjs';

const FOLDER = 'near-duplicates/data';
const HOUR = '2026-11-02T12:00:00.000Z';
const SIZES = [100, 1_000, 2_500, 10_000];

/**
 * Scores which texts are found to be copies of one another, against the pairs that are known. Each text is
 * looked up among all others as in the database, all of them of one hour.
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
  const sketches = texts.map(({ text }) => sketchOf(text));
  const seconds = secondsSince(started);
  const found = pairsOf(texts, sketches);
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

function pairsOf(texts, sketches) {
  const found = new Set();
  const places = new Map();
  for (const [place, sketch] of sketches.entries()) {
    const candidates = new Set(keysOfCopies(sketch, HOUR).flatMap((key) => places.get(key) ?? []));
    const isCopy = copyTest(texts[place].text);
    for (const other of candidates) {
      if (distance(sketch.bits, sketches[other].bits) > SKETCH_DISTANCE) continue;
      if (isCopy(texts[other].text)) found.add(pairOf(texts[place].id, texts[other].id));
    }
    for (const key of bandKeys(sketch, HOUR)) places.set(key, [...(places.get(key) ?? []), place]);
  }
  return [...found];
}

/** As the database counts: `bit_count(a # b)`. */
function distance(a, b) {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count += 1;
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

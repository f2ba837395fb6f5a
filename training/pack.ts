import { brotliCompressSync, constants } from 'node:zlib';
import type { Field } from '../src/read/tagger/crf.js';
import { HASH_BITS } from '../src/read/tagger/hash.js';
import { LABEL_COUNT } from '../src/read/tagger/labels.js';
import type { Weights } from '../src/read/tagger/link.js';
import { FORMAT } from '../src/read/tagger/model.js';
import { rowOf } from '../src/read/tagger/rows.js';

/** The greatest weight kept apart: 127 steps to each side of 0. */
const STEPS = 127;

/**
 * Packs a model: rows without a weight of note are dropped, weights become 8-bit steps, numbers of kept features are
 * written as gaps. Out: the bytes of the file.
 */
export function packModel(field: Field, links: Weights, least: number, most: number): Buffer {
  const kept: { id: number; row: number }[] = [];
  for (let id = 0; id < 2 ** HASH_BITS; id++) {
    const row = rowOf(field.rows, id);
    if (row < 0) continue;
    const own = field.weights.subarray(row * LABEL_COUNT, (row + 1) * LABEL_COUNT);
    if (own.some((weight) => Math.abs(weight) >= least)) kept.push({ id, row });
  }
  const gaps: number[] = [];
  const weights = new Int8Array(kept.length * LABEL_COUNT);
  const scale = most / STEPS;
  let before = -1;
  kept.forEach(({ id, row }, i) => {
    pushNumber(gaps, id - before - 1);
    before = id;
    for (let y = 0; y < LABEL_COUNT; y++)
      // Labels apart: like weights stand together and pack better.
      weights[y * kept.length + i] = toStep(field.weights[row * LABEL_COUNT + y] as number, scale);
  });
  const linkScale = Math.max(...Array.from(links.weights, Math.abs)) / STEPS;
  const linkSteps = Int8Array.from(links.weights, (weight) => toStep(weight, linkScale));
  const header = Buffer.from(
    `${JSON.stringify({ format: FORMAT, rows: kept.length, gaps: gaps.length, scale, linkScale })}\n`,
  );
  const body = Buffer.concat([
    header,
    Buffer.from(Uint8Array.from(gaps)),
    Buffer.from(weights.buffer),
    littleEndian(field.pairs),
    Buffer.from(linkSteps.buffer),
  ]);
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

function toStep(weight: number, scale: number): number {
  return Math.max(-STEPS, Math.min(STEPS, Math.round(weight / scale)));
}

/** Seven bits a byte, low ones first. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeFloatLE(value, i * 4);
  return bytes;
}

import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Field } from './crf.js';
import { PAIR_CLASSES } from './features.js';
import { HASH_BITS } from './hash.js';
import { LABEL_COUNT } from './labels.js';
import { LINK_BITS, type Weights } from './link.js';
import { type Rows, toRows } from './rows.js';

/** Changes whenever features, labels or the layout do: weights of another format are refused. */
export const FORMAT = 'rejoinder-quotes-2';

/** What the tagger was trained to. */
export interface Model {
  field: Field;
  links: Weights;
}

/** The package's own weights; the same file from `src` and from `dist`. */
const FILES = ['../../../models/quotes.bin', '../../../../models/quotes.bin'];

/** Reads the weights that ship with the package. Throws where they are missing or of another format. */
export function loadModel(): Model {
  const file = FILES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!file) throw new Error('models/quotes.bin is missing: install the package again, or run npm run train');
  return unpackModel(readFileSync(file));
}

/** In: the bytes of a file that training wrote. */
export function unpackModel(bytes: Uint8Array): Model {
  const body = brotliDecompressSync(bytes);
  const line = body.indexOf(10);
  const header = JSON.parse(body.subarray(0, line).toString('utf8')) as {
    format: string;
    rows: number;
    gaps: number;
    scale: number;
    linkScale: number;
  };
  if (header.format !== FORMAT) throw new Error(`quotes.bin is of format ${header.format}, not ${FORMAT}`);
  let at = line + 1;
  const take = (size: number) => {
    at += size;
    return body.subarray(at - size, at);
  };
  const rows = readRows(take(header.gaps));
  const weights = byRow(take(header.rows * LABEL_COUNT), header.rows);
  const pairs = take(PAIR_CLASSES * LABEL_COUNT * LABEL_COUNT * 4);
  const links = Int8Array.from(take(2 ** LINK_BITS), (byte) => (byte << 24) >> 24);
  return {
    field: {
      rows,
      weights,
      scale: header.scale,
      pairs: Float32Array.from({ length: pairs.length / 4 }, (_, i) => pairs.readFloatLE(i * 4)),
    },
    links: { weights: links, scale: header.linkScale },
  };
}

function readRows(gaps: Uint8Array): Rows {
  const kept = new Uint8Array(2 ** HASH_BITS);
  let id = -1;
  for (let i = 0; i < gaps.length; i++) {
    let gap = 0;
    let shift = 0;
    while ((gaps[i] as number) > 127) {
      gap |= ((gaps[i] as number) & 127) << shift;
      shift += 7;
      i++;
    }
    id += (gap | ((gaps[i] as number) << shift)) + 1;
    kept[id] = 1;
  }
  return toRows((feature) => kept[feature] === 1);
}

/** From label after label to row after row. */
function byRow(bytes: Uint8Array, count: number): Int8Array {
  const weights = new Int8Array(bytes.length);
  for (let y = 0; y < LABEL_COUNT; y++)
    for (let i = 0; i < count; i++) weights[i * LABEL_COUNT + y] = bytes[y * count + i] as number;
  return weights;
}

import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/**
 * Groups of words that stand beside the same words. Words are known by their hash alone: the file holds none.
 */
export interface Clusters {
  /** Open addressing: hashes and, in the same slot, one more than the cluster; 0 for an empty slot. */
  hashes: Int32Array;
  clusters: Uint16Array;
  /** The coarse cluster of each fine one. */
  coarse: Uint16Array;
}

const FILES = ['../../../models/clusters.bin', '../../../../models/clusters.bin'];

let loaded: Clusters | null = null;

/** The clusters that ship with the package. Throws where the file is missing. */
export function loadClusters(): Clusters {
  if (loaded) return loaded;
  const file = FILES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!file) throw new Error('models/clusters.bin is missing: install the package again');
  loaded = unpackClusters(readFileSync(file));
  return loaded;
}

/** One more than the fine cluster of a word by the hash of its lower-case form; 0: unknown. */
export function clusterOf({ hashes, clusters }: Clusters, hash: number): number {
  const mask = hashes.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const found = clusters[slot] as number;
    if (found === 0 || hashes[slot] === hash) return found;
  }
}

/** In: words by hash with their fine cluster; the coarse cluster of each fine one. Out: the bytes of the file. */
export function packClusters(
  words: readonly { hash: number; cluster: number }[],
  coarse: Uint16Array,
): Buffer {
  const one = new Map(words.toReversed().map(({ hash, cluster }) => [hash, cluster]));
  const sorted = [...one].sort(([a], [b]) => a - b);
  const body = Buffer.alloc(8 + coarse.length * 2 + sorted.length * 6);
  body.writeUInt32LE(coarse.length, 0);
  body.writeUInt32LE(sorted.length, 4);
  let at = 8;
  for (const cluster of coarse) at = body.writeUInt16LE(cluster, at);
  for (const [hash] of sorted) at = body.writeInt32LE(hash, at);
  for (const [, cluster] of sorted) at = body.writeUInt16LE(cluster, at);
  return brotliCompressSync(body);
}

/** In: what `packClusters` wrote. */
export function unpackClusters(bytes: Uint8Array): Clusters {
  const body = brotliDecompressSync(bytes);
  const fine = body.readUInt32LE(0);
  const count = body.readUInt32LE(4);
  const coarse = Uint16Array.from({ length: fine }, (_, i) => body.readUInt16LE(8 + i * 2));
  let size = 1;
  while (size < count * 2) size *= 2;
  const found: Clusters = { hashes: new Int32Array(size), clusters: new Uint16Array(size), coarse };
  const from = 8 + fine * 2;
  for (let i = 0; i < count; i++) {
    const hash = body.readInt32LE(from + i * 4);
    let slot = hash & (size - 1);
    while (found.clusters[slot]) slot = (slot + 1) & (size - 1);
    found.hashes[slot] = hash;
    found.clusters[slot] = body.readUInt16LE(from + count * 4 + i * 2) + 1;
  }
  return found;
}

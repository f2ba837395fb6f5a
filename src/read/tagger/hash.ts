/** Features are numbers of this many bits: no text is kept. */
export const HASH_BITS = 22;

const MASK = 2 ** HASH_BITS - 1;

/** FNV-1a of a text, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Joins a template number and up to three values to a feature. */
export function mix(template: number, a: number, b = 0, c = 0): number {
  let hash = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ c, 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) & MASK;
}

/** What a person said stays with an item; `words` are what it is found again by. */
export interface Known {
  id: string;
  identity: string;
  words: string;
  reviewed: boolean;
}

export interface Found {
  identity: string;
  words: string;
}

export interface Reconciled<K, F> {
  kept: [K, F][];
  added: F[];
  gone: K[];
}

/**
 * Tells which items of an earlier reading a new reading found again, so that they keep their ids.
 * First by identity, in text order; then, for what a person reviewed, by words that contain one another.
 */
export function reconcile<K extends Known, F extends Found>(
  known: readonly K[],
  found: readonly F[],
): Reconciled<K, F> {
  const byIdentity = new Map<string, K[]>();
  for (const item of known) byIdentity.set(item.identity, [...(byIdentity.get(item.identity) ?? []), item]);
  const kept: [K, F][] = [];
  const unmatched = found.filter((item) => {
    const match = byIdentity.get(item.identity)?.shift();
    if (match) kept.push([match, item]);
    return !match;
  });
  const left = [...byIdentity.values()].flat();
  const gone = left.filter((item) => {
    const at = item.reviewed ? unmatched.findIndex(({ words }) => overlaps(words, item.words)) : -1;
    if (at >= 0) kept.push([item, ...unmatched.splice(at, 1)] as [K, F]);
    return at < 0;
  });
  return { kept, added: unmatched, gone };
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

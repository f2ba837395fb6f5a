/**
 * B-cubed precision, recall and F1 of a clustering (Bagga and Baldwin 1998): means over items of the share of its cluster that
 * is of its gold class, and of its gold class that is in its cluster.
 * @param {readonly {gold: string, found: string}[]} items
 */
export function bCubed(items) {
  const [gold, found, both] = [new Map(), new Map(), new Map()];
  const keyOf = (item) => JSON.stringify([item.gold, item.found]);
  for (const item of items) {
    count(gold, item.gold);
    count(found, item.found);
    count(both, keyOf(item));
  }
  const mean = (whole, part) =>
    items.reduce((sum, item) => sum + both.get(keyOf(item)) / whole.get(item[part]), 0) / items.length;
  const [precision, recall] = [mean(found, 'found'), mean(gold, 'gold')];
  return {
    precision,
    recall,
    f: (2 * precision * recall) / (precision + recall),
    gold: gold.size,
    found: found.size,
  };
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

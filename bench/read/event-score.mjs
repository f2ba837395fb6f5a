import { figuresOf, tally } from './figures.mjs';

/**
 * Types of happenings, text by text.
 * @typedef {import('./figures.mjs').Tally} Tally
 * @typedef {{gold: string[][], read: string[]}} Typed `gold`: for each happening its type, then others that are right too
 */

/**
 * A type counts once a text, however often it is read. A gold one is found where its own type was read, else one that is
 * right too; what was read and answers no gold one counts against the type it was read as.
 * @param {Iterable<Typed>} texts
 * @returns {{all: Tally, byType: Map<string, Tally>, macroF: number}} `macroF`: mean F over the types that the gold has
 */
export function scoreTypes(texts) {
  const byType = new Map();
  const of = (type) => {
    if (!byType.has(type)) byType.set(type, tally());
    return byType.get(type);
  };
  for (const { gold, read } of texts) {
    const free = new Set(read);
    const wanted = [...new Map(gold.map((types) => [types[0], types])).values()];
    const found = new Set(wanted.filter(([own]) => free.delete(own)));
    for (const types of wanted) {
      const other = found.has(types) ? undefined : types.find((type) => free.has(type));
      if (other !== undefined) {
        free.delete(other);
        found.add(types);
      }
      of(types[0]).gold++;
      if (found.has(types)) {
        of(types[0]).right++;
        of(types[0]).read++;
      }
    }
    for (const type of free) of(type).read++;
  }
  const all = tally();
  for (const counts of byType.values()) for (const key of Object.keys(all)) all[key] += counts[key];
  const known = [...byType.values()].filter(({ gold }) => gold > 0);
  const macroF = known.reduce((sum, counts) => sum + figuresOf(counts).f, 0) / (known.length || 1);
  return { all, byType, macroF };
}

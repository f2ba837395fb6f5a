/**
 * How a word may be spelt in another newsroom: the romanisations of Arabic, Persian, Russian, Chinese and other names, and
 * letters doubled or left out. Patterns run on lower case Latin letters, in order.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^abd(?:[aeu]l?)?$/g, 'abd'],
  [/[^a-z0-9]/g, ''],
  [/(?:off|ow|ov|ev|eff|ew)$/g, 'ov'],
  [/(?:iy|yy|ii|ij|ey|ie|y)$/g, 'i'],
  [/ph/g, 'f'],
  [/([kgdtb])h/g, '$1'],
  [/(?:tch|tsch|ch|sch|shch|sh|hs|zh|x)/g, 's'],
  [/(?:dj|j(?=[aeiou]))/g, 'y'],
  [/(?:ck|q|c(?![eiy]))/g, 'k'],
  [/c/g, 's'],
  [/(?:ts|tz|z)/g, 's'],
  [/[wv]/g, 'v'],
  [/(?:ou|oo|u|o)/g, 'o'],
  [/(?:ai|ay|ei|ey|ae|ee|ie|ia|ya|ye|iy|y|i|e|a)/g, 'e'],
  [/h/g, ''],
  [/g/g, 'k'],
  [/(.)\1+/g, '$1'],
];

/**
 * What a word sounds like, roughly: the same for most ways in which newsrooms spell one name.
 * `soundKey('qaddafi') === soundKey('gaddafi')`.
 */
export function soundKey(word: string): string {
  let key = word;
  for (const [pattern, by] of SPELLINGS) key = key.replace(pattern, by);
  return key;
}

/**
 * Edits between two words, swaps of neighbours counted once (Damerau 1964, optimal string alignment).
 * Words longer than 40 letters are cut: no honest name part is.
 */
export function edits(left: string, right: string): number {
  const [a, b] = [left.slice(0, LONGEST), right.slice(0, LONGEST)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

const LONGEST = 40;

/**
 * Arithmetic on half-open spans of characters.
 * @typedef {{start: number, end: number}} Span
 */

/**
 * @param {readonly Span[]} spans in any order, overlapping or not
 * @returns {Span[]} the same characters, in order and disjoint
 */
export function merged(spans) {
  const result = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (end <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/**
 * @param {readonly Span[]} spans disjoint
 * @returns {number} characters
 */
export function sizeOf(spans) {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/**
 * @param {readonly Span[]} a as `merged` gives them
 * @param {readonly Span[]} b likewise
 * @returns {number} characters in both
 */
export function shared(a, b) {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    sum += Math.max(0, Math.min(a[i].end, b[j].end) - Math.max(a[i].start, b[j].start));
    if (a[i].end < b[j].end) i++;
    else j++;
  }
  return sum;
}

/**
 * @param {readonly Span[]} a
 * @param {readonly Span[]} b
 * @returns {number} characters in both by characters in either, 0 to 1
 */
export function jaccard(a, b) {
  const [left, right] = [merged(a), merged(b)];
  const both = shared(left, right);
  return both / (sizeOf(left) + sizeOf(right) - both || 1);
}

/**
 * @param {Span} a
 * @param {Span} b
 * @returns {boolean} whether one character is in both
 */
export function overlap(a, b) {
  return a.start < b.end && b.start < a.end;
}

/**
 * Offsets of the sets count code points; JavaScript counts UTF-16 code units.
 * @param {string} text
 * @returns {(span: Span) => Span}
 */
export function fromCodePoints(text) {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return ({ start, end }) => ({ start, end });
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  return ({ start, end }) => ({ start: units[start], end: units[end] });
}

/**
 * @param {string} text
 * @returns {(span: Span) => Span} the other way round
 */
export function toCodePoints(text) {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return ({ start, end }) => ({ start, end });
  const count = (unit) => [...text.slice(0, unit)].length;
  return ({ start, end }) => ({ start: count(start), end: count(end) });
}

/**
 * @typedef {object} Row
 * @property {string} set
 * @property {number} items texts or headlines
 * @property {number} precision
 * @property {number} recall
 * @property {number} f
 * @property {number} gold pairs or stories that there are
 * @property {number} found pairs or stories that were found
 * @property {number} rate items a second, on one thread
 */

/**
 * @param {readonly Row[]} rows
 * @returns {string} a Markdown table
 */
export function tableOf(rows) {
  return [
    '| set | items | P | R | F | gold | found | items/s |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}

function cellsOf({ set, items, precision, recall, f, gold, found, rate }) {
  const hundreds = Math.round(rate / 100) * 100;
  return [set, items, share(precision), share(recall), share(f), gold, found, hundreds];
}

/** .847, as the other benches print shares. */
function share(number) {
  return number.toFixed(3).replace(/^0/, '');
}

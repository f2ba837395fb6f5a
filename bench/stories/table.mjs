/**
 * @typedef {object} Row
 * @property {string} set
 * @property {number} items texts or headlines
 * @property {number} precision
 * @property {number} recall
 * @property {number} f
 * @property {number} gold pairs or stories that there are
 * @property {number} found pairs or stories that were found
 * @property {number} rate items a second of CPU time
 */

/**
 * @param {readonly Row[]} rows
 * @returns {string} a Markdown table
 */
export function tableOf(rows) {
  return [
    '| set | items | P | R | F | gold | found | items/s, CPU |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}

/**
 * @param {readonly {articles: number, ms: number, scanMs: number}[]} rows
 * @returns {string} a Markdown table
 */
export function searchTableOf(rows) {
  const cells = ({ articles, ms, scanMs }) => [
    articles.toLocaleString('en'),
    ms.toFixed(2),
    scanMs.toFixed(1),
  ];
  return [
    "| articles within 72 hours | looking for an article's copies, ms of the database's CPU | the same by comparing with each |",
    '| ---: | ---: | ---: |',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ].join('\n');
}

function cellsOf({ set, items, precision, recall, f, gold, found, rate }) {
  const hundreds = Math.round(rate / 100) * 100;
  return [set, items, share(precision), share(recall), share(f), gold, found, hundreds];
}

/** @param {NodeJS.CpuUsage} started @returns {number} CPU time since, which a machine shared with others does not blur */
export function secondsSince(started) {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** .847, as the other benches print shares. */
function share(number) {
  return number.toFixed(3).replace(/^0/, '');
}

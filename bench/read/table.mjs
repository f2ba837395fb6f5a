import { anchorOf } from './anchors.mjs';

/**
 * @typedef {object} Row cells that a measure does not have stay empty
 * @property {string} set
 * @property {string} measure
 * @property {number} [precision]
 * @property {number} [recall]
 * @property {number} [f]
 * @property {number} [accuracy]
 * @property {number} [gold] how many there are to be found
 * @property {number} [read] how many the reader gave
 * @property {string} [value] where it is no share: words a second, megabytes
 */

/**
 * @param {readonly Row[]} rows
 * @returns {string} one Markdown table
 */
export function tableOf(rows) {
  return [
    '| set | measure | P | R | F | accuracy | gold | read | known elsewhere | reach / beyond |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |',
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}

function cellsOf(row) {
  const { set, measure, precision, recall, f, accuracy, gold, read, value } = row;
  const { field, wanted } = anchorOf(row);
  return [
    set,
    measure,
    share(precision),
    share(recall),
    value ?? share(f),
    share(accuracy),
    gold ?? '',
    read ?? '',
    field,
    wanted,
  ];
}

/** .847, as the notes print shares. */
function share(number) {
  return number === undefined ? '' : number.toFixed(3).replace(/^0/, '');
}

/**
 * What a row of the table counts: how many of the gold ones were found, of how many, and how many were read.
 * @typedef {{right: number, read: number, gold: number}} Tally
 * @typedef {{precision: number, recall: number, f: number}} Figures
 */

/** @returns {Tally} */
export function tally() {
  return { right: 0, read: 0, gold: 0 };
}

/**
 * Precision, recall and their harmonic mean; 0 where nothing was read, or nothing is there to be found.
 * @param {Tally} counts
 * @returns {Figures}
 */
export function figuresOf({ right, read, gold }) {
  return fromRates(read ? right / read : 0, gold ? right / gold : 0);
}

/**
 * @param {number} precision
 * @param {number} recall
 * @returns {Figures}
 */
export function fromRates(precision, recall) {
  const sum = precision + recall;
  return { precision, recall, f: sum ? (2 * precision * recall) / sum : 0 };
}

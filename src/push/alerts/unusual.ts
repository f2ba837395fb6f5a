/** How many standard deviations above the median are unusual: B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, 1993. */
const DEVIATIONS = 3.5;
/** Makes the median absolute deviation the standard deviation, of what is normally distributed (same source). */
const CONSISTENCY = 1.4826;
/** Fewest hours by which another is measured. */
const FEWEST = 3;

/** What is usual in an hour, and from how many matches on it is not. */
export interface Usual {
  median: number;
  expected: number;
}

/**
 * Measures by median and median absolute deviation, which a spike among the past hours does not move. Counts spread at
 * least as Poisson's do, by the root of what is usual, so that hours which are always alike do not make one more a spike.
 * @param weeks counts of the same hour of past weeks
 * @param days the same of past days, for as long as too few weeks are known
 * @param minimum fewest matches that are unusual
 * @returns undefined: too little is known to say
 */
export function usualOf(
  weeks: readonly number[],
  days: readonly number[],
  minimum: number,
): Usual | undefined {
  const counts = weeks.length >= FEWEST ? weeks : days;
  if (counts.length < FEWEST) return undefined;
  const median = medianOf(counts);
  const deviation = CONSISTENCY * medianOf(counts.map((count) => Math.abs(count - median)));
  const spread = Math.max(deviation, Math.sqrt(Math.max(median, 1)));
  return { median, expected: Math.max(minimum, Math.floor(median + DEVIATIONS * spread) + 1) };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

import type { Tally } from './figures.mjs';

export function scoreTypes(texts: Iterable<{ gold: string[][]; read: string[] }>): {
  all: Tally;
  byType: Map<string, Tally>;
  macroF: number;
};

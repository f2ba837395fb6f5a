export interface Tally {
  right: number;
  read: number;
  gold: number;
}
export interface Figures {
  precision: number;
  recall: number;
  f: number;
}
export function tally(): Tally;
export function figuresOf(counts: Tally): Figures;
export function fromRates(precision: number, recall: number): Figures;

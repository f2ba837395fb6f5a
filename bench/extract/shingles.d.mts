export interface Counts {
  found: number;
  extra: number;
  missed: number;
}

export function compareShingles(gold: string, read: string): Counts;
export function meansOf(pages: Counts[]): { precision: number; recall: number; f: number };
export function precisionOf(counts: Counts): number;
export function recallOf(counts: Counts): number;

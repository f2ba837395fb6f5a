import type { read } from '../../src/read/read.js';

export interface Party {
  words: string;
  span: { start: number; end: number };
}

export interface PlvRecord {
  id: number;
  text: string;
  type: string;
  source: Party | null;
  target: Party | null;
}

type Reading = ReturnType<typeof read>;

export function plvRecords(tsv: string): PlvRecord[];
export function reactionBetween(
  record: PlvRecord,
  reactions: Reading['reactions'],
  reading: Reading,
): Reading['reactions'][number] | null;
export function scorePlv(
  options: { plv?: string },
  read: (text: { text: string; language: string }) => Reading,
): { set: string; measure: string; accuracy?: number; recall?: number; f?: number }[];

import type { Span } from './spans.mjs';

export type Pairs = [gold: number, read: number][];
export type Mention = Span & { cluster: unknown };
export function exactPairs(gold: readonly Span[], read: readonly Span[]): Pairs;
export function likePairs(gold: readonly Span[], read: readonly Span[], least?: number): Pairs;
export function bCubed(
  gold: readonly Mention[],
  read: readonly Mention[],
  pairs: Pairs,
): { precision: number; recall: number };

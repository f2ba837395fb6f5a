export interface Span {
  start: number;
  end: number;
}
export function merged(spans: readonly Span[]): Span[];
export function sizeOf(spans: readonly Span[]): number;
export function shared(a: readonly Span[], b: readonly Span[]): number;
export function jaccard(a: readonly Span[], b: readonly Span[]): number;
export function overlap(a: Span, b: Span): boolean;
export function fromCodePoints(text: string): (span: Span) => Span;
export function toCodePoints(text: string): (span: Span) => Span;

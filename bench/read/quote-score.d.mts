import type { Tally } from './figures.mjs';
import type { Span } from './spans.mjs';

export interface Quote {
  content: Span[];
  source: Span[];
  cue: Span[];
  type: string;
}
export interface Article {
  text: string;
  gold: Quote[];
  read: Quote[];
}
export interface QuoteScore {
  tokens: Record<'content' | 'source' | 'cue', Tally>;
  exact: Record<'content' | 'source' | 'cue', Tally>;
  found: (Tally & { share: number; speaker: number })[];
  attribution: Tally;
  byType: Map<string, Tally & { speaker: number; kept: number }>;
}
export function scoreQuotes(articles: Iterable<Article>): QuoteScore;
export function typeByMarks(text: string, content: readonly Span[]): 'direct' | 'mixed' | 'indirect';

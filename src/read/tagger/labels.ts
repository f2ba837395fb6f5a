/**
 * What a word can be tagged as. Sources and contents carry on which side their cue stands ("S said C": the source has
 * its cue on the right, the content on the left): this tells the tagger of the placement, and the linker of the pair.
 */
export const LABELS = ['O', 'BS>', 'IS>', 'BS<', 'IS<', 'BC', 'IC', 'BQ>', 'IQ>', 'BQ<', 'IQ<'] as const;

export const LABEL_COUNT = LABELS.length;

export type Part = 'SOURCE' | 'CUE' | 'CONTENT';

/** First label of each part; the label after it continues it. */
export const BEGIN = {
  SOURCE_CUE_RIGHT: 1,
  SOURCE_CUE_LEFT: 3,
  CUE: 5,
  CONTENT_CUE_RIGHT: 7,
  CONTENT_CUE_LEFT: 9,
};

export function partOf(label: number): Part | null {
  if (label === 0) return null;
  if (label < BEGIN.CUE) return 'SOURCE';
  return label < BEGIN.CONTENT_CUE_RIGHT ? 'CUE' : 'CONTENT';
}

export function begins(label: number): boolean {
  return label % 2 === 1;
}

/** A continuing label stands only behind its own part. */
export function mayFollow(before: number, label: number): boolean {
  return label === 0 || begins(label) || before === label || before === label - 1;
}

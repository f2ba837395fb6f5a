import type { Passage, PassageKind, Span } from './reading.js';

const COMMENT_LABEL = /^(?:comment|commentary|analysis|opinion)\s*[:—–]/iu;
const LONGEST_HEADLINE = 160;
const SHORT_TEXT = 3;

/**
 * Cuts a text into passages that cover it without overlap.
 *
 * In: the text, its paragraphs in order, and its title where known. Out: passages in text order; none for an
 * empty text. All from a paragraph that starts with "Comment:", "Commentary:", "Analysis:" or "Opinion:" on is
 * COMMENTARY. A first line that is the title, or looks like one, is the HEADLINE; the paragraph after a headline
 * is the LEAD where more than a few follow; the rest is REPORT.
 */
export function toPassages(text: string, paragraphs: readonly Span[], title?: string): Passage[] {
  const passages: Passage[] = [];
  let commentary = false;
  const headline = hasHeadline(text, paragraphs, title);
  paragraphs.forEach((paragraph, index) => {
    commentary ||= COMMENT_LABEL.test(text.slice(paragraph.start, paragraph.start + 30));
    const kind = commentary ? 'COMMENTARY' : reportKind(index, headline, paragraphs.length);
    const last = passages.at(-1);
    if (last?.kind === kind) return;
    const start = last ? paragraph.start : 0;
    if (last) last.end = start;
    passages.push({ kind, start, end: text.length });
  });
  if (!passages.length && text.length) passages.push({ kind: 'REPORT', start: 0, end: text.length });
  return passages;
}

function reportKind(index: number, headline: boolean, count: number): PassageKind {
  if (headline && index === 0) return 'HEADLINE';
  if (headline && index === 1 && count > SHORT_TEXT) return 'LEAD';
  return 'REPORT';
}

function hasHeadline(text: string, paragraphs: readonly Span[], title: string | undefined): boolean {
  const first = paragraphs[0];
  if (!first || paragraphs.length < 2) return false;
  const line = text.slice(first.start, first.end);
  if (title && fold(title) !== '') return fold(line) === fold(title);
  return (
    line.length <= LONGEST_HEADLINE &&
    !line.includes('\n') &&
    !/[.!?:;,”"»)]$/.test(line) &&
    /^[\p{Lu}‘“"'\p{N}]/u.test(line)
  );
}

function fold(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

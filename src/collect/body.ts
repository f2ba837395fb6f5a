import type { Paragraph } from './blocks.js';
import type { PageMetadata } from './metadata.js';

/** Share of a paragraph's characters inside links from which on it is a pointer to another article. */
const POINTER_SHARE = 0.85;
const LABEL_CHARS = 120;
const DATE_LINE = /\b(?:19|20)\d\d\b/;
const MONTH_OR_TIME = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\d{1,2}[:./-]\d{2}/i;
const STAMP = /^(?:(?:first |last )?(?:published|updated|posted|modified)|photo|image|credit)\b|^©/i;

/**
 * The paragraphs that are the article: without pointers to other articles ("You may also like"), without
 * headings that nothing follows, and without the lines around the text that repeat what the page's metadata
 * say (title, byline, date).
 */
export function articleParagraphs(found: Paragraph[], metadata: PageMetadata): string[] {
  const pointersGone = found.filter((paragraph) => !isPointer(paragraph));
  const chars = (list: Paragraph[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  // A text that is mostly links is an article about links.
  const body = chars(pointersGone) * 2 < chars(found) ? [...found] : headed(found);
  const start = body.findIndex((paragraph) => !isLabel(paragraph, metadata));
  const end = body.findLastIndex((paragraph) => !paragraph.isHeading && !isLabel(paragraph, metadata));
  return start < 0 ? [] : body.slice(start, end + 1).map(({ text }) => text);
}

/** Without pointers, and without the headings right before them. */
function headed(found: Paragraph[]): Paragraph[] {
  const kept: Paragraph[] = [];
  for (const paragraph of found) {
    if (!isPointer(paragraph)) kept.push(paragraph);
    else while (kept.at(-1)?.isHeading) kept.pop();
  }
  return kept;
}

function isPointer(paragraph: Paragraph): boolean {
  return !paragraph.isHeading && paragraph.linkedChars >= paragraph.text.length * POINTER_SHARE;
}

/** A short line, no sentence, that says what the metadata say. */
function isLabel({ text }: Paragraph, metadata: PageMetadata): boolean {
  if (text.length > LABEL_CHARS) return false;
  if (same(text, metadata.title) || same(text, metadata.section) || same(text, metadata.siteName))
    return true;
  if (STAMP.test(text) && /\d|©/.test(text) && text.length <= LABEL_CHARS / 2) return true;
  if (/[.!?…"”’»]$/.test(text)) return false;
  const namesAuthor = metadata.bylines.some((name) => text.toLowerCase().includes(name.toLowerCase()));
  return namesAuthor || (DATE_LINE.test(text) && MONTH_OR_TIME.test(text));
}

function same(text: string, other: string | null): boolean {
  return other !== null && text.toLowerCase() === other.toLowerCase();
}

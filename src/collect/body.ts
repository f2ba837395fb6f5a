import type { Paragraph } from './blocks.js';
import { isBoilerplate, isControl, isPrintedAbout } from './labels.js';
import type { PageMetadata } from './metadata.js';

/** Share of a paragraph's characters inside links from which on it is a pointer to another article. */
const POINTER_SHARE = 0.85;
/** Share of the declared text that must be found on the page for it to be the whole article. */
const DECLARED_SHARE = 0.9;
/** "Don't miss", "More:" above such pointers. */
const LEAD_IN_CHARS = 40;

/**
 * The paragraphs that are the article: without the controls of galleries and players, without pointers to other articles
 * ("You may also like") and what leads in to them, without headings that nothing follows, and
 * without the lines around the text that repeat what the page's metadata say (title, byline, date) or that stand below every
 * article of an outlet (copyright, "follow us").
 */
export function articleParagraphs(found: Paragraph[], metadata: PageMetadata): string[] {
  const spoken = found.filter(({ text }) => !isControl(text));
  const pointersGone = withoutPointers(spoken);
  const chars = (list: Paragraph[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  // A text that is mostly links is an article about links.
  const body = chars(pointersGone) * 2 < chars(spoken) ? spoken : pointersGone;
  const start = body.findIndex(({ text }) => !isPrintedAbout(text, metadata));
  const end = body.findLastIndex(
    ({ text, isHeading }) => !isHeading && !isPrintedAbout(text, metadata) && !isBoilerplate(text, metadata),
  );
  return start < 0 ? [] : body.slice(start, end + 1).map(({ text }) => text);
}

/**
 * Of the paragraphs, those that the page's own structured data (articleBody) also have, where these have nearly the whole
 * article: what stands between is something else. All of them where the structured data have only a part.
 */
export function declaredParagraphs(found: string[], declared: string): string[] {
  const whole = lettersOf(declared);
  const shared = found.filter((text) => whole.includes(lettersOf(text)));
  const chars = (texts: string[]) => texts.reduce((sum, text) => sum + lettersOf(text).length, 0);
  const isWhole = chars(shared) >= whole.length * DECLARED_SHARE && chars(shared) * 2 >= chars(found);
  return isWhole && whole !== '' ? shared : found;
}

/** Structured data have other white space and other quotation marks than the page. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Without pointers, and without what leads in to them. */
function withoutPointers(found: Paragraph[]): Paragraph[] {
  const kept: Paragraph[] = [];
  for (const [at, paragraph] of found.entries()) {
    if (!isPointer(paragraph, found[at - 1], found[at + 1])) kept.push(paragraph);
    else while (leadsIn(kept.at(-1))) kept.pop();
  }
  return kept;
}

/** A heading may link to its own section: it is a pointer only among others. */
function isPointer(
  paragraph: Paragraph,
  before: Paragraph | undefined,
  after: Paragraph | undefined,
): boolean {
  if (!paragraph.isHeading) return isLinked(paragraph);
  return isLinked(paragraph) && (isLinked(before) || isLinked(after));
}

function isLinked(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && paragraph.linkedChars >= paragraph.text.length * POINTER_SHARE;
}

function leadsIn(paragraph: Paragraph | undefined): boolean {
  if (!paragraph) return false;
  const { text, isHeading } = paragraph;
  // Many scripts have no capitals.
  const isInCapitals = text === text.toUpperCase() && text !== text.toLowerCase();
  return isHeading || (text.length <= LEAD_IN_CHARS && (/:$/.test(text) || isInCapitals));
}

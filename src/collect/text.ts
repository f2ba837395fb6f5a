const TITLE_CHARS = 150;

/** A plain text's parts. */
export interface PlainText {
  title: string | null;
  text: string;
}

/**
 * Reads a plain text: a first line of at most 150 characters before a blank line is its title, unless it ends
 * like a sentence or a lead-in, for then it is the first paragraph.
 */
export function readPlainText(raw: string): PlainText {
  const text = raw.replace(/\r\n?/g, '\n').trim();
  const lineEnd = text.indexOf('\n');
  const first = text.slice(0, lineEnd).trim();
  const rest = text.slice(lineEnd + 1);
  const isTitle =
    lineEnd > 0 && first.length <= TITLE_CHARS && /^[^\S\n]*\n/.test(rest) && !/[.:;,]$/.test(first);
  return isTitle ? { title: first, text: rest.trim() } : { title: null, text };
}

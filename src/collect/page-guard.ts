import { Parser } from 'htmlparser2';
import { RefusedError } from './article.js';
import { LIMITS } from './limits.js';

const UNREAD = new Set(['script', 'style']);

/**
 * Refuses a page that would keep the document tree busy for seconds or overflow its stack: too many elements,
 * nested too deep, too much text. Reads it with the tokenizer that linkedom builds on, so it counts what the
 * tree would hold. Throws a RefusedError (TOO_LARGE).
 */
export function guardPage(html: string): void {
  let elements = 0;
  let depth = 0;
  let chars = 0;
  let unread = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread++;
      if (++elements > LIMITS.pageElements) refuse(`more than ${LIMITS.pageElements} elements`);
      if (++depth > LIMITS.pageDepth) refuse(`elements nested more than ${LIMITS.pageDepth} deep`);
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread--;
      depth--;
    },
    ontext(text) {
      if (unread === 0) chars += text.length;
      if (chars > LIMITS.pageTextChars) refuse(`more than ${LIMITS.pageTextChars} characters of text`);
    },
  });
  parser.write(html);
  parser.end();
}

function refuse(what: string): never {
  throw new RefusedError('source', 'TOO_LARGE', `The page has ${what}; expected an article.`);
}

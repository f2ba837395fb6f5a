import { cleanLine } from './clean.js';
import { type DomElement, type DomNode, ELEMENT_NODE, parseFragment, TEXT_NODE } from './dom.js';

/**
 * Elements that begin and end a paragraph (the display: block ones of the HTML standard's rendering section,
 * and cells' rows).
 */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center details dialog dd div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody tfoot ' +
    'thead tr ul'
  ).split(' '),
);
const HEADING = /^h[1-6]$/;
/** Elements whose text is never part of an article. */
const SILENT = new Set(
  'audio button canvas datalist embed iframe input math nav noscript object option script select style svg template textarea title video'.split(
    ' ',
  ),
);

/** A paragraph of a page. */
export interface Paragraph {
  text: string;
  /** How many of its characters stand inside links to other pages. */
  linkedChars: number;
  isHeading: boolean;
}

/**
 * The paragraphs of an element: one for each block; `<br>` is one line end, two of them are a paragraph.
 * Walks without recursion, for pages nest as deep as they like.
 */
export function paragraphs(root: DomElement): Paragraph[] {
  const found: Paragraph[] = [];
  let parts: string[] = [];
  let linkedChars = 0;
  let links = 0;
  let isHeading = false;
  const endBlock = () => {
    const texts = paragraphsOf(parts.join(''));
    // Several paragraphs in one block share its links as if they were spread evenly.
    for (const text of texts) found.push({ text, linkedChars: linkedChars / texts.length, isHeading });
    [parts, linkedChars] = [[], 0];
  };
  const enter = (element: DomElement) => {
    const name = element.localName;
    if (BLOCKS.has(name)) endBlock();
    if (BLOCKS.has(name)) isHeading = HEADING.test(name);
    if (leadsAway(element)) links++;
    if (name === 'br') parts.push('\n');
    if (name === 'td' || name === 'th') parts.push(' ');
  };
  const leave = (element: DomElement) => {
    if (leadsAway(element)) links--;
    if (!BLOCKS.has(element.localName)) return;
    endBlock();
    isHeading = false;
  };
  let node: DomNode | null = root;
  while (node !== null) {
    const element: DomElement | null = node.nodeType === ELEMENT_NODE ? (node as DomElement) : null;
    if (element) enter(element);
    if (node.nodeType === TEXT_NODE) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      parts.push(text);
      if (links > 0) linkedChars += text.trim().length;
    }
    const inside: DomNode | null = element && !SILENT.has(element.localName) ? element.firstChild : null;
    node = inside ?? following(node, root, leave);
  }
  endBlock();
  return found;
}

/** A link, and not to a place on the same page. */
function leadsAway(element: DomElement): boolean {
  return element.localName === 'a' && !element.getAttribute('href')?.startsWith('#');
}

/** Plain text of a piece of HTML, its blocks as paragraphs. */
export function htmlToText(html: string): string {
  return html.includes('<') || html.includes('&')
    ? paragraphs(parseFragment(html))
        .map(({ text }) => text)
        .join('\n\n')
    : paragraphsOf(html).join('\n\n');
}

/** A title or name that may hold entities or tags, as one clean line; null where nothing is left. */
export function htmlToLine(html: string | null | undefined): string | null {
  return html ? cleanLine(htmlToText(html)) || null : null;
}

/** The next node after a whole subtree; calls `leave` for each element that is left on the way. */
function following(from: DomNode, root: DomElement, leave: (element: DomElement) => void): DomNode | null {
  let node: DomNode | null = from;
  while (node !== null && node !== root) {
    if (node.nodeType === ELEMENT_NODE) leave(node as DomElement);
    if (node.nextSibling !== null) return node.nextSibling;
    node = node.parentNode;
  }
  return null;
}

function paragraphsOf(raw: string): string[] {
  return raw
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

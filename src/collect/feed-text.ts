import { htmlToLine, htmlToText } from './blocks.js';
import { cleanLine } from './clean.js';
import { childrenOf, textIn, type XmlElement } from './xml.js';

/** A text of a feed: HTML, or plain words. */
export interface FeedText {
  kind: 'html' | 'text';
  value: string;
}

const VOID = new Set(['br', 'hr', 'img', 'wbr']);
const NAMED_ENTITY = /&[a-z][a-z0-9]{1,30};/gi;

/**
 * The text of an element such as title, description or content: RSS has escaped HTML; Atom says by `type` and, in 0.3, `mode`
 * what it has (RFC 4287, section 3.1; Atom 0.3, section 3.1); elements inside are HTML whatever it says. Null where it is empty.
 * @param isAtom whether a text without a type is plain
 */
export function feedText(element: XmlElement, isAtom: boolean): FeedText | null {
  const type = (element.attributes['type'] ?? '').trim().toLowerCase();
  const mode = (element.attributes['mode'] ?? '').trim().toLowerCase();
  const hasElements = element.children.some((child) => typeof child !== 'string');
  if (hasElements) return textOf('html', markupIn(wrapped(element)));
  const raw = textIn(element).trim();
  const isEncoded = mode === 'base64' || (/^[\w.+-]+\/[\w.+-]+$/.test(type) && !/^text\/|xml$/.test(type));
  const encoded = isEncoded ? raw.replace(/\s+/g, '') : '';
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(encoded))
    return textOf('html', Buffer.from(encoded, 'base64').toString('utf8'));
  const isHtml = /html|xml/.test(type) || (!isAtom && type === '') || (mode === 'escaped' && type === '');
  return textOf(isHtml || !isAtom ? 'html' : 'text', raw);
}

/** A feed's text as one line of plain words; null where nothing is left. */
export function lineOf(text: FeedText | null): string | null {
  if (text === null) return null;
  return (text.kind === 'html' ? htmlToLine(text.value) : cleanLine(decoded(text.value))) || null;
}

/** A feed's text as plain words in paragraphs; null where nothing is left. */
export function wordsOf(text: FeedText | null): string | null {
  if (text === null) return null;
  return (text.kind === 'html' ? htmlToText(text.value) : decoded(text.value).trim()) || null;
}

/** What XML leaves of an entity that only HTML knows ("&eacute;"). */
function decoded(text: string): string {
  return text.replace(NAMED_ENTITY, (entity) => htmlToLine(entity) ?? entity);
}

function textOf(kind: FeedText['kind'], value: string): FeedText | null {
  return value.trim() === '' ? null : { kind, value: value.trim() };
}

/** Atom wants a <div> around XHTML, which is no part of the text. */
function wrapped(element: XmlElement): XmlElement {
  const [div] = childrenOf(element, 'xhtml:div', 'div');
  const isAlone = element.children.every(
    (child) => child === div || (typeof child === 'string' && child.trim() === ''),
  );
  return div && isAlone ? div : element;
}

/** The elements inside one as HTML, without attributes: only their words are wanted. */
function markupIn(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replaceAll('<', '&lt;');
      const name = child.name.slice(child.name.indexOf(':') + 1);
      if (!/^[a-z][a-z0-9]*$/.test(name)) return markupIn(child);
      return VOID.has(name) ? `<${name}>` : `<${name}>${markupIn(child)}</${name}>`;
    })
    .join('');
}

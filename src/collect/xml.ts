import { Parser } from 'htmlparser2';
import iconv from 'iconv-lite';
import { LIMITS } from './limits.js';

/** An element of a feed or a list of feeds. */
export interface XmlElement {
  /**
   * Lower case. Names of RSS, Atom and sitemaps stand alone ("title"); those of a module that we know have its prefix,
   * whatever prefix the document uses ("dc:date"); those of one that we do not know begin with "?:".
   */
  name: string;
  /** By lower-case name, as written. */
  attributes: Record<string, string>;
  parent: XmlElement | null;
  children: (XmlElement | string)[];
  /** Namespace addresses by prefix; its prototype has those of the elements around it. */
  spaces: Record<string, string>;
}

export interface XmlDocument {
  root: XmlElement | null;
  /** The elements asked for, in order, each with its end tag; they are not among their parents' children. */
  rows: XmlElement[];
  /** Rows beyond the most that were asked for. */
  left: number;
  /** The root's own end tag is there. */
  isWhole: boolean;
  /** So is that of every other element. */
  isWellFormed: boolean;
}

const PIECE_CHARS = 16 * 1024;
/** The vocabularies of which there is one in a document: their names are used without a prefix. */
const CORE =
  /^https?:\/\/(?:backend\.userland\.com|blogs\.law\.harvard\.edu|www\.rssboard\.org|(?:my|channel)\.netscape\.com|purl\.org\/(?:rss\/1\.0\/?$|net\/rss1|atom|pie|echo)|www\.w3\.org\/2005\/atom|(?:www\.)?sitemaps\.org|www\.google\.com\/schemas\/sitemap\/)/i;
const MODULES: [RegExp, string][] = [
  [/purl\.org\/dc\/elements\//i, 'dc'],
  [/purl\.org\/dc\/terms\//i, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/rssnamespace\.org\/feedburner/i, 'feedburner'],
  [/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/i, 'rdf'],
  [/www\.google\.com\/schemas\/sitemap-news\//i, 'news'],
  [/www\.google\.com\/schemas\/sitemap-image\//i, 'image'],
];
/** Vocabularies that have elements of the same names as a feed's ("title"). */
const FOREIGN = /www\.w3\.org\/(?:2000\/svg|1998\/math)/i;

/** No text has these characters: somebody wrote the bytes of windows-1252 as code points ("don&#146;t"). */
const C1_CONTROL = /[\u0080-\u009f]/g;

/**
 * Reads XML, and what is nearly XML: undeclared entities, tags that do not match, an end that is missing. No entity is
 * expanded but XML's own five and the numeric ones, and nothing is loaded. The root is null where a document has none, or
 * is larger than LIMITS.feedDepth and LIMITS.feedElements allow.
 * @param isRow tells by an element's name whether it is one of those to give apart; those inside another are not
 * @param most how many of them to keep
 */
export function readXml(source: string, isRow: (name: string) => boolean, most: number): XmlDocument {
  const result: XmlDocument = { root: null, rows: [], left: 0, isWhole: false, isWellFormed: true };
  let open: XmlElement | null = null;
  let row: XmlElement | null = null;
  let depth = 0;
  let elements = 0;
  const isTooLarge = () => depth > LIMITS.feedDepth || elements > LIMITS.feedElements;
  const keep = (element: XmlElement) => {
    if (result.rows.length < most) result.rows.push(element);
    else result.left++;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth++;
        const element = elementOf(tag, attributes, open);
        // What is in a row too many is let go of with it.
        if (result.rows.length < most) elements++;
        if (row === null && isRow(element.name)) row = element;
        else open?.children.push(element);
        result.root ??= element;
        open = element;
      },
      ontext(text) {
        open?.children.push(text.replace(C1_CONTROL, fromWindows1252));
      },
      onclosetag(_, isImplied) {
        depth--;
        // The parser calls the end of <link/> implied too.
        const isClosed = !isImplied || (open?.children.length === 0 && source[parser.endIndex - 1] === '/');
        if (!isClosed) result.isWellFormed = false;
        if (open === result.root) result.isWhole = isClosed;
        if (open === row) {
          if (row !== null && isClosed) keep(row);
          row = null;
        }
        open = open?.parent ?? null;
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // In pieces, for the parser's own stack is slow when a hostile document nests without end.
  for (let at = 0; at < source.length && !isTooLarge(); at += PIECE_CHARS) {
    parser.write(source.slice(at, at + PIECE_CHARS));
  }
  // Nothing is lost where only the last ">" is.
  if (/<\/[\w:.-]+\s*$/.test(source.slice(-PIECE_CHARS))) parser.write('>');
  if (isTooLarge()) return { root: null, rows: [], left: 0, isWhole: false, isWellFormed: false };
  parser.end();
  return result;
}

function fromWindows1252(control: string): string {
  return iconv.decode(Buffer.of(control.charCodeAt(0)), 'windows-1252');
}

function elementOf(tag: string, attributes: Record<string, string>, parent: XmlElement | null): XmlElement {
  const spaces = spacesOf(attributes, parent?.spaces ?? Object.create(null));
  return { name: canonicalName(tag, spaces), attributes, parent, children: [], spaces };
}

function spacesOf(attributes: Record<string, string>, around: Record<string, string>) {
  const own = Object.keys(attributes).filter((name) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return around;
  const declared = own.map((name) => [name.slice('xmlns:'.length), attributes[name] ?? '']);
  return Object.assign(Object.create(around), Object.fromEntries(declared));
}

function canonicalName(tag: string, spaces: Record<string, string>): string {
  const colon = tag.indexOf(':');
  const [prefix, local] = colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)];
  const address = spaces[prefix];
  const module = MODULES.find(([known, name]) =>
    address === undefined ? name === prefix : known.test(address),
  )?.[1];
  if (module) return `${module}:${local}`;
  if (address !== undefined && FOREIGN.test(address)) return `?:${local}`;
  if (prefix === '' || (address !== undefined && CORE.test(address))) return local;
  return address === undefined && /^(?:rss|atom)\d*$/.test(prefix) ? local : `?:${local}`;
}

/** The children of an element that have one of these names, in order. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The words of an element and of all in it. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** An element's own language (`xml:lang`), else that of the elements around it; null where none says one. */
export function languageOf(element: XmlElement | null): string | null {
  for (let at = element; at !== null; at = at.parent) {
    const language = at.attributes['xml:lang'];
    if (language !== undefined) return language.trim() || null;
  }
  return null;
}

/**
 * An address in an element, made absolute: against its own `xml:base`, those of the elements around it, and the document's
 * address. As written where there is no base for it.
 */
export function resolveIn(element: XmlElement, address: string, documentAddress: string | null): string {
  const bases: string[] = [];
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    const base = at.attributes['xml:base'];
    if (base !== undefined) bases.unshift(base);
  }
  const base = bases.reduce<string | null>(
    (outer, inner) => absolute(inner, outer) ?? outer,
    documentAddress,
  );
  return absolute(address, base) ?? address;
}

/** Null where it cannot be made one of the web. An absolute address stays as it is written. */
function absolute(address: string, base: string | null): string | null {
  const text = address.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return /^https?:/i.test(text) ? text : null;
  if (base === null || !URL.canParse(text, base)) return null;
  return new URL(text, base).href;
}

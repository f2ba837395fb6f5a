import { parseHTML } from 'linkedom';

/** The part of the DOM that we use. The project compiles without the browser's types. */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument extends DomElement {
  readonly body: DomElement;
  readonly documentElement: DomElement;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/**
 * Parses a page. linkedom makes up no body and no head, as a browser does for a page that leaves their tags
 * out (which HTML allows): such a page is parsed again inside a frame. Its scripts do not run and nothing is
 * loaded.
 */
export function parsePage(html: string): DomDocument {
  const document = parse(html);
  if (document.documentElement?.localName === 'html' && document.querySelector('body') !== null)
    return document;
  const withoutDoctype = html.replace(/^\s*<!doctype[^>]*>/i, '');
  return parse(`<!doctype html><html><head></head><body>${withoutDoctype}</body></html>`);
}

/** Parses a piece of HTML, such as a feed's content, and gives the element around it. */
export function parseFragment(html: string): DomElement {
  return parse(`<!doctype html><html><head></head><body>${html}</body></html>`).body;
}

function parse(html: string): DomDocument {
  return parseHTML(html).document as unknown as DomDocument;
}

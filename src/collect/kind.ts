/** What a document is, told by its content; the name only decides where the content does not. */
export type DocumentKind = 'page' | 'feed' | 'lines' | 'text';

const HEAD_CHARS = 4_000;

/**
 * Tells a decoded document's kind. `head` needs only its first few thousand characters; `name` is its path or
 * address.
 */
export function documentKind(head: string, name: string): DocumentKind {
  const start = head.slice(0, HEAD_CHARS).replace(/^[\s\uFEFF]+/, '');
  if (start.startsWith('{')) {
    return /"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//.test(start) ? 'feed' : 'lines';
  }
  if (/^\[\s*\{/.test(start)) return 'lines';
  const root = rootElement(start);
  if (root && /^(?:[\w-]+:)?(?:rss|feed|rdf|channel|urlset|sitemapindex)$/i.test(root)) return 'feed';
  // Any other XML is refused as a feed: it is no text to read.
  if (start.startsWith('<?xml') && !/^html$/i.test(root ?? '')) return 'feed';
  if (/<(?:!doctype html|html|head|body|meta|article|div|p|h1)[\s/>]/i.test(start)) return 'page';
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'lines';
  if (/\.x?html?$/i.test(name)) return 'page';
  if (/\.(?:rss|atom)$/i.test(name)) return 'feed';
  return 'text';
}

/** The first element's name, past the XML declaration, comments and the document type. */
function rootElement(start: string): string | null {
  let rest = start;
  while (rest.startsWith('<?') || rest.startsWith('<!')) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : '>';
    const at = rest.indexOf(end);
    if (at < 0) return null;
    rest = rest.slice(at + end.length).trimStart();
  }
  return /^<([\w:-]{1,40})[\s/>]/.exec(rest)?.[1] ?? null;
}

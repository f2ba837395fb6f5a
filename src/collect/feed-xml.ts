import { nameOfAuthor } from './bylines.js';
import { type FeedText, feedText } from './feed-text.js';
import { childrenOf, languageOf, resolveIn, textIn, type XmlDocument, type XmlElement } from './xml.js';

/** A feed before cleaning: what its formats have in common. */
export interface RawFeed extends RawPart {
  items: RawItem[];
  /** Items beyond the most that are kept. */
  left: number;
}

export interface RawItem extends RawPart {
  /** The texts of the item, the fullest of which counts. */
  bodies: (FeedText | null)[];
}

interface RawPart {
  id: string | null;
  link: string | null;
  title: FeedText | null;
  summary: FeedText | null;
  authors: string[];
  language: string | null;
  published: string | null;
  updated: string | null;
  image: string | null;
}

/** A feed that says nothing. */
export const EMPTY_FEED: RawFeed = {
  ...{ id: null, link: null, title: null, summary: null, authors: [], language: null },
  ...{ published: null, updated: null, image: null, items: [], left: 0 },
};

/** The names of an item's element; "item" of RSS, RDF and the Channel Definition Format, "entry" of Atom. */
export function isItem(name: string): boolean {
  return name === 'item' || name === 'entry';
}

const TITLE = ['title', 'dc:title', 'media:title'];
const SUMMARY = [
  'description',
  'summary',
  'subtitle',
  'tagline',
  'abstract',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
  'media:description',
];
const CONTENT = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const PUBLISHED = ['published', 'pubdate', 'issued', 'dcterms:issued'];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'dc:date', 'lastbuilddate'];
const AUTHOR = ['dc:creator', 'dc:author', 'author', 'managingeditor', 'itunes:author'];

/** Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, and CDF. Null where the document's root is none of theirs. */
export function feedOf({ root, rows, left }: XmlDocument, address: string | null): RawFeed | null {
  if (!root || !['rss', 'rdf:rdf', 'rdf', 'feed', 'channel'].includes(root.name)) return null;
  const head = childrenOf(root, 'channel')[0] ?? root;
  const isAtom = root.name === 'feed';
  const part = partOf(head, isAtom, address);
  const items = rows.map((row): RawItem => {
    const item = partOf(row, isAtom, address);
    const contents = childrenOf(row, ...CONTENT);
    const spoken = contents[0] ?? childrenOf(row, ...SUMMARY)[0] ?? childrenOf(row, ...TITLE)[0] ?? row;
    return {
      ...item,
      authors: item.authors.length > 0 || !isAtom ? item.authors : part.authors,
      language: textOfFirst(row, ['dc:language', 'language']) ?? languageOf(spoken),
      bodies: [...contents.map((content) => feedText(content, isAtom)), item.summary],
    };
  });
  const language = textOfFirst(head, ['language', 'dc:language']) ?? languageOf(head);
  return { ...part, language: language ?? titleLanguage(head), items, left };
}

/** What a feed and its items have alike. */
function partOf(
  element: XmlElement,
  isAtom: boolean,
  address: string | null,
): Omit<RawPart, 'language'> & { language: null } {
  return {
    id: textOfFirst(element, ['id', 'guid']) ?? element.attributes['rdf:about']?.trim() ?? null,
    link: linkOf(element, address),
    title: firstText(element, TITLE, isAtom),
    summary: firstText(element, SUMMARY, isAtom),
    authors: childrenOf(element, ...AUTHOR)
      .map(authorOf)
      .filter((name) => name !== null),
    language: null,
    published: textOfFirst(element, PUBLISHED),
    updated: textOfFirst(element, UPDATED) ?? element.attributes['lastmod'] ?? null,
    image: imageOf(element, address),
  };
}

function titleLanguage(head: XmlElement): string | null {
  return languageOf(childrenOf(head, 'title')[0] ?? null);
}

/**
 * The address of the page: Atom's alternate link, RSS's link, a guid that is an address and not said to be none, CDF's HREF.
 * FeedBurner's own addresses only lead on to the page's.
 */
function linkOf(element: XmlElement, address: string | null): string | null {
  const original = textOfFirst(element, ['feedburner:origlink']);
  if (original) return original;
  for (const link of childrenOf(element, 'link')) {
    const href = link.attributes['href'];
    const isPage = (link.attributes['rel'] ?? 'alternate') === 'alternate';
    const written = isPage ? (href ?? textIn(link)).trim() : '';
    if (written !== '') return resolveIn(link, written, address);
  }
  const [guid] = childrenOf(element, 'guid');
  const permalink = guid && guid.attributes['ispermalink'] !== 'false' ? textIn(guid).trim() : '';
  if (/^https?:/i.test(permalink)) return permalink;
  const written = element.attributes['href'] ?? element.attributes['rdf:about'];
  return written && !/^urn:|^tag:/i.test(written) ? resolveIn(element, written, address) : null;
}

/** An author's name: Atom has it in an element of its own. */
function authorOf(author: XmlElement): string | null {
  const [name] = childrenOf(author, 'name');
  return name ? textIn(name).trim() || null : nameOfAuthor(textIn(author));
}

/** The picture an item shows: Media RSS, or an enclosure that is one. */
function imageOf(element: XmlElement, address: string | null): string | null {
  const media = childrenOf(element, 'media:content', 'media:thumbnail', 'enclosure', 'media:group')
    .flatMap((child) =>
      child.name === 'media:group' ? childrenOf(child, 'media:content', 'media:thumbnail') : [child],
    )
    .find((child) => {
      const { medium, type, url } = child.attributes;
      return url && (medium === 'image' || type?.startsWith('image/') || child.name === 'media:thumbnail');
    });
  return media ? resolveIn(media, media.attributes['url'] ?? '', address) : null;
}

function firstText(element: XmlElement, names: string[], isAtom: boolean): FeedText | null {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = feedText(child, isAtom);
      if (text) return text;
    }
  }
  return null;
}

/** The words of the first element of these names that has any; an earlier name before a later one. */
function textOfFirst(element: XmlElement, names: string[]): string | null {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = textIn(child).trim();
      if (text !== '') return text;
    }
  }
  return null;
}

import { Parser } from 'htmlparser2';
import { LIMITS } from './limits.js';

/** An item before cleaning: what the parsers have in common. */
export interface RawItem {
  link?: string | undefined;
  title?: string | undefined;
  bylines?: (string | undefined)[];
  language?: string | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  html?: (string | undefined)[];
  text?: (string | undefined)[];
}

export interface Rescued {
  title?: string | undefined;
  items: RawItem[];
  /** The root element was closed. */
  isWhole: boolean;
  /** A feed's root element was seen. */
  isFeed: boolean;
}

const PIECE_CHARS = 16 * 1024;
const ROOTS = new Set(['rss', 'feed', 'rdf']);
const ITEMS = new Set(['item', 'entry']);
/** Elements of an item that are kept, by the name without its prefix, lower case. */
const LINK = ['link', 'guid', 'id'];
const PUBLISHED = ['pubdate', 'published', 'issued', 'date', 'created'];
const UPDATED = ['updated', 'modified'];
const AUTHOR = ['creator', 'author', 'name'];
const BODY = ['encoded', 'content', 'description', 'summary'];

/**
 * Reads the items of a feed that is not well-formed: undeclared entities, tags that do not match, an end that
 * is missing. An item counts when its own end tag is there, so none is kept by half.
 */
export function rescueItems(source: string): Rescued {
  const result: Rescued = { items: [], isWhole: false, isFeed: false };
  let item: Map<string, string> | null = null;
  let field: { name: string; depth: number; text: string } | null = null;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(rawName, attributes) {
        const name = local(rawName);
        depth++;
        if (ROOTS.has(name)) result.isFeed = true;
        else if (ITEMS.has(name)) [item, field] = [new Map(), null];
        else if (field) field.text += `<${name}>`;
        else {
          field = { name, depth, text: '' };
          if (item && name === 'link' && isAlternate(attributes)) keep(item, name, attributes['href'] ?? '');
        }
        // A channel holds items and fields alike: it is no field itself.
        if (name === 'channel') field = null;
      },
      ontext(text) {
        if (field) field.text += text;
      },
      onclosetag(rawName, isImplied) {
        const name = local(rawName);
        if (ROOTS.has(name)) result.isWhole = !isImplied;
        if (ITEMS.has(name) && item) {
          if (!isImplied) result.items.push(rawItem(item));
          [item, field] = [null, null];
        } else if (field && field.depth === depth) {
          if (item) keep(item, field.name, field.text);
          else if (field.name === 'title') result.title ??= field.text;
          field = null;
        } else if (field) field.text += `</${name}>`;
        depth--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  // In pieces, for the parser's own stack is slow when a hostile feed nests without end.
  for (let at = 0; at < source.length && depth <= LIMITS.feedDepth; at += PIECE_CHARS) {
    parser.write(source.slice(at, at + PIECE_CHARS));
  }
  if (depth <= LIMITS.feedDepth) parser.end();
  return result;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function isAlternate(attributes: Record<string, string>): boolean {
  return attributes['rel'] === undefined || attributes['rel'] === 'alternate';
}

/** The first value of a name counts; an empty one does not. */
function keep(item: Map<string, string>, name: string, value: string): void {
  if (value.trim() !== '' && !item.has(name)) item.set(name, value);
}

function rawItem(item: Map<string, string>): RawItem {
  const first = (names: string[]) => names.map((name) => item.get(name)).find((value) => value !== undefined);
  const link =
    item.get('link') ?? LINK.map((name) => item.get(name)).find((value) => /^\s*https?:/i.test(value ?? ''));
  return {
    link,
    title: item.get('title'),
    bylines: [first(AUTHOR)],
    language: item.get('language'),
    published: first(PUBLISHED),
    updated: first(UPDATED),
    html: BODY.map((name) => item.get(name)),
  };
}

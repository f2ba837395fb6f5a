import { generateOpml, parseOpml } from 'feedsmith';
import { cleanLine } from './clean.js';

/** A feed in a list that readers exchange (OPML 2.0). */
export interface OpmlFeed {
  url: string;
  title: string | null;
  /** The page that it is of; null: it says none. */
  home: string | null;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

/** A list nests its folders no deeper. */
const MOST_FOLDERS = 20;

/**
 * The feeds of a list, in its order, those in folders with them. Throws an Error that says why, where it is no OPML.
 */
export function readOpml(text: string): OpmlFeed[] {
  const { body } = parseOpml(text);
  return feedsOf(body?.outlines ?? [], 0);
}

/** A list that other readers can import. */
export function writeOpml(feeds: readonly OpmlFeed[], title: string, now: Date): string {
  return generateOpml({
    head: { title, dateCreated: now },
    body: {
      outlines: feeds.map(({ url, title: name, home }) => ({
        type: 'rss',
        text: name ?? url,
        title: name ?? url,
        xmlUrl: url,
        ...(home && { htmlUrl: home }),
      })),
    },
  });
}

function feedsOf(outlines: Outline[], depth: number): OpmlFeed[] {
  if (depth > MOST_FOLDERS) return [];
  return outlines.flatMap(({ text, title, xmlUrl, htmlUrl, outlines: inside = [] }) => [
    ...(xmlUrl?.trim()
      ? [{ url: xmlUrl.trim(), title: cleanLine(title ?? text ?? '') || null, home: htmlUrl?.trim() || null }]
      : []),
    ...feedsOf(inside, depth + 1),
  ]);
}

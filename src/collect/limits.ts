const MIB = 1024 * 1024;

/** Longest text of an article, in UTF-16 code units (what `text.length` counts). */
export const MAX_TEXT_CHARS = 200_000;

/** Everything the collector caps. Characters are UTF-16 code units, times are milliseconds. */
export const LIMITS = {
  /** One document, counted after decompression. */
  documentBytes: 15 * MIB,
  textChars: MAX_TEXT_CHARS,
  titleChars: 1_000,
  urlChars: 2_048,
  /** One byline, and an outlet's name. */
  nameChars: 200,
  bylines: 20,
  /** Items of a feed that are looked at; the rest are refused in one message. */
  feedItems: 2_000,
  /** Items with one publication time that are held back to put them in order. */
  itemsOfOneTime: 100,
  /** A page with more elements, nested deeper or with more text is a hostile one or no article. */
  pageElements: 25_000,
  pageDepth: 400,
  pageTextChars: 2_000_000,
  /** Sitemaps of an index that are read. */
  sitemaps: 10,
  /** Elements of a feed up to its last item that is looked at. */
  feedElements: 300_000,
  /** Nesting of a feed, markup inside its items included. */
  feedDepth: 200,
  /** One line of JSON Lines. The longest text, all written as \uXXXX, fits in it. */
  lineBytes: 2 * MIB,
  /** Folders below the one that was given. */
  folderDepth: 8,
  redirects: 5,
  /** The whole of a fetch, redirects and body included. */
  feedDeadlineMs: 20_000,
  pageDeadlineMs: 30_000,
  /** A server may ask to be left alone for so long (Retry-After, max-age). */
  waitMs: 24 * 60 * 60 * 1_000,
  /** One robots.txt (RFC 9309, 2.5), and its fetch. */
  robotsBytes: 500 * 1024,
  robotsDeadlineMs: 10_000,
  /** A date may lie this far ahead, for clocks and time zones that are wrong. */
  futureMs: 24 * 60 * 60 * 1_000,
  /** Pages of a feed that are fetched at the same time. */
  pagesAtOnce: 4,
} as const;

/** A page or a feed's own content with less text than this is not taken for an article. */
export const ARTICLE_CHARS = { page: 200, feedContent: 500 } as const;

/** What the collector hands on: clean articles, and refusals that say what was expected. */

/** One article, cleaned and checked. */
export interface CollectedArticle {
  /** Canonical address, normalised; null for a text without one. */
  url: string | null;
  title: string | null;
  bylines: string[];
  /** Address of the picture that it is shown with; null where none was found. */
  image: string | null;
  /** BCP 47; null where it was neither declared nor identified. */
  language: string | null;
  /** ISO 8601 date-time in UTC; null where none was found. A date without a time is its midnight. */
  publishedAt: string | null;
  /** ISO 8601 date-time in UTC; null where none was found. */
  modifiedAt: string | null;
  /** 1 to MAX_TEXT_CHARS code units; paragraphs are parted by a blank line. */
  text: string;
  /** `domain` is the host without "www."; null where neither the article nor its address tells it. */
  outlet: { name: string; domain: string } | null;
  /** The path or address it came from, for messages. */
  source: string;
}

export type RefusalCode =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'TOO_LARGE'
  | 'TOO_MANY'
  | 'NOT_TEXT'
  | 'WRONG_TYPE'
  | 'BAD_URL'
  | 'BAD_DATE'
  | 'FUTURE_DATE'
  | 'BAD_LANGUAGE'
  | 'BAD_OUTLET'
  | 'BAD_JSON'
  | 'BAD_FEED'
  | 'NO_FEED'
  | 'MANY_FEEDS'
  | 'NOT_AN_ARTICLE'
  | 'NOT_FOUND'
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'FORBIDDEN_ADDRESS'
  | 'FORBIDDEN_PATH'
  | 'ROBOTS'
  /** A fault of ours or of a library. */
  | 'UNREADABLE';

/** Why something was not taken. */
export interface Refusal {
  source: string;
  /** The field of an article ("publishedAt"), or "source" where the document itself could not be had. */
  field: string;
  code: RefusalCode;
  /** One plain sentence that says what was expected. */
  reason: string;
}

export type Collected = { article: CollectedArticle } | { refused: Refusal };

/** Thrown inside the collector where one document is given up; `collect` turns it into a refusal. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly field: string,
    readonly code: RefusalCode,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * An error as a refusal. What is no RefusedError is a fault, and one document's fault must not end the
 * others.
 */
export function refusalOf(error: unknown, source: string): Refusal {
  if (error instanceof RefusedError) {
    return { source, field: error.field, code: error.code, reason: error.message };
  }
  return {
    source,
    field: 'source',
    code: 'UNREADABLE',
    reason: `The document could not be read (${error}).`,
  };
}

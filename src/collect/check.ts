import { articleAddress, normaliseAddress, normaliseDomain, outletDomain } from './address.js';
import type { Collected, CollectedArticle, Refusal, RefusalCode } from './article.js';
import { cleanLine, cleanText, looksBinary } from './clean.js';
import { parseIsoDate } from './dates.js';
import { canonicalLanguage } from './language.js';
import { LIMITS } from './limits.js';

/**
 * An article as somebody hands it in. Nothing is known of its values yet; absent, null and undefined are the
 * same.
 */
export interface ArticleInput {
  url?: unknown;
  title?: unknown;
  text?: unknown;
  publishedAt?: unknown;
  modifiedAt?: unknown;
  language?: unknown;
  bylines?: unknown;
  image?: unknown;
  outlet?: unknown;
}

export interface CheckOptions {
  /** Where it came from, for messages. */
  source?: string;
  now?: () => Date;
}

export type Checked = { article: CollectedArticle } | { refusals: Refusal[] };

/**
 * Cleans and checks one article that a caller hands in: the addArticle mutation, a line of JSON Lines, and
 * what `collect` itself found all go through here. Gives the article as it may be stored, or every refusal
 * there is, each with its field. Throws nothing.
 */
export function checkArticle(input: ArticleInput, options: CheckOptions = {}): Checked {
  const checks = new Checks(options.source ?? 'input', (options.now ?? (() => new Date()))());
  const text = checks.text(input.text);
  const url = checks.url('url', input.url, articleAddress);
  const article: CollectedArticle = {
    url,
    title: checks.line('title', input.title, LIMITS.titleChars),
    bylines: checks.bylines(input.bylines),
    image: checks.url('image', input.image, normaliseAddress),
    language: checks.language(input.language),
    publishedAt: checks.date('publishedAt', input.publishedAt),
    modifiedAt: checks.date('modifiedAt', input.modifiedAt),
    text,
    outlet: checks.outlet(input.outlet, url),
    source: checks.source,
  };
  return checks.refusals.length > 0 ? { refusals: checks.refusals } : { article };
}

/** The same as `checkArticle`, for the collector's streams: the article, or each refusal by itself. */
export function* checked(input: ArticleInput, source: string, now: () => Date): Generator<Collected> {
  const result = checkArticle(input, { source, now });
  if ('article' in result) yield result;
  else for (const refused of result.refusals) yield { refused };
}

class Checks {
  readonly refusals: Refusal[] = [];

  constructor(
    readonly source: string,
    private readonly now: Date,
  ) {}

  text(value: unknown): string {
    const raw = this.string('text', value);
    // Length first: the other checks walk through the text.
    if (raw !== null && raw.length > LIMITS.textChars) {
      this.refuse(
        'text',
        'TOO_LONG',
        `The text has ${raw.length} characters; expected at most ${LIMITS.textChars}.`,
      );
      return '';
    }
    if (raw !== null && looksBinary(raw)) {
      this.refuse('text', 'NOT_TEXT', 'The text holds binary data; expected readable text.');
      return '';
    }
    const text = raw === null ? '' : cleanText(raw);
    if (text === '' && this.refusals.length === 0) {
      this.refuse('text', 'EMPTY', 'The text is empty; expected at least one character.');
    }
    return text;
  }

  url(field: string, value: unknown, normalise: (raw: string) => string | null): string | null {
    const raw = this.string(field, value);
    if (raw === null) return null;
    const url = normalise(raw);
    if (url === null) {
      this.refuse(
        field,
        'BAD_URL',
        `The ${field} is not an address of the web; expected http:// or https:// with a host, without user name, at most ${LIMITS.urlChars} characters.`,
      );
    }
    return url;
  }

  /** A short text on one line; null where it is absent or blank. */
  line(field: string, value: unknown, maxChars: number): string | null {
    const raw = this.string(field, value);
    if (raw === null) return null;
    if (raw.length > maxChars) {
      this.refuse(
        field,
        'TOO_LONG',
        `The ${field} has ${raw.length} characters; expected at most ${maxChars}.`,
      );
      return null;
    }
    if (looksBinary(raw)) {
      this.refuse(field, 'NOT_TEXT', `The ${field} holds binary data; expected readable text.`);
      return null;
    }
    return cleanLine(raw) || null;
  }

  bylines(value: unknown): string[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.refuse('bylines', 'WRONG_TYPE', 'The bylines are not a list; expected a list of names.');
      return [];
    }
    if (value.length > LIMITS.bylines) {
      this.refuse(
        'bylines',
        'TOO_MANY',
        `There are ${value.length} bylines; expected at most ${LIMITS.bylines}.`,
      );
      return [];
    }
    const names = value.map((name) => this.line('bylines', name, LIMITS.nameChars));
    return [...new Set(names.filter((name) => name !== null))];
  }

  language(value: unknown): string | null {
    const raw = this.string('language', value);
    if (raw === null || raw.trim() === '') return null;
    const language = canonicalLanguage(raw);
    if (language === null) {
      this.refuse(
        'language',
        'BAD_LANGUAGE',
        'The language is not known; expected a BCP 47 tag such as "en" or "pt-BR".',
      );
    }
    return language;
  }

  date(field: string, value: unknown): string | null {
    const raw = this.string(field, value);
    if (raw === null || raw.trim() === '') return null;
    const date = parseIsoDate(raw);
    if (date === null) {
      this.refuse(
        field,
        'BAD_DATE',
        `The ${field} could not be read; expected an ISO 8601 date such as 2017-09-28 or 2017-09-28T10:00:00Z.`,
      );
    } else if (Date.parse(date) > this.now.getTime() + LIMITS.futureMs) {
      this.refuse(
        field,
        'FUTURE_DATE',
        `The ${field} lies in the future; expected a date at most 24 hours ahead.`,
      );
      return null;
    }
    return date;
  }

  outlet(value: unknown, url: string | null): CollectedArticle['outlet'] {
    const fromUrl = url === null ? null : outletDomain(url);
    if (value === undefined || value === null) {
      return fromUrl === null ? null : { name: fromUrl, domain: fromUrl };
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.refuse(
        'outlet',
        'WRONG_TYPE',
        'The outlet is not an object; expected {"name": ..., "domain": ...}.',
      );
      return null;
    }
    const given = value as Record<string, unknown>;
    const name = this.line('outlet.name', given['name'], LIMITS.nameChars);
    const rawDomain = this.string('outlet.domain', given['domain']);
    const domain = rawDomain === null ? fromUrl : normaliseDomain(rawDomain);
    if (domain === null) {
      this.refuse(
        'outlet.domain',
        'BAD_OUTLET',
        'The outlet has no domain; expected a host name such as "example.com".',
      );
      return null;
    }
    return { name: name ?? domain, domain };
  }

  private string(field: string, value: unknown): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string') return value;
    this.refuse(field, 'WRONG_TYPE', `The ${field} is not a string; expected a string.`);
    return null;
  }

  private refuse(field: string, code: RefusalCode, reason: string): void {
    this.refusals.push({ source: this.source, field, code, reason });
  }
}

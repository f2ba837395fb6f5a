import type { DomDocument } from './dom.js';

/** One object of a page's JSON-LD. */
export type LinkedData = Record<string, unknown>;

const MAX_SCRIPTS = 20;
const MAX_SCRIPT_CHARS = 1024 * 1024;
const MAX_DEPTH = 6;

/**
 * The articles that a page describes about itself in JSON-LD (schema.org's Article and BlogPosting families).
 */
export function articleData(document: DomDocument): LinkedData | null {
  let seen = 0;
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (++seen > MAX_SCRIPTS) return null;
    if (source.length > MAX_SCRIPT_CHARS) continue;
    const article = findArticle(parseLoosely(source), 0);
    if (article) return article;
  }
  return null;
}

/** The first text in a value: a string, a list's first, or an object's `name`, `@value` or `@id`. */
export function firstText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return value.length > 0 ? firstText(value[0]) : null;
  if (typeof value !== 'object' || value === null) return null;
  const object = value as LinkedData;
  for (const key of ['name', '@value', '@id']) {
    if (typeof object[key] === 'string') return object[key].trim() || null;
  }
  return null;
}

/** The first address in a value that may be a string, an object with `url`, or a list of these. */
export function firstAddress(value: unknown): string | null {
  if (Array.isArray(value)) return value.length > 0 ? firstAddress(value[0]) : null;
  if (typeof value !== 'object' || value === null) return firstText(value);
  const { url, contentUrl } = value as LinkedData;
  return firstText(url) ?? firstText(contentUrl);
}

/** All names in a value that may be a string, an object with `name`, or a list of these. */
export function allNames(value: unknown): string[] {
  const values = Array.isArray(value) ? value.flat(2) : [value];
  return values.map(firstText).filter((name) => name !== null);
}

function findArticle(value: unknown, depth: number): LinkedData | null {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return null;
  if (!Array.isArray(value) && isArticle((value as LinkedData)['@type'])) return value as LinkedData;
  const inside = Array.isArray(value)
    ? value
    : ['@graph', 'mainEntity', 'mainEntityOfPage'].map((key) => (value as LinkedData)[key]);
  for (const child of inside) {
    const article = findArticle(child, depth + 1);
    if (article) return article;
  }
  return null;
}

function isArticle(type: unknown): boolean {
  const names = Array.isArray(type) ? type : [type];
  return names.some((name) => typeof name === 'string' && /(?:Article|BlogPosting|^Report)$/.test(name));
}

/** JSON as pages write it: line breaks inside strings, comments around the whole. */
function parseLoosely(source: string): unknown {
  const body = source.replace(/^\s*(?:<!--|\/\*[^*]*\*\/)/, '').replace(/(?:-->|\/\*[^*]*\*\/)\s*$/, '');
  try {
    return JSON.parse(body);
  } catch {
    try {
      return JSON.parse(body.replace(/\p{Cc}+/gu, ' '));
    } catch {
      return null;
    }
  }
}

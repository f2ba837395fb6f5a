import { htmlToLine } from './blocks.js';

/** Marks between a headline and the names of section and site around it: "Quay closed | Harbour - Vellmar Post". */
const MARKS = /\s+(?:[-–—|·•»:/]|::|\|\|)\s+|\s*\|\s*/g;

/** What a title may have around the headline. */
export interface TitleContext {
  /** What the site and the section are called, as far as the page says so; its domain's name too. */
  names: (string | null)[];
  /** The page's first heading, which has nothing around it. */
  heading: string | null;
}

/**
 * The headline in the first of the candidates that has one: without the names of site and section before and after it. Null
 * where there is none.
 * @param candidates may hold entities and tags; the best first
 */
export function headlineOf(candidates: (string | null | undefined)[], context: TitleContext): string | null {
  let name: string | null = null;
  for (const candidate of candidates) {
    const title = htmlToLine(candidate);
    const headline = title && unabridged(withoutNames(title, context), context.heading);
    if (headline) return headline;
    name ??= title;
  }
  // A page that has only its site's name for a title.
  return name;
}

/** The heading where it goes on after the headline: search engines want no more than 110 characters of it. */
function unabridged(headline: string | null, heading: string | null): string | null {
  const beginning = headline?.replace(/\s*(?:…|\.{3})$/, '') ?? '';
  return beginning.length >= 50 && heading?.startsWith(beginning) ? heading : headline;
}

/** Null where nothing but names is left. */
function withoutNames(title: string, { names, heading }: TitleContext): string | null {
  const around = new Set(names.filter((name) => name !== null).map(plain));
  const isName = (part: string) => around.has(plain(part));
  const marks = [...title.matchAll(MARKS)];
  const parts = [title.slice(0, marks[0]?.index ?? title.length)];
  for (const [at, mark] of marks.entries())
    parts.push(title.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? title.length));
  // A site's logo may be a heading, too; but that stands last in a title, and is no longer than the headline.
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  const isHeadline = [parts[0], longest].some(
    (part) => heading !== null && plain(part ?? '') === plain(heading),
  );
  if (heading !== null && parts.length > 1 && isHeadline && !isName(heading)) return heading;
  let [first, last] = [0, parts.length - 1];
  while (last >= first && isName(parts[last] ?? '')) last--;
  while (first <= last && isName(parts[first] ?? '')) first++;
  if (first > last) return null;
  const start = first === 0 ? 0 : (marks[first - 1]?.index ?? 0) + (marks[first - 1]?.[0].length ?? 0);
  return title.slice(start, marks[last]?.index ?? title.length).trim() || null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^the |\.(?:com?|org|net|[a-z]{2})\b|[^\p{L}\p{N}]/gu, '');
}

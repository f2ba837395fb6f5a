import { htmlToLine } from './blocks.js';
import { LIMITS } from './limits.js';

/** What follows a name in a line that goes on with the date: "Ann Lee November 18, 2019 12:01 PM". */
const DATED =
  /[\s,|·•-]+(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? )?(?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d.*)$/i;

const AUTHOR_CHARS = 300;

/** The names in "By Ann Lee and Bo Chen"; none in an address or in something too long to be names. */
export function splitByline(raw: string): string[] {
  const line = htmlToLine(raw)?.replace(/^by:? /i, '') ?? '';
  if (line.length > AUTHOR_CHARS || /^https?:|@|\/\//.test(line)) return [];
  return line
    .split(/ and | & |[;|]/)
    .flatMap((part, _, parts) => (parts.length > 1 ? part.split(',') : [part]))
    .map((name) => name.replace(DATED, '').trim())
    .filter((name) => name !== '' && !/\d/.test(name) && name.length <= LIMITS.nameChars);
}

/**
 * The name in an author as RSS has them: "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>", "Ann Lee (ann@example.org)".
 * Null where there is only an address.
 */
export function nameOfAuthor(raw: string): string | null {
  const line = htmlToLine(raw.slice(0, AUTHOR_CHARS).replace(/<([^<>\s]+@[^<>\s]+)>/g, ' $1 '));
  if (!line) return null;
  const inBrackets = /^\S+@\S+ *\(([^()@]+)\)$/.exec(line)?.[1];
  const name = inBrackets ?? line.replace(/\(?\S+@[^\s()]+\)?/g, ' ').replace(/\(\s*\)/g, ' ');
  return name.replace(/\s+/g, ' ').trim() || null;
}

import { siteLabel } from './address.js';
import type { PageMetadata } from './metadata.js';

const LABEL_CHARS = 120;
const DATE_LINE = /\b(?:19|20)\d\d\b/;
const MONTH_OR_TIME = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\d{1,2}[:./-]\d{2}/i;
const STAMP =
  /^\W*(?:(?:first |last )?(?:published|updated|posted|modified)|photo|image|picture|credit)\b|^©/i;
/** What players, galleries and buttons print. Numbers alone count pictures or comments. */
const CONTROL =
  /^(?:advertisement|caption|close|comments?|(?:image|photo|slide) \d+ (?:of|\/)[ /]*\d+|loading\W*|next|play|play video|previous|print|read more|share(?: this(?: article| story)?)?|show more|skip(?: ad)?|tweet|watch(?: now)?|\d{1,3}|\/\*)$/i;
const CREDIT = /^\(?(?:photo|image|picture|photograph)s?(?: credit| by)?\s*[:©]/i;
/** What stands below every article of an outlet. */
const BOILERPLATE =
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bsubject to copyright\b|^citation:|^via \S+$|^follow\b[^.]{0,150}(?:\btwitter\b|\bfacebook\b|\binstagram\b|@\w|https?:)|\bfollow (?:us|him|her|them|me)\b[^.]{0,60}(?:\btwitter\b|\bfacebook\b|\binstagram\b|@\w)|\bsign up (?:for|to)\b[^.]{0,80}\b(?:newsletter|email|e-mail|alerts?)\b|\bsubscribe to\b[^.]{0,80}\b(?:newsletter|channel|podcast|email)\b|\b(?:news tip|let us know at|email us at|contact us at)\b|\b(?:originally appeared|first appeared|first published) (?:on|in|at)\b/i;
const BOILERPLATE_CHARS = 500;

/** A short line that no person wrote for the article: a button, a counter, a picture's credit, a time stamp. */
export function isControl(text: string): boolean {
  if (text.length > LABEL_CHARS) return false;
  return CONTROL.test(text) || (!isSentence(text) && (CREDIT.test(text) || isStamp(text)));
}

/** A short line, no sentence, that says what the metadata say. */
export function isPrintedAbout(text: string, metadata: PageMetadata): boolean {
  if (text.length > LABEL_CHARS) return same(text, metadata.title) || isAddress(text);
  const names = [metadata.title, metadata.heading, metadata.section, metadata.siteName];
  if (names.some((name) => same(text, name)) || isAddress(text) || namesSite(text, metadata)) return true;
  if (/[.!?…"”’»]$/.test(text)) return false;
  const namesAuthor = metadata.bylines.some((name) => text.toLowerCase().includes(name.toLowerCase()));
  return namesAuthor || (DATE_LINE.test(text) && MONTH_OR_TIME.test(text));
}

/** A paragraph as outlets put it below their articles: rights, addresses to follow or to write to, who the author is. */
export function isBoilerplate(text: string, metadata: PageMetadata): boolean {
  if (/^[\s_*·•—–-]+$/.test(text)) return true;
  return text.length <= BOILERPLATE_CHARS && (BOILERPLATE.test(text) || isAboutAuthor(text, metadata));
}

function isSentence(text: string): boolean {
  return /[.!?]["”’]?$/.test(text) && !/\b[ap]\.m\.$/i.test(text);
}

function isStamp(text: string): boolean {
  return STAMP.test(text) && /\d|©/.test(text) && text.length <= LABEL_CHARS / 2;
}

function isAboutAuthor(text: string, { bylines }: PageMetadata): boolean {
  return bylines.some(
    (name) =>
      text.startsWith(name) &&
      /^,? (?:is|was|has|covers|reports|writes|works|contributed)\b/.test(text.slice(name.length)),
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

/** "Florida Today" on floridatoday.com. */
function namesSite(text: string, { url }: PageMetadata): boolean {
  if (url === null || text.length > 60) return false;
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === siteLabel(url);
}

function same(text: string, other: string | null): boolean {
  return other !== null && text.toLowerCase() === other.toLowerCase();
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { htmlToText } from '../../dist/src/collect/blocks.js';
import { decodeBytes } from '../../dist/src/collect/decode.js';
import { readFeed } from '../../dist/src/collect/feed.js';
import { wordsOf } from '../../dist/src/collect/feed-text.js';
import { wantedBy } from './expectation.mjs';

/** Where feedparser's own tests serve the files: expectations of resolved addresses count on it. */
const ORIGIN = 'http://127.0.0.1:8097/tests';

/**
 * What the fields of feedparser's result are called in ours. A text there may be HTML: ours is its plain words. Dates as they
 * are written are not kept by ours, so only the parsed ones count.
 */
const FEED_FIELDS = {
  title: ['title', 'title_detail.value'],
  link: ['link'],
  id: ['id', 'guid'],
  published: ['published_parsed'],
  updated: ['updated_parsed', 'date_parsed', 'modified_parsed'],
  language: ['language', 'title_detail.language'],
  summary: ['subtitle', 'tagline', 'description', 'subtitle_detail.value', 'tagline_detail.value'],
  author: ['author_detail.name', 'authors.0.name'],
};
const ITEM_FIELDS = {
  title: ['title', 'title_detail.value'],
  link: ['link'],
  id: ['id', 'guid'],
  published: ['published_parsed', 'issued_parsed'],
  updated: ['updated_parsed', 'modified_parsed'],
  language: ['title_detail.language', 'summary_detail.language', 'content.0.language'],
  summary: ['summary', 'description', 'summary_detail.value'],
  content: ['content.0.value'],
  author: ['author_detail.name', 'authors.0.name'],
};

/**
 * Reads every feed of feedparser's tests and holds what was read against its expectation.
 * @param {string} folder the set: tests/** with feeds that carry `Expect:` in their first comment
 * @returns {{feeds: number, parsed: number, kinds: Record<string, {values: number, exact: number, literal: number}>, misses: object[]}}
 */
export function scoreFeeds(folder) {
  const root = join(folder, 'tests');
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xml|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
  const result = { feeds: names.length, parsed: 0, kinds: {}, misses: [] };
  for (const name of names) scoreFeed(root, name, result);
  return result;
}

function scoreFeed(root, name, result) {
  const bytes = readFileSync(join(root, name));
  const headers = headersOf(bytes);
  const { text } = decodeBytes(bytes, headers['content-type'] ?? null);
  const address = new URL(headers['content-location'] ?? '', `${ORIGIN}/${name}`).href;
  let feed = null;
  try {
    feed = readFeed(text, address);
    result.parsed++;
  } catch (error) {
    result.misses.push({ kind: 'not parsed', name, error: error.message });
  }
  const wanted = wantedBy(conditionOf(text)).map(wantedOfOurs).filter(Boolean);
  for (const { field, at, value } of wanted) {
    result.kinds[field] ??= { values: 0, exact: 0, literal: 0 };
    const kind = result.kinds[field];
    kind.values++;
    const given = feed === null ? undefined : valueIn(feed, field, at);
    if (given === value) kind.literal++;
    if (sameValue(field, value, given)) kind.exact++;
    else result.misses.push({ kind: field, name, at: at ?? 'feed', wanted: value, given });
  }
}

/** The comment's `Header:` lines, names in lower case. */
function headersOf(bytes) {
  const lines = bytes
    .toString('latin1')
    .replaceAll('\0', '')
    .matchAll(/^(?:<!--\s*)?Header:\s*([\w-]+):\s*(.+)$/gm);
  return Object.fromEntries([...lines].map(([, header, value]) => [header.toLowerCase(), value.trim()]));
}

function conditionOf(text) {
  return /Expect:\s*(.+?)\s*(?:-->|$)/m.exec(text)?.[1] ?? '';
}

/** What a path of feedparser's result is in ours; null where ours has no such field or the value is of another kind. */
function wantedOfOurs({ path, value }) {
  const [root, ...rest] = path;
  const at = root === 'entries' ? Number(rest.shift()) : null;
  if (root !== 'entries' && root !== 'feed') return null;
  const fields = Object.entries(at === null ? FEED_FIELDS : ITEM_FIELDS);
  const field = fields.find(([, names]) => names.includes(rest.join('.')))?.[0];
  if (field === undefined) return null;
  const isDate = field === 'published' || field === 'updated';
  if (isDate !== Array.isArray(value) || !(isDate || typeof value === 'string')) return null;
  return { field, at, value: isDate ? dateOf(value) : value };
}

/** Python's time tuple, which is in UTC. */
function dateOf([year, month, day, hour, minute, second]) {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
}

function valueIn(feed, field, at) {
  const part = at === null ? feed : feed.items.at(at);
  if (!part) return undefined;
  if (field === 'published') return part.publishedAt;
  if (field === 'updated') return part.updatedAt;
  if (field === 'author') return part.bylines?.[0];
  if (field === 'link') return at === null ? part.home : part.link;
  if (field === 'language') return part.language ?? feed.language;
  if (field === 'content' || field === 'summary') return wordsOf(part[field]);
  return part[field];
}

/** Ours are plain words: HTML that is wanted counts by its own. Language tags have no case. */
function sameValue(field, wanted, given) {
  if (field === 'language') return wanted.toLowerCase() === (given ?? '').toLowerCase();
  if (!['title', 'summary', 'content'].includes(field)) return wanted === given;
  const spaced = (text) => text.replace(/\s+/g, ' ').trim();
  return [spaced(wanted), spaced(htmlToText(wanted))].includes(spaced(given ?? ''));
}
